import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';
import { preparedFor } from './explain.ts';
import type { DemandFacts, RankingPolicy } from './facts.ts';
import { startPolicy } from './facts.ts';
import type { MatchIndex } from './match-index.ts';
import { buildIndex, vectorOf } from './match-index.ts';
import { hasFewAwards, withoutRises } from './policy.ts';
import { listedRows, scanRows } from './scan.ts';
import type { PreparedDemand } from './score.ts';
import { isListed, scorePair } from './score.ts';
import { market, need, supplier, TODAY } from './small-market.ts';
import { crowd, terms, vocabulary } from './testing/crowd.ts';
import { changes, demandFacts, fullMarkets, markets } from './testing/random-market.ts';

/** Every signal counts. */
const policy: RankingPolicy = {
  ...startPolicy,
  weights: { S1: 0.7, S2: 1.1, S3: 0.6, S4: 0.5, S5: 0.4, S6: 0.2, S7: 0.2, S8: 0.1, S9: 0.3, S10: 0.1 },
};
/** A demand that notes which rows are looked at closely: by its second signal, of which the bound leaves nothing out. */
function watched(demand: PreparedDemand, looks: number[]): PreparedDemand {
  return {
    ...demand,
    signals: demand.signals.map(({ signal, prepared, ...weighted }) => ({
      ...weighted,
      signal,
      prepared: {
        ...prepared,
        at(row, earlier) {
          if (signal.id === 'S2') looks.push(row);
          return prepared.at(row, earlier);
        },
      },
    })),
  };
}

/** What a scan offered, and what is so, worked out one supplier at a time. */
function scanned(
  index: MatchIndex,
  demand: DemandFacts | string,
  isOpen: (row: number) => boolean,
  wanted: number,
) {
  const looks: number[] = [];
  const prepared = watched(preparedFor(index, demand), looks);
  const offered = new Map<number, number>();
  const offers: number[] = [];
  const best: number[] = [];
  const keys = Uint32Array.from({ length: index.rows.length }, (_, row) =>
    index.rows.facts[row] !== null && isOpen(row) ? 1 : 0,
  );
  const scan = scanRows(index, prepared, { gate: Uint8Array.of(0, 1), keys }, wanted, (row, score) => {
    offers.push(row);
    offered.set(row, score);
    best.push(score);
    best.sort((a, b) => b - a);
    const least = best[wanted - 1] ?? -Infinity;
    return { any: wanted === 0 ? Infinity : least, few: wanted === 0 ? Infinity : least };
  });
  const looksAtAll = [...looks];
  const exact = new Map<number, { score: number; values: number[] }>();
  for (let row = 0; row < index.rows.length; row++) {
    if (keys[row] !== 1 || !isListed(prepared, vectorOf(index, row))) continue;
    const values: number[] = [];
    exact.set(row, { score: scorePair(prepared, vectorOf(index, row), values), values });
  }
  const least = [...exact.values()].map(({ score }) => score).sort((a, b) => b - a)[wanted - 1] ?? -Infinity;
  return { scan, offers, looks: looksAtAll, offered, exact, least };
}

