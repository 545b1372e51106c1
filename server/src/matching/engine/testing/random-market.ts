import fc from 'fast-check';
import type { MarketChange } from '../apply-change.ts';
import type { DemandFacts, MarketFacts, SupplierFacts, TermFacts } from '../facts.ts';
import { TODAY } from '../small-market.ts';

const vocabulary =
  'smoke alarms fire repair repairs housing damp mould survey bins waste lorry care home grass';
/** Some words of a small vocabulary, so that texts often share some. */
export const words = (most: number) =>
  fc.array(fc.constantFrom(...vocabulary.split(' ')), { maxLength: most }).map((list) => list.join(' '));
/** Some of these values, in any order, perhaps twice. */
export const some = <T>(values: readonly T[], most: number) =>
  fc.array(fc.constantFrom(...values), { maxLength: most });
/** Ids of the terms; the last is never one of the market. */
export const termIds = ['a', 'a1', 'a11', 'a12', 'b', 'b1', 's', 's1', 'unknown'];
const councilIds = ['camden', 'islington', 'leeds', 'unlisted'];
const supplierIds = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'];
const demandIds = ['d1', 'd2', 'd3'];
/** The regions there are. */
export const regions = ['London', 'Wales'];

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

/** Any supplier. */
export const supplierFacts = (id: string): fc.Arbitrary<SupplierFacts> =>
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

/** Any demand. */
export const demandFacts = (id: string): fc.Arbitrary<DemandFacts> =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom('need' as const, 'line' as const),
    councilId: fc.constantFrom(...councilIds),
    councilPlace: fc.constantFrom(undefined, null, 'camden', 'repair and smoke'),
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

/** Any small market. */
export const markets: fc.Arbitrary<MarketFacts> = fc.record({
  terms: all(termIds.slice(0, -1), termFacts),
  councils: all(councilIds.slice(0, -1), councilFacts),
  suppliers: all(supplierIds, supplierFacts),
  demands: all(demandIds, demandFacts),
  exposure: exposures,
});

const each = <T>(ids: readonly string[], make: (id: string) => fc.Arbitrary<T>) =>
  fc.tuple(...ids.map(make)) as fc.Arbitrary<T[]>;

/** Any small market with all there can be in it, so that suppliers and demands have much in common. */
export const fullMarkets: fc.Arbitrary<MarketFacts> = fc.record({
  terms: each(termIds.slice(0, -1), termFacts),
  councils: each(councilIds.slice(0, -1), councilFacts),
  suppliers: each(supplierIds, supplierFacts),
  demands: each(demandIds, demandFacts),
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

/** Any sequence of a few changes to such a market. */
export const changes = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: changeOf('supplier', supplierIds, supplierFacts) },
    { weight: 3, arbitrary: changeOf('demand', demandIds, demandFacts) },
    { weight: 2, arbitrary: changeOf('council', councilIds, councilFacts) },
    { weight: 1, arbitrary: changeOf('term', termIds, termFacts) },
  ) as fc.Arbitrary<MarketChange>,
  { maxLength: 8 },
);

/** A market after changes, worked out the plain way. */
export function changed(market: MarketFacts, list: readonly MarketChange[]): MarketFacts {
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
