import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';

/** An entry as it leaves the house, with its place in the chain. */
interface ExportedEntry {
  sequence: string | null;
  id: string;
  at: string;
  accountId: string | null;
  act: string;
  subjectId: string;
  before: string | null;
  after: string | null;
  reason: string | null;
  requestId: string;
  previousHash: string | null;
  hash: string | null;
}

const columns: readonly (keyof ExportedEntry)[] = [
  'sequence',
  'id',
  'at',
  'accountId',
  'act',
  'subjectId',
  'before',
  'after',
  'reason',
  'requestId',
  'previousHash',
  'hash',
];

const batch = 5_000;

async function* entries(em: Em): AsyncGenerator<ExportedEntry> {
  let last = '0';
  for (;;) {
    const { rows } = await sql<ExportedEntry>`
      select l.sequence::text as sequence, e.id::text as id,
        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        e.account_id as "accountId", e.act, e.subject_id as "subjectId", e.before::text as before,
        e.after::text as after, e.reason, e.request_id as "requestId",
        encode(l.previous_hash, 'hex') as "previousHash", encode(l.hash, 'hex') as hash
      from audit_entries e left join audit_links l on l.entry_id = e.id
      where e.id > ${last}::bigint order by e.id limit ${batch}`.execute(statements(em));
    yield* rows;
    if (rows.length < batch) return;
    last = rows.at(-1)!.id;
  }
}

async function* lines(em: Em): AsyncGenerator<string> {
  for await (const entry of entries(em)) yield `${JSON.stringify(entry)}\n`;
}

/**
 * Writes the whole audit, oldest first, as CSV or, to a name that ends in `.jsonl`, as JSON lines. `before` and `after`
 * stand there as the text that is hashed, so that the chain can be checked from the file alone; a CSV cell that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 * @returns how many entries were written
 */
export async function exportAudit(em: Em, file: string): Promise<number> {
  let written = 0;
  async function* counted<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
    for await (const one of source) {
      written += 1;
      yield one;
    }
  }
  // A file that is there already stays: an export is evidence.
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  if (file.endsWith('.jsonl')) await pipeline(Readable.from(counted(lines(em))), target);
  else {
    const csv = stringify({ header: true, columns: [...columns], escape_formulas: true });
    await pipeline(Readable.from(counted(entries(em))), csv, target);
  }
  return written;
}
