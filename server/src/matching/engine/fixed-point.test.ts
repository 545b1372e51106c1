import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FULL_IMPACT,
  FULL_WEIGHT,
  MICRO,
  quantiseImpact,
  quantiseShares,
  quantiseValue,
  toMicro,
  UNIT,
} from './fixed-point.ts';

describe('whole numbers of the engine', () => {
  it('are as large as their types hold', () => {
    expect([FULL_IMPACT, FULL_WEIGHT, UNIT, MICRO]).toEqual([
      2 ** 16 - 1,
      2 ** 15 - 1,
      65_535 * 32_767,
      1_000_000,
    ]);
    expect(UNIT).toBeLessThan(2 ** 31);
  });

  it('hold an impact between nothing and full, and whatever is there is at least 1', () => {
    expect([0, -1, NaN, 1, 2, 0.5, 1e-9].map(quantiseImpact)).toEqual([0, 0, 0, 65_535, 65_535, 32_768, 1]);
  });

  it('hold a value from -1 to 1', () => {
    expect([0, 1, -1, 7, -7, 0.5].map(quantiseValue)).toEqual([
      0,
      UNIT,
      -UNIT,
      UNIT,
      -UNIT,
      Math.round(UNIT / 2),
    ]);
  });

  it('hold weights as shares of their sum, which is never more than full', () => {
    expect(quantiseShares([1, 1, 2])).toEqual(Uint16Array.of(8191, 8191, 16_383));
    expect(quantiseShares([5])).toEqual(Uint16Array.of(FULL_WEIGHT));
    expect(quantiseShares([0, 0])).toEqual(Uint16Array.of(0, 0));
    expect(quantiseShares([-1, 0.5])).toEqual(Uint16Array.of(0, 0));
    expect(quantiseShares([])).toEqual(new Uint16Array(0));
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (weights) => {
        expect(quantiseShares(weights).reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(
          FULL_WEIGHT,
        );
      }),
    );
  });

  it('hold micro-points rounded half up, below nothing as above', () => {
    const halves = [0.5, 1.4, 1.5, -0.5, -0.6, -1.5, 0, 499e6, -499e6];
    expect(halves.map((micro) => toMicro(micro * 2, 0.5))).toEqual([1, 1, 2, 0, -1, -1, 0, 499e6, -499e6]);
    fc.assert(
      fc.property(
        fc.integer({ min: -UNIT, max: UNIT }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        (value, per) => {
          expect(toMicro(value, per)).toBe(Math.floor(value * per + (2 ** 29 + 0.5)) - 2 ** 29);
        },
      ),
    );
  });
});
