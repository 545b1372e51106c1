import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startPolicy } from './facts.ts';
import type { Kernel, RaiseWorth } from './kernel.ts';
import {
  BLOCK,
  columnBytes,
  DENSE_PART,
  FULL_RAISE,
  inSinglePrecision,
  plainKernel,
  simdKernel,
  WORTH_ROUNDING,
  worthOf,
} from './kernel.ts';
import { buildIndex, vectorOf } from './match-index.ts';
import { addPacked, packPostings, postingBytes } from './packed-postings.ts';
import { startsOf } from './postings.ts';
import { rank } from './rank.ts';
import { market, need, TODAY } from './small-market.ts';
import { crowd, terms, vocabulary } from './testing/crowd.ts';
import { flatRows } from './testing/flat-rows.ts';

const MEGABYTE = 2 ** 20;

const raise = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: FULL_RAISE }),
  fc.constantFrom(1, FULL_RAISE),
);
const part = fc.double({ min: 0, max: 1, noNaN: true });
/** What a raise may be worth: both parts together a full bound at most. */
const worths: fc.Arbitrary<RaiseWorth> = fc
  .tuple(part, part, part, fc.double({ min: 0.001, max: 2, noNaN: true }), part)
  .map(([left, linear, early, half, less]) => ({
    left,
    linear: linear * 2 ** 29,
    early: early * 2 ** 29,
    half,
    less: less * 2 ** 28,
  }));

describe('what a raise is worth', () => {
  it('is nothing for none, and in single precision hardly another number than in double', () => {
    fc.assert(
      fc.property(worths, raise, (worth, given) => {
        const found = worthOf(inSinglePrecision(worth), given);
        const { left, linear, early, half, less } = worth;
        const value = given / FULL_RAISE + left;
        const exact = given === 0 ? 0 : linear * value + (early * value) / (value + half) - less;
        expect(Math.abs(found - exact)).toBeLessThan(WORTH_ROUNDING);
      }),
    );
  });
});

describe('the compiled loops', () => {
  it('set every row to what its two raises are worth, just as the plain ones do', () => {
    const both = fc.array(fc.tuple(raise, raise), { maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(both, worths.map(inSinglePrecision), worths.map(inSinglePrecision), (rows, one, other) => {
        const summed = (kernel: Kernel) => {
          const raises = [0, 1].map((which) => {
            const column = kernel.ints(rows.length);
            rows.forEach((pair, row) => (column[row] = pair[which]!));
            return column;
          });
          const bounds = kernel.ints(rows.length);
          const peaks = kernel.ints(Math.ceil(rows.length / BLOCK));
          const count = kernel.sumBoth([raises[0]!, raises[1]!], [one, other], bounds, peaks);
          return { count, bounds: [...bounds], peaks: [...peaks] };
        };
        const plain = summed(plainKernel);
        expect(summed(simdKernel(MEGABYTE))).toEqual(plain);
        expect(plain.count).toBe(plain.bounds.filter((bound) => bound > 0).length);
        plain.peaks.forEach((peak, block) =>
          expect(peak).toBe(Math.max(0, ...plain.bounds.slice(block * BLOCK, (block + 1) * BLOCK))),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('add lists of rows just as the plain ones do, and for frequent words at least as much, and hardly more', () => {
    // Some are frequent and some are not.
    const id = fc.oneof(
      { weight: 30, arbitrary: fc.nat(1) },
      { weight: 1, arbitrary: fc.constantFrom(2, 3) },
    );
    const entry = fc.tuple(id, fc.integer({ min: 1, max: 65_535 }));
    const row = fc.uniqueArray(entry, { selector: ([id]) => id, maxLength: 2 });
    const ids = 4;
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 200, size: 'max' }),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (rows, weight) => {
          const flat = flatRows(rows);
          const start = startsOf(flat.ids, flat.ids.length, ids);
          const room = postingBytes(start, rows.length, DENSE_PART) + columnBytes(rows.length, 4) * 4;
          const made = (kernel: Kernel) =>
            packPostings(
              flat.start,
              flat.ids,
              Uint16Array.from(flat.impacts),
              start,
              kernel,
              kernel.densePart,
            );
          const simd = simdKernel(room);
          const plain = made(plainKernel);
          const compiled = made(simd);
          expect([...compiled.entries]).toEqual([...plain.entries]);
          for (let id = 0; id < ids; id++) {
            const expected = new Int32Array(rows.length);
            addPacked(plain, id, weight, expected);
            const found = simd.ints(rows.length);
            expect(found.buffer).toBe(compiled.entries.buffer);
            addPacked(compiled, id, weight, found);
            const frequent = start[id + 1]! - start[id]! >= Math.max(1, rows.length / 8);
            expect(compiled.dense.has(id)).toBe(frequent);
            rows.forEach((has, at) => {
              const impact = has.find(([known]) => known === id)?.[1] ?? 0;
              if (!frequent || impact === 0) expect(found[at]).toBe(expected[at]);
              else {
                expect(found[at]).toBeGreaterThanOrEqual(weight * impact);
                expect(found[at]).toBeLessThanOrEqual((weight * 257 + 1) * Math.ceil(impact / 257));
              }
            });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leave arrays made elsewhere to the plain ones, and give plain ones when their room is used up', () => {
    const kernel = simdKernel(0);
    while (kernel.ints(1000).buffer === kernel.ints(1000).buffer);
    const steps = kernel.bytes(100_000).fill(2);
    const sums = kernel.ints(100_000);
    kernel.addDense(steps, 3, sums);
    kernel.addSparse(Int32Array.of((7 << 4) | 1, (99_999 << 4) | 0), 0, 2, 10, 4, sums);
    expect([sums[0], sums[7], sums[99_999]]).toEqual([6, 26, 16]);
    const worth = { left: 0, linear: FULL_RAISE, early: 0, half: 1, less: 0 };
    const bounds = kernel.ints(3);
    const raises = [Int32Array.of(5, 0, 9), Int32Array.of(0, 0, 1)] as const;
    expect(kernel.sumBoth(raises, [worth, worth], bounds, kernel.ints(1))).toBe(2);
    expect([...bounds]).toEqual([5, 0, 10]);
  });
});

describe('a market of so many suppliers that it is ranked by the compiled loops', () => {
  const suppliers = crowd(3, 17_000, 2);
  const index = buildIndex(market({ terms, suppliers, demands: [] }), startPolicy, TODAY);

  it('has lists that are the same whether all or only the first are asked for', () => {
    expect(index.base.kernel).not.toBe(plainKernel);
    expect(index.base.words.dense.size).toBeGreaterThan(0);
    for (const termIds of [['11'], []]) {
      const demand = need('n', { title: vocabulary.slice(0, 5).join(' '), termIds, region: 'London' });
      const listed = (limit: number) =>
        rank(index, { reading: 'suppliers-for-demand', demand, limit, brief: true });
      const whole = listed(suppliers.length);
      const first = listed(20);
      expect(first.total).toBe(whole.total);
      expect(first.total).toBeGreaterThan(1000);
      expect(first.matches).toEqual(whole.matches.slice(0, 20));
    }
    const { bounds, raises, none } = index.scratch.scan;
    for (const column of [bounds.rows, none.rows, raises.get('S1')!.rows, raises.get('S2')!.rows])
      expect(column.buffer).toBe(index.base.words.entries.buffer);
  });

  it('says of every supplier what its own record says', () => {
    const words = index.base.rowWords;
    for (const row of [0, 8_000, 16_999]) {
      const vector = vectorOf(index, row);
      expect(words.start[row + 1]! - words.start[row]!).toBe(vector.words.size);
    }
  });
});
