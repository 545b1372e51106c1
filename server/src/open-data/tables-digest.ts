import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { inTransaction } from './bulk.ts';

const tables = ['councils', 'council_names', 'terms', 'suppliers', 'capabilities', 'needs', 'engagements'];

/**
 * Number of rows and a digest of every table an import writes, without times and versions: two databases with
 * equal digests hold the same.
 */
export function tablesDigest(database: Database): Promise<Record<string, string>> {
  return inTransaction(database, async (db) => {
    const digests: Record<string, string> = {};
    for (const table of tables) {
      const { rows } = await sql<{ digest: string }>`
        select count(*) || ' ' || coalesce(md5(string_agg(row, '|' order by row)), '') as digest
        from (
          select md5((to_jsonb(t) - 'created_at' - 'updated_at' - 'version')::text) as row from ${sql.table(table)} t
        ) rows
      `.execute(db);
      digests[table] = rows[0]!.digest;
    }
    return digests;
  });
}
