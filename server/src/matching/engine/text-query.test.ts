import { describe, expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';
import { profileDemand } from './demand-profile.ts';
import { startPolicy } from './facts.ts';
import { FULL_WEIGHT } from './fixed-point.ts';
import { buildIndex } from './match-index.ts';
import { market, need, supplier, TODAY } from './small-market.ts';
import { textQuery, wordPlaces } from './text-query.ts';

const policy = {
  ...startPolicy,
  text: { ...startPolicy.text, maxQueryWords: 3, queryK: 20, titleWeight: 3 },
};
const says = (id: string, statement: string) => supplier(id, { statement });
const suppliers = [
  says('a', 'smoke alarms'),
  says('b', 'alarms hedges'),
  says('c', 'alarms boilers'),
  says('d', 'alarms zebra'),
];
const build = () => buildIndex(market({ suppliers }), policy, TODAY);
const ask = (index: ReturnType<typeof build>, title: string, text = '') =>
  textQuery(index, profileDemand(need('n', { title, text }), true, index));
const words = (index: ReturnType<typeof build>, query: ReturnType<typeof ask>) =>
  query.words.map((word) => index.lexicon.stemOf(word));

describe('the words that are looked up for a demand', () => {
  it('are those that some supplier uses, the most telling first, equals in the order of their stems', () => {
    const index = build();
    expect(words(index, ask(index, 'alarms unheard smoke'))).toEqual(['smoke', 'alarm']);
    expect(words(index, ask(index, 'zebra smoke hedges'))).toEqual(['hedg', 'smoke', 'zebra']);
    expect(ask(index, 'smoking alarm').spellings).toEqual(['smoking', 'alarm']);
    expect(ask(index, 'unheard words').words).toEqual([]);
  });

  it('are so many at most', () => {
    const index = build();
    expect(words(index, ask(index, 'alarms zebra smoke hedges boilers'))).toEqual([
      'boiler',
      'hedg',
      'smoke',
    ]);
  });

  it('share the whole by how rare they are and how often the demand says them, with less for each time more', () => {
    const index = build();
    const { shares } = ask(index, 'smoke alarms', 'alarms alarms');
    const rare = (having: number) => Math.log(1 + (4 - having + 0.5) / (having + 0.5));
    const weight = (having: number, times: number) => (rare(having) * times * 21) / (times + 20);
    const all = weight(1, 3) + weight(4, 5);
    expect([...shares]).toEqual([
      Math.floor((weight(1, 3) / all) * FULL_WEIGHT),
      Math.floor((weight(4, 5) / all) * FULL_WEIGHT),
    ]);
  });

  it('are found by their place plus 1', () => {
    const index = build();
    const query = ask(index, 'zebra smoke');
    const places = wordPlaces(index, query);
    expect(query.words.map((word) => places[word])).toEqual([1, 2]);
    expect([...places].filter((place) => place > 0)).toHaveLength(2);
  });

  it('are chosen once for a demand, and anew when the market has changed', () => {
    const index = build();
    const profile = profileDemand(need('n', { title: 'smoke hedges' }), true, index);
    const other = profileDemand(need('m', { title: 'zebra' }), true, index);
    const first = textQuery(index, profile);
    expect(textQuery(index, profile)).toBe(first);
    expect(words(index, textQuery(index, other))).toEqual(['zebra']);
    expect(textQuery(index, profile)).toEqual(first);
    applyChange(index, { kind: 'supplier', id: 'a', facts: null });
    expect(words(index, textQuery(index, profile))).toEqual(['hedg']);
  });
});
