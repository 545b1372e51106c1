/** Arrays of one number per base row, kept between rankings so that none allocates. */
export class Columns {
  #rows = 0;
  #columns: Int32Array[] = [];

  /**
   * @param rows rows needed
   * @param count columns needed
   * @returns that many columns, all zero, valid until the next call
   */
  take(rows: number, count: number): Int32Array[] {
    if (rows !== this.#rows) {
      this.#rows = rows;
      this.#columns = [];
    }
    const kept = this.#columns.slice(0, count);
    for (const column of kept) column.fill(0);
    while (this.#columns.length < count) this.#columns.push(new Int32Array(rows));
    return this.#columns.slice(0, count);
  }
}
