/** Lets one in at a time, in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn, with what ends the turn; to be called once, whatever happens. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let over!: () => void;
    this.#last = new Promise((resolve) => (over = resolve));
    await before;
    return over;
  }

  /** Does the work in a turn of its own. @throws what the work throws */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const over = await this.take();
    try {
      return await work();
    } finally {
      over();
    }
  }
}
