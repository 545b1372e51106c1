import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';
import type { Person } from './personal-data.ts';

/**
 * The person with the address, their account locked until the transaction ends.
 * @throws Error when the address is no address
 */
export async function personBy(em: Em, email: string): Promise<Person> {
  const address = email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(address) || address.length > 200)
    throw new Error(`"${email.slice(0, 80)}" is not an e-mail address.`);
  const { rows } = await sql<{ accountId: string; name: string }>`
    select id as "accountId", name from accounts where email = ${address} for update`.execute(statements(em));
  return { email: address, accountId: rows[0]?.accountId ?? null, name: rows[0]?.name ?? '' };
}

/** Whom an account belongs to. @returns null for one that is gone */
export async function personOf(em: Em, accountId: string): Promise<Person | null> {
  const { rows } = await sql<{ email: string; name: string }>`
    select email, name from accounts where id = ${accountId}`.execute(statements(em));
  return rows[0] ? { accountId, ...rows[0] } : null;
}

/** A place in the database where a text stands. */
export interface Place {
  table: string;
  column: string;
  rows: number;
}

/**
 * Looks for texts in every column that can hold text, of every table, whatever the case of the letters.
 * @param texts empty ones are left out
 */
export async function placesOf(em: Em, texts: readonly string[]): Promise<Place[]> {
  const db = statements(em);
  const wanted = [
    ...new Set(texts.filter(Boolean).flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])),
  ];
  if (wanted.length === 0) return [];
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select c.table_name as "table", c.column_name as "column"
    from information_schema.columns c
    join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'character varying', 'character', 'name', 'json', 'jsonb', 'ARRAY', 'xml', 'USER-DEFINED')
    order by 1, 2`.execute(db);
  const places: Place[] = [];
  for (const { table, column } of columns) {
    const holds = wanted.map((text) => sql`position(lower(${text}) in lower(${sql.ref(column)}::text)) > 0`);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} where ${sql.join(holds, sql` or `)}`.execute(db);
    if (rows[0]!.n > 0) places.push({ table, column, rows: rows[0]!.n });
  }
  return places;
}
