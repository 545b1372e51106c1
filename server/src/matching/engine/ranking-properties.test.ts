import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, currentMarket } from './apply-change.ts';
import { explain } from './explain.ts';
import type { DemandFacts, MarketFacts, RankingPolicy } from './facts.ts';
import { startPolicy } from './facts.ts';
import type { Contribution, RankedList } from './match.ts';
import type { ProfileChange } from './lift.ts';
import { changedProfile, liftsOf } from './lift.ts';
import { looseningsOf } from './loosen.ts';
import { buildIndex } from './match-index.ts';
import {
  changed,
  changes,
  demandFacts,
  markets,
  regions,
  some,
  termIds,
  words,
} from './testing/random-market.ts';
import { rank } from './rank.ts';
import { TODAY } from './small-market.ts';

/** Every built signal counts, so that none can break a property unseen. */
const policy: RankingPolicy = {
  ...startPolicy,
  weights: { S1: 0.7, S2: 1.1, S3: 0.6, S4: 0.5, S5: 0.4, S6: 0.2, S7: 0.2, S8: 0.1, S9: 0.3, S10: 0.1 },
  text: { ...startPolicy.text, maxQueryWords: 4 },
  keptPlaces: { places: 2, of: 3, mostAwards: 1, leastShare: 0.5 },
};

/** Everything that can be read from an index about a market, and about an unsaved draft. */
function readings(index: ReturnType<typeof buildIndex>, market: MarketFacts, draft: DemandFacts): unknown[] {
  const demands: (DemandFacts | string)[] = [...market.demands.map(({ id }) => id).sort(), draft];
  const suppliers = market.suppliers.map(({ id }) => id).sort();
  return [
    ...demands.map((demand) => rank(index, { reading: 'suppliers-for-demand', demand, limit: 99 })),
    ...suppliers.map((id) => rank(index, { reading: 'demands-for-supplier', supplierId: id, limit: 99 })),
    ...demands.flatMap((demand) => suppliers.map((id) => explain(index, demand, id))),
  ];
}

/** All lists of suppliers for the market's demands. */
function lists(market: MarketFacts): RankedList[] {
  const index = buildIndex(market, policy, TODAY);
  return market.demands.map(({ id }) =>
    rank(index, { reading: 'suppliers-for-demand', demand: id, limit: 99 }),
  );
}

const without = (one: RankingPolicy): RankingPolicy => ({
  ...one,
  keptPlaces: { ...one.keptPlaces, places: 0 },
});
const isKept = ({ signal }: Contribution) => signal === 'S11';
const micros = (parts: readonly Contribution[]) => parts.map(({ signal, micro }) => [signal, micro]);
const awards = (market: MarketFacts, id: string) =>
  market.suppliers
    .find((one) => one.id === id)!
    .engagements.filter(({ kind }) => kind === 'contract' || kind === 'call_off').length;

const backwards = <T>(list: readonly T[]) => [...list].reverse();

