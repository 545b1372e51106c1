import { describe, expect, it } from 'vitest';
import { calibrate, calibrationError, chanceOf } from './calibrate.ts';
import type { TermFacts } from './facts.ts';
import { learnTerms } from './guess-terms.ts';
import type { Lesson, Weights } from './learn.ts';
import { learnWeights, lessonNdcg10, scoresOf } from './learn.ts';
import { qualityOf } from './metrics.ts';
import type { SignalId } from './policy.ts';
import { startPolicy } from './policy.ts';
import { term } from './small-market.ts';
import { buildTaxonomy } from './taxonomy.ts';

const weights: Weights = { ...startPolicy.weights, S1: 1, S2: 1, S3: 0, S4: 0.5, S5: 0, S9: 0 };

const lesson = (group: string, values: Partial<Record<SignalId, number[]>>, relevant = 1): Lesson => ({
  group,
  relevant,
  values: new Map(Object.entries(values).map(([id, list]) => [id as SignalId, Float64Array.from(list)])),
});

describe('the quality of a list', () => {
  it('is perfect when those taken on come first', () => {
    expect(qualityOf([7, 3, 1], [3, 7])).toEqual({ hit10: 1, ndcg10: 1, recall10: 1, recall50: 1, mrr: 1 });
  });

  it('falls with the rank, and counts who is not listed as not found', () => {
    const list = [...Array.from({ length: 10 }, (_, i) => 100 + i), 5];
    expect(qualityOf(list, [5, 6])).toEqual({ hit10: 0, ndcg10: 0, recall10: 0, recall50: 0.5, mrr: 1 / 11 });
    expect(qualityOf([1, 2, 5], [5]).ndcg10).toBeCloseTo(1 / 2, 9);
  });
});

describe('learning weights', () => {
  const misled = [
    lesson('a', { S1: [0.1, 0.9], S2: [0.8, 0.2] }),
    lesson('a', { S1: [0.3, 0.9], S2: [0.6, 0.2] }),
  ];
  const options = { signals: ['S1', 'S2', 'S4'] as const, restraint: 0, rounds: 5 };

  it('finds the signal that tells who was taken on', () => {
    const learned = learnWeights([misled], weights, options);
    expect(learned.S2).toBeGreaterThan(learned.S1);
    expect(misled.map((one) => lessonNdcg10(one, learned))).toEqual([1, 1]);
  });

  it('gives the same weights every time, none negative, their sum unchanged', () => {
    const learned = learnWeights([misled], weights, options);
    expect(learnWeights([misled], weights, options)).toEqual(learned);
    expect(Object.values(learned).every((weight) => weight >= 0)).toBe(true);
    const sum = (of: Weights) => Object.values(of).reduce((total, weight) => total + weight, 0);
    expect(sum(learned)).toBeCloseTo(sum(weights), 3);
  });

  it('leaves alone what no lesson speaks of, what is at 0, and what restraint holds back', () => {
    expect(learnWeights([], weights, options)).toEqual(weights);
    expect(learnWeights([misled], weights, options).S3).toBe(0);
    expect(learnWeights([misled], weights, { ...options, restraint: 9 })).toEqual(weights);
  });

  it('hands the weight of an unknown content signal to the known ones', () => {
    expect([...scoresOf(lesson('a', { S2: [0.5], S4: [1] }), weights)]).toEqual([0.5 * 2 + 0.5]);
  });

  it('shares places among equal scores', () => {
    expect(lessonNdcg10(lesson('a', { S1: [0.4, 0.4, 0.4] }), weights)).toBeCloseTo(1 / Math.log2(3), 9);
    expect(lessonNdcg10(lesson('a', { S1: [0, 0.4] }), weights)).toBe(0);
  });
});

describe('calibration', () => {
  const outcomes = Array.from({ length: 2000 }, (_, i) => ({
    score: (i % 10) / 10,
    outcome: Math.floor(i / 10) % 20 < i % 10 ? 1 : 0,
  }));

  it('turns scores into chances that come true', () => {
    const found = calibrate(outcomes);
    expect(found.a).toBeGreaterThan(0);
    const chances = outcomes.reduce((sum, { score }) => sum + chanceOf(score, found), 0);
    expect(chances).toBeCloseTo(
      outcomes.reduce((sum, { outcome }) => sum + outcome, 0),
      0,
    );
  });

  it('is judged by the gap between chance and outcome', () => {
    expect(calibrationError([{ count: 10, chances: 2, outcomes: 3 }])).toBeCloseTo(0.1, 9);
    expect(calibrationError([])).toBe(0);
  });
});

describe('guessing terms', () => {
  const terms: TermFacts[] = [term('safety'), term('fire', 'safety'), term('doors', 'safety'), term('grass')];
  const guess = learnTerms(
    [
      { title: 'Smoke alarms', text: 'fitting smoke alarms', termIds: ['fire'] },
      { title: 'Fire doors', text: 'doors for flats', termIds: ['doors'] },
      { title: 'Grass cutting', text: 'verges', termIds: ['grass'] },
      { title: 'Smoke alarms', text: 'nobody tagged this one', termIds: [] },
    ],
    buildTaxonomy(terms),
  );

  it('takes the finest term that similar texts agree on', () => {
    expect(guess('Smoke alarms wanted', '')).toEqual(['fire']);
    expect(guess('Verges', 'cutting')).toEqual(['grass']);
  });

  it('says nothing where nothing is alike', () => {
    expect(guess('Choir music', '')).toEqual([]);
  });
});
