import { cpvAncestors } from '../../../taxonomy/cpv.ts';
import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';

/** By how many awards the supplier has at or above the need's codes, deeper levels counting more. */
export const cpvHierarchy: Baseline = {
  name: 'damped CPV hierarchy',
  about: 'Σ over the need’s codes and those above of level weight × ln(1 + decayed awards there).',
  grid: gridOf({ damping: [0.2, 0.4, 0.6], halfLifeDays: [1095, 1e9] }),
  prepare(records, { damping, halfLifeDays }) {
    const decays = records.decays(halfLifeDays!);
    const awards = new Map<string, Map<number, number>>();
    records.split.past.forEach(({ cpvCodes }, at) => {
      for (const code of new Set(cpvCodes.flatMap((one) => [one, ...cpvAncestors(one)]))) {
        const counts = awards.get(code) ?? new Map<number, number>();
        awards.set(code, counts);
        for (const supplier of records.split.pastSuppliers[at]!)
          counts.set(supplier, (counts.get(supplier) ?? 0) + decays[at]!);
      }
    });
    return ({ notice }) => {
      const scores = records.scores();
      const levels = new Map<string, number>();
      for (const code of notice.cpvCodes) {
        [code, ...cpvAncestors(code)].forEach((one, up) =>
          levels.set(one, Math.max(levels.get(one) ?? 0, damping! ** up)),
        );
      }
      for (const [code, level] of levels) {
        for (const [supplier, count] of awards.get(code) ?? [])
          scores[supplier] = scores[supplier]! + level * Math.log(1 + count);
      }
      return scores;
    };
  },
};