describe('a scan', () => {
  it('offers whoever may matter, once, with the exact score, and counts all that are open and listed', () => {
    fc.assert(
      fc.property(
        fc.oneof(markets, fullMarkets),
        changes,
        demandFacts('draft'),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        fc.integer({ min: 0, max: 4 }),
        (market, list, draft, open, wanted) => {
          const index = buildIndex(market, policy, TODAY);
          for (const change of list) if (change.kind !== 'term') applyChange(index, change);
          for (const demand of [draft, ...index.demands.keys()]) {
            const { scan, offers, offered, exact, least } = scanned(
              index,
              demand,
              (row) => open[row % 20]!,
              wanted,
            );
            expect(scan.count).toBe(exact.size);
            expect(new Set(offers).size).toBe(offers.length);
            for (const [row, score] of offered) {
              expect(score).toBe(exact.get(row)!.score);
              expect(scan.valuesAt(row)).toEqual(exact.get(row)!.values);
            }
            if (wanted > 0)
              for (const [row, { score }] of exact) if (score >= least) expect(offered.has(row)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('looks closely at few of many, and at all when all are wanted', () => {
    const suppliers = crowd(7, 600, 3);
    const demand = need('n', { title: vocabulary.slice(0, 5).join(' '), termIds: ['11'] });
    // Kind and words of work count most, as far as any weights do that tell many apart.
    const telling: RankingPolicy = {
      ...startPolicy,
      weights: { ...policy.weights, S1: 2.5, S2: 5.5, S3: 3.5, S4: 1, S7: 1.5 },
    };
    const index = buildIndex(market({ terms, suppliers, demands: [demand] }), telling, TODAY);
    const few = scanned(index, 'n', () => true, 3);
    expect(few.exact.size).toBeGreaterThan(500);
    expect(few.looks.length).toBeLessThan(few.exact.size / 50);
    expect(few.offers.length).toBeLessThanOrEqual(few.looks.length);
    for (const [wanted, most] of [
      [20, 40],
      [50, 75],
    ] as const)
      expect(scanned(index, 'n', () => true, wanted).looks.length).toBeLessThan(most);
    expect(scanned(index, 'n', () => true, 0).offers.length).toBeLessThanOrEqual(1);
    const all = scanned(index, 'n', () => true, 600);
    expect(all.offers).toHaveLength(all.exact.size);
    const some = scanned(index, 'n', (row) => row % 3 === 0, 3);
    expect(some.exact.size).toBeLessThan(250);
    expect(some.looks.length).toBeLessThan(some.exact.size / 2);
    expect(some.looks.every((row) => row % 3 === 0)).toBe(true);
  });

  it('passes over nobody in a crowd who may matter, however little of a score its bound tells apart', () => {
    const camden = { id: 'camden', name: 'Camden', type: 'borough', region: 'London' };
    const councils = [{ ...camden, population: null, similarityLabel: null }];
    // Broad categories, sizes and outcomes are what bounds leave out; everything else rises.
    const broad: RankingPolicy = {
      ...startPolicy,
      weights: { ...startPolicy.weights, S6: 2, S7: 4, S8: 1 },
      taxonomy: { ...startPolicy.taxonomy, broadBelow: 0.5 },
    };
    for (const given of [broad, withoutRises(broad)])
      for (let seed = 1; seed <= 8; seed++) {
        const index = buildIndex(market({ terms, councils, suppliers: crowd(seed, 250, 4) }), given, TODAY);
        const demand = need('n', {
          title: vocabulary.slice(seed, seed + 4).join(' '),
          termIds: ['11', '2'],
          region: 'London',
          councilId: 'camden',
          valueGbp: 20_000 * seed,
        });
        for (const wanted of [1, 5]) {
          const { offered, exact, looks, least } = scanned(index, demand, (row) => row % 7 !== 0, wanted);
          for (const [row, { score }] of exact) if (score >= least) expect(offered.get(row)).toBe(score);
          expect(looks.length).toBeLessThan(exact.size / 2);
        }
      }
  });

  it('passes over nobody whom a signal without bounds by row brings up, nor an equal', () => {
    const fresh: RankingPolicy = {
      ...startPolicy,
      weights: { ...startPolicy.weights, S8: 3, S9: 0, S10: 0 },
    };
    const says = (id: string, statement: string, confirmedDay: number | null = null) =>
      supplier(id, { statement, confirmedDay });
    const suppliers = [
      ...['a', 'b', 'c'].map((id) => says(id, 'smoke alarms')),
      says('fresh', 'smoke alarms, and work of many other kinds in homes and halls', TODAY),
    ];
    const index = buildIndex(market({ suppliers }), fresh, TODAY);
    const demand = need('n', { title: 'Smoke alarms' });
    const offered = (open: string[]) =>
      scanned(index, demand, (row) => open.includes(suppliers[row]!.id), 1)
        .offers.map((row) => suppliers[row]!.id)
        .sort();
    expect(offered(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(offered(['a', 'fresh'])).toEqual(['a', 'fresh']);
  });

  it('looks at those with few awards as long as they alone matter', () => {
    const suppliers = crowd(11, 400, 4);
    const index = buildIndex(market({ terms, suppliers }), startPolicy, TODAY);
    const prepared = preparedFor(
      index,
      need('n', { title: vocabulary.slice(0, 5).join(' '), termIds: ['11'] }),
    );
    const open = { gate: Uint8Array.of(1), keys: new Uint32Array(index.rows.length) };
    const offered: number[] = [];
    scanRows(index, prepared, open, 0, (row) => {
      offered.push(row);
      return { any: Infinity, few: -Infinity };
    });
    const mayMatter = offered.filter((row) => hasFewAwards(index.rows.awards.values[row]!, startPolicy));
    expect(offered.length - mayMatter.length).toBeLessThanOrEqual(1);
    const listed = suppliers.filter((_, row) => isListed(prepared, vectorOf(index, row)));
    expect(mayMatter).toHaveLength(
      listed.filter(({ engagements }) => engagements.length <= startPolicy.keptPlaces.mostAwards).length,
    );
  });
});

describe('the rows that a demand lists', () => {
  it('are all that share a word or a category with it, whether eligible or not, those that are gone left out', () => {
    fc.assert(
      fc.property(fc.oneof(markets, fullMarkets), changes, demandFacts('draft'), (market, list, draft) => {
        const index = buildIndex(market, policy, TODAY);
        for (const change of list) if (change.kind !== 'term') applyChange(index, change);
        const prepared = preparedFor(index, draft);
        const listed = index.rows.facts.flatMap((facts, row) =>
          facts !== null && isListed(prepared, vectorOf(index, row)) ? [row] : [],
        );
        expect(listedRows(index, prepared)).toEqual(listed);
      }),
    );
  });
});
