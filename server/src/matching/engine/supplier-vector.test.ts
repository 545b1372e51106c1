import { describe, expect, it } from 'vitest';
import { CaseWriter } from './cases.ts';
import { CouncilTable } from './council-table.ts';
import type { EngagementFacts, RankingPolicy, SupplierFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import { FULL_IMPACT } from './fixed-point.ts';
import { Lexicon } from './lexicon.ts';
import { capability, engagement, supplier, term, TODAY } from './small-market.ts';
import { SupplierFolder } from './supplier-vector.ts';
import { buildTaxonomy } from './taxonomy.ts';

const taxonomy = buildTaxonomy([term('1'), term('11', '1'), term('12', '1'), term('2')]);
const { declaredStrength, practisedStrength } = startPolicy.taxonomy;

/** What an index would know of suppliers, folded one after the other by the same folder. */
function folding(policy: RankingPolicy = startPolicy) {
  const lexicon = new Lexicon();
  const councils = new CouncilTable();
  const folder = new SupplierFolder(taxonomy, councils, policy, TODAY);
  const cases = new CaseWriter(lexicon, policy);
  let row = 0;
  const vectorOf = (facts: SupplierFacts) => {
    cases.add(facts);
    return folder.vector(facts, cases.peek(), row++);
  };
  return { lexicon, councils, folder, vectorOf };
}
const vector = (given: Partial<SupplierFacts>, policy?: RankingPolicy) =>
  folding(policy).vectorOf(supplier('s', given));
const jobs = (...given: Partial<EngagementFacts>[]) => ({
  engagements: given.map((one, i) => engagement(`e${i}`, one)),
});
const share = (value: number) => Math.round(value * FULL_IMPACT);
const nodes = (given: Partial<SupplierFacts>) =>
  Object.fromEntries([...vector(given).nodes].map(([node, impact]) => [taxonomy.terms[node]!.id, impact]));

describe('the words of a supplier', () => {
  const { k1, b, lengthPivot, titleWeight } = startPolicy.text;

  it('count by how often all of its texts say them, titles more, less in much text', () => {
    const { lexicon, vectorOf } = folding();
    const { words } = vectorOf(
      supplier('s', {
        statement: 'smoke and grass',
        capabilities: [capability('c', { title: 'Smoke', text: 'alarms' })],
        ...jobs({ title: 'Grass', text: 'smoke' }),
      }),
    );
    const times = { smoke: 2 + titleWeight, grass: 1 + titleWeight, alarm: 1 };
    const length = times.smoke + times.grass + times.alarm;
    const saturation = k1 * (1 - b + (b * length) / lengthPivot);
    expect(new Map([...words].map(([word, impact]) => [lexicon.stemOf(word), impact]))).toEqual(
      new Map(Object.entries(times).map(([word, count]) => [word, share(count / (count + saturation))])),
    );
  });

  it('are its own, whoever was read before, and however many words there are', () => {
    const { vectorOf } = folding();
    const many = Array.from({ length: 3000 }, (_, i) => `q${i}x`).join(' ');
    const first = vectorOf(supplier('s', { statement: `smoke ${many}` }));
    expect(first.words.size).toBe(3001);
    expect(new Set(first.words.values()).size).toBe(1);
    vectorOf(supplier('t', { statement: 'grass' }));
    expect(vectorOf(supplier('u', { statement: `smoke ${many}` })).words).toEqual(first.words);
    expect(vectorOf(supplier('v', { statement: 'grass' })).words.size).toBe(1);
  });
});

describe('the categories of a supplier', () => {
  it('are those it declares, with all above them, once, and those it has worked in', () => {
    const declared = capability('c', { termIds: ['11', '12', '11', 'lost'] });
    expect(nodes({ capabilities: [declared] })).toEqual({
      '1': share(declaredStrength),
      '11': share(declaredStrength),
      '12': share(declaredStrength),
    });
    expect(nodes({ capabilities: [declared, { ...declared, id: 'd' }] })).toEqual(
      nodes({ capabilities: [declared] }),
    );
    expect(nodes({ capabilities: [{ ...declared, declared: false }] })).toEqual({});
  });

  it('close part of the gap with every job by what it is worth', () => {
    const perfect = { termIds: ['11'], outcome: 1 };
    expect(nodes(jobs(perfect))).toEqual({ '1': share(practisedStrength), '11': share(practisedStrength) });
    expect(nodes(jobs(perfect, { termIds: ['12', '11'], outcome: 0.5 }))).toEqual({
      '1': share(1 - (1 - practisedStrength) * (1 - practisedStrength / 2)),
      '11': share(1 - (1 - practisedStrength) * (1 - practisedStrength / 2)),
      '12': share(practisedStrength / 2),
    });
    expect(nodes({ ...jobs(perfect), capabilities: [capability('c', { termIds: ['11'] })] })['11']).toBe(
      share(1 - (1 - declaredStrength) * (1 - practisedStrength)),
    );
  });

  it('are none for work that proves nothing', () => {
    expect(nodes(jobs({ termIds: ['11'], outcome: 0 }))).toEqual({});
    expect(nodes(jobs({ termIds: ['11'], outcome: 0 }, { termIds: ['2'], outcome: 1 }))).toEqual({
      '2': share(practisedStrength),
    });
  });

  it('are its own, whoever was folded before', () => {
    const { vectorOf } = folding();
    const facts = supplier('s', {
      ...jobs({ termIds: ['11'] }),
      capabilities: [capability('c', { termIds: ['2'] })],
    });
    const first = vectorOf(facts).nodes;
    vectorOf(supplier('t', { capabilities: [capability('c', { termIds: ['12'] })] }));
    expect(vectorOf(facts).nodes).toEqual(first);
  });
});

describe('the councils of a supplier', () => {
  it('have what the work with each is worth, added up', () => {
    const { councils, folder, vectorOf } = folding();
    const facts = supplier(
      's',
      jobs(
        { councilId: 'camden', outcome: 1 },
        { councilId: null, outcome: 1 },
        { councilId: 'leeds', outcome: 0.5 },
        { councilId: 'camden', outcome: 0.5, kind: 'pilot' },
      ),
    );
    expect(vectorOf(facts).councils).toEqual(
      new Map([
        [councils.find('camden'), Math.fround(1.4)],
        [councils.find('leeds'), 0.5],
      ]),
    );
    expect(vectorOf(facts).engagementCouncils).toEqual([1, 0, 2, 1]);
    expect(folder.engagementCouncils(facts)).toEqual([1, 0, 2, 1]);
    expect(vectorOf(supplier('t')).councils).toEqual(new Map());
  });
});

describe('a supplier in single numbers', () => {
  it('has contracts and call-offs as awards, whatever their age', () => {
    const awards = (...kinds: EngagementFacts['kind'][]) =>
      vector(jobs(...kinds.map((kind) => ({ kind, day: 0 })))).awards;
    expect(awards()).toBe(0);
    expect(awards('contract', 'call_off', 'pilot', 'demonstration', 'meeting')).toBe(2);
    expect(vector({ engagements: Array(70_000).fill(engagement('e')) }).awards).toBe(65_535);
  });

  it('is as new as little is on record, by kind and age, whatever the outcome', () => {
    const newness = (...given: Partial<EngagementFacts>[]) => vector(jobs(...given)).newness;
    expect(newness()).toBe(FULL_IMPACT);
    expect(newness({ outcome: 0 })).toBe(share(2 / 3));
    expect(newness({ kind: 'meeting' })).toBe(share(0.9));
    expect(newness({ day: TODAY - 1095 })).toBe(share(1 - 0.5 / 3));
    expect(newness({}, {}, {})).toBe(0);
    expect(newness({}, {}, {}, {})).toBe(0);
  });

  it('has a usual size: the mean of the values’ logarithms by what the work is worth now', () => {
    const size = (...given: Partial<EngagementFacts>[]) => vector(jobs(...given)).usualSize;
    expect(size()).toBe(0);
    expect(size({ valueGbp: 10_000 })).toBeCloseTo(Math.log(10_000), 5);
    expect(size({ valueGbp: 10_000 }, { valueGbp: null }, { valueGbp: 1 }, { valueGbp: -9 })).toBeCloseTo(
      Math.log(10_000),
      5,
    );
    expect(size({ valueGbp: 100, outcome: 1 }, { valueGbp: 10_000, outcome: 0.5 })).toBeCloseTo(
      (Math.log(100) + 0.5 * Math.log(10_000)) / 1.5,
      5,
    );
    expect(size({ valueGbp: 100, outcome: 0 })).toBe(0);
    expect(size({ valueGbp: 2, outcome: 1 })).toBeCloseTo(Math.log(2), 5);
  });

  it('has delivered as outcomes on record say, shrunk to what is assumed of everybody', () => {
    const delivery = (...given: Partial<EngagementFacts>[]) => vector(jobs(...given)).delivery;
    expect(delivery()).toBe(0);
    expect(delivery({ outcome: null })).toBe(0);
    expect(delivery({ outcome: 1 }, { outcome: null })).toBeCloseTo((1 + 1.4) / 3 - 0.7, 6);
    expect(delivery({ outcome: 9 })).toBe(delivery({ outcome: 1 }));
    expect(delivery({ outcome: -9 })).toBe(delivery({ outcome: 0 }));
    expect(delivery({ outcome: 0 })).toBeCloseTo(1.4 / 3 - 0.7, 6);
    expect(delivery({ outcome: 1, kind: 'meeting' })).toBeCloseTo((0.3 + 1.4) / 2.3 - 0.7, 6);
    expect(delivery({ outcome: 1, day: TODAY - 1095 })).toBeCloseTo((0.5 + 1.4) / 2.5 - 0.7, 6);
    expect(delivery({ outcome: 1 }, { outcome: 0 })).toBeCloseTo((1 + 1.4) / 4 - 0.7, 6);
  });

  it('is fresh for some time after its profile was confirmed, then half as fresh by the year', () => {
    const { freshDays, halfLifeDays } = startPolicy.freshness;
    const freshness = (days: number) => vector({ confirmedDay: TODAY - days }).freshness;
    expect(vector({}).freshness).toBe(0);
    expect(vector({ confirmedDay: null }).freshness).toBe(0);
    expect([freshness(0), freshness(-5), freshness(freshDays)]).toEqual([
      FULL_IMPACT,
      FULL_IMPACT,
      FULL_IMPACT,
    ]);
    expect(freshness(freshDays + halfLifeDays)).toBe(share(0.5));
    expect(freshness(freshDays + 2 * halfLifeDays)).toBe(share(0.25));
  });
});

describe('what is folded', () => {
  it('is the same as lists as it is as maps', () => {
    const { lexicon, councils } = folding();
    const folder = new SupplierFolder(taxonomy, councils, startPolicy, TODAY);
    const cases = new CaseWriter(lexicon, startPolicy);
    const facts = supplier('s', {
      statement: 'smoke alarms',
      capabilities: [capability('c', { termIds: ['11'] })],
      ...jobs({ councilId: 'camden', valueGbp: 900, outcome: 1, title: 'Alarms', termIds: ['2'] }),
      confirmedDay: TODAY - 400,
    });
    cases.add(facts);
    const { pastWork, engagementCouncils, ...maps } = folder.vector(facts, cases.peek(), 0);
    const folded = folder.fold(facts, cases.peek(), 0);
    expect({
      words: new Map(folded.words.map((word, i) => [word, folded.wordImpacts[i]])),
      nodes: new Map(folded.nodes.map((node, i) => [node, folded.nodeImpacts[i]])),
      councils: new Map(folded.councils.map((council, i) => [council, folded.councilWorths[i]])),
      newness: folded.newness,
      awards: folded.awards,
      usualSize: folded.usualSize,
      delivery: folded.delivery,
      freshness: folded.freshness,
    }).toEqual(maps);
    expect([...pastWork.worths]).toEqual([1]);
    expect(engagementCouncils).toEqual([1]);
    for (const value of [maps.newness, maps.usualSize, maps.delivery, maps.freshness])
      expect(value).toBeGreaterThan(0);
  });
});
