/** Looks numbers up in the query of one owner at a time: a table as large as all numbers, kept between queries. */
export class QueryTable {
  #places = new Uint16Array(1024);
  #owner: object | null = null;
  #numbers: readonly number[] = [];

  /**
   * @param owner whose query it is; as long as it is the same, the table is not written again
   * @param numbers each once, at most 65,535 of them
   * @param size above every number that will be looked up
   * @returns for every number its place in the query plus 1, or 0; valid until the next owner
   */
  of(owner: object, numbers: readonly number[], size: number): Uint16Array {
    if (owner === this.#owner && size <= this.#places.length) return this.#places;
    if (size > this.#places.length) this.#places = new Uint16Array(size + (size >> 2));
    else for (const number of this.#numbers) this.#places[number] = 0;
    for (let i = 0; i < numbers.length; i++) this.#places[numbers[i]!] = i + 1;
    this.#owner = owner;
    this.#numbers = numbers;
    return this.#places;
  }
}
