import { inputFile } from '../../open-data/input-file.ts';
import { readCsv } from '../../open-data/read-csv.ts';
import type { AwardNotice, AwardRow } from './award-notice.ts';
import { awardColumns, noticesOf } from './award-notice.ts';

/**
 * Reads an award file.
 * @param say told how far it is
 * @throws UnusableFile when it is not there or has not the columns
 */
export async function readNotices(
  path: string,
  say: (done: string) => Promise<void>,
): Promise<AwardNotice[]> {
  const rows: AwardRow[] = [];
  let unreadable = 0;
  for await (const found of readCsv(await inputFile(path), [awardColumns])) {
    if (found.kind === 'record') rows.push(found.record);
    else if (found.kind === 'unreadable') unreadable++;
    if (rows.length % 5000 === 0 && rows.length > 0) await say(`${path}: ${rows.length} rows read`);
  }
  const { notices, leftOut } = noticesOf(rows);
  await say(`${path}: ${rows.length} rows, ${notices.length} notices; ${leftOut + unreadable} rows left out`);
  return notices;
}
