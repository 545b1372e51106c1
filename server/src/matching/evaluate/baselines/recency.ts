import type { Baseline } from './baseline.ts';

/** By the day of the last award. */
export const recency: Baseline = {
  name: 'recency',
  about: 'Latest award first.',
  grid: [{}],
  prepare(records) {
    const scores = records.scores();
    records.split.past.forEach(({ day }, at) => {
      for (const supplier of records.split.pastSuppliers[at]!)
        scores[supplier] = Math.max(scores[supplier]!, day);
    });
    return () => scores;
  },
};
