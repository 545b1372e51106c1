import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPacked, impactAt, packPostings, rowAt } from './packed-postings.ts';
import { plainKernel } from './kernel.ts';
import { startsOf } from './postings.ts';
import { flatRows, type Rows } from './testing/flat-rows.ts';

/** @param emptyBefore how many empty rows stand before them */
const packed = (rows: Rows, idCount: number, emptyBefore = 0) => {
  const { start, ids, impacts } = flatRows([...Array<[]>(emptyBefore).fill([]), ...rows]);
  const starts = startsOf(ids, ids.length, idCount);
  return packPostings(start, ids, Uint16Array.from(impacts), starts, plainKernel, Infinity);
};
const listed = (postings: ReturnType<typeof packed>, id: number) => {
  const found: [number, number][] = [];
  for (let at = postings.start[id]!; at < postings.start[id + 1]!; at++)
    found.push([rowAt(postings, at), impactAt(postings, at)]);
  return found;
};

const rows: Rows = [
  [
    [2, 10],
    [0, 7],
  ],
  [],
  [[2, 20]],
  [
    [1, 5],
    [2, 65_535],
  ],
];

describe('packed postings', () => {
  it('are for each id its rows, ascending, with their impacts', () => {
    const postings = packed(rows, 4);
    expect(listed(postings, 0)).toEqual([[0, 7]]);
    expect(listed(postings, 1)).toEqual([[3, 5]]);
    expect(listed(postings, 2)).toEqual([
      [0, 10],
      [2, 20],
      [3, 65_535],
    ]);
    expect(listed(postings, 3)).toEqual([]);
  });

  it('of no rows are empty, and of one row have its impacts', () => {
    expect(packed([], 2).start).toEqual(new Uint32Array(3));
    const none = new Uint32Array(0);
    const start = Uint32Array.of(0);
    expect(packPostings(none, none, new Uint16Array(0), start, plainKernel, Infinity).entries).toHaveLength(
      0,
    );
    expect(listed(packed([[[0, 65_535]]], 1), 0)).toEqual([[0, 65_535]]);
  });

  it('hold more rows than their numbers leave room for, with impacts rounded up', () => {
    const postings = packed(rows, 4, 99_997);
    expect(listed(postings, 2)).toEqual([
      [99_997, 10],
      [99_999, 20],
      [100_000, 65_536],
    ]);
    expect(listed(postings, 1)).toEqual([[100_000, 6]]);
    const most = packed([[[0, 1]], [[0, 65_535]]], 1, 2 ** 20);
    expect(listed(most, 0)).toEqual([
      [2 ** 20, 32],
      [2 ** 20 + 1, 65_536],
    ]);
  });

  it('add at least weight times impact to the rows that have the id, and hardly more', () => {
    const row = fc.uniqueArray(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 65_535 })), {
      selector: ([id]) => id,
      maxLength: 5,
    });
    const before = fc.constantFrom(0, 1, 65_530, 200_000);
    const weights = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), before, weights, (some, emptyBefore, weight) => {
        const postings = packed(some, 6, emptyBefore);
        const step = 2 ** (16 - postings.stepBits);
        for (let id = 0; id < 6; id++) {
          const sums = new Int32Array(emptyBefore + some.length).fill(3);
          addPacked(postings, id, weight, sums);
          expect(sums.subarray(0, emptyBefore).every((sum) => sum === 3)).toBe(true);
          some.forEach((has, i) => {
            const impact = has.find(([known]) => known === id)?.[1] ?? 0;
            const sum = sums[emptyBefore + i]! - 3;
            if (impact === 0) expect(sum).toBe(0);
            else {
              const steps = Math.ceil(impact / step);
              expect(sum).toBe(Math.ceil(weight * step) * steps);
              expect(sum).toBeGreaterThanOrEqual(weight * impact);
            }
          });
        }
      }),
      { numRuns: 60, examples: [[rows, 0, 3]] },
    );
  });

  it('add nothing for an id that no row has, or that nobody knew when they were made', () => {
    const postings = packed(rows, 4);
    const sums = new Int32Array(4);
    for (const id of [3, 4, 5, 1000]) addPacked(postings, id, 3, sums);
    expect(sums).toEqual(new Int32Array(4));
  });

  it('cannot be made of more rows than can be told apart', () => {
    const many = { length: 2 ** 31 + 2 } as Uint32Array;
    const none = new Uint32Array(0);
    expect(() =>
      packPostings(many, none, new Uint16Array(0), Uint32Array.of(0), plainKernel, Infinity),
    ).toThrow(RangeError);
  });
});
