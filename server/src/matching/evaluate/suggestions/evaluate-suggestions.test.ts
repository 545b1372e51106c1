import { describe, expect, it } from 'vitest';
import type { AwardRow } from '../award-notice.ts';
import { noticesOf } from '../award-notice.ts';
import { atLevel, bestAt } from './code-level.ts';
import { evaluateSuggestions } from './evaluate-suggestions.ts';

let number = 0;
const row = (date: string, title: string, cpv: string, more: Partial<AwardRow> = {}): AwardRow => ({
  source: 'hand-made',
  notice_id: `n${++number}`,
  buyer: 'Leeds City Council',
  is_council: '1',
  supplier: 'Acme Ltd',
  supplier_norm: 'ACME',
  title,
  description: title,
  cpv,
  date,
  ...(more as AwardRow),
});

const labels = [
  { id: '45312100', label: 'Fire-alarm system installation work' },
  { id: '77310000', label: 'Planting and maintenance services of green areas' },
  { id: '60130000', label: 'Special-purpose road passenger-transport services' },
];

const past = [
  ...Array.from({ length: 4 }, () => row('2019-05-01', 'Smoke detectors', '45312100')),
  row('2019-06-01', 'Mowing of verges', '77310000'),
  row('2019-06-02', 'Pupils to school', '60130000'),
];
const later = [
  row('2021-03-01', 'Mowing of verges and cemeteries', '77310000 77311000'),
  row('2021-03-02', 'Detectors in flats', '45312200'),
];
const found = (rows: AwardRow[] = [...past, ...later]) =>
  evaluateSuggestions({ notices: noticesOf(rows)[0]!.notices, split: '2020-07-01', labels });
const parley = (of = found()) => of.models[0]!;

describe('evaluating suggestions', () => {
  it('counts right ones among five, of five and of those given, at each level', () => {
    // Mowing: one of two codes, its class whole. Detectors: another code, the right class.
    expect(parley().levels.code).toMatchObject({ 'precision@5': 0.1, 'recall@5': 0.25, 'hit@5': 0.5 });
    expect(parley().levels.class).toMatchObject({ 'precision@5': 0.2, 'recall@5': 1, 'hit@5': 1 });
    expect(found()).toMatchObject({
      learnedFrom: 6,
      judged: 2,
      codesPerNotice: 1.5,
      codesMetBefore: 0.333333,
    });
  });

  it('measures the baselines on the same notices, and the paired difference to each', () => {
    const { models, comparisons } = found();
    expect(models.map(({ name }) => name)).toEqual(['parley', 'most frequent', 'BM25 over labels']);
    for (const { against, level, measure, difference } of comparisons) {
      const other = models.find(({ name }) => name === against)!;
      expect(difference).toBeCloseTo(parley().levels[level][measure] - other.levels[level][measure], 5);
    }
    expect(models[2]!.levels.code['recall@5']).toBe(0);
  });

  it('judges notices of councils with codes only, and learns nothing from the split on', () => {
    const more = [
      row('2021-04-01', 'Bin lorries', ''),
      row('2021-04-02', 'Bin lorries', '34144511', { buyer: 'A trust', is_council: '0' }),
    ];
    expect(found([...past, ...later, ...more])).toEqual(found());
  });

  it('tells apart notices whose title was met before', () => {
    const again = row('2021-05-02', 'Smoke detectors', '45312100');
    const { newTitles } = parley(found([...past, ...later, again]));
    expect(newTitles).toMatchObject({ notices: 2, code: 0.25, class: 1 });
  });

  it('does not read the answer in the winner’s name', () => {
    const named = row('2021-05-01', 'Call-off', '77310000', {
      supplier: 'Mowing Verges Ltd',
      supplier_norm: 'MOWING VERGES',
      description: 'Mowing Verges Ltd',
    });
    expect(parley(found([...past, named])).levels.code['recall@5']).toBe(0);
  });

  it('says how often a guess of the ranking’s evaluation is a given code or above one', () => {
    // Detectors are guessed as 45312100, which is not the 45312200 that was given; mowing as given.
    expect(found().guesses).toEqual({ notices: 1, perNotice: 1, right: 0.5, divisions: 0 });
  });

  it('gives the same figures for the same rows, whatever their order', () => {
    expect(found([...past, ...later].toReversed())).toEqual(found());
  });
});

describe('levels of codes', () => {
  it('cuts a code to its class or group, and leaves a wider one as it is', () => {
    expect(atLevel('45312100', 'class')).toBe('4531');
    expect(atLevel('45312100', 'group')).toBe('453');
    expect(atLevel('45000000', 'class')).toBe('4500');
  });

  it('ranks a class by its best code, equals by code', () => {
    const scores = new Map([
      ['45312100', 0.2],
      ['45310000', 0.4],
      ['77310000', 0.3],
      ['60130000', 0.3],
    ]);
    expect(bestAt('class', scores)).toEqual(['4531', '6013', '7731']);
  });
});
