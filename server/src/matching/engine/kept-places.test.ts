import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, currentMarket } from './apply-change.ts';
import { explain, preparedFor } from './explain.ts';
import type { SupplierFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import { keptPlaceContribution, keptPlaces, PlaceKeeper, raised, scored, tieSeed } from './kept-places.ts';
import { buildIndex, vectorOf } from './match-index.ts';
import { scoreBelowBand, tieBand } from './points.ts';
import type { RankingPolicy } from './policy.ts';
import { rank } from './rank.ts';
import { fullScore, isListed, scorePair } from './score.ts';
import { capability, engagement, market, need, supplier, TODAY } from './small-market.ts';
import { crowd, numbersOf, terms, vocabulary } from './testing/crowd.ts';
import { compareCandidates } from './top-k.ts';

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

  it('is the last part of a lifted match, whose points add up with it, said or brief', () => {
    const index = buildIndex(
      market({ suppliers: [first, second, newcomer], demands: [alarms] }),
      policy,
      TODAY,
    );
    const query = { reading: 'suppliers-for-demand', demand: 'n', limit: 9 } as const;
    const [, lifted] = rank(index, query).matches;
    const [, brief] = rank(index, { ...query, brief: true }).matches;
    const part = lifted!.contributions.at(-1)!;
    expect(part).toMatchObject({ signal: 'S11', name: 'Kept place', known: true, evidence: [] });
    expect(brief!.contributions.at(-1)).toEqual({ ...part, sentence: '' });
    expect(part.points).toBeGreaterThan(0);
    for (const { contributions, points } of [lifted!, brief!])
      expect(contributions.reduce((sum, { points: shown }) => sum + shown, 0)).toBe(points);
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

/** A crowd of which some are not eligible for a need in London, and the need. */
function crowded(seed: number, count: number, mostJobs: number) {
  const suppliers = crowd(seed, count, mostJobs).map((one, i) => ({
    ...one,
    excluded: i % 11 === 0,
    regions: i % 7 === 0 ? ['Wales'] : [],
  }));
  const below = numbersOf(seed);
  const title = Array.from({ length: 4 }, () => vocabulary[below(vocabulary.length)]!).join(' ');
  const demand = need('n', { title, termIds: ['11'], region: 'London' });
  return { facts: market({ terms, suppliers, demands: [demand] }), demand };
}

const some: RankingPolicy = {
  ...startPolicy,
  keptPlaces: { places: 3, of: 6, mostAwards: 1, leastShare: 0.6 },
};

describe('whom places are kept for', () => {
  it('are the first with few awards among all who may come, if they fit well enough; who stands behind the mark is lifted to it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(12, 30), fc.constantFrom(0, 1, 3, 6), (seed, count, mostJobs) => {
        const { facts, demand } = crowded(seed, count, mostJobs);
        const index = buildIndex(facts, some, TODAY);
        const { places, of, leastShare } = some.keptPlaces;
        const prepared = preparedFor(index, demand);
        const tie = tieSeed(index, demand.id);
        const list = index.rows.facts
          .flatMap((one, row) => {
            const vector = vectorOf(index, row);
            if (one!.excluded || one!.regions.includes('Wales') || !isListed(prepared, vector)) return [];
            return [scored(index, row, scorePair(prepared, vector, []), tie)];
          })
          .sort(compareCandidates);
        const isFew = ({ at }: { at: number }) => index.rows.awards.values[at]! <= 1;
        const last = list[of - 1];
        const fit = list
          .filter(isFew)
          .slice(0, places)
          .filter(({ score }) => last === undefined || score >= leastShare * last.score);
        const kept = keptPlaces(index, prepared);
        const { keptFor, lifted } = kept;
        expect(prepared.kept).toBe(kept);
        expect(keptFor).toEqual(fit.map(({ id }) => id));
        expect(kept.first).toEqual(list.slice(0, of).map(({ id }) => id));
        const mark = list.slice(0, of).filter((one) => !isFew(one))[of - fit.length];
        const behind = mark === undefined ? [] : fit.filter((one) => compareCandidates(one, mark) > 0);
        expect([...lifted.keys()]).toEqual(behind.map(({ at }) => at));
        for (const { at, score } of behind) {
          const { base, lift } = lifted.get(at)!;
          expect(base).toBe(score);
          const before = scored(index, at, score + lift - 1, tie);
          const after = raised(index, at, score + lift, tie);
          expect(after.band).toBe(mark!.band + 1);
          expect(before.band).toBe(mark!.band);
          expect(after.hash).toBeGreaterThan(2 ** 32 - 1);
        }
      }),
    );
  });

  it('are nobody where no place is kept', () => {
    const { facts, demand } = crowded(3, 60, 3);
    const none = { ...some, keptPlaces: { ...some.keptPlaces, places: 0 } };
    const index = buildIndex(facts, none, TODAY);
    expect(keptPlaces(index, preparedFor(index, demand))).toEqual({
      keptFor: [],
      first: [],
      lifted: new Map(),
    });
    const keeper = new PlaceKeeper(index);
    expect(keeper.interest).toEqual({ any: Infinity, few: Infinity });
  });
});

