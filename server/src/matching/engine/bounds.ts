import { FULL_IMPACT, FULL_WEIGHT } from './fixed-point.ts';
import type { Postings } from './postings.ts';
import { addPostings } from './postings.ts';

/**
 * Bounds on scores: one whole number per row, in which every signal raises what a row can have at most. They need only
 * be large enough, so weight and impact are multiplied as small whole numbers.
 */

/** What a full score is worth as a bound; as much again is left for rounding up. */
export const FULL_BOUND = 2 ** 30;

/** The bound of a row that cannot be listed; it stays below 0 whatever is added. */
export const OUT = -0x80000000;

const MOST = 0x7fffffff;

/** Raises one row's bound by at least `by`; it stays an int32. */
export function raise(bounds: Int32Array, row: number, by: number): void {
  bounds[row] = Math.min(MOST, bounds[row]! + by + 1);
}

/**
 * Raises the bounds of all rows in some posting lists by at least share × impact.
 * @param shares of the signal, adding up to at most 32,767
 * @param full what the signal's greatest value is worth as a bound
 */
export function raiseByPostings(
  bounds: Int32Array,
  postings: Postings,
  ids: readonly number[],
  shares: Uint16Array,
  full: number,
): void {
  const perShare = full / (FULL_WEIGHT * FULL_IMPACT);
  for (let i = 0; i < ids.length; i++) {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: a share of 0 adds 0, so leaving it out saves time alone
    if (shares[i]! > 0) addPostings(postings, ids[i]!, Math.ceil(shares[i]! * perShare), bounds);
  }
}
