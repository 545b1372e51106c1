import type { Database } from '../../../server/src/platform/database.ts';

/** Everything stored, by table, but for what goes on record about being asked. */
export async function digestOf(database: Database): Promise<Record<string, string>> {
  const em = database.fork();
  const tables = await em.execute<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = current_schema()
       and tablename not in ('audit_entries', 'audit_left_out', 'audit_links', 'impressions', 'rate_limits', 'request_rates') order by 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await em.execute<{ digest: string }[]>(
      `select md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as digest from "${name}" t`,
    );
    digests[name] = row!.digest;
  }
  return digests;
}
