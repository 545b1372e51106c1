import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarketChange } from './apply-change.ts';
import { applyChange, currentMarket } from './apply-change.ts';
import { explain } from './explain.ts';
import type { DemandFacts, MarketFacts, RankingPolicy, SupplierFacts, TermFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import type { Contribution, RankedList } from './match.ts';
import type { ProfileChange } from './lift.ts';
import { changedProfile, liftsOf } from './lift.ts';
import { looseningsOf } from './loosen.ts';
import { buildIndex } from './match-index.ts';
import { rank } from './rank.ts';
import { TODAY } from './small-market.ts';

/** Every built signal counts, so that none can break a property unseen. */
const policy: RankingPolicy = {
  ...startPolicy,
  weights: { S1: 0.7, S2: 1.1, S3: 0.6, S4: 0.5, S5: 0.4, S6: 0.2, S7: 0.2, S8: 0.1, S9: 0.3, S10: 0.1 },
  text: { ...startPolicy.text, maxQueryWords: 4 },
  keptPlaces: { places: 2, of: 3, mostAwards: 1, leastShare: 0.5 },
};

const vocabulary =
  'smoke alarms fire repair repairs housing damp mould survey bins waste lorry care home grass';
const words = (most: number) =>
  fc.array(fc.constantFrom(...vocabulary.split(' ')), { maxLength: most }).map((list) => list.join(' '));
const some = <T>(values: readonly T[], most: number) =>
  fc.array(fc.constantFrom(...values), { maxLength: most });
const termIds = ['a', 'a1', 'a11', 'a12', 'b', 'b1', 's', 's1', 'unknown'];
const councilIds = ['camden', 'islington', 'leeds', 'unlisted'];
const supplierIds = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'];
const demandIds = ['d1', 'd2', 'd3'];
const regions = ['London', 'Wales'];

const termFacts = (id: string): fc.Arbitrary<TermFacts> =>
  fc.record({
    id: fc.constant(id),
    scheme: fc.constant(id.startsWith('s') ? ('service' as const) : ('cpv' as const)),
    code: fc.constant(id),
    label: fc.constant(id),
    parentId: fc.constantFrom(id.length > 1 ? id.slice(0, -1) : null, null, 'a'),
  });

const engagementFacts = (id: string) =>
  fc.record({
    id: fc.constant(id),
    councilId: fc.constantFrom(...councilIds, null),
    buyerName: fc.constant('a buyer'),
    kind: fc.constantFrom('contract' as const, 'call_off' as const, 'pilot' as const, 'meeting' as const),
    title: words(3),
    text: words(6),
    termIds: some(termIds, 3),
    day: fc.integer({ min: TODAY - 4000, max: TODAY + 30 }),
    valueGbp: fc.constantFrom(null, 5_000, 250_000),
    outcome: fc.constantFrom(null, 0, 0.4, 1),
  });

const capabilityFacts = (id: string) =>
  fc.record({
    id: fc.constant(id),
    title: words(3),
    text: words(5),
    termIds: some(termIds, 3),
    declared: fc.boolean(),
  });

const supplierFacts = (id: string): fc.Arbitrary<SupplierFacts> =>
  fc.record({
    id: fc.constant(id),
    name: words(2),
    statement: words(6),
    capabilities: fc.tuple(capabilityFacts('c1'), capabilityFacts('c2')).chain((all) => fc.subarray(all)),
    engagements: fc
      .tuple(engagementFacts('e1'), engagementFacts('e2'), engagementFacts('e3'))
      .chain((all) => fc.subarray(all)),
    regions: some(regions, 2),
    size: fc.constantFrom('micro' as const, 'large' as const, 'unknown' as const),
    sme: fc.constantFrom(true, false, null),
    vcse: fc.constantFrom(true, null),
    accreditations: some(['iso', 'cqc'], 2),
    excluded: fc.constantFrom(false, false, false, true),
    confirmedDay: fc.constantFrom(undefined, null, TODAY - 3000, TODAY - 200, TODAY),
  });

const demandFacts = (id: string): fc.Arbitrary<DemandFacts> =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom('need' as const, 'line' as const),
    councilId: fc.constantFrom(...councilIds),
    title: words(4),
    text: words(8),
    termIds: some(termIds, 3),
    region: fc.constantFrom(null, null, 'London'),
    requiredAccreditations: fc.constantFrom([], [], ['iso']),
    reservedFor: fc.constantFrom('none' as const, 'none' as const, 'sme' as const, 'vcse' as const),
    valueGbp: fc.constantFrom(undefined, null, 8_000, 300_000),
  });

const councilFacts = (id: string) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    type: fc.constantFrom('district', 'county'),
    region: fc.constantFrom(...regions),
    population: fc.constantFrom(null, 90_000, 300_000),
    similarityLabel: fc.constantFrom(null, 'urban'),
  });

const all = <T>(ids: readonly string[], make: (id: string) => fc.Arbitrary<T>) =>
  fc.tuple(...ids.map(make)).chain((list) => fc.subarray(list as T[]));

const amounts = fc.record({
  attention: fc.integer({ min: 0, max: 9 }),
  merit: fc.integer({ min: 0, max: 9 }),
});
const exposures: fc.Arbitrary<MarketFacts['exposure']> = fc.option(
  fc.record({
    untilDay: fc.constant(TODAY - 1),
    groups: fc.record({ new: amounts, known: amounts, established: amounts }),
  }),
);

const markets: fc.Arbitrary<MarketFacts> = fc.record({
  terms: all(termIds.slice(0, -1), termFacts),
  councils: all(councilIds.slice(0, -1), councilFacts),
  suppliers: all(supplierIds, supplierFacts),
  demands: all(demandIds, demandFacts),
  exposure: exposures,
});

const changeOf = <K extends MarketChange['kind'], T>(
  kind: K,
  ids: readonly string[],
  make: (id: string) => fc.Arbitrary<T>,
) =>
  fc
    .constantFrom(...ids)
    .chain((id) =>
      fc.record({ kind: fc.constant(kind), id: fc.constant(id), facts: fc.option(make(id), { freq: 3 }) }),
    );

const changes = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: changeOf('supplier', supplierIds, supplierFacts) },
    { weight: 3, arbitrary: changeOf('demand', demandIds, demandFacts) },
    { weight: 2, arbitrary: changeOf('council', councilIds, councilFacts) },
    { weight: 1, arbitrary: changeOf('term', termIds, termFacts) },
  ) as fc.Arbitrary<MarketChange>,
  { maxLength: 8 },
);

/** A market after changes, worked out the plain way. */
function changed(market: MarketFacts, list: readonly MarketChange[]): MarketFacts {
  const apply = <T extends { id: string }>(kind: MarketChange['kind'], before: readonly T[]): T[] => {
    const byId = new Map(before.map((facts) => [facts.id, facts]));
    for (const change of list) {
      if (change.kind !== kind) continue;
      if (change.facts === null) byId.delete(change.id);
      else byId.set(change.id, change.facts as unknown as T);
    }
    return [...byId.values()];
  };
  return {
    terms: apply('term', market.terms),
    councils: apply('council', market.councils),
    suppliers: apply('supplier', market.suppliers),
    demands: apply('demand', market.demands),
    exposure: market.exposure,
  };
}

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
