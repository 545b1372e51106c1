/** A 95 % interval: least and greatest plausible value. */
export type Interval = [number, number];

/** How often the needs are drawn anew. */
const DRAWS = 1000;

/** A stream of whole numbers below a bound, the same for the same seed (mulberry32). */
export function drawsFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/**
 * Draws the needs of a test with replacement, the same needs for every model, so that differences are paired.
 * @returns per draw the places drawn
 */
export function resamples(needs: number, seed = 1): readonly Uint32Array[] {
  const draw = drawsFrom(seed);
  return Array.from({ length: needs === 0 ? 0 : DRAWS }, () =>
    Uint32Array.from({ length: needs }, () => draw(needs)),
  );
}

/** The middle 95 % of what a statistic is over the draws. */
export function intervalOf(
  samples: readonly Uint32Array[],
  statistic: (places: Uint32Array) => number,
): Interval {
  const values = samples.map(statistic).sort((a, b) => a - b);
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

/** As intervalOf, for the mean of one value per need. */
export function meanInterval(samples: readonly Uint32Array[], values: readonly number[]): Interval {
  return intervalOf(samples, (places) => {
    let sum = 0;
    for (const place of places) sum += values[place]!;
    return sum / places.length;
  });
}

/** The mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
