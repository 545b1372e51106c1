/**
 * Whole-number arithmetic of the engine. A signal's value f in [-1, 1] is held as an integer of 1/UNIT, so that
 * sums do not depend on the order of their terms: a list, a single pair, a fresh index and a changed one agree
 * to the last bit.
 */

/** The largest impact of a posting: 1.0 as an unsigned 16-bit integer. */
export const FULL_IMPACT = 65_535;

/** The sum of a query's weights: 1.0 in 15 bits, so that weight × impact, summed, fits a signed 32-bit integer. */
export const FULL_WEIGHT = 32_767;

/** 1.0 for a signal's value. */
export const UNIT = FULL_IMPACT * FULL_WEIGHT;

/** Makes a micro-point figure positive, so that cutting off its fraction rounds down; more than any score. */
const SHIFT = 2 ** 29;

/** Micro-points in one point of weight. */
export const MICRO = 1_000_000;

/**
 * @param value share in [0, 1]; more is cut off
 * @returns an impact in 0..65,535; anything above zero is at least 1, so that presence is never lost
 */
export function quantiseImpact(value: number): number {
  if (!(value > 0)) return 0;
  return Math.max(1, Math.min(FULL_IMPACT, Math.round(value * FULL_IMPACT)));
}

/**
 * @param value share in [-1, 1]; more is cut off
 * @returns the same in units of 1/UNIT, an int32
 */
export function quantiseValue(value: number): number {
  return Math.round(Math.max(-1, Math.min(1, value)) * UNIT);
}

/**
 * Turns weights into shares of their sum, as integers.
 * @param weights at least 0, in an order that depends on content only (their sum is floating point)
 * @returns integers whose sum is at most 32,767; all zero when the weights are
 */
export function quantiseShares(weights: readonly number[]): Uint16Array {
  const shares = new Uint16Array(weights.length);
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (!(sum > 0)) return shares;
  for (let i = 0; i < weights.length; i++) shares[i] = Math.floor((weights[i]! / sum) * FULL_WEIGHT);
  return shares;
}

/**
 * The one quantisation of a contribution.
 * @param value a signal's value in units of 1/UNIT
 * @param microPerUnit weight × 1,000,000 / UNIT
 * @returns micro-points rounded half up, an int32; the weight is below 500
 */
export function toMicro(value: number, microPerUnit: number): number {
  return ((value * microPerUnit + (SHIFT + 0.5)) | 0) - SHIFT;
}
