import { kernelCode } from './kernel-code.ts';

/** Rows of one block, a power of two: columns have room up to a whole one, and sums are looked through one by one. */
export const BLOCK = 64;

/** What a value of 1 is as a raise. */
export const FULL_RAISE = 2 ** 30;

/**
 * What a raise is worth as part of a bound: 0 for 0; else, as v = raise / FULL_RAISE + left,
 * linear·v + early·v/(v + half) - less. All are single-precision numbers; the terms together stay below 2^31.
 */
export interface RaiseWorth {
  readonly left: number;
  readonly linear: number;
  readonly early: number;
  /** More than 0. */
  readonly half: number;
  readonly less: number;
}

/** More than single precision takes from what a raise is worth, where linear + early is at most 2^30 and left at most 1. */
export const WORTH_ROUNDING = 1024;

/**
 * The hot loops over columns of rows, and the columns. There are two: `plainKernel` defines what each loop computes, and
 * `simdKernel` computes the same numbers faster for arrays that it made.
 */
export interface Kernel {
  /** The part of all rows from which on a step for every row is added faster than entries; Infinity = never. */
  readonly densePart: number;
  /** A column of zeros. */
  ints(length: number): Int32Array;
  /** A column of small zeros. */
  bytes(length: number): Uint8Array;
  /** Adds perStep × (step + 1) to each row of some entries; an entry is row << stepBits | step. */
  addSparse(
    entries: Int32Array,
    from: number,
    to: number,
    perStep: number,
    stepBits: number,
    sums: Int32Array,
  ): void;
  /** Adds perStep × step to every row. */
  addDense(steps: Uint8Array, perStep: number, sums: Int32Array): void;
  /**
   * Sets every row to what its two raises are worth, cut to a whole number, and notes the highest of each block.
   * @returns how many rows are worth more than 0
   */
  sumBoth(
    raises: readonly [Int32Array, Int32Array],
    worths: readonly [RaiseWorth, RaiseWorth],
    bounds: Int32Array,
    peaks: Int32Array,
  ): number;
}

/** The same in numbers that single precision has. */
export function inSinglePrecision({ left, linear, early, half, less }: RaiseWorth): RaiseWorth {
  const f32 = Math.fround;
  return { left: f32(left), linear: f32(linear), early: f32(early), half: f32(half), less: f32(less) };
}

/** What a raise is worth, in single precision at every step, as wide registers have it. */
export function worthOf({ left, linear, early, half, less }: RaiseWorth, raise: number): number {
  if (raise === 0) return 0;
  const f32 = Math.fround;
  const value = f32(f32(f32(raise) / FULL_RAISE) + left);
  return f32(f32(f32(linear * value) + f32(f32(early * value) / f32(value + half))) - less);
}

/** In TypeScript, over arrays of any kind. */
export const plainKernel: Kernel = {
  densePart: Infinity,
  ints: (length) => new Int32Array(length),
  bytes: (length) => new Uint8Array(length),
  addSparse(entries, from, to, perStep, stepBits, sums) {
    const mask = (1 << stepBits) - 1;
    for (let at = from; at < to; at++) {
      const entry = entries[at]!;
      const row = entry >>> stepBits;
      sums[row] = (sums[row]! + Math.imul(perStep, (entry & mask) + 1)) | 0;
    }
  },
  addDense(steps, perStep, sums) {
    for (let row = 0; row < steps.length; row++)
      sums[row] = (sums[row]! + Math.imul(perStep, steps[row]!)) | 0;
  },
  sumBoth([first, second], worths, bounds, peaks) {
    let count = 0;
    for (let from = 0, block = 0; from < bounds.length; from += BLOCK, block++) {
      const to = Math.min(from + BLOCK, bounds.length);
      let peak = 0;
      for (let row = from; row < to; row++) {
        const bound = Math.fround(worthOf(worths[0], first[row]!) + worthOf(worths[1], second[row]!)) | 0;
        bounds[row] = bound;
        if (bound > 0) count++;
        if (bound > peak) peak = bound;
      }
      peaks[block] = peak;
    }
    return count;
  },
};

/** The loops as compiled: addresses and lengths in place of arrays. */
interface Compiled {
  addSparse(entries: number, count: number, perStep: number, stepBits: number, sums: number): void;
  addDense(steps: number, rows: number, perStep: number, sums: number): void;
  sumBoth(
    first: number,
    second: number,
    rows: number,
    bounds: number,
    peaks: number,
    ...worths: number[]
  ): number;
}

const PAGE = 65_536;

/** Adding to every row, sixteen at a time, takes as long as adding to some tenth of the rows one by one. */
export const DENSE_PART = 1 / 8;

/** Bytes between the beginnings of columns; wide registers are fastest there. */
const ALIGNED = 64;

/** Bytes that a column takes in the memory of `simdKernel`. @param width bytes of a number */
export const columnBytes = (length: number, width: number): number =>
  Math.ceil(length / BLOCK) * BLOCK * width + ALIGNED;

/** What is used of WebAssembly here; Node's types leave it out. */
declare const WebAssembly: {
  Module: new (code: Uint8Array) => object;
  Memory: new (size: { initial: number; maximum: number }) => { buffer: ArrayBuffer };
  Instance: new (module: object, imports: object) => { exports: unknown };
};

let compiled: object | undefined;

/**
 * In WebAssembly, four rows at a time, over columns in a memory of its own. Other arrays go the plain way, and so does
 * what there is no room left for.
 * @param room bytes for columns, as `columnBytes` counts them
 */
export function simdKernel(room: number): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(kernelCode, 'base64'));
  const pages = Math.ceil((room + ALIGNED) / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const loops = exports as Compiled;
  const { buffer } = memory;
  let next = ALIGNED;
  /** Where a column begins; undefined when there is no room left. */
  const place = (length: number, width: number): number | undefined => {
    const at = Math.ceil(next / ALIGNED) * ALIGNED;
    const end = at + Math.ceil(length / BLOCK) * BLOCK * width;
    if (end > buffer.byteLength) return undefined;
    next = end;
    return at;
  };
  const own = (...columns: readonly { buffer: ArrayBufferLike }[]) =>
    columns.every((column) => column.buffer === buffer);
  return {
    densePart: DENSE_PART,
    ints(length) {
      const at = place(length, 4);
      return at === undefined ? plainKernel.ints(length) : new Int32Array(buffer, at, length);
    },
    bytes(length) {
      const at = place(length, 1);
      return at === undefined ? plainKernel.bytes(length) : new Uint8Array(buffer, at, length);
    },
    addSparse(entries, from, to, perStep, stepBits, sums) {
      if (!own(entries, sums)) plainKernel.addSparse(entries, from, to, perStep, stepBits, sums);
      else loops.addSparse(entries.byteOffset + 4 * from, to - from, perStep, stepBits, sums.byteOffset);
    },
    addDense(steps, perStep, sums) {
      if (!own(steps, sums)) plainKernel.addDense(steps, perStep, sums);
      else loops.addDense(steps.byteOffset, steps.length, perStep, sums.byteOffset);
    },
    sumBoth(raises, worths, bounds, peaks) {
      const [first, second] = raises;
      if (!own(first, second, bounds, peaks)) return plainKernel.sumBoth(raises, worths, bounds, peaks);
      return loops.sumBoth(
        first.byteOffset,
        second.byteOffset,
        bounds.length,
        bounds.byteOffset,
        peaks.byteOffset,
        ...worths.flatMap(({ left, linear, early, half, less }) => [left, linear, early, half, less]),
      );
    },
  };
}
