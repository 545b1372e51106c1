import { describe, expect, it } from 'vitest';
import { calibrate, calibrationError, chanceOf } from './calibrate.ts';
import type { TermFacts } from './facts.ts';
import { learnTerms } from './guess-terms.ts';
import type { Lesson, Weights } from './learn.ts';
import { aim, learnWeights, lessonNdcg10, scoresOf } from './learn.ts';
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

describe('what learning is after', () => {
  const best = lesson('a', { S1: [0.9, 0.1] });
  const second = (group: string) => lesson(group, { S1: [0.4, 0.9, 0.1] });
  const third = 1 / Math.log2(3);

  it('is the mean over lessons and over their groups, each by the root of its size, half and half', () => {
    const lessons = [best, best, best, best, second('b')];
    const byLesson = (4 + third) / 5;
    const byGroup = (4 / Math.sqrt(4) + third / 1) / (2 + 1);
    expect(aim([lessons], weights)).toBeCloseTo(0.5 * byLesson + 0.5 * byGroup, 12);
  });

  it('counts windows alike, however many lessons they have', () => {
    expect(aim([[best], [second('a'), second('a')]], weights)).toBeCloseTo((1 + third) / 2, 12);
    expect(aim([], weights)).toBe(0);
  });

  it('gains from the first ten places alone, and in a tie from the middle of it', () => {
    const behind = (better: number, equal = 0) =>
      lesson('a', { S1: [0.5, ...Array(better).fill(0.9), ...Array(equal).fill(0.5)] });
    expect(lessonNdcg10(behind(9), weights)).toBeCloseTo(1 / Math.log2(11), 12);
    expect(lessonNdcg10(behind(10), weights)).toBe(0);
    expect(lessonNdcg10(behind(1, 2), weights)).toBeCloseTo(1 / Math.log2(4), 12);
  });

  it('is 1 only when all who were taken on come first', () => {
    expect(lessonNdcg10(lesson('a', { S1: [0.9, 0.8, 0.1] }, 2), weights)).toBe(1);
    expect(lessonNdcg10(lesson('a', { S1: [0.9, 0.1, 0.8] }, 2), weights)).toBeCloseTo(
      (1 + 1 / Math.log2(4)) / (1 + third),
      12,
    );
  });
});

describe('the score of a candidate', () => {
  it('is the sum of its signals by their weights', () => {
    const values = { S1: [0.5, 1], S2: [1, 0], S4: [0, 1] };
    const full = lesson('a', { ...values, S3: [1, 1], S6: [0, 0] });
    expect([...scoresOf(full, weights)]).toEqual([1.5, 1.5]);
  });

  it('leaves out a signal of no weight, and is nothing where no signal is known', () => {
    expect([...scoresOf(lesson('a', { S3: [1] }), weights)]).toEqual([]);
    expect([...scoresOf(lesson('a', { S4: [1] }), weights)]).toEqual([0.5]);
  });
});

describe('a step of learning', () => {
  const only = { signals: ['S2'] as const, restraint: 0, rounds: 1 };
  const misled = [lesson('a', { S1: [0.1, 0.9], S2: [0.8, 0.2] })];

  it('moves the signals that may move, and lets the others be but for the sum', () => {
    const learned = learnWeights([misled], weights, only);
    expect(learned.S2 / learned.S1).toBeCloseTo(1.43, 3);
    expect(learned.S4 / learned.S1).toBeCloseTo(0.5, 3);
  });

  it('is not taken for what gains nothing, nor when no rounds are left, nor for empty windows', () => {
    expect(learnWeights([[lesson('a', { S1: [0.9, 0.1], S2: [0.9, 0.1] })]], weights, only)).toEqual(weights);
    expect(learnWeights([misled], weights, { ...only, rounds: 0 })).toEqual(weights);
    expect(learnWeights([[], misled], weights, only)).toEqual(learnWeights([misled], weights, only));
  });

  it('is the shortest that helps, when every way from the start costs something', () => {
    const held = learnWeights([misled], weights, { ...only, restraint: 0.01 });
    expect(held.S2 / held.S1).toBeCloseTo(1.43, 3);
    expect(learnWeights([misled], weights, { ...only, restraint: 2 })).toEqual(weights);
  });

  it('leaves the weights that were handed in as they are', () => {
    const before = { ...weights };
    learnWeights([misled], weights, only);
    expect(weights).toEqual(before);
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
