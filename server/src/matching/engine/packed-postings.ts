import { startsOf } from './postings.ts';

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
}

/** The most rows that packed postings can tell apart. */
const MOST_ROWS = 2 ** 31;

/**
 * Turns "per row, its ids" into "per id, its rows".
 * @param rowStart first entry of each row, with one more at the end
 * @param ids id of each entry, below idCount
 * @param impacts impact of each entry, 1 to 65,535
 * @throws RangeError for more than 2^31 rows
 */
export function packPostings(
  rowStart: Uint32Array,
  ids: Uint32Array,
  impacts: Uint16Array,
  idCount: number,
): PackedPostings {
  const rows = Math.max(0, rowStart.length - 1);
  if (rows > MOST_ROWS) throw new RangeError('There are more rows than postings can tell apart.');
  const stepBits = Math.min(16, Math.clz32(Math.max(0, rows - 1)));
  const total = rowStart[rows] ?? 0;
  const start = startsOf(ids, total, idCount);
  const next = start.slice(0, idCount);
  const entries = new Int32Array(total);
  const unused = 16 - stepBits;
  for (let row = 0; row < rows; row++) {
    for (let at = rowStart[row]!, end = rowStart[row + 1]!; at < end; at++)
      entries[next[ids[at]!]!++] = (row << stepBits) | ((impacts[at]! - 1) >> unused);
  }
  return { start, entries, stepBits };
}

/**
 * Adds at least weight × impact for every row that has the id. The hot loop of the engine.
 * @param weight above 0
 * @param sums one int32 per row; the caller keeps Σ weight × 65,536 below 2^31
 */
export function addPacked(
  { start, entries, stepBits }: PackedPostings,
  id: number,
  weight: number,
  sums: Int32Array,
): void {
  if (id + 1 >= start.length) return;
  const perStep = Math.ceil(weight * 2 ** (16 - stepBits)) | 0;
  const mask = (1 << stepBits) - 1;
  for (let at = start[id]!, end = start[id + 1]!; at < end; at++) {
    const entry = entries[at]!;
    const row = entry >>> stepBits;
    sums[row] = (sums[row]! + Math.imul(perStep, (entry & mask) + 1)) | 0;
  }
}

/** The row of an entry. */
export const rowAt = ({ entries, stepBits }: PackedPostings, at: number): number => entries[at]! >>> stepBits;

/** The impact of an entry, rounded up: 1 to 65,536. */
export const impactAt = ({ entries, stepBits }: PackedPostings, at: number): number =>
  ((entries[at]! & ((1 << stepBits) - 1)) + 1) * 2 ** (16 - stepBits);
