import { FULL_IMPACT, FULL_WEIGHT } from './fixed-point.ts';
import type { PackedPostings } from './packed-postings.ts';
import { addPacked } from './packed-postings.ts';

/** What a full score is worth as a bound; as much again is left for rounding up. */
export const FULL_BOUND = 2 ** 30;

/** Rows of one block, a power of two: bounds are looked through block by block, and few blocks have a high one. */
const BLOCK = 64;
const BLOCK_BITS = Math.log2(BLOCK);

const MOST = 0x7fffffff;

/**
 * Bounds on scores: one whole number per row, in which every signal raises what a row can have at most. They need only
 * be large enough, so weight and impact are multiplied as small whole numbers.
 */
export class Bounds {
  readonly rows: Int32Array;
  /** No bound of a block is higher, once `leaveOut` was called. */
  readonly #peaks: Int32Array;

  constructor(rows: number) {
    this.rows = new Int32Array(rows);
    this.#peaks = new Int32Array(Math.ceil(rows / BLOCK));
  }

  clear(): void {
    this.rows.fill(0);
  }

  /** Raises one row's bound by at least `by`, unless it is left out; it stays an int32. Called after `leaveOut`. */
  raise(row: number, by: number): void {
    const before = this.rows[row]!;
    if (before <= 0) return;
    const bound = Math.min(MOST, before + by + 1) | 0;
    this.rows[row] = bound;
    const block = row >> BLOCK_BITS;
    if (bound > this.#peaks[block]!) this.#peaks[block] = bound;
  }

  /**
   * Raises the bounds of all rows in some posting lists by at least share × impact. Called before `leaveOut`.
   * @param shares of the signal, adding up to at most 32,767
   * @param full what the signal's greatest value is worth as a bound
   */
  raiseByPostings(postings: PackedPostings, ids: readonly number[], shares: Uint16Array, full: number): void {
    const perShare = full / (FULL_WEIGHT * FULL_IMPACT);
    for (let i = 0; i < ids.length; i++) {
      // Stryker disable next-line ConditionalExpression,EqualityOperator: a share of 0 adds 0, so leaving it out saves time alone
      if (shares[i]! > 0) addPacked(postings, ids[i]!, shares[i]! * perShare, this.rows);
    }
  }

  /**
   * Leaves out the rows that are not open, or that nothing has raised yet: `gate[keys[row]]` is 1 for an open row.
   * @returns how many stay
   */
  leaveOut(gate: Uint8Array, keys: Uint32Array): number {
    const { rows } = this;
    if (!gate.every((open) => open === 1))
      for (let row = 0; row < rows.length; row++) rows[row] = rows[row]! & -gate[keys[row]!]!;
    let count = 0;
    for (let from = 0, block = 0; from < rows.length; from += BLOCK, block++) {
      const to = Math.min(from + BLOCK, rows.length);
      let peak = 0;
      let some = 0;
      // Without branches: which rows have a bound is as good as random, and wrong guesses would take most of the time.
      for (let row = from; row < to; row++) {
        const bound = rows[row]!;
        some = (some + (-bound >>> 31)) | 0;
        peak = Math.max(peak, bound);
      }
      this.#peaks[block] = peak;
      count += some;
    }
    return count;
  }

  /** Leaves out one more row. */
  drop(row: number): void {
    this.rows[row] = 0;
  }

  /** The first row from one on with at least a bound above 0, or the number of rows. Called after `leaveOut`. */
  nextAbove(from: number, least: number): number {
    const { rows } = this;
    const peaks = this.#peaks;
    let row = from;
    while (row < rows.length) {
      const end = Math.min(rows.length, ((row >> BLOCK_BITS) + 1) << BLOCK_BITS);
      if (peaks[row >> BLOCK_BITS]! < least) row = end;
      while (row < end && rows[row]! < least) row++;
      if (row < end) break;
    }
    return row;
  }

  /** The rows with the highest bounds above 0: as many as wanted, as far as there are so many. Called after `leaveOut`. */
  highest(wanted: number): number[] {
    const { rows } = this;
    if (wanted === 0) return [];
    // Each peak is some row's bound, so as many rows as blocks reach it.
    const least = reachedBy(this.#peaks, wanted);
    const found: number[] = [];
    for (let row = 0; (row = this.nextAbove(row, least)) < rows.length; row++) found.push(row);
    return found.sort((a, b) => rows[b]! - rows[a]!).slice(0, wanted);
  }
}

/**
 * A number that at least so many of the values reach, by less than a 256th, or by less than 1, below the highest such
 * number: found by halving, without putting them in order.
 * @param values from 0 to 2^31 - 1
 * @returns at least 1; 1 where there are not so many values
 */
export function reachedBy(values: Int32Array, wanted: number): number {
  let from = 1;
  let to = MOST;
  while (to - from > Math.max(1, from / 256)) {
    const middle = from + Math.floor((to - from) / 2);
    let reached = 0;
    for (let i = 0; i < values.length; i++) reached += values[i]! >= middle ? 1 : 0;
    if (reached >= wanted) from = middle;
    else to = middle;
  }
  return from;
}
