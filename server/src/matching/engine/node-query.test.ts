import { describe, expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';
import { profileDemand } from './demand-profile.ts';
import { startPolicy, type DemandFacts, type TermFacts } from './facts.ts';
import { FULL_WEIGHT } from './fixed-point.ts';
import { buildIndex, informationContent } from './match-index.ts';
import { nodePlaces, nodeQuery } from './node-query.ts';
import { rank } from './rank.ts';
import { capability, market, need, supplier, term, TODAY } from './small-market.ts';

const levels = [0.05, 0.5, 1];
const policy = {
  ...startPolicy,
  taxonomy: {
    ...startPolicy.taxonomy,
    levelWeights: { cpv: levels, service: [0.3, 1], capability: [0.3, 0.7, 1] },
    broadBelow: 0.1,
    schemeWeights: { cpv: 1, service: 3, capability: 1 },
  },
};
const service: TermFacts = { ...term('s'), scheme: 'service' };
const terms = [term('1'), term('11', '1'), term('111', '11'), term('1111', '111'), term('2'), service];
const does = (id: string, ...termIds: string[]) =>
  supplier(id, { capabilities: [capability('c', { termIds })] });
const suppliers = [does('a', '1'), does('b', '11'), does('c', '111'), does('d', '2', 's'), does('e')];
const build = () => buildIndex(market({ terms, suppliers }), policy, TODAY);
const ask = (index: ReturnType<typeof build>, ...termIds: string[]) =>
  nodeQuery(index, profileDemand(need('n', { termIds }), true, index));

describe('the categories that are looked up for a demand', () => {
  it('are its terms and all above them, each with what it says beyond the one above, by its level', () => {
    const index = build();
    const told = (id: string) => informationContent(index, index.taxonomy.nodeOf.get(id)!);
    const gains = [
      0.05 * told('1'),
      0.5 * (told('11') - told('1')),
      1 * (told('111') - told('11')),
      1 * (told('1111') - told('111')),
    ];
    const sum = gains.reduce((total, gain) => total + gain, 0);
    const query = ask(index, '1111')!;
    expect(query.nodes.map((node) => index.taxonomy.terms[node]!.id)).toEqual(['1', '11', '111', '1111']);
    const whole = gains.map((gain) => gain / sum).reduce((total, share) => total + share, 0);
    expect([...query.shares]).toEqual(gains.map((gain) => Math.floor((gain / sum / whole) * FULL_WEIGHT)));
  });

  it('share between the schemes as the policy says', () => {
    const { shares } = ask(build(), '2', 's')!;
    expect([...shares]).toEqual([Math.floor(FULL_WEIGHT / 4), Math.floor((3 * FULL_WEIGHT) / 4)]);
  });

  it('are too broad to list anybody for at the top, unless the demand itself is that broad', () => {
    expect([...ask(build(), '111')!.broad]).toEqual([1, 0, 0]);
    expect([...ask(build(), '111', '1')!.broad]).toEqual([0, 0, 0]);
    expect([...ask(build(), '2')!.broad]).toEqual([0]);
  });

  it('are not too broad where everybody who has the top has just what is asked for: it stands for that', () => {
    const only = buildIndex(market({ terms, suppliers: [does('a', '111'), does('b', '2')] }), policy, TODAY);
    const query = ask(only, '111')!;
    expect([...query.shares]).toEqual([FULL_WEIGHT, 0, 0]);
    expect([...query.broad]).toEqual([0, 0, 0]);
    const listed = (demand: DemandFacts) =>
      rank(only, { reading: 'suppliers-for-demand', demand, limit: 9 }).matches.map(
        ({ supplierId }) => supplierId,
      );
    expect(listed(need('n', { termIds: ['111'] }))).toEqual(['a']);
    applyChange(only, { kind: 'supplier', id: 'c', facts: does('c', '1') });
    expect([...ask(only, '111')!.broad]).toEqual([1, 0, 0]);
    expect(listed(need('n', { termIds: ['111'] }))).toEqual(['a']);
  });

  it('are none when it has none, or none that says anything', () => {
    expect(ask(build())).toBeNull();
    expect(ask(build(), 'lost')).toBeNull();
    const all = [does('a', '2'), does('b', '2')];
    const index = buildIndex(market({ terms, suppliers: all }), policy, TODAY);
    expect(informationContent(index, index.taxonomy.nodeOf.get('2')!)).toBeGreaterThan(0);
    const none = buildIndex(
      market({ terms, suppliers: [] }),
      { ...policy, taxonomy: { ...policy.taxonomy, schemeWeights: { cpv: 0, service: 0, capability: 0 } } },
      TODAY,
    );
    expect(ask(none, '2')).toBeNull();
  });

  it('are found by their place plus 1', () => {
    const index = build();
    const query = ask(index, '11', '2')!;
    const places = nodePlaces(index, query);
    expect(query.nodes.map((node) => places[node])).toEqual([1, 2, 3]);
    expect([...places].filter((place) => place > 0)).toHaveLength(3);
  });

  it('are chosen once for a demand, and anew when the market has changed', () => {
    const index = build();
    const profile = profileDemand(need('n', { termIds: ['111'] }), true, index);
    const other = profileDemand(need('m', { termIds: ['2'] }), true, index);
    const first = nodeQuery(index, profile);
    expect(nodeQuery(index, profile)).toBe(first);
    expect(nodeQuery(index, other)!.nodes).toHaveLength(1);
    expect(nodeQuery(index, profile)).toEqual(first);
    applyChange(index, { kind: 'supplier', id: 'c', facts: null });
    expect(nodeQuery(index, profile)).not.toEqual(first);
  });
});
