/** For each id, the rows that have it with an impact: one contiguous range per id, rows ascending. */
export interface Postings {
  /** First posting of each id, with one more entry at the end. */
  readonly start: Uint32Array;
  readonly rows: Uint32Array;
  readonly impacts: Uint16Array | Float32Array;
}

/**
 * Turns "per row, its ids" into "per id, its rows".
 * @param rowStart first entry of each row, with one more at the end
 * @param ids id of each entry, below idCount
 * @param impacts impact of each entry; the result's are of the same kind
 */
export function transpose(
  rowStart: Uint32Array,
  ids: Uint32Array,
  impacts: Uint16Array | Float32Array,
  idCount: number,
): Postings {
  const total = rowStart[rowStart.length - 1] ?? 0;
  const start = startsOf(ids, total, idCount);
  const next = start.slice(0, idCount);
  const rows = new Uint32Array(total);
  const turned = impacts instanceof Float32Array ? new Float32Array(total) : new Uint16Array(total);
  for (let row = 0; row + 1 < rowStart.length; row++) {
    for (let at = rowStart[row]!, end = rowStart[row + 1]!; at < end; at++) {
      const to = next[ids[at]!]!++;
      rows[to] = row;
      turned[to] = impacts[at]!;
    }
  }
  return { start, rows, impacts: turned };
}

/** Where the entries of each id begin once they are put in the order of ids, with one more at the end. */
export function startsOf(ids: Uint32Array, total: number, idCount: number): Uint32Array {
  const start = new Uint32Array(idCount + 1);
  for (let at = 0; at < total; at++) start[ids[at]! + 1]!++;
  for (let id = 0; id < idCount; id++) start[id + 1]! += start[id]!;
  return start;
}

/** The impact of an id in one row, 0 where the row does not have it: by halving, so for single rows only. */
export function impactOf({ start, rows, impacts }: Postings, id: number, row: number): number {
  if (id + 1 >= start.length) return 0;
  let from = start[id]!;
  let to = start[id + 1]!;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (rows[middle]! < row) from = middle + 1;
    else to = middle;
  }
  return from < start[id + 1]! && rows[from] === row ? impacts[from]! : 0;
}
