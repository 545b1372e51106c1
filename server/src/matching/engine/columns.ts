/** One signal's values for all rows, in units of 1/UNIT, while a list is being ranked. */
export class Column {
  readonly values: Int32Array;
  /** Rows that hold a value, when few do; null = look at all rows. */
  touched: number[] | null = null;

  constructor(rows: number) {
    this.values = new Int32Array(rows);
  }

  /** Sets every value back to zero. */
  clear(): void {
    if (this.touched === null) this.values.fill(0);
    else for (const row of this.touched) this.values[row] = 0;
    this.touched = [];
  }
}

/** The columns of one index, kept between rankings so that none allocates. */
export class Columns {
  #rows = 0;
  #columns: Column[] = [];

  /**
   * @param rows rows needed
   * @param count columns needed
   * @returns that many columns, all zero, valid until the next call
   */
  take(rows: number, count: number): Column[] {
    if (rows > this.#rows) {
      this.#rows = Math.ceil(rows * 1.1) + 64;
      this.#columns = [];
    }
    while (this.#columns.length < count) this.#columns.push(new Column(this.#rows));
    for (const column of this.#columns) column.clear();
    const taken = this.#columns.slice(0, count);
    for (const column of taken) column.touched = null;
    return taken;
  }
}
