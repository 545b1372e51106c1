import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';

/** By the number of past awards, whoever the buyer and whatever the work. */
export const popularity: Baseline = {
  name: 'popularity',
  about: 'Most awards first, older ones counting less.',
  grid: gridOf({ halfLifeDays: [365, 1095, 1e9] }),
  prepare(records, { halfLifeDays }) {
    const scores = records.scores();
    records.decays(halfLifeDays!).forEach((decay, at) => records.addTo(scores, at, decay));
    return () => scores;
  },
};
