import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bounds, FULL_BOUND, reachedBy } from './bounds.ts';
import { FULL_IMPACT, FULL_WEIGHT } from './fixed-point.ts';
import { packPostings } from './packed-postings.ts';

const everyOne = (rows: number) => [Uint8Array.of(1), new Uint32Array(rows)] as const;

function boundsOf(values: readonly number[]): Bounds {
  const bounds = new Bounds(values.length);
  bounds.rows.set(values);
  return bounds;
}

describe('the bound of a row', () => {
  it('is raised by a little more than was asked for', () => {
    const bounds = boundsOf([7, 40]);
    bounds.raise(1, 5);
    expect(bounds.rows).toEqual(Int32Array.of(7, 46));
  });

  it('stays a whole number of 32 bits', () => {
    const bounds = boundsOf([2 ** 31 - 3, 2 ** 31 - 7]);
    bounds.raise(0, 5);
    bounds.raise(1, 5.5);
    expect(bounds.rows).toEqual(Int32Array.of(2 ** 31 - 1, 2 ** 31 - 1));
    expect(FULL_BOUND).toBe(2 ** 30);
  });

  it('is not raised once the row is left out, because it is closed or nothing has raised it before', () => {
    const bounds = boundsOf([30, 30, 0]);
    expect(bounds.leaveOut(Uint8Array.of(0, 1), Uint32Array.of(1, 0, 1))).toBe(1);
    for (const row of [0, 1, 2]) bounds.raise(row, 9);
    expect(bounds.rows).toEqual(Int32Array.of(40, 0, 0));
    bounds.drop(0);
    bounds.raise(0, 9);
    expect(bounds.nextAbove(0, 1)).toBe(3);
  });

  it('is none where everybody is left out', () => {
    const bounds = boundsOf([30, 30]);
    expect(bounds.leaveOut(Uint8Array.of(0), new Uint32Array(2))).toBe(0);
    expect(bounds.rows).toEqual(new Int32Array(2));
    expect(bounds.highest(2)).toEqual([]);
  });

  it('is raised by posting lists by at least share times impact, in rows that have the word alone', () => {
    const postings = packPostings(
      Uint32Array.of(0, 1, 3, 3),
      Uint32Array.of(0, 0, 1),
      Uint16Array.of(FULL_IMPACT, 1000, 500),
      2,
    );
    const bounds = new Bounds(3);
    const shares = Uint16Array.of(20_000, 0);
    const full = FULL_BOUND / 4;
    bounds.raiseByPostings(postings, [0, 1], shares, full);
    const perShare = Math.ceil((20_000 * full) / (FULL_WEIGHT * FULL_IMPACT));
    expect(bounds.rows).toEqual(Int32Array.of(perShare * FULL_IMPACT, perShare * 1000, 0));
    expect(bounds.rows[0]!).toBeGreaterThanOrEqual((full * 20_000) / FULL_WEIGHT);
    bounds.raiseByPostings(postings, [1], Uint16Array.of(FULL_WEIGHT), full);
    expect(bounds.rows[1]!).toBe(
      perShare * 1000 + Math.ceil((FULL_WEIGHT * full) / (FULL_WEIGHT * FULL_IMPACT)) * 500,
    );
    bounds.clear();
    expect(bounds.rows).toEqual(new Int32Array(3));
  });
});

describe('the rows with high bounds', () => {
  // Few of many rows have a high bound, so that there are blocks without any.
  const bound = fc.oneof(
    { weight: 20, arbitrary: fc.constant(0) },
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 41, max: 90 }) },
  );
  const columns = fc.array(bound, { minLength: 1, maxLength: 400, size: 'max' });
  const raises = fc.array(fc.tuple(fc.nat(399), fc.nat(60)), { maxLength: 20, size: 'max' });

  it('are found one after the other, all of them and no others, also those raised later', () => {
    fc.assert(
      fc.property(columns, raises, fc.integer({ min: 1, max: 90 }), (values, later, least) => {
        const bounds = boundsOf(values);
        expect(bounds.leaveOut(...everyOne(values.length))).toBe(values.filter((value) => value > 0).length);
        for (const [row, by] of later) if (row < values.length) bounds.raise(row, by);
        const found: number[] = [];
        for (let row = 0; (row = bounds.nextAbove(row, least)) < values.length; row++) found.push(row);
        expect(found).toEqual([...bounds.rows.keys()].filter((row) => bounds.rows[row]! >= least));
      }),
    );
  });

  it('are the highest, best first, where so many are wanted', () => {
    fc.assert(
      fc.property(columns, raises, fc.nat(30), (values, later, wanted) => {
        const bounds = boundsOf(values);
        bounds.leaveOut(...everyOne(values.length));
        for (const [row, by] of later) if (row < values.length) bounds.raise(row, by);
        const highest = bounds.highest(wanted).map((row) => bounds.rows[row]!);
        const sorted = [...bounds.rows].filter((bound) => bound > 0).sort((a, b) => b - a);
        expect(highest).toEqual(sorted.slice(0, wanted));
        expect(new Set(bounds.highest(wanted)).size).toBe(highest.length);
      }),
    );
  });
});

describe('a number that so many values reach', () => {
  const value = fc.oneof(fc.nat(40), fc.nat(2 ** 31 - 1), fc.constantFrom(0, 1, 2 ** 31 - 1));

  it('is hardly less than the highest that so many do', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (values, wanted) => {
        const highest = values.toSorted((a, b) => b - a)[wanted - 1] ?? 0;
        const found = reachedBy(Int32Array.from(values), wanted);
        expect(found).toBeLessThanOrEqual(Math.max(1, highest));
        expect(highest - found).toBeLessThanOrEqual(Math.max(1, found / 256));
      }),
      {
        examples: [
          [[7, 7, 3], 2],
          [[5, 4, 3], 2],
          [[256_000, 255_000, 3], 1],
          [[9], 2],
        ],
      },
    );
    expect(reachedBy(Int32Array.of(5, 4, 3), 2)).toBe(4);
    expect(reachedBy(Int32Array.of(5, 4, 3), 4)).toBe(1);
    expect(reachedBy(Int32Array.of(), 1)).toBe(1);
  });
});
