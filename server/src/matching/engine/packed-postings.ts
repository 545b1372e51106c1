import type { Kernel } from './kernel.ts';
import { columnBytes } from './kernel.ts';

/**
 * For each id the rows that have it, one contiguous range per id, rows ascending: one number per entry, so that a
 * third less is read than of `Postings`. The impact is rounded up to the bits that a row's number leaves, which is exact up to
 * 65,536 rows: good for bounds, and for nothing that is shown.
 */
export interface PackedPostings {
  /** First entry of each id, with one more at the end. */
  readonly start: Uint32Array;
  /** The row in the upper bits; in the lower ones, less 1, the steps that cover the impact. */
  readonly entries: Int32Array;
  /** How many the lower bits are, 1 to 16. */
  readonly stepBits: number;
  /** For ids that many rows have, the steps of DENSE_STEP that cover the impact in every row, too; 0 where it is not. */
  readonly dense: ReadonlyMap<number, Uint8Array>;
  readonly kernel: Kernel;
}

/** Impacts of one dense step: 255 of them are a full impact. */
const DENSE_STEP = 257;

/** The most rows that packed postings can tell apart. */
const MOST_ROWS = 2 ** 31;

/**
 * Turns "per row, its ids" into "per id, its rows".
 * @param rowStart first entry of each row, with one more at the end
 * @param ids id of each entry
 * @param impacts impact of each entry, 1 to 65,535
 * @param start of each id, as `startsOf` has it
 * @param kernel makes the columns, and adds them up
 * @param densePart from which part of all rows on an id is kept as a step for every row, too; Infinity = never
 * @throws RangeError for more than 2^31 rows
 */
export function packPostings(
  rowStart: Uint32Array,
  ids: Uint32Array,
  impacts: Uint16Array,
  start: Uint32Array,
  kernel: Kernel,
  densePart: number,
): PackedPostings {
  const rows = Math.max(0, rowStart.length - 1);
  if (rows > MOST_ROWS) throw new RangeError('There are more rows than postings can tell apart.');
  const stepBits = Math.min(16, Math.clz32(Math.max(0, rows - 1)));
  const next = start.slice(0, -1);
  const entries = kernel.ints(rowStart[rows] ?? 0);
  const dense = new Map(denseIds(start, rows, densePart).map((id) => [id, kernel.bytes(rows)]));
  const unused = 16 - stepBits;
  for (let row = 0; row < rows; row++) {
    for (let at = rowStart[row]!, end = rowStart[row + 1]!; at < end; at++)
      entries[next[ids[at]!]!++] = (row << stepBits) | ((impacts[at]! - 1) >> unused);
  }
  const postings = { start, entries, stepBits, dense, kernel };
  for (const [id, steps] of dense)
    for (let at = start[id]!, end = start[id + 1]!; at < end; at++)
      steps[rowAt(postings, at)] = Math.min(255, Math.ceil(impactAt(postings, at) / DENSE_STEP));
  return postings;
}

/** Bytes that packed postings take in a kernel's memory. @param start of each id @param densePart as for packPostings */
export function postingBytes(start: Uint32Array, rows: number, densePart: number): number {
  const entries = columnBytes(start.at(-1) ?? 0, 4);
  return entries + denseIds(start, rows, densePart).length * columnBytes(rows, 1);
}

function denseIds(start: Uint32Array, rows: number, densePart: number): number[] {
  const ids: number[] = [];
  for (let id = 0; id + 1 < start.length; id++)
    if (start[id + 1]! - start[id]! >= Math.max(1, densePart * rows)) ids.push(id);
  return ids;
}

/**
 * Adds at least weight × impact for every row that has the id.
 * @param weight above 0
 * @param sums one int32 per row; the caller keeps Σ weight × 65,536 below 2^31
 */
export function addPacked(
  { start, entries, stepBits, dense, kernel }: PackedPostings,
  id: number,
  weight: number,
  sums: Int32Array,
): void {
  if (id + 1 >= start.length) return;
  const steps = dense.get(id);
  if (steps !== undefined) kernel.addDense(steps, Math.ceil(weight * DENSE_STEP), sums);
  else {
    const perStep = Math.ceil(weight * 2 ** (16 - stepBits)) | 0;
    kernel.addSparse(entries, start[id]!, start[id + 1]!, perStep, stepBits, sums);
  }
}

/** The row of an entry. */
export const rowAt = ({ entries, stepBits }: PackedPostings, at: number): number => entries[at]! >>> stepBits;

/** The impact of an entry, rounded up: 1 to 65,536. */
export const impactAt = ({ entries, stepBits }: PackedPostings, at: number): number =>
  ((entries[at]! & ((1 << stepBits) - 1)) + 1) * 2 ** (16 - stepBits);