describe('what still matters to whom places are kept for', () => {
  const suppliers = [
    ...Array.from({ length: 6 }, (_, i) => supplier(`old${i}`, { engagements: jobs('Alarms', 3) })),
    ...Array.from({ length: 3 }, (_, i) => supplier(`new${i}`)),
  ];
  const index = buildIndex(market({ suppliers }), some, TODAY);
  const full = fullScore(some);
  const offer = (keeper: PlaceKeeper, rows: number[], share: number) => {
    for (const row of rows) keeper.offer(scored(index, row, Math.round(full * share), 1));
  };
  const below = (share: number) =>
    scoreBelowBand(tieBand(Math.round(full * share), full, some.tieBandPoints), full, some.tieBandPoints);

  it('is everything until the first places are taken, then what may be among them, or fits well enough', () => {
    const keeper = new PlaceKeeper(index);
    offer(keeper, [0, 1, 2, 3, 4], 0.5);
    expect(keeper.interest).toEqual({ any: -Infinity, few: -Infinity });
    offer(keeper, [5], 0.4);
    expect(keeper.interest).toEqual({ any: below(0.4), few: Math.floor(0.6 * below(0.4)) });
  });

  it('is no more than what is before those with few awards that places are kept for', () => {
    const keeper = new PlaceKeeper(index);
    offer(keeper, [0, 1, 2, 3, 4, 5], 0.5);
    offer(keeper, [6, 7, 8], 0.4);
    expect(keeper.interest).toEqual({ any: below(0.5), few: below(0.4) });
    const high = new PlaceKeeper(index);
    offer(high, [6, 7, 8], 0.8);
    offer(high, [0, 1, 2, 3], 0.5);
    expect(high.interest).toEqual({ any: below(0.5), few: below(0.5) });
  });

  it('is found out once for a demand', () => {
    const prepared = preparedFor(index, alarms);
    expect(keptPlaces(index, prepared)).toBe(keptPlaces(index, prepared));
  });

  it('does not let equals stand in the same order for every need and on every day', () => {
    const tomorrow = buildIndex(market({ suppliers }), some, TODAY + 1);
    const seeds = [tieSeed(index, 'n'), tieSeed(index, 'm'), tieSeed(tomorrow, 'n')];
    expect(new Set(seeds).size).toBe(3);
    expect(tieSeed(index, 'n')).toBe(seeds[0]);
  });
});

