import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';
import { bm25 } from './bm25.ts';
import { cpvHierarchy } from './cpv-hierarchy.ts';
import type { Scores } from './records.ts';
import { sameCouncil } from './same-council.ts';

/** Each at most 1, so that equal weights mean something. */
function scaled(scores: Scores): Scores {
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  return most === 0 ? scores : scores.map((score) => score / most);
}

/** What a sensible person would try first. */
export const blend: Baseline = {
  name: 'equal-weight blend',
  about: 'BM25, damped CPV hierarchy and same council, each divided by its best score, added up.',
  grid: gridOf({ k1: [0.8, 1.2], b: [0.5, 0.75], damping: [0.4], halfLifeDays: [1095, 1e9] }),
  prepare(records, params) {
    const parts = [bm25, cpvHierarchy, sameCouncil].map((baseline) => baseline.prepare(records, params));
    return (need) => {
      const total = records.scores();
      for (const part of parts)
        scaled(part(need)).forEach((score, supplier) => (total[supplier] = total[supplier]! + score));
      return total;
    };
  },
};
