type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** A typed array that doubles when full: for lists whose length is known only at the end. */
export class Growable<T extends Numbers> {
  values: T;
  length = 0;
  readonly #make: (size: number) => T;

  /** @param make makes a zeroed array of a size, such as `(n) => new Uint32Array(n)` */
  constructor(make: (size: number) => T, capacity = 1024) {
    this.#make = make;
    this.values = make(capacity);
  }

  /** Appends one number. */
  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = this.#make(Math.max(16, this.values.length * 2));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  /** A copy of exactly the numbers appended. */
  trimmed(): T {
    return this.values.slice(0, this.length) as T;
  }
}

/**
 * A copy of exactly the numbers appended, two bytes each where that is enough.
 * @param size above every number
 */
export function compact({ values, length }: Growable<Uint32Array>, size: number): Uint16Array | Uint32Array {
  const numbers = values.subarray(0, length);
  return size <= 65_536 ? Uint16Array.from(numbers) : numbers.slice();
}