describe('asking about one pair', () => {
  const close: RankingPolicy = { ...some, keptPlaces: { ...some.keptPlaces, leastShare: 0.9 } };
  const query = { reading: 'suppliers-for-demand', demand: 'n', limit: 300, brief: true } as const;
  const withFewAwards = ({ suppliers }: { suppliers: readonly SupplierFacts[] }) =>
    new Set(suppliers.filter(({ engagements }) => engagements.length <= 1).map(({ id }) => id));

  it('gives it what it has in the list, for a draft, and for a saved need when something changed since', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(12, 30),
        fc.constantFrom(0, 1, 3, 6),
        fc.constantFrom(some, close),
        (seed, count, mostJobs, given) => {
          const { facts, demand } = crowded(seed, count, mostJobs);
          const index = buildIndex(facts, given, TODAY);
          const list = rank(index, {
            reading: 'suppliers-for-demand',
            demand,
            limit: 99,
            brief: true,
          }).matches;
          const scores = new Map(list.map(({ supplierId, score }) => [supplierId, score]));
          const idle = { kind: 'council', id: 'nobody', facts: null } as const;
          for (const { id } of facts.suppliers) {
            if (!scores.has(id)) continue;
            expect(explain(index, demand, id).score).toBe(scores.get(id));
            applyChange(index, idle);
            expect(explain(index, 'n', id).score).toBe(scores.get(id));
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each<[string, (one: SupplierFacts) => SupplierFacts | null]>([
    ['is gone', () => null],
    ['has many awards', (one) => ({ ...one, engagements: jobs('Choir', 5) })],
    ['may not come', (one) => ({ ...one, excluded: true })],
    ['has nothing in common with the need', (one) => ({ ...one, capabilities: [], engagements: [] })],
  ])('gives it what it has in the list when one that a place was kept for %s since', (_, change) => {
    const generous = { ...some, keptPlaces: { ...some.keptPlaces, leastShare: 0.1 } };
    let lifted = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const { facts } = crowded(seed, 100, 3);
      const index = buildIndex(facts, generous, TODAY);
      rank(index, query);
      const { keptFor } = preparedFor(index, 'n').kept!;
      if (keptFor.length < 3) continue;
      const before = facts.suppliers.find(({ id }) => id === keptFor[0])!;
      applyChange(index, { kind: 'supplier', id: before.id, facts: change(before) });
      const { matches } = rank(buildIndex(currentMarket(index), generous, TODAY), query);
      for (const { supplierId, score, contributions } of matches.slice(0, 12)) {
        if (contributions.at(-1)!.signal === 'S11') lifted++;
        expect(explain(index, 'n', supplierId).score).toBe(score);
        // Asked again of the next, and by those for whom places were kept before.
        preparedFor(index, 'n').kept = null;
      }
    }
    expect(lifted).toBeGreaterThan(3);
  });

  it('gives it what it has in the list when it fits well beside the last of the first, though not beside the best', () => {
    const strict = { ...policy, keptPlaces: { ...policy.keptPlaces, leastShare: 0.8 } };
    const index = buildIndex(
      market({ suppliers: [first, second, newcomer], demands: [alarms] }),
      strict,
      TODAY,
    );
    const [best, lifted, last] = rank(index, query).matches;
    expect([best, lifted, last].map((match) => match!.supplierId)).toEqual(['first', 'newcomer', 'second']);
    const part = lifted!.contributions.at(-1)!;
    expect(part.signal).toBe('S11');
    const fit = lifted!.score - part.micro;
    expect(fit).toBeLessThan(0.8 * best!.score);
    expect(fit).toBeGreaterThan(0.8 * last!.score);
    applyChange(index, { kind: 'council', id: 'nobody', facts: null });
    expect(explain(index, 'n', 'newcomer').score).toBe(lifted!.score);
  });

  it('gives it what it has in the list when the first are gone since, and more fit well enough', () => {
    let lifted = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const { facts } = crowded(seed, 100, 3);
      const index = buildIndex(facts, close, TODAY);
      const first = rank(index, query).matches.slice(0, 5);
      const keptFor = new Set(preparedFor(index, 'n').kept!.keptFor);
      for (const { supplierId: id } of first)
        if (!keptFor.has(id)) applyChange(index, { kind: 'supplier', id, facts: null });
      const { matches } = rank(buildIndex(currentMarket(index), close, TODAY), query);
      for (const { supplierId, score, contributions } of matches) {
        if (contributions.at(-1)!.signal === 'S11' && !keptFor.has(supplierId)) lifted++;
        expect(explain(index, 'n', supplierId).score).toBe(score);
        preparedFor(index, 'n').kept = null;
      }
    }
    expect(lifted).toBeGreaterThan(3);
  });

  it('needs no scan of all suppliers where it is far from fitting as well as the first did', () => {
    const { facts } = crowded(5, 300, 3);
    const index = buildIndex(facts, close, TODAY);
    const { matches } = rank(index, query);
    const few = withFewAwards(facts);
    const last = matches[some.keptPlaces.of - 1]!.score;
    const poor = matches.filter(({ supplierId, score }) => few.has(supplierId) && score < 0.85 * last);
    expect(preparedFor(index, 'n').kept!.keptFor.length).toBeLessThan(some.keptPlaces.places);
    expect(poor.length).toBeGreaterThan(40);
    for (const { supplierId } of poor) {
      applyChange(index, { kind: 'council', id: 'nobody', facts: null });
      explain(index, 'n', supplierId);
      expect(preparedFor(index, 'n').kept).toBeNull();
    }
  });

  it('needs no scan of all suppliers where enough with few awards are sure to be before it', () => {
    const { facts, demand } = crowded(5, 300, 3);
    const build = () => buildIndex(facts, startPolicy, TODAY);
    const list = rank(build(), { reading: 'suppliers-for-demand', demand, limit: 300, brief: true }).matches;
    const few = withFewAwards(facts);
    const ofFew = list.map(({ supplierId }) => supplierId).filter((id) => few.has(id));
    const others = list.map(({ supplierId }) => supplierId).filter((id) => !few.has(id));
    const scans = (id: string, index = build()) => {
      explain(index, 'n', id);
      return preparedFor(index, 'n').kept !== null;
    };
    expect(others.slice(0, 4).some((id) => scans(id))).toBe(false);
    expect(ofFew.length).toBeGreaterThan(40);
    for (const from of [16, 24, -4])
      expect(
        ofFew
          .slice(from)
          .slice(0, 3)
          .some((id) => scans(id)),
      ).toBe(false);
    expect(scans(ofFew[0]!)).toBe(true);
    const gone = build();
    for (const id of ofFew.slice(0, 6)) applyChange(gone, { kind: 'supplier', id, facts: null });
    expect(scans(ofFew.at(-1)!, gone)).toBe(false);
    const changed = build();
    rank(changed, { reading: 'suppliers-for-demand', demand: 'n', limit: 1 });
    const again = (id: string) => {
      applyChange(changed, { kind: 'council', id: 'nobody', facts: null });
      return scans(id, changed);
    };
    expect(ofFew.slice(8, 16).some(again)).toBe(false);
    expect(again(ofFew[0]!)).toBe(true);
  });
});

describe('what is said of a kept place', () => {
  it('is from how many points it was lifted, how many places there are and for whom', () => {
    const index = (mostAwards: number) =>
      buildIndex(
        market({}),
        { ...policy, keptPlaces: { places: 2, of: 7, mostAwards, leastShare: 0.5 } },
        TODAY,
      );
    const full = fullScore(policy);
    const said = (mostAwards: number) =>
      keptPlaceContribution(index(mostAwards), Math.round(full * 0.4), Math.round(full * 0.1));
    expect(said(1)).toEqual({
      signal: 'S11',
      name: 'Kept place',
      micro: Math.round(full * 0.1),
      sentence:
        'Lifted from 30 points: 2 of the first 7 places are kept for the best-fitting suppliers with at most 1 past award.',
    });
    expect(said(2).sentence).toMatch(/with at most 2 past awards\.$/);
  });
});
