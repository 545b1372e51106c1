import { sql } from 'kysely';
import { statements, type Database, type Statements } from '../platform/database.ts';

/** Runs `work` in one transaction of its own. */
export function inTransaction<T>(database: Database, work: (db: Statements) => Promise<T>): Promise<T> {
  return database.fork().transactional((em) => work(statements(em)));
}

/** How rows of one table are written in bulk. Names come from our own code only, never from a file. */
export interface Bulk {
  table: string;
  /** SQL type of every column that is written, `id` included. */
  columns: Readonly<Record<string, string>>;
  /** Columns whose clash makes a row the same one. */
  key: readonly string[];
  /** Columns that a later write may change. */
  updates: readonly string[];
  /** SQL for a new value, where it is not simply the given one; `t` is the stored row. */
  set?: Readonly<Record<string, string>>;
  /** SQL condition over `t` and `excluded` for a change to be made at all. */
  onlyIf?: string;
  /** As `onlyIf`, for every write of the table, whatever `onlyIf` a write sets for itself. */
  always?: string;
  /** False for tables without version and updated_at. */
  versioned?: boolean;
}

export interface Written {
  inserted: Set<string>;
  updated: Set<string>;
}

/**
 * Writes rows in one statement: new ones are inserted, stored ones changed only where something differs.
 * Rows of one call must differ in their key. @returns the ids that were inserted and those that were changed;
 * all others were there already, just so.
 */
export async function upsert(
  db: Statements,
  bulk: Bulk,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<Written> {
  const written: Written = { inserted: new Set(), updated: new Set() };
  if (!rows.length) return written;
  const columns = Object.keys(bulk.columns);
  const named = columns.map((c) => `"${c}"`).join(', ');
  const typed = Object.entries(bulk.columns)
    .map(([c, type]) => `"${c}" ${type}`)
    .join(', ');
  const value = (c: string) => bulk.set?.[c] ?? `excluded."${c}"`;
  const id = 'id' in bulk.columns ? 'id' : bulk.key[0]!;
  const stamp = bulk.versioned === false ? '' : ', "version" = t."version" + 1, "updated_at" = now()';
  const change = bulk.updates.length
    ? `update set ${bulk.updates.map((c) => `"${c}" = ${value(c)}`).join(', ')}${stamp}
       where (${bulk.updates.map((c) => `t."${c}"`).join(', ')}) is distinct from (${bulk.updates.map(value).join(', ')})
       ${[bulk.onlyIf, bulk.always].map((condition) => (condition ? `and (${condition})` : '')).join(' ')}`
    : 'nothing';
  // Rows in order of their key: two imports at once then wait for each other instead of deadlocking.
  const sorted = [...rows].sort((a, b) => (String(a[id]) < String(b[id]) ? -1 : 1));
  const { rows: found } = await sql<{ id: string; inserted: boolean }>`
    insert into ${sql.raw(`"${bulk.table}" as t (${named})`)}
    select ${sql.raw(named)} from jsonb_to_recordset(${JSON.stringify(sorted)}::jsonb) as r(${sql.raw(typed)})
    on conflict (${sql.raw(bulk.key.map((c) => `"${c}"`).join(', '))}) do ${sql.raw(change)}
    returning t.${sql.raw(`"${id}"`)} as id, (t.xmax = 0) as inserted
  `.execute(db);
  for (const row of found) (row.inserted ? written.inserted : written.updated).add(row.id);
  return written;
}
