import { describe, expect, it } from 'vitest';
import { calibrate, calibrationError, chanceOf, type Outcome } from './calibrate.ts';

const pairs = (score: number, taken: number, count: number): Outcome[] =>
  Array.from({ length: count }, (_, i) => ({ score, outcome: i < taken ? 1 : 0 }));

describe('the chance that a score becomes an engagement', () => {
  it('is a half where a·score and b cancel out, and rises with the score', () => {
    expect(chanceOf(2, { a: 3, b: -6 })).toBe(0.5);
    expect(chanceOf(1, { a: 1, b: 0 })).toBeCloseTo(1 / (1 + Math.E ** -1), 12);
    expect(chanceOf(0, { a: 1, b: 1 })).toBeCloseTo(1 / (1 + Math.E ** -1), 12);
    expect(chanceOf(3, { a: 1, b: 0 })).toBeGreaterThan(chanceOf(2, { a: 1, b: 0 }));
  });

  it('is fitted so that it says what the outcomes say, in whatever units scores are and wherever they begin', () => {
    for (const scale of [1, 1e6, 1e-6])
      for (const from of [0, 1e4, -1e4]) {
        const score = (at: number) => (from + at) * scale;
        const fit = calibrate([...pairs(score(10), 100, 1000), ...pairs(score(20), 700, 1000)]);
        expect(chanceOf(score(10), fit)).toBeCloseTo(0.1, 2);
        expect(chanceOf(score(20), fit)).toBeCloseTo(0.7, 2);
      }
  });

  it('is that of all where the scores are all the same', () => {
    const fit = calibrate(pairs(5, 30, 100));
    expect(fit.a).toBeCloseTo(0, 6);
    expect(chanceOf(5, fit)).toBeCloseTo(0.3, 2);
  });

  it('is low and the same for every score where nothing is known of outcomes', () => {
    const fit = calibrate([]);
    expect(chanceOf(0, fit)).toBeCloseTo(0.018, 3);
    expect(chanceOf(9, fit)).toBe(chanceOf(0, fit));
  });

  it('is never certain, however clear a few outcomes are: Platt’s targets hold it back', () => {
    const fit = calibrate([...pairs(0, 0, 8), ...pairs(1, 8, 8)]);
    expect(chanceOf(1, fit)).toBeCloseTo(9 / 10, 4);
    expect(chanceOf(0, fit)).toBeCloseTo(1 / 10, 4);
    const unequal = calibrate([...pairs(0, 0, 18), ...pairs(1, 3, 3)]);
    expect(chanceOf(1, unequal)).toBeCloseTo(4 / 5, 4);
    expect(chanceOf(0, unequal)).toBeCloseTo(1 / 20, 4);
  });

  it('is where the likelihood is greatest: nothing nearby fits better', () => {
    const outcomes = [...pairs(1, 2, 40), ...pairs(2, 5, 30), ...pairs(4, 9, 20), ...pairs(9, 6, 10)];
    const taken = outcomes.filter(({ outcome }) => outcome === 1).length;
    const high = (taken + 1) / (taken + 2);
    const low = 1 / (outcomes.length - taken + 2);
    const worth = (a: number, b: number) =>
      outcomes.reduce((sum, { score, outcome }) => {
        const target = outcome ? high : low;
        const chance = chanceOf(score, { a, b });
        return sum + target * Math.log(chance) + (1 - target) * Math.log(1 - chance);
      }, 0);
    const { a, b } = calibrate(outcomes);
    for (const da of [-1e-3, 0, 1e-3])
      for (const db of [-1e-3, 0, 1e-3])
        expect(worth(a + da, b + db)).toBeLessThanOrEqual(worth(a, b) + 1e-9);
  });
});

describe('the error of calibration', () => {
  it('is the mean gap between chance and outcome, each bin by its pairs', () => {
    expect(
      calibrationError([
        { count: 10, chances: 3, outcomes: 5 },
        { count: 30, chances: 9, outcomes: 3 },
      ]),
    ).toBe(0.2);
    expect(calibrationError([{ count: 4, chances: 2, outcomes: 2 }])).toBe(0);
    expect(calibrationError([])).toBe(0);
  });
});
