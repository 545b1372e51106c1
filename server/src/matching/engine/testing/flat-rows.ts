/** Rows as lists of [id, impact]. */
export type Rows = readonly (readonly [number, number])[][];

/** The same as postings are made of. */
export function flatRows(rows: Rows) {
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1)! + row.length);
  return {
    start: Uint32Array.from(starts),
    ids: Uint32Array.from(rows.flat().map(([id]) => id)),
    impacts: rows.flat().map(([, impact]) => impact),
  };
}
