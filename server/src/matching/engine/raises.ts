import { FULL_IMPACT, FULL_WEIGHT } from './fixed-point.ts';
import type { PackedPostings } from './packed-postings.ts';
import { addPacked } from './packed-postings.ts';

/** What a value of 1 is as a raise. */
export const FULL_RAISE = 2 ** 30;

/** Steps of a value, a power of two: what a raise is worth is worked out for whole steps, the raise rounded up to one. */
export const STEPS = 1024;
const STEP_BITS = Math.log2(FULL_RAISE / STEPS);
const LAST_OF_STEP = 2 ** STEP_BITS - 1;

/** No raise is greater: one step more than all of them, because posting lists round up. */
const MOST = FULL_RAISE + LAST_OF_STEP;

/** The step that covers a raise: 0 for none, else 1 to STEPS + 1, the last for what is more than 1 by rounding alone. */
export const stepOf = (raise: number): number => (raise + LAST_OF_STEP) >> STEP_BITS;

/**
 * The most that one signal can say of each row, as far as posting lists tell: a whole number per row. They need only be
 * large enough, so weight and impact are multiplied as small whole numbers.
 */
export class Raises {
  /** In units of 1/FULL_RAISE; 0 for a row that nothing raises. */
  readonly rows: Int32Array;
  /** Rows raised one by one, each once, as far as `touched` says. */
  readonly order: Int32Array;
  touched = 0;
  /** Whether posting lists raised rows; those are not noted one by one. */
  #many = false;
  /** Rows with 0 here are not raised one by one; null = all are. */
  #listed: Int32Array | null = null;

  constructor(rows: number) {
    this.rows = new Int32Array(rows);
    this.order = new Int32Array(rows);
  }

  /**
   * Forgets all raises.
   * @param listed rows with 0 here are not raised one by one from now on; null = all are
   */
  clear(listed: Int32Array | null): void {
    if (this.#many) this.rows.fill(0);
    else for (let i = 0; i < this.touched; i++) this.rows[this.order[i]!] = 0;
    this.touched = 0;
    this.#many = false;
    this.#listed = listed;
  }

  /** Raises one row by at least so much. @param value above 0, at most 1 */
  raise(row: number, value: number): void {
    if (this.#listed !== null && this.#listed[row] === 0) return;
    const before = this.rows[row]!;
    if (before === 0) this.order[this.touched++] = row;
    this.rows[row] = Math.min(MOST, before + value * FULL_RAISE + 1) | 0;
  }

  /**
   * Raises all rows in some posting lists by at least share × impact.
   * @param shares of the signal, adding up to at most 32,767
   */
  raiseByPostings(postings: PackedPostings, ids: readonly number[], shares: Uint16Array): void {
    const perShare = FULL_RAISE / (FULL_WEIGHT * FULL_IMPACT);
    for (let i = 0; i < ids.length; i++) {
      // Stryker disable next-line ConditionalExpression,EqualityOperator: a share of 0 adds 0, so leaving it out saves time alone
      if (shares[i]! > 0) addPacked(postings, ids[i]!, shares[i]! * perShare, this.rows);
    }
    this.#many = true;
  }
}

/**
 * What each step of a signal is worth.
 * @param worth of a value from 0 to 1; never falls
 * @param steps receives it, rounded up; 0 for step 0
 */
export function stepsOf(worth: (value: number) => number, steps: Int32Array): Int32Array {
  for (let step = 1; step <= STEPS; step++) steps[step] = Math.ceil(worth(step / STEPS));
  steps[STEPS + 1] = steps[STEPS]!;
  return steps;
}
