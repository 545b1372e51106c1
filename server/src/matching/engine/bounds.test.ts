import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bounds, reachedBy } from './bounds.ts';
import type { RaiseWorth } from './kernel.ts';
import { FULL_RAISE } from './kernel.ts';
import { Raises } from './raises.ts';

/** Steps of a raise, here. */
const STEPS = 1024;

/** A worth of so much for each step. */
const eachStep = (worth: number): RaiseWorth => ({
  left: 0,
  linear: worth * STEPS,
  early: 0,
  half: 1,
  less: 0,
});

/** Raises of so many steps. */
function raisesOf(steps: readonly number[], listed: Int32Array | null = null): Raises {
  const raises = new Raises(steps.length);
  raises.clear(listed);
  steps.forEach((count, row) => count > 0 && raises.raise(row, count / STEPS - 1 / FULL_RAISE));
  return raises;
}

const everyOne = (rows: number) => [Uint8Array.of(1), new Uint32Array(rows)] as const;

/** Bounds as these numbers. */
function boundsOf(values: readonly number[]): Bounds {
  const bounds = new Bounds(values.length);
  bounds.begin(
    [raisesOf(values), new Raises(values.length)],
    [eachStep(1), eachStep(1)],
    ...everyOne(values.length),
  );
  return bounds;
}

/** Raises bounds by so much. */
function raiseBy(bounds: Bounds, later: readonly (readonly [row: number, by: number])[]): void {
  for (const [row, by] of later) {
    if (row >= bounds.rows.length || by === 0) continue;
    bounds.add(
      raisesOf(
        [...bounds.rows.keys()].map((one) => (one === row ? by : 0)),
        bounds.rows,
      ),
      eachStep(1),
    );
  }
}

describe('the bound of a row', () => {
  const three = () => [raisesOf([2, 0, 5]), raisesOf([0, 3, 1])] as const;
  const steps = [eachStep(10), eachStep(100)] as const;

  it('begins as what the two raises are worth, in open rows that have one', () => {
    const bounds = new Bounds(3);
    const [first, second] = three();
    expect(bounds.begin([first, second], steps, ...everyOne(3))).toBe(3);
    expect([...bounds.rows]).toEqual([20, 300, 150]);
    const gate = Uint8Array.of(0, 1);
    expect(bounds.begin([first, second], steps, gate, Uint32Array.of(1, 0, 1))).toBe(2);
    expect([...bounds.rows]).toEqual([20, 0, 150]);
    expect(bounds.highest(3)).toEqual([2, 0]);
    expect(bounds.begin([first, second], steps, Uint8Array.of(0), new Uint32Array(3))).toBe(0);
    expect(bounds.highest(2)).toEqual([]);
  });

  it('grows by what a later raise is worth, but for rows that are left out or dropped', () => {
    const bounds = new Bounds(3);
    bounds.begin([raisesOf([2, 0, 5]), new Raises(3)], steps, ...everyOne(3));
    bounds.drop(2);
    bounds.add(raisesOf([7, 7, 7]), eachStep(1));
    expect([...bounds.rows]).toEqual([27, 0, 0]);
    expect(bounds.nextAbove(0, 27)).toBe(0);
    expect(bounds.nextAbove(1, 1)).toBe(3);
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
        raiseBy(bounds, later);
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
        raiseBy(bounds, later);
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
