import { describe, expect, it } from 'vitest';
import { FULL_BOUND, OUT, raise, raiseByPostings } from './bounds.ts';
import { FULL_IMPACT, FULL_WEIGHT } from './fixed-point.ts';
import { transpose } from './postings.ts';

describe('the bound of a row', () => {
  it('is raised by a little more than was asked for', () => {
    const bounds = Int32Array.of(0, 40);
    raise(bounds, 1, 5);
    expect(bounds).toEqual(Int32Array.of(0, 46));
  });

  it('stays a whole number of 32 bits: at the most it can hold, and out once it is out', () => {
    const bounds = Int32Array.of(2 ** 31 - 3, OUT, 2 ** 31 - 7);
    raise(bounds, 0, 5);
    raise(bounds, 1, FULL_BOUND);
    raise(bounds, 2, 5);
    expect(bounds[0]).toBe(2 ** 31 - 1);
    expect(bounds[1]).toBeLessThan(0);
    expect(bounds[1]).toBe(-(2 ** 30) + 1);
    expect(bounds[2]).toBe(2 ** 31 - 1);
    expect(FULL_BOUND).toBe(2 ** 30);
    expect(bounds.fill(OUT)[0]).toBe(OUT);
  });

  it('is raised by posting lists by at least share times impact, in rows that have the word alone', () => {
    const postings = transpose(
      Uint32Array.of(0, 1, 3, 3),
      Uint32Array.of(0, 0, 1),
      Uint16Array.of(FULL_IMPACT, 1000, 500),
      2,
    );
    const bounds = new Int32Array(3);
    const shares = Uint16Array.of(20_000, 0);
    const full = FULL_BOUND / 4;
    raiseByPostings(bounds, postings, [0, 1], shares, full);
    const perShare = Math.ceil((20_000 * full) / (FULL_WEIGHT * FULL_IMPACT));
    expect(bounds).toEqual(Int32Array.of(perShare * FULL_IMPACT, perShare * 1000, 0));
    expect(bounds[0]!).toBeGreaterThanOrEqual((full * 20_000) / FULL_WEIGHT);
    raiseByPostings(bounds, postings, [1], Uint16Array.of(FULL_WEIGHT), full);
    expect(bounds[1]!).toBe(
      perShare * 1000 + Math.ceil((FULL_WEIGHT * full) / (FULL_WEIGHT * FULL_IMPACT)) * 500,
    );
  });
});
