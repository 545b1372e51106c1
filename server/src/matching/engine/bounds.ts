import type { Kernel, RaiseWorth } from './kernel.ts';
import { BLOCK, plainKernel, worthOf } from './kernel.ts';
import type { Raises } from './raises.ts';

/** What a full score is worth as a bound; as much again is left for rounding up. */
export const FULL_BOUND = 2 ** 30;

const BLOCK_BITS = Math.log2(BLOCK);

const MOST = 0x7fffffff;

/**
 * Bounds on scores: one whole number per row, to which every signal adds what its part can come to at most.
 */
export class Bounds {
  readonly rows: Int32Array;
  /** The highest bound of each block, unless that row was dropped since. */
  readonly #peaks: Int32Array;
  readonly #kernel: Kernel;

  constructor(rows: number, kernel: Kernel = plainKernel) {
    this.#kernel = kernel;
    this.rows = kernel.ints(rows);
    this.#peaks = kernel.ints(Math.ceil(rows / BLOCK));
  }

  /**
   * Begins with the rows that signals list: those with a raise of the one or the other. The rows that are not open are left
   * out: `gate[keys[row]]` is 1 for an open row.
   * @param worths what a raise is worth, for the two in turn; at least 1
   * @returns how many rows there are
   */
  begin(
    [first, second]: readonly [Raises, Raises],
    worths: readonly [RaiseWorth, RaiseWorth],
    gate: Uint8Array,
    keys: Uint32Array,
  ): number {
    const { rows } = this;
    const count = this.#kernel.sumBoth([first.rows, second.rows], worths, rows, this.#peaks);
    return gate.every((one) => one === 1) ? count : count - close(rows, gate, keys, this.#peaks);
  }

  /** Adds what another signal's raises are worth to the rows that stay. */
  add({ rows: raised, order, touched }: Raises, worth: RaiseWorth): void {
    for (let i = 0; i < touched; i++) this.#raise(order[i]!, Math.ceil(worthOf(worth, raised[order[i]!]!)));
  }

  #raise(row: number, by: number): void {
    const before = this.rows[row]!;
    if (before <= 0) return;
    const bound = (before + by) | 0;
    this.rows[row] = bound;
    const block = row >> BLOCK_BITS;
    if (bound > this.#peaks[block]!) this.#peaks[block] = bound;
  }

  /** Leaves out one more row. */
  drop(row: number): void {
    this.rows[row] = 0;
  }

  /** The first row from one on with at least a bound above 0, or the number of rows. */
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

  /** The rows with the highest bounds above 0: as many as wanted, as far as there are so many. */
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

/** Leaves out the rows that are not open, and finds the highest of each block anew. @returns how many had a bound */
function close(rows: Int32Array, gate: Uint8Array, keys: Uint32Array, peaks: Int32Array): number {
  let closed = 0;
  peaks.fill(0);
  for (let row = 0; row < rows.length; row++) {
    const bound = rows[row]!;
    if (bound === 0) continue;
    if (gate[keys[row]!] === 1) {
      const block = row >> BLOCK_BITS;
      if (bound > peaks[block]!) peaks[block] = bound;
    } else {
      rows[row] = 0;
      closed++;
    }
  }
  return closed;
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
