import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';

/** An entry's columns as text, in the order in which they are hashed; null where the entry is gone. */
interface LinkedRow {
  sequence: string;
  entryId: string;
  previousHash: string;
  hash: string;
  found: boolean;
  parts: (string | null)[];
}

export interface Fault {
  /** Place in the chain; null for an entry without a link. */
  sequence: number | null;
  entryId: string;
  /** What is wrong, in a sentence. */
  what: string;
}

export interface Verification {
  entries: number;
  /** Hash of the last link in hexadecimal; 64 zeros when nothing is on record. */
  head: string;
  faults: Fault[];
}

/** What stands before the first link. */
export const noHash = '0'.repeat(64);

/**
 * The hash of an entry that follows another: SHA-256 over the previous hash and, for each column, its length in bytes,
 * a colon and its text, or a dash for null.
 * @param previous hexadecimal
 */
export function linkHash(previous: string, parts: readonly (string | null)[]): string {
  const text = parts.map((part) => (part === null ? '-' : `${Buffer.byteLength(part)}:${part}`)).join('');
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(text).digest('hex');
}

async function linkedRows(em: Em, after: string, until: string, batch: number): Promise<LinkedRow[]> {
  const { rows } = await sql<LinkedRow>`
    select l.sequence::text as sequence, l.entry_id::text as "entryId",
      encode(l.previous_hash, 'hex') as "previousHash", encode(l.hash, 'hex') as hash, e.id is not null as found,
      array[e.id::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.account_id, e.act,
        e.subject_id, e.before::text, e.after::text, e.reason, e.request_id] as parts
    from audit_links l left join audit_entries e on e.id = l.entry_id
    where l.sequence > ${after}::bigint and l.sequence <= ${until}::bigint
    order by l.sequence limit ${batch}`.execute(statements(em));
  return rows;
}

/** What is wrong with one link, given the link before it. */
function faultsOf(row: LinkedRow, before: { sequence: number; hash: string; expected: string }): string[] {
  const sequence = Number(row.sequence);
  const wrong: string[] = [];
  const missing = sequence - before.sequence - 1;
  if (missing > 0)
    wrong.push(
      missing === 1
        ? `The link before it, ${before.sequence + 1}, was removed.`
        : `The ${missing} links before it, from ${before.sequence + 1} on, were removed.`,
    );
  // Where the link before lost its own hash, this one still tells what it was.
  else if (row.previousHash !== before.hash && row.previousHash !== before.expected)
    wrong.push('It does not follow the link before it.');
  if (!row.found) wrong.push('The entry was removed.');
  else if (linkHash(row.previousHash, row.parts) !== row.hash)
    wrong.push('The entry or its link is not what was put on record.');
  return wrong;
}

/**
 * Walks the whole chain, with hashes worked out here and not by the database that is being checked.
 * @param onProgress how many links of how many have been looked at
 */
export async function verifyChain(
  em: Em,
  {
    batch = 5_000,
    onProgress = () => {},
  }: { batch?: number; onProgress?: (done: number, of: number) => void } = {},
): Promise<Verification> {
  const db = statements(em);
  const { rows: ends } = await sql<{ until: string; links: number }>`
    select coalesce(max(sequence), 0)::text as until, count(*)::int as links from audit_links`.execute(db);
  const { until, links } = ends[0]!;
  const faults: Fault[] = [];
  let before = { sequence: 0, hash: noHash, expected: noHash };
  let entries = 0;
  for (;;) {
    const rows = await linkedRows(em, String(before.sequence), until, batch);
    for (const row of rows) {
      const sequence = Number(row.sequence);
      for (const what of faultsOf(row, before)) faults.push({ sequence, entryId: row.entryId, what });
      before = { sequence, hash: row.hash, expected: linkHash(row.previousHash, row.parts) };
      entries += row.found ? 1 : 0;
    }
    if (rows.length < batch) break;
    onProgress(entries, links);
  }
  const { rows: unlinked } = await sql<{ id: string }>`
    select e.id::text as id from audit_entries e
    where not exists (select 1 from audit_links l where l.entry_id = e.id) order by e.id`.execute(db);
  for (const { id } of unlinked)
    faults.push({
      sequence: null,
      entryId: id,
      what: 'The entry has no link: it was not written as entries are.',
    });
  return { entries: entries + unlinked.length, head: before.hash, faults };
}

/** Hash and place of the last link. */
export async function headOf(em: Em): Promise<{ sequence: number; hash: string }> {
  const { rows } = await sql<{ sequence: string; hash: string }>`
    select sequence::text as sequence, encode(hash, 'hex') as hash from audit_links l
    order by l.sequence desc limit 1`.execute(statements(em));
  return rows[0] ? { sequence: Number(rows[0].sequence), hash: rows[0].hash } : { sequence: 0, hash: noHash };
}

/**
 * Where in the chain a hash stands that was kept elsewhere; null when it is there no more, as when the end of the
 * chain was cut off or the chain was written anew.
 */
export async function placeOfHead(em: Em, kept: string): Promise<number | null> {
  if (kept === noHash) return 0;
  const { rows } = await sql<{ sequence: string }>`
    select sequence::text as sequence from audit_links where hash = decode(${kept}, 'hex')`.execute(
    statements(em),
  );
  return rows[0] ? Number(rows[0].sequence) : null;
}
