import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';
import { personalTables, type Person } from './personal-data.ts';

export interface PersonExport {
  exportedAt: string;
  about: string;
  holds: { table: string; what: string; rows: object[] }[];
}

/**
 * All rows about a person from every table, as they are stored, without what would let a reader of the export sign in.
 * @param by account that asked for it, null for the operator
 */
export async function exportPerson(
  em: Em,
  person: Person,
  { by, requestId }: { by: string | null; requestId: string },
): Promise<PersonExport> {
  const db = statements(em);
  const holds: PersonExport['holds'] = [];
  for (const { table, what, rows: about, secrets = [] } of personalTables) {
    const { rows } = await sql<{ row: object }>`
      select to_jsonb(t) - ${[...secrets]}::text[] as row from ${sql.table(table)} t
      where ${about(person)} order by to_jsonb(t)->>'id'`.execute(db);
    holds.push({ table, what, rows: rows.map(({ row }) => row) });
  }
  if (person.accountId) {
    await sql`
      insert into audit_entries (account_id, act, subject_id, request_id)
      values (${by}, 'exportPerson', ${person.accountId}, ${requestId})`.execute(db);
  }
  return { exportedAt: new Date().toISOString(), about: person.email, holds };
}
