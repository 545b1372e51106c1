import { sql } from 'kysely';
import type { Database } from '../platform/database.ts';
import { inTransaction } from './bulk.ts';

const importedTables = [
  'councils',
  'council_names',
  'terms',
  'suppliers',
  'capabilities',
  'needs',
  'engagements',
];

/**
 * Number of rows and a digest of every table an import writes, without times and versions: two databases with
 * equal digests hold the same.
 */
export function tablesDigest(database: Database): Promise<Record<string, string>> {
  return inTransaction(database, async (db) => {
    const digests: Record<string, string> = {};
    for (const table of importedTables) {
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

/** Number of rows and a digest of every table there is, column by column: a database and its copy are equal. */
export function everyTableDigest(database: Database): Promise<Record<string, string>> {
  return inTransaction(database, async (db) => {
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1
    `.execute(db);
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await sql<{ digest: string }>`
        select count(*) || ' ' || coalesce(md5(string_agg(row, '|' order by row)), '') as digest
        from (select md5(to_jsonb(t)::text) as row from ${sql.table(name)} t) rows
      `.execute(db);
      digests[name] = rows[0]!.digest;
    }
    return digests;
  });
}
