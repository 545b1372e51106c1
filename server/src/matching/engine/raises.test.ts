import { describe, expect, it } from 'vitest';
import { FULL_IMPACT, FULL_WEIGHT } from './fixed-point.ts';
import { FULL_RAISE, plainKernel } from './kernel.ts';
import { packPostings } from './packed-postings.ts';
import { Raises } from './raises.ts';

describe('what a signal raises', () => {
  const postings = packPostings(
    Uint32Array.of(0, 1, 3, 3),
    Uint32Array.of(0, 0, 1),
    Uint16Array.of(FULL_IMPACT, 1000, 500),
    Uint32Array.of(0, 2, 3),
    plainKernel,
    Infinity,
  );

  it('is a little more than was asked for, noted once for each row', () => {
    const raises = new Raises(3);
    raises.raise(2, 0.25);
    raises.raise(1, 0.5);
    raises.raise(2, 0.25);
    expect([...raises.rows]).toEqual([0, FULL_RAISE / 2 + 1, FULL_RAISE / 2 + 2]);
    expect([...raises.order.subarray(0, raises.touched)]).toEqual([2, 1]);
  });

  it('is never much more than 1', () => {
    const raises = new Raises(1);
    for (let times = 0; times < 300; times++) raises.raise(0, 1);
    expect(raises.rows[0]).toBeGreaterThan(FULL_RAISE);
    expect(raises.rows[0]).toBeLessThan(FULL_RAISE * 1.001);
  });

  it('is at least share times impact by posting lists, in rows that have the word alone', () => {
    const raises = new Raises(3);
    raises.raiseByPostings(postings, [0, 1], Uint16Array.of(20_000, 0));
    const share = (20_000 * FULL_RAISE) / FULL_WEIGHT;
    expect(raises.rows[0]).toBeGreaterThanOrEqual(share);
    expect(raises.rows[0]).toBeLessThan(share * 1.01);
    expect(raises.rows[1]).toBeGreaterThanOrEqual((share * 1000) / FULL_IMPACT);
    expect(raises.rows[2]).toBe(0);
  });

  it('is forgotten, however it came about; rows that are not listed are not raised from then on', () => {
    const raises = new Raises(3);
    raises.raiseByPostings(postings, [0], Uint16Array.of(20_000));
    raises.clear(null);
    expect([...raises.rows]).toEqual([0, 0, 0]);
    raises.raise(1, 1);
    raises.clear(Int32Array.of(5, 0, 5));
    expect([...raises.rows]).toEqual([0, 0, 0]);
    for (const row of [0, 1, 2]) raises.raise(row, 1);
    expect([...raises.order.subarray(0, raises.touched)]).toEqual([0, 2]);
    raises.clear(null);
    raises.raise(1, 1);
    expect(raises.touched).toBe(1);
  });
});
