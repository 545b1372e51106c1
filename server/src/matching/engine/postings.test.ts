import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impactOf, transpose } from './postings.ts';
import { flatRows, type Rows } from './testing/flat-rows.ts';

const turned = (rows: Rows, idCount: number) => {
  const { start, ids, impacts } = flatRows(rows);
  return transpose(start, ids, Uint16Array.from(impacts), idCount);
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
    [2, 30],
  ],
];

describe('postings', () => {
  it('are for each id its rows, ascending, with their impacts', () => {
    expect(turned(rows, 4)).toEqual({
      start: Uint32Array.of(0, 1, 2, 5, 5),
      rows: Uint32Array.of(0, 3, 0, 2, 3),
      impacts: Uint16Array.of(7, 5, 10, 20, 30),
    });
  });

  it('of no rows are empty', () => {
    expect(turned([], 2)).toEqual({
      start: new Uint32Array(3),
      rows: new Uint32Array(0),
      impacts: new Uint16Array(0),
    });
    expect(transpose(new Uint32Array(0), new Uint32Array(0), new Uint16Array(0), 0).start).toEqual(
      Uint32Array.of(0),
    );
  });

  it('keep fractions where the impacts have them', () => {
    const { start, ids } = flatRows(rows);
    const { impacts } = transpose(start, ids, Float32Array.of(0.5, 0.25, 1, 2, 4), 3);
    expect(impacts).toEqual(Float32Array.of(0.25, 2, 0.5, 1, 4));
  });

  it('have no impact for an id that no row has, or that nobody knew when they were made', () => {
    const postings = turned(rows, 4);
    for (const id of [3, 4, 5, 1000]) expect(impactOf(postings, id, 0)).toBe(0);
  });

  it('tell the impact of every id in every row', () => {
    const given = fc.array(
      fc.uniqueArray(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 65_535 })), {
        selector: ([id]) => id,
        maxLength: 5,
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(given, (some) => {
        const postings = turned(some, 6);
        for (let id = 0; id < 6; id++)
          for (let row = 0; row < some.length + 2; row++)
            expect(impactOf(postings, id, row)).toBe(some[row]?.find(([known]) => known === id)?.[1] ?? 0);
      }),
      { numRuns: 50, examples: [[rows]] },
    );
  });
});
