import { describe, expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';
import { peersOf, SIMILARITY_UNIT } from './council-similarity.ts';
import type { CouncilFacts, MarketFacts, SupplierFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import { buildIndex, informationContent, type MatchIndex } from './match-index.ts';
import { council, engagement, market, need, supplier, term, TODAY } from './small-market.ts';

const policy = {
  ...startPolicy,
  peers: {
    count: 3,
    priorStrength: 2,
    prior: { type: 0.4, region: 0.2, population: 0.3, label: 0.1 },
  },
};
const worksFor = (id: string, work: Record<string, string[]>) =>
  supplier(id, {
    engagements: Object.entries(work).map(([councilId, termIds]) =>
      engagement(`${id} ${councilId}`, { councilId, termIds }),
    ),
  });

const terms = [term('1'), term('11', '1'), term('12', '1'), term('2')];
const councils: CouncilFacts[] = [
  council('camden', { population: 200_000, similarityLabel: 'inner' }),
  council('barnet', { population: 400_000, similarityLabel: 'outer' }),
  council('leeds', {
    type: 'metropolitan',
    region: 'Yorkshire',
    population: 800_000,
    similarityLabel: 'inner',
  }),
  council('york', { type: 'unitary', region: 'Yorkshire', population: 0 }),
];
const suppliers: SupplierFacts[] = [
  worksFor('a', { camden: ['11'], barnet: ['11'] }),
  worksFor('b', { camden: ['11'], barnet: ['12'], leeds: ['2'] }),
  worksFor('c', { camden: ['2'] }),
  worksFor('d', { leeds: ['12'], york: [] }),
  supplier('e', { capabilities: [], engagements: [engagement('x', { councilId: null, termIds: ['2'] })] }),
];
const given: Partial<MarketFacts> = { terms, councils, suppliers, demands: [need('n', { termIds: ['11'] })] };
const build = (more: Partial<MarketFacts> = {}) => buildIndex(market({ ...given, ...more }), policy, TODAY);

const told = (index: MatchIndex, id: string) =>
  peersOf(index, index.councils.find(id)).map(
    ({ council: other, similarity }) => [index.councils.ids[other], similarity] as const,
  );

describe('councils that are alike', () => {
  /** docs/ranking, S5, worked out from the facts above. */
  function expected(index: MatchIndex, a: string, b: string): number {
    const sets = suppliers.map(({ engagements }) => engagements.flatMap(({ councilId }) => councilId ?? []));
    const norm = (x: string) =>
      sets.filter((set) => set.includes(x)).reduce((sum, set) => sum + 1 / set.length, 0);
    const shared = sets
      .filter((set) => set.includes(a) && set.includes(b))
      .reduce((sum, set) => sum + 1 / set.length, 0);
    const profile = (x: string) => {
      const above: Record<string, string[]> = { 1: ['1'], 11: ['1', '11'], 12: ['1', '12'], 2: ['2'] };
      const all = suppliers.flatMap(({ engagements }) =>
        engagements.filter(({ councilId }) => councilId === x).flatMap(({ termIds }) => termIds),
      );
      if (x === 'camden') all.push('11');
      const counts = new Map<string, number>();
      for (const node of all.flatMap((id) => above[id]!)) counts.set(node, (counts.get(node) ?? 0) + 1);
      return new Map(
        [...counts].map(([id, count]) => [
          id,
          Math.round(
            16 *
              Math.max(0, informationContent(index, index.taxonomy.nodeOf.get(id)!)) *
              (1 + Math.log(count)),
          ),
        ]),
      );
    };
    const [p, q] = [profile(a), profile(b)];
    const length = (of: Map<string, number>) =>
      Math.sqrt([...of.values()].reduce((sum, w) => sum + w * w, 0));
    const dot = [...p].reduce((sum, [id, weight]) => sum + weight * (q.get(id) ?? 0), 0);
    const needs = length(p) * length(q) === 0 ? 0 : dot / (length(p) * length(q));
    const behaviour = 0.5 * (shared / Math.sqrt(norm(a) * norm(b))) + 0.5 * needs;
    const known = Math.min(...[a, b].map((x) => sets.filter((set) => set.includes(x)).length));
    const trust = known / (known + 2);
    const [f, g] = [a, b].map((id) => councils.find((one) => one.id === id)!);
    let prior = 0;
    if (f!.type === g!.type) prior += 0.4;
    if (f!.region === g!.region) prior += 0.2;
    if (f!.similarityLabel && f!.similarityLabel === g!.similarityLabel) prior += 0.1;
    const [small, large] = [f!.population ?? 0, g!.population ?? 0].sort((x, y) => x - y);
    if (small! > 0) prior += (0.3 * small!) / large!;
    return Math.round(Math.min(1, trust * behaviour + (1 - trust) * prior) * SIMILARITY_UNIT);
  }

  it('use the same suppliers, need the same, and are of one kind, as docs/ranking says', () => {
    const index = build();
    for (const id of ['camden', 'barnet', 'leeds', 'york']) {
      const peers = told(index, id);
      const others = councils.map((one) => one.id).filter((other) => other !== id);
      const all = others.map((other) => [other, expected(index, id, other)] as const);
      expect(peers).toEqual(all.filter(([, likeness]) => likeness > 0).sort((x, y) => y[1] - x[1]));
    }
    expect(told(index, 'camden').map(([id]) => id)[0]).toBe('barnet');
  });

  it('are as many as the policy says, none of them the council itself, equals by their ids', () => {
    const equals = ['d', 'b', 'c', 'a', 'e'].map((id) => council(id));
    const index = build({ councils: equals, suppliers: [], demands: [] });
    expect(told(index, 'c')).toEqual([
      ['a', Math.round(0.6 * SIMILARITY_UNIT)],
      ['b', Math.round(0.6 * SIMILARITY_UNIT)],
      ['d', Math.round(0.6 * SIMILARITY_UNIT)],
    ]);
  });

  it('are none where nothing is published and nothing on record', () => {
    const strangers = [council('x', { type: 'a', region: 'b' }), council('y', { type: 'c', region: 'd' })];
    expect(told(build({ councils: strangers, suppliers: [], demands: [] }), 'x')).toEqual([]);
    const unheard = build({
      councils: [],
      suppliers: [],
      demands: [need('n'), need('m', { councilId: 'leeds' })],
    });
    expect(told(unheard, 'leeds')).toEqual([]);
  });

  it('are the same after a change as in an index built anew', () => {
    const changed = worksFor('c', { camden: ['12'], york: ['11'] });
    const index = build();
    told(index, 'camden');
    applyChange(index, { kind: 'supplier', id: 'c', facts: changed });
    const anew = build({ suppliers: suppliers.map((one) => (one.id === 'c' ? changed : one)) });
    for (const id of ['camden', 'barnet', 'leeds', 'york']) expect(told(index, id)).toEqual(told(anew, id));
    applyChange(index, { kind: 'supplier', id: 'b', facts: null });
    const without = build({
      suppliers: suppliers.filter(({ id }) => id !== 'b').map((one) => (one.id === 'c' ? changed : one)),
    });
    for (const id of ['camden', 'barnet', 'leeds', 'york'])
      expect(told(index, id)).toEqual(told(without, id));
  });
});
