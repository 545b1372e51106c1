import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AwardNotice } from '../../server/src/matching/evaluate/award-notice.ts';
import { figuresOf, judgeAll } from '../../server/src/matching/evaluate/judge.ts';
import { parleyModel } from '../../server/src/matching/evaluate/parley.ts';
import { readNoticesToJudge } from '../../server/src/matching/evaluate/read-notices.ts';
import { splitAt } from '../../server/src/matching/evaluate/time-split.ts';
import { startPolicy, withoutFairness } from '../../server/src/matching/engine/policy.ts';

const awards = fileURLToPath(new URL('../../../shared/data/awards.csv', import.meta.url));
const there = existsSync(awards);
if (!there)
  console.warn('The open data is not beside the project, so the quality of ranking is not tested here.');

/** A little below what docs/ranking.md tells of the shipped policy: hit@10, nDCG@10 and recall@50. */
const floors = [
  ['2020-07-01', 0.43, 0.28, 0.61],
  ['2021-01-01', 0.475, 0.305, 0.62],
  ['2022-01-01', 0.505, 0.345, 0.65],
] as const;

describe.runIf(there)('the shipped policy on council needs of the real award notices', () => {
  let notices: AwardNotice[];
  beforeAll(async () => {
    ({ notices } = await readNoticesToJudge(awards, undefined, async () => {}));
  });

  test.each(floors)(
    'from %s on finds who was taken on, leaves room for suppliers with few awards at little cost, and says no chance too high',
    (day, hit, ndcg, recall) => {
      const split = splitAt(notices, day);
      const model = parleyModel(split, startPolicy);
      const known = split.needs.filter(({ winners }) => winners.length > 0);
      const listsOf = ({ rankNeed }: Pick<typeof model, 'rankNeed'>) =>
        judgeAll(
          known,
          known.map((need) => rankNeed(need)),
        );
      const lists = listsOf(model);
      const figures = figuresOf(lists, split, startPolicy.chance, []);
      expect(figures.needs).toBeGreaterThan(250);
      expect(figures['hit@10']).toBeGreaterThanOrEqual(hit);
      expect(figures['ndcg@10']).toBeGreaterThanOrEqual(ndcg);
      expect(figures['recall@50']).toBeGreaterThanOrEqual(recall);
      expect(figures['rare@10']).toBeGreaterThanOrEqual(0.4);
      const plain = figuresOf(
        listsOf(parleyModel(split, withoutFairness(startPolicy))),
        split,
        startPolicy.chance,
        [],
      );
      expect(plain['rare@10']).toBeLessThan(0.2);
      expect(figures['ndcg@10'] / plain['ndcg@10']).toBeGreaterThanOrEqual(0.97);
      expect(figures.ece).toBeLessThanOrEqual(0.01);
      expect(model.explanationError()).toBe(0);
    },
  );
});
