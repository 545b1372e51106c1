import { describe, expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';
import type { MarketFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import type { MatchIndex } from './match-index.ts';
import {
  buildIndex,
  casesOf,
  derivedOnce,
  informationContent,
  suppliersWithWord,
  vectorOf,
} from './match-index.ts';
import { capability, council, engagement, market, need, supplier, term, TODAY } from './small-market.ts';

const job = engagement('e', { title: 'Smoke alarms', councilId: 'camden', termIds: ['fire'] });
const given: MarketFacts = market({
  terms: [term('safety'), term('fire', 'safety'), term('grass')],
  councils: [council('camden'), council('leeds')],
  suppliers: [
    supplier('one', { statement: 'Smoke', engagements: [job, { ...job, id: 'f', councilId: 'leeds' }] }),
    supplier('two', { capabilities: [capability('c', { title: 'Alarms', termIds: ['safety'] })] }),
    supplier('three', { engagements: [{ ...job, councilId: 'barnet', termIds: [] }] }),
    supplier('idle'),
  ],
  demands: [need('n', { title: 'Hedges', termIds: ['grass'] })],
});
const build = (facts = given) => buildIndex(facts, startPolicy, TODAY);

const word = ({ lexicon }: MatchIndex, text: string) => {
  let found = -1;
  lexicon.read(text, (number) => (found = number));
  return found;
};
/** What an index counts, in words rather than its own numbers. */
const statistics = (index: MatchIndex) => ({
  suppliers: index.supplierCount,
  words: ['smoke', 'alarms', 'hedges'].map((text) => {
    const number = word(index, text);
    return number < 0 ? 0 : suppliersWithWord(index, number);
  }),
  nodes: [...index.nodeCount],
  councils: new Map(
    index.councils.ids.flatMap((id, at) => {
      const [count, norm] = [index.councils.supplierCount[at]!, index.councils.supplierNorm[at]!];
      const profile = [...index.councils.profiles[at]!].sort(([a], [b]) => a - b);
      return count + norm + profile.length === 0 ? [] : [[id, { count, norm, profile }]];
    }),
  ),
});

describe('what an index counts', () => {
  it('is how many suppliers have each word and each category, and what each council has', () => {
    const index = build();
    const [fire, grass, safety] = ['fire', 'grass', 'safety'].map((id) => index.taxonomy.nodeOf.get(id)!);
    expect(statistics(index)).toMatchObject({ suppliers: 4, words: [2, 3, 0] });
    expect([fire, grass, safety].map((node) => index.nodeCount[node!])).toEqual([1, 0, 2]);
    const { councils } = statistics(index);
    expect([...councils.keys()].sort()).toEqual(['barnet', 'camden', 'leeds']);
    expect(councils.get('camden')).toEqual({
      count: 1,
      norm: 2 ** 19,
      profile: [
        [fire, 1],
        [grass, 1],
        [safety, 1],
      ],
    });
    expect(councils.get('barnet')).toEqual({ count: 1, norm: 2 ** 20, profile: [] });
    expect(suppliersWithWord(index, 1_000_000)).toBe(0);
  });

  it('says how much a category tells: the rarer, the more', () => {
    const index = build();
    const told = (id: string) => informationContent(index, index.taxonomy.nodeOf.get(id)!);
    expect(told('safety')).toBeCloseTo(-Math.log(2.5 / 5), 12);
    expect(told('fire')).toBeCloseTo(-Math.log(1.5 / 5), 12);
    expect(told('grass')).toBeCloseTo(-Math.log(0.5 / 5), 12);
  });

  it('stays exact through changes', () => {
    const index = build();
    const edited = supplier('two', {
      statement: 'Hedges and unheard-of words',
      capabilities: [capability('c', { termIds: ['grass'] })],
      engagements: [{ ...job, councilId: 'hackney' }],
    });
    applyChange(index, { kind: 'supplier', id: 'two', facts: edited });
    applyChange(index, { kind: 'supplier', id: 'three', facts: null });
    applyChange(index, { kind: 'demand', id: 'n', facts: null });
    const after = {
      ...given,
      suppliers: [given.suppliers[0]!, edited, given.suppliers[3]!],
      demands: [],
    };
    expect(statistics(index)).toEqual(statistics(build(after)));
    applyChange(index, { kind: 'supplier', id: 'two', facts: given.suppliers[1]! });
    applyChange(index, { kind: 'supplier', id: 'three', facts: given.suppliers[2]! });
    applyChange(index, { kind: 'demand', id: 'n', facts: given.demands[0]! });
    expect(statistics(index)).toEqual(statistics(build()));
  });
});

describe('a supplier', () => {
  it('is the same to the signals whether it was there from the start or came later', () => {
    const index = build();
    const later = build({ ...given, suppliers: given.suppliers.slice(1) });
    applyChange(later, { kind: 'supplier', id: 'one', facts: given.suppliers[0]! });
    const seen = (of: MatchIndex, id: string) => {
      const row = of.rows.rowOf.get(id)!;
      const { words, nodes, councils, pastWork, ...numbers } = vectorOf(of, row);
      const { block, place } = casesOf(of, row);
      const cases = block.rowStart[place + 1]! - block.rowStart[place]!;
      return {
        words: [...words].map(([number, impact]) => [of.lexicon.stemOf(number), impact]),
        nodes,
        councils: [...councils].map(([number, value]) => [of.councils.ids[number], value]),
        worths: [...pastWork.worths],
        awards: numbers.awards,
        newness: numbers.newness,
        cases,
      };
    };
    expect(seen(later, 'one')).toEqual(seen(index, 'one'));
    expect(seen(index, 'one')).toMatchObject({ awards: 2, cases: 3 });
    expect(seen(later, 'two')).toEqual(seen(index, 'two'));
  });
});

describe('a value derived from what an index counts', () => {
  it('is worked out once, until something changes', () => {
    const index = build();
    let times = 0;
    const asked = (key = 'key') => derivedOnce(index, key, () => ++times);
    expect([asked(), asked(), asked('other'), asked()]).toEqual([1, 1, 2, 1]);
    applyChange(index, { kind: 'council', id: 'leeds', facts: null });
    expect([asked(), asked()]).toEqual([3, 3]);
  });
});
