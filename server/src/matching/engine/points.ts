/**
 * @param score micro-points
 * @param full micro-points that are worth 100 points
 * @returns points to two places and more, for banding; not rounded
 */
function exactPoints(score: number, full: number): number {
  return full > 0 ? (100 * score) / full : 0;
}

/**
 * Shown points of a score: 100 × score / full, rounded half up, and cut off at 0 and 100.
 * @param score micro-points
 * @param full micro-points that are worth 100 points: Σ over signals of the most each can add
 */
export function shownPoints(score: number, full: number): number {
  return Math.max(0, Math.min(100, Math.floor(exactPoints(score, full) + 0.5)));
}

/**
 * The band of scores that count as tied. Bands start where shown points change when the width is 1 divided by a
 * whole number, so a list never shows fewer points above more.
 * @param width of a band in points
 */
export function tieBand(score: number, full: number, width: number): number {
  return Math.floor((exactPoints(score, full) + 0.5) / width);
}

/**
 * A score that is below every score of a band, or close below: for leaving out early what cannot be listed.
 * @param band as tieBand gives it; also -Infinity and Infinity
 */
export function scoreBelowBand(band: number, full: number, width: number): number {
  return Math.floor(((band * width - 0.5) * full) / 100) - 1;
}

/** The least whole score of a band. */
export function leastScoreOfBand(band: number, full: number, width: number): number {
  let score = scoreBelowBand(band, full, width);
  while (tieBand(score, full, width) < band) score++;
  return score;
}

/**
 * Splits a total into whole points in proportion to the parts, by largest remainder; equal remainders are served
 * in the order of the parts.
 * @param micros micro-points of each part; may be negative
 * @param full micro-points that are worth 100 points
 * @param total whole points to arrive at
 * @returns one whole number per part, adding up to total exactly; a part of 0 gets 0 unless no other can take it
 */
export function sharePoints(micros: readonly number[], full: number, total: number): number[] {
  const exact = micros.map((micro) => exactPoints(micro, full));
  const shares = exact.map((points) => Math.floor(points));
  const order = exact
    .map((points, i) => ({ i, remainder: points - shares[i]! }))
    .filter(({ i }) => micros[i] !== 0)
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  let left = total - shares.reduce((sum, share) => sum + share, 0);
  if (order.length === 0) return shares;
  for (let turn = 0; left > 0; turn++, left--) shares[order[turn % order.length]!.i]!++;
  for (let turn = order.length - 1; left < 0; turn--, left++) {
    shares[order[((turn % order.length) + order.length) % order.length]!.i]!--;
  }
  return shares;
}
