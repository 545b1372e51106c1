import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastScoreOfBand, scoreBelowBand, sharePoints, shownPoints, tieBand } from './points.ts';

describe('points', () => {
  it('are 100 for a full score and split by largest remainder', () => {
    expect(shownPoints(3_000_000, 3_000_000)).toBe(100);
    expect(sharePoints([333_000, 333_000, 334_000], 1_000_000, 100)).toEqual([33, 33, 34]);
    expect(sharePoints([0, 14_000, 6_000], 1_000_000, 2)).toEqual([0, 1, 1]);
  });

  it('add up to the total whatever the parts, also with negative ones', () => {
    const parts = fc.array(fc.integer({ min: -1_000_000, max: 2_000_000 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(parts, (micros) => {
        const score = micros.reduce((sum, micro) => sum + micro, 0);
        const total = shownPoints(score, 5_000_000);
        const shares = sharePoints(micros, 5_000_000, total);
        if (micros.some((micro) => micro !== 0))
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
      }),
    );
  });

  it('never rise from one band of ties to the next', () => {
    const score = fc.integer({ min: 0, max: 3_000_000 });
    fc.assert(
      fc.property(score, score, fc.constantFrom(1, 0.5, 0.25, 0.1), (a, b, width) => {
        if (tieBand(a, 3_000_000, width) <= tieBand(b, 3_000_000, width)) {
          expect(shownPoints(a, 3_000_000)).toBeLessThanOrEqual(shownPoints(b, 3_000_000));
        }
      }),
    );
  });

  it('are rounded half up, never below 0 or above 100, and 0 when nothing can be had', () => {
    expect([4_999, 5_000, 14_999, 15_000].map((score) => shownPoints(score, 1_000_000))).toEqual([
      0, 1, 1, 2,
    ]);
    expect(shownPoints(-300_000, 1_000_000)).toBe(0);
    expect(shownPoints(1_300_000, 1_000_000)).toBe(100);
    expect(shownPoints(5, 0)).toBe(0);
    expect(shownPoints(0, 0)).toBe(0);
    expect(shownPoints(5, -1)).toBe(0);
  });

  it('that are equal up to half a point stand in one band, which begins where they change', () => {
    const band = (score: number, width = 1) => tieBand(score, 1_000_000, width);
    expect([4_999, 5_000, 14_999, 15_000, -5_001].map((score) => band(score))).toEqual([0, 1, 1, 2, -1]);
    expect([4_999, 5_000, 9_999, 10_000].map((score) => band(score, 0.5))).toEqual([1, 2, 2, 3]);
  });

  it('of a band begin with its least score; the score below it is close', () => {
    for (const [full, width] of [
      [1_000_000, 1],
      [4_370_000, 0.5],
      [3_333_333, 0.25],
    ] as const)
      for (const band of [-3, 0, 1, 7, 50, 99]) {
        const least = leastScoreOfBand(band, full, width);
        expect(tieBand(least, full, width)).toBe(band);
        expect(tieBand(least - 1, full, width)).toBe(band - 1);
        const below = scoreBelowBand(band, full, width);
        expect(below).toBeLessThan(least);
        expect(least - below).toBeLessThanOrEqual(2);
      }
    expect(scoreBelowBand(7, 1_000_000, 1)).toBe(64_999);
    expect(scoreBelowBand(-Infinity, 1_000_000, 1)).toBe(-Infinity);
    expect(scoreBelowBand(Infinity, 1_000_000, 1)).toBe(Infinity);
  });

  it('go to the largest remainders, of equal ones to the first, and none to a part of nothing', () => {
    const of = (micros: number[], total: number) => sharePoints(micros, 1_000_000, total);
    expect(of([5_000, 5_000, 5_000], 1)).toEqual([1, 0, 0]);
    expect(of([5_000, 6_000, 5_000], 2)).toEqual([1, 1, 0]);
    expect(of([0, 5_000, 0], 3)).toEqual([0, 3, 0]);
    expect(of([0, 0], 4)).toEqual([0, 0]);
    expect(of([5_000, 4_000], 5)).toEqual([3, 2]);
    expect(of([], 2)).toEqual([]);
  });

  it('too many are taken back from the smallest remainders, round by round', () => {
    const of = (micros: number[], total: number) => sharePoints(micros, 1_000_000, total);
    expect(of([16_000, 12_000, 18_000], 2)).toEqual([1, 0, 1]);
    expect(of([16_000, 12_000, 18_000], 1)).toEqual([0, 0, 1]);
    expect(of([30_000, 30_000], 5)).toEqual([3, 2]);
    expect(of([30_000, 30_000], 3)).toEqual([2, 1]);
    expect(of([16_000, 0, 18_000], -3)).toEqual([-2, 0, -1]);
  });
});
