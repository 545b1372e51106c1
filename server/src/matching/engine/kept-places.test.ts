import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import type { SupplierFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import { buildIndex } from './match-index.ts';
import type { RankingPolicy } from './policy.ts';
import { rank } from './rank.ts';
import { capability, engagement, market, need, supplier, TODAY } from './small-market.ts';

/** One of the first two places is kept. */
const policy: RankingPolicy = {
  ...startPolicy,
  weights: { ...startPolicy.weights, S3: 1, S9: 0, S10: 0 },
  similarWork: { ...startPolicy.similarWork, titleShare: 0 },
  keptPlaces: { places: 1, of: 2, mostAwards: 1, leastShare: 0.5 },
};

const alarms = need('n', { title: 'Smoke alarms in sheltered housing' });
const jobs = (title: string, count: number) =>
  Array.from({ length: count }, (_, i) => engagement(`${title} ${i}`, { title, day: TODAY - 100 * i }));
const first = supplier('first', { engagements: jobs('Smoke alarms in sheltered housing', 3) });
const second = supplier('second', { engagements: jobs('Smoke alarms in housing', 3) });
const newcomer = supplier('newcomer', {
  capabilities: [capability('c', { title: 'Smoke alarms in housing' })],
});
const poor = supplier('poor', {
  capabilities: [capability('c', { title: 'Housing repairs and grass cutting' })],
});

const listFor = (suppliers: SupplierFacts[], given = policy) =>
  rank(buildIndex(market({ suppliers, demands: [alarms] }), given, TODAY), {
    reading: 'suppliers-for-demand',
    demand: 'n',
    limit: 9,
  }).matches;
const ids = (list: { supplierId: string }[]) => list.map(({ supplierId }) => supplierId);

describe('S11, kept places', () => {
  const none = { ...policy, keptPlaces: { ...policy.keptPlaces, places: 0 } };

  it('puts the best-fitting newcomer in the kept place, by the points that takes and no more', () => {
    const suppliers = [first, second, newcomer];
    expect(ids(listFor(suppliers, none))).toEqual(['first', 'second', 'newcomer']);
    const list = listFor(suppliers);
    expect(ids(list)).toEqual(['first', 'newcomer', 'second']);
    const kept = list[1]!.contributions.find(({ signal }) => signal === 'S11')!;
    expect(kept.sentence).toMatch(/^Lifted from \d+ points: 1 of the first 2 places are kept/);
    const full = 1e6 * Object.values(policy.weights).reduce((sum, weight) => sum + weight);
    expect(list[1]!.score - list[2]!.score).toBeLessThanOrEqual((policy.tieBandPoints / 100) * full + 1);
    expect(list[1]!.score).toBe(list[1]!.contributions.reduce((sum, { micro }) => sum + micro, 0));
  });

  it('keeps no place for who fits less than half as well as the last of those places', () => {
    expect(ids(listFor([first, second, poor]))).toEqual(['first', 'second', 'poor']);
  });

  it('lifts nobody when enough of the first are newcomers already', () => {
    const best = supplier('best', {
      capabilities: [capability('c', { title: alarms.title, text: alarms.title })],
    });
    const list = listFor([best, second, newcomer]);
    expect(list.every(({ contributions }) => contributions.every(({ signal }) => signal !== 'S11'))).toBe(
      true,
    );
  });

  it('lifts nobody who is not eligible, however the pair is asked for', () => {
    const excluded = { ...newcomer, excluded: true };
    const index = buildIndex(
      market({ suppliers: [first, second, excluded], demands: [alarms] }),
      policy,
      TODAY,
    );
    expect(explain(index, 'n', 'newcomer').contributions.map(({ signal }) => signal)).not.toContain('S11');
  });

  it('lifts the same in a list that is narrowed, for a draft, and on the supplier’s side', () => {
    const index = buildIndex(
      market({ suppliers: [first, second, newcomer], demands: [alarms] }),
      policy,
      TODAY,
    );
    const whole = listFor([first, second, newcomer]).find((match) => match.supplierId === 'newcomer')!.score;
    const narrowed = rank(index, {
      reading: 'suppliers-for-demand',
      demand: alarms,
      limit: 9,
      filter: { newEntrantsOnly: true },
    });
    expect(narrowed.matches.find(({ supplierId }) => supplierId === 'newcomer')!.score).toBe(whole);
    const own = rank(index, { reading: 'demands-for-supplier', supplierId: 'newcomer', limit: 9 });
    expect(own.matches[0]!.score).toBe(whole);
  });
});
