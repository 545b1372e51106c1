import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, risen } from './rise.ts';

const rise = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  half: fc.double({ min: 0.001, max: 1, noNaN: true }),
});
const value = fc.double({ min: 0, max: 1, noNaN: true });

describe('a rise', () => {
  it('brings most of a value early: the worked example', () => {
    const early = { share: 0.8, half: 0.05 };
    expect(risen(0.05, early)).toBeCloseTo(0.43, 10);
    expect(risen(0.5, early)).toBeCloseTo(0.1 + (0.8 * 0.5 * 1.05) / 0.55, 10);
    expect(risen(1, early)).toBeCloseTo(1, 12);
  });

  it('is a line and a part that is half of its most at its half, as a curve', () => {
    fc.assert(
      fc.property(value, fc.option(rise), (given, one) => {
        const { linear, early, half } = curveOf(one);
        expect(linear * given + (early * given) / (given + half)).toBeCloseTo(risen(given, one), 12);
      }),
    );
  });

  it('changes nothing where there is none, where none of the value rises, at nothing and below', () => {
    fc.assert(
      fc.property(value, rise, (given, { half }) => {
        expect(risen(given, null)).toBe(given);
        expect(risen(given, { share: 0, half })).toBe(given);
        expect(risen(-given, { share: 1, half })).toBe(-given);
      }),
    );
  });

  it('never falls, stays between the value and 1, and is worth no more together than apart', () => {
    fc.assert(
      fc.property(value, value, rise, (a, b, given) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(risen(low, given)).toBeLessThanOrEqual(risen(high, given) + 1e-12);
        expect(risen(a, given)).toBeGreaterThanOrEqual(a - 1e-12);
        expect(risen(a, given)).toBeLessThanOrEqual(1 + 1e-12);
        if (a + b <= 1)
          expect(risen(a + b, given)).toBeLessThanOrEqual(risen(a, given) + risen(b, given) + 1e-12);
      }),
    );
  });
});