describe('a ranking', { timeout: 60_000 }, () => {
  it('has integer contributions that add up to the rank key, and shown points that add up to the shown total', () => {
    fc.assert(
      fc.property(markets, (market) => {
        for (const { score, points, contributions } of lists(market).flatMap(({ matches }) => matches)) {
          expect(
            contributions.every(
              ({ micro, points: shown }) => Number.isInteger(micro) && Number.isInteger(shown),
            ),
          ).toBe(true);
          expect(contributions.reduce((sum, { micro }) => sum + micro, 0)).toBe(score);
          expect(contributions.reduce((sum, { points: shown }) => sum + shown, 0)).toBe(points);
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('shows both sides, and whoever asks about the pair alone, the same match', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const index = buildIndex(market, policy, TODAY);
        const forBuyers = lists(market).flatMap(({ matches }) => matches);
        const forSuppliers = market.suppliers.flatMap(
          ({ id }) => rank(index, { reading: 'demands-for-supplier', supplierId: id, limit: 99 }).matches,
        );
        const byPair = (list: typeof forBuyers) =>
          new Map(list.map((match) => [`${match.demandId} ${match.supplierId}`, { ...match, rank: 0 }]));
        expect(byPair(forSuppliers)).toEqual(byPair(forBuyers));
        for (const match of forBuyers) {
          expect(explain(index, match.demandId, match.supplierId)).toEqual({ ...match, rank: 0 });
        }
      }),
    );
  });

  it('does not depend on the order in which suppliers, engagements, capabilities or terms are given', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const turned: MarketFacts = {
          ...market,
          terms: backwards(market.terms),
          councils: backwards(market.councils),
          suppliers: backwards(market.suppliers).map((one) => ({
            ...one,
            capabilities: backwards(one.capabilities).map((c) => ({ ...c, termIds: backwards(c.termIds) })),
            engagements: backwards(one.engagements).map((e) => ({ ...e, termIds: backwards(e.termIds) })),
          })),
        };
        expect(lists(turned)).toEqual(lists(market));
      }),
    );
  });

  it('is the same after any sequence of changes as when built from the market they lead to', () => {
    fc.assert(
      fc.property(markets, changes, changes, demandFacts('draft'), (market, first, second, draft) => {
        const index = buildIndex(market, policy, TODAY);
        for (const change of first) applyChange(index, change);
        const between = changed(market, first);
        expect(readings(index, between, draft)).toEqual(
          readings(buildIndex(between, policy, TODAY), between, draft),
        );
        for (const change of second) applyChange(index, change);
        const after = changed(between, second);
        const fresh = readings(buildIndex(after, policy, TODAY), after, draft);
        expect(readings(index, after, draft)).toEqual(fresh);
        expect(readings(buildIndex(currentMarket(index), policy, TODAY), after, draft)).toEqual(fresh);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the promise of every lift when the advice is applied for real, and is itself untouched by asking', () => {
    const profileChanges: fc.Arbitrary<ProfileChange> = fc.oneof(
      fc.record({
        kind: fc.constant('capability' as const),
        title: words(2),
        termIds: some(termIds, 2),
      }),
      fc.record({ kind: fc.constant('words' as const), words: some(['smoke', 'waste', 'unheard'], 2) }),
      fc.record({ kind: fc.constant('region' as const), region: fc.constantFrom(...regions) }),
      fc.record({
        kind: fc.constant('accreditation' as const),
        accreditation: fc.constantFrom('iso', 'cqc'),
      }),
      fc.constant({ kind: 'confirmation' as const }),
    );
    fc.assert(
      fc.property(
        markets,
        changes,
        demandFacts('draft'),
        fc.array(profileChanges, { minLength: 1, maxLength: 4 }),
        (market, before, draft, tried) => {
          const index = buildIndex(market, policy, TODAY);
          for (const change of before) applyChange(index, change);
          const now = changed(market, before);
          const untouched = readings(index, now, draft);
          for (const demand of [draft, ...now.demands.map(({ id }) => id)]) {
            for (const { id, ...facts } of now.suppliers) {
              const { eligible, score, points } = explain(index, demand, id);
              const lifts = liftsOf(index, demand, id, tried);
              expect(lifts.map(({ change }) => change)).toEqual(tried);
              for (const lift of lifts) {
                expect([lift.scoreBefore, lift.pointsBefore, lift.eligibleBefore]).toEqual([
                  score,
                  points,
                  eligible,
                ]);
                const after = { ...now, suppliers: now.suppliers.filter((one) => one.id !== id) };
                after.suppliers.push(changedProfile({ id, ...facts }, lift.change, TODAY));
                const match = explain(buildIndex(after, policy, TODAY), demand, id);
                expect([lift.scoreAfter, lift.pointsAfter, lift.eligibleAfter]).toEqual([
                  match.score,
                  match.points,
                  match.eligible,
                ]);
              }
            }
          }
          expect(readings(index, now, draft)).toEqual(untouched);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('counts for each condition of a demand just those whom the list gains without it', () => {
    fc.assert(
      fc.property(markets, changes, demandFacts('draft'), (market, before, draft) => {
        const index = buildIndex(market, policy, TODAY);
        for (const change of before) applyChange(index, change);
        const listOf = (demand: DemandFacts) =>
          rank(index, { reading: 'suppliers-for-demand', demand, limit: 99 }).matches.map(
            ({ supplierId }) => supplierId,
          );
        const strict: DemandFacts = { ...draft, requiredAccreditations: ['iso', 'cqc'], reservedFor: 'sme' };
        const listed = listOf(strict);
        const gained = (loose: Partial<DemandFacts>) =>
          listOf({ ...strict, ...loose }).filter((id) => !listed.includes(id));
        expect(
          looseningsOf(index, strict).map(({ condition, admitted }) => [condition.kind, admitted]),
        ).toEqual([
          ['accreditation', gained({ requiredAccreditations: ['cqc'] }).length],
          ['accreditation', gained({ requiredAccreditations: ['iso'] }).length],
          ['reserved', gained({ reservedFor: 'none' }).length],
          ['all', gained({ reservedFor: 'none', requiredAccreditations: [] }).length],
        ]);
        const facts = new Map(currentMarket(index).suppliers.map((one) => [one.id, one]));
        const contracts = (id: string) =>
          facts.get(id)!.engagements.filter(({ kind }) => kind === 'contract' || kind === 'call_off').length;
        expect(looseningsOf(index, strict).at(-1)!.newToMarket).toBe(
          gained({ reservedFor: 'none', requiredAccreditations: [] }).filter((id) => contracts(id) <= 1)
            .length,
        );
        expect(looseningsOf(index, { ...draft, requiredAccreditations: [], reservedFor: 'none' })).toEqual(
          [],
        );
      }),
    );
  });

  it('does not depend on a supplier’s name', () => {
    fc.assert(
      fc.property(markets, fc.string(), (market, name) => {
        const renamed = { ...market, suppliers: market.suppliers.map((one) => ({ ...one, name })) };
        expect(lists(renamed)).toEqual(lists(market));
      }),
    );
  });

  it('never shows fewer points above more, and lists only who is eligible', () => {
    fc.assert(
      fc.property(markets, (market) => {
        for (const { matches, total } of lists(market)) {
          expect(matches.length).toBe(total);
          expect(matches.every(({ eligible }) => eligible)).toBe(true);
          const points = matches.map((match) => match.points);
          expect(points).toEqual([...points].sort((a, b) => b - a));
        }
      }),
    );
  });

  it('keeps places only for eligible suppliers with few awards that fit well enough, and gives all their points but the lift', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const index = buildIndex(market, policy, TODAY);
        const plain = buildIndex(market, without(policy), TODAY);
        const { places, of, leastShare } = policy.keptPlaces;
        for (const { id: demand } of market.demands) {
          const query = { reading: 'suppliers-for-demand', demand, limit: 99 } as const;
          const before = rank(plain, query).matches;
          const after = rank(index, query).matches;
          const least = leastShare * (before[of - 1]?.score ?? 0);
          const few = (id: string) => awards(market, id) <= policy.keptPlaces.mostAwards;
          const fit = before.filter(({ supplierId, score }) => few(supplierId) && score >= least);
          const wanted = Math.min(places, fit.length, before.length);
          const first = after.slice(0, of).filter(({ supplierId }) => few(supplierId));
          expect(first.length).toBeGreaterThanOrEqual(wanted);
          const lifted = after.filter(({ contributions }) => contributions.some(isKept));
          expect(lifted.length).toBeLessThanOrEqual(places);
          for (const { supplierId, contributions } of lifted) {
            const earlier = before.find((match) => match.supplierId === supplierId)!;
            expect(few(supplierId) && earlier.eligible && earlier.score >= least).toBe(true);
            expect(micros(contributions.filter((part) => !isKept(part)))).toEqual(
              micros(earlier.contributions),
            );
          }
          const rest = (list: typeof after) =>
            list.map(({ supplierId }) => supplierId).filter((id) => !few(id));
          expect(rest(after)).toEqual(rest(before));
        }
      }),
    );
  });

  it('gives in pages what it gives at once', () => {
    fc.assert(
      fc.property(markets, fc.integer({ min: 1, max: 3 }), (market, limit) => {
        const index = buildIndex(market, policy, TODAY);
        for (const { id: demand } of market.demands) {
          const whole = rank(index, { reading: 'suppliers-for-demand', demand, limit: 99 });
          const pages = whole.matches.map(
            (_, at) =>
              rank(index, { reading: 'suppliers-for-demand', demand, limit, offset: at * limit }).matches,
          );
          expect(pages.flat()).toEqual(whole.matches);
        }
      }),
    );
  });
});
