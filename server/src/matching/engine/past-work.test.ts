import { describe, expect, it } from 'vitest';
import { CaseWriter } from './cases.ts';
import type { EngagementFacts, SupplierFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import { FULL_IMPACT } from './fixed-point.ts';
import { Lexicon } from './lexicon.ts';
import type { PastWork } from './past-work.ts';
import { indexPastWork, PastWorkWriter } from './past-work.ts';
import { capability, engagement, supplier, term, TODAY } from './small-market.ts';
import { buildTaxonomy } from './taxonomy.ts';

const taxonomy = buildTaxonomy([term('1'), term('11', '1'), term('12', '1'), term('2')]);
const { k1, b, lengthPivot } = startPolicy.similarWork;
const titleWeight = startPolicy.text.titleWeight;

function folded(suppliers: SupplierFacts[], policy = startPolicy) {
  const lexicon = new Lexicon();
  const cases = new CaseWriter(lexicon, policy);
  for (const facts of suppliers) cases.add(facts);
  const block = cases.finish();
  const writer = new PastWorkWriter(taxonomy, policy, TODAY);
  suppliers.forEach((facts, row) => writer.add(facts, block, row));
  return { lexicon, work: writer.finish() };
}

const nodesOf = ({ nodeStart, nodes }: PastWork, at: number) =>
  [...nodes.subarray(nodeStart[at], nodeStart[at + 1])].map((node) => taxonomy.terms[node]!.id);

const suppliers = [
  supplier('idle', { capabilities: [capability('c', { title: 'Smoke alarms', termIds: ['2'] })] }),
  supplier('busy', {
    statement: 'Grass',
    capabilities: [capability('c', { title: 'Grass' })],
    engagements: [
      engagement('e', { title: 'Smoke alarms', text: 'alarms fitted', termIds: ['11', '12', 'lost'] }),
      engagement('f', { title: 'Grass', termIds: [] }),
    ],
  }),
  supplier('one', { engagements: [engagement('e', { title: 'Alarms', termIds: ['2', '11', '1'] })] }),
];
const { lexicon, work } = folded(suppliers);
const number = (word: string) => {
  let found = -1;
  lexicon.read(word, (one) => (found = one));
  return found;
};

describe('past work, engagement by engagement', () => {
  it('belongs to its supplier, in the order of the suppliers', () => {
    expect([...work.rowStart]).toEqual([0, 0, 2, 3]);
    expect([...work.titleLength]).toEqual([2, 1, 1]);
  });

  it('has each word by how much it says in a job of its length', () => {
    const length = 2 * titleWeight + 2;
    const saturation = k1 * (1 - b + (b * length) / lengthPivot);
    const impact = (count: number) => Math.round((count / (count + saturation)) * FULL_IMPACT);
    const words = [...work.words.subarray(work.wordStart[0], work.wordStart[1])];
    expect(words.map((word) => lexicon.stemOf(word))).toEqual(['smoke', 'alarm', 'fit']);
    expect([...work.impacts.subarray(work.wordStart[0], work.wordStart[1])]).toEqual(
      [titleWeight, titleWeight + 1, 1].map(impact),
    );
    expect(work.wordStart.at(-1)).toBe(work.words.length);
  });

  it('has its categories with all above them, each once, those unknown left out', () => {
    expect([0, 1, 2].map((at) => nodesOf(work, at))).toEqual([['11', '1', '12'], [], ['2', '11', '1']]);
    expect(work.nodeStart.at(-1)).toBe(work.nodes.length);
  });

  it('is worth what its kind, outcome and age leave, less by the policy for a small value', () => {
    const worth = (given: Partial<EngagementFacts>, valueShare = 0.5) => {
      const policy = { ...startPolicy, similarWork: { ...startPolicy.similarWork, valueShare } };
      return folded([supplier('s', { engagements: [engagement('e', { outcome: 1, ...given })] })], policy)
        .work.worths[0]!;
    };
    expect(worth({})).toBe(1);
    expect(worth({ outcome: 0.5, day: TODAY - 1095 })).toBeCloseTo(0.25, 6);
    expect(worth({ valueGbp: 1_000_000 })).toBe(1);
    expect(worth({ valueGbp: 50_000_000 })).toBe(1);
    expect(worth({ valueGbp: 0 })).toBe(0.5);
    expect(worth({ valueGbp: -5 })).toBe(0.5);
    expect(worth({ valueGbp: 999 })).toBeCloseTo(0.5 + 0.5 * (Math.log(1000) / Math.log(1_000_001)), 6);
    expect(worth({ valueGbp: 0 }, 1)).toBe(0);
    expect(worth({ valueGbp: 0 }, 0)).toBe(1);
  });
});

describe('past work by word', () => {
  const index = indexPastWork(work, lexicon.size);
  const having = (start: Uint32Array, rows: Uint32Array, word: string) => [
    ...rows.subarray(start[number(word)], start[number(word) + 1]),
  ];

  it('finds the engagements that have a word, and those that have it in their title', () => {
    const { words, titles } = index;
    expect(having(words.start, words.rows, 'alarms')).toEqual([0, 2]);
    expect(having(words.start, words.rows, 'fitted')).toEqual([0]);
    expect(having(words.start, words.rows, 'grass')).toEqual([1]);
    expect(having(titles.start, titles.rows, 'alarms')).toEqual([0, 2]);
    expect(having(titles.start, titles.rows, 'smoke')).toEqual([0]);
    expect(having(titles.start, titles.rows, 'grass')).toEqual([1]);
    expect(having(titles.start, titles.rows, 'fitted')).toEqual([]);
    expect(titles.rows).toHaveLength(4);
  });

  it('knows whose each engagement is, and begins with nothing found', () => {
    expect([...index.rows]).toEqual([1, 1, 2]);
    expect(index.owner).toBeNull();
    expect([...index.sums, ...index.sharedTitle]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...index.likest]).toEqual([0, 0, 0]);
    expect(index.touched).toHaveLength(3);
  });

  it('is what was folded, word by word', () => {
    for (const key of ['titleLength', 'nodeStart', 'nodes', 'worths', 'rowStart'] as const)
      expect(index[key]).toBe(work[key]);
  });
});
