import { inputFile } from '../../open-data/input-file.ts';
import { readCsv } from '../../open-data/read-csv.ts';
import type { AwardNotice, AwardRow } from './award-notice.ts';
import { awardColumns, noticesOf } from './award-notice.ts';

/**
 * Reads award files, of which a supplier is one in all.
 * @param say told how far it is
 * @returns the notices of each
 * @throws UnusableFile when one is not there or has not the columns
 */
async function readNotices(
  paths: readonly string[],
  say: (done: string) => Promise<void>,
): Promise<AwardNotice[][]> {
  const files: { rows: AwardRow[]; unreadable: number }[] = [];
  for (const path of paths) {
    const file = { rows: [] as AwardRow[], unreadable: 0 };
    files.push(file);
    for await (const found of readCsv(await inputFile(path), [awardColumns])) {
      if (found.kind === 'record') file.rows.push(found.record);
      else if (found.kind === 'unreadable') file.unreadable++;
      if (file.rows.length % 5000 === 0 && file.rows.length > 0)
        await say(`${path}: ${file.rows.length} rows read`);
    }
  }
  const read = noticesOf(...files.map(({ rows }) => rows));
  for (const [i, { notices, leftOut }] of read.entries()) {
    const { rows, unreadable } = files[i]!;
    await say(
      `${paths[i]}: ${rows.length} rows, ${notices.length} notices; ${leftOut + unreadable} rows left out`,
    );
  }
  return read.map(({ notices }) => notices);
}

/** As readNotices, for a file to learn from and maybe another to judge. */
export async function readNoticesToJudge(
  awards: string,
  test: string | undefined,
  say: (done: string) => Promise<void>,
): Promise<{ notices: AwardNotice[]; judged: AwardNotice[] | undefined }> {
  const [notices, judged] = await readNotices(test === undefined ? [awards] : [awards, test], say);
  return { notices: notices!, judged };
}
