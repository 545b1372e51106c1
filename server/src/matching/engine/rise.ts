/**
 * How fast a signal's points come. With a rise, the first part of a value brings more than the last: some fit of many
 * kinds tells more apart, below the very best, than a little more of one.
 */
export interface Rise {
  /** Part of the value that rises early, 0 to 1; the rest counts as it is. */
  readonly share: number;
  /** Value at which the early part is about half full, more than 0. */
  readonly half: number;
}

/** φ as linear·f + early·f/(f + half); null is a rise of no early part. */
export function curveOf(rise: Rise | null): { linear: number; early: number; half: number } {
  if (rise === null) return { linear: 1, early: 0, half: 1 };
  const { share, half } = rise;
  return { linear: 1 - share, early: share * (1 + half), half };
}

/**
 * φ(f) = (1 - share)·f + share·f·(1 + half)/(f + half): never falls, and is concave, so that φ(f + g) ≤ φ(f) + φ(g).
 *
 * Worked example, in the test beside this file: with share 0.8 and half 0.05 a value of 0.05 counts 0.43, one of 0.5
 * counts 0.864, and 1 counts 1.
 * @param value of a signal, -1 to 1; below 0 it counts as it is
 * @returns 0 to 1 for a value from 0 to 1
 */
export function risen(value: number, rise: Rise | null): number {
  if (rise === null || value <= 0) return value;
  const { share, half } = rise;
  return (1 - share) * value + (share * value * (1 + half)) / (value + half);
}
