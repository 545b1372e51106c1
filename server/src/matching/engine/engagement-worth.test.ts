import { describe, expect, it } from 'vitest';
import { decay, engagementWorth } from './engagement-worth.ts';
import { startPolicy } from './facts.ts';
import { engagement, TODAY } from './small-market.ts';

const halfLife = startPolicy.halfLifeDays;

describe('past work', () => {
  it('counts half after its half-life, a quarter after two, and in full on its day and before', () => {
    const worth = (day: number) => decay(engagement('e', { day, kind: 'meeting' }), startPolicy, TODAY);
    expect(worth(TODAY)).toBe(1);
    expect(worth(TODAY + 30)).toBe(1);
    expect(worth(TODAY - halfLife.meeting)).toBeCloseTo(0.5, 12);
    expect(worth(TODAY - 2 * halfLife.meeting)).toBeCloseTo(0.25, 12);
  });

  it('fades by its kind', () => {
    const day = TODAY - halfLife.contract;
    expect(decay(engagement('e', { day, kind: 'contract' }), startPolicy, TODAY)).toBeCloseTo(0.5, 12);
    expect(decay(engagement('e', { day, kind: 'meeting' }), startPolicy, TODAY)).toBeCloseTo(0.125, 2);
  });

  it('proves what its kind, its outcome and its age leave of it', () => {
    const worth = (given: object) => engagementWorth(engagement('e', given), startPolicy, TODAY);
    expect(worth({ outcome: 1 })).toBe(1);
    expect(worth({ outcome: 0 })).toBe(0);
    expect(worth({ outcome: 0.5, kind: 'pilot' })).toBeCloseTo(0.4, 12);
    expect(worth({ outcome: 0.5, day: TODAY - halfLife.contract })).toBeCloseTo(0.25, 12);
    expect(worth({})).toBe(startPolicy.unknownOutcome);
  });

  it('proves no more than all and no less than nothing', () => {
    const worth = (outcome: number) => engagementWorth(engagement('e', { outcome }), startPolicy, TODAY);
    expect(worth(3)).toBe(1);
    expect(worth(-3)).toBe(0);
  });
});
