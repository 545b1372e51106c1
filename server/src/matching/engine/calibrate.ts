/** A pair as calibration sees it. */
export interface Outcome {
  score: number;
  /** 1 = the supplier was taken on, 0 = it was not. */
  outcome: number;
}

/** Platt scaling: p = σ(a·score + b). It words the display band and never orders anything. */
export interface Calibration {
  a: number;
  b: number;
}

/** Two in a hundred, whatever the score: what there is to say without outcomes. */
const untold: Calibration = { a: 0, b: -4 };

/** The chance that a pair of this score becomes an engagement, 0 to 1. */
export function chanceOf(score: number, { a, b }: Calibration): number {
  return 1 / (1 + Math.exp(-(a * score + b)));
}

/**
 * Fits a and b by Newton's method on the log-likelihood, with Platt's smoothed targets. Scores are standardised
 * inside, so any scale will do.
 * @param outcomes the result depends on their order by rounding only
 * @returns without any outcome, the same chance for every score: about that of the first of a list
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  const count = outcomes.length;
  if (count === 0) return untold;
  const mean = outcomes.reduce((sum, { score }) => sum + score, 0) / count;
  const spread = Math.sqrt(outcomes.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / count) || 1;
  const positive = outcomes.reduce((sum, { outcome }) => sum + outcome, 0);
  const high = (positive + 1) / (positive + 2);
  const low = 1 / (count - positive + 2);
  let a = 0;
  let b = Math.log((positive + 1) / (count - positive + 1));
  for (let step = 0; step < 60; step++) {
    let ga = 0;
    let gb = 0;
    let haa = 1e-6;
    let hab = 0;
    let hbb = 1e-6;
    for (const { score, outcome } of outcomes) {
      const x = (score - mean) / spread;
      const p = chanceOf(x, { a, b });
      const miss = p - (outcome > 0 ? high : low);
      const curve = p * (1 - p);
      ga += miss * x;
      gb += miss;
      haa += curve * x * x;
      hab += curve * x;
      hbb += curve;
    }
    const determinant = haa * hbb - hab * hab;
    const da = (hbb * ga - hab * gb) / determinant;
    const db = (haa * gb - hab * ga) / determinant;
    a -= da;
    b -= db;
    if (Math.abs(da) + Math.abs(db) < 1e-10) break;
  }
  return { a: a / spread, b: b - (a * mean) / spread };
}

/** Sums of one bin of pairs with like chances. */
export interface CalibrationBin {
  count: number;
  chances: number;
  outcomes: number;
}

/** Expected calibration error: the mean gap between chance and outcome over bins, each by its number of pairs. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  let gap = 0;
  let count = 0;
  for (const bin of bins) {
    gap += Math.abs(bin.chances - bin.outcomes);
    count += bin.count;
  }
  return count === 0 ? 0 : gap / count;
}
