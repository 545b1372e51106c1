import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharePoints, shownPoints, tieBand } from './points.ts';

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
});
