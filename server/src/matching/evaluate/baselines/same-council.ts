import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';

/** By past awards from the same buyer. */
export const sameCouncil: Baseline = {
  name: 'same council',
  about: 'Most awards from the same buyer first, older ones counting less.',
  grid: gridOf({ halfLifeDays: [365, 1095, 1e9] }),
  prepare(records, { halfLifeDays }) {
    const decays = records.decays(halfLifeDays!);
    return ({ notice }) => {
      const scores = records.scores();
      for (const at of records.ofBuyer.get(notice.buyer) ?? []) records.addTo(scores, at, decays[at]!);
      return scores;
    };
  },
};
