import 'reflect-metadata';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowRules } from '../../server/src/identity/row-rules.ts';
import { actAs } from '../../server/src/platform/actor.ts';
import { openDatabase, statements, type Database, type Em } from '../../server/src/platform/database.ts';
import { databases, scratchDatabase } from '../databases.ts';
import { allowed, attempts, personOf } from './row-security/oracle.ts';
import {
  councils,
  marketRows,
  markets,
  people,
  suppliers,
  visitor,
  type Market,
} from './row-security/random-market.ts';

/** Random markets to try on each database; `npm run check:access` asks for more. */
const runs = Number(process.env.ACCESS_WORLDS ?? 15);

const keyOf: Record<string, string> = {
  council_names: 'folded',
  council_domains: `(council_id || ' ' || domain)`,
  ranking_policies: 'version',
  answered_keys: 'account_id',
  audit_left_out: 'kind',
  audit_links: 'sequence',
  spent_codes: 'code',
  request_rates: 'key',
};
/** A column that may be written as it is. */
const columnOf: Record<string, string> = {
  council_names: 'spelling',
  council_domains: 'domain',
  answered_keys: 'field',
  audit_left_out: 'refused',
  audit_links: 'entry_id',
  snapshots: 'content',
  outbox: 'kind',
  two_factors: 'secret',
  spent_codes: 'code',
  request_rates: 'points',
  ranking_policies: 'live',
  audit_entries: 'act',
  change_records: 'kind',
  impressions: 'act',
  rate_limits: 'count',
  migrations: 'name',
};

describe.each(databases)('row-level security on %s', (kind) => {
  let database: Database;
  let scratch: Awaited<ReturnType<typeof scratchDatabase>> | null = null;
  beforeAll(async () => {
    scratch = kind === 'postgresql' ? await scratchDatabase() : null;
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: scratch?.url ?? null });
    await database.fork().execute(tryEach);
  });
  afterAll(async () => {
    await database?.close();
    await scratch?.drop();
  });

  test('every table is in the list of row rules, has its row security forced, and is nobody else’s', async () => {
    const tables = await database
      .fork()
      .execute<{ name: string; forced: boolean; policies: number; open: string | null }[]>(
        `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
         (select string_agg(distinct grantee, ', ') from information_schema.role_table_grants g
           where g.table_name = c.relname and g.table_schema = current_schema()
             and g.grantee not in (current_user, 'parley_app')) as open
       from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = current_schema()::regnamespace
       order by 1`,
      );
    expect(
      tables.map(({ name }) => name),
      'say in identity/row-rules.ts who may read and write the rows of each table',
    ).toEqual(rowRules.map(({ table }) => table).sort());
    for (const { name, forced, policies, open } of tables) {
      const rule = rowRules.find(({ table }) => table === name)!;
      const verbs = [rule.read, rule.insert, rule.update, rule.remove].filter((one) => one !== undefined);
      expect({ name, forced, policies, open }).toEqual({
        name,
        forced: true,
        policies: 1 + verbs.length,
        open: null,
      });
    }
  });

  test('the role of requests owns nothing, cannot sign in and is above no rule', async () => {
    const [role] = await database.fork().execute(
      `select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class where relowner = r.oid) as owns
       from pg_roles r where rolname = 'parley_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcanlogin: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owns: 0,
    });
  });

  const title = `in ${runs} random markets nobody reads, adds, changes or removes a row that is not theirs`;
  test(title, { timeout: 120_000 + runs * 5_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(markets, async (market) => {
        await inMarket(database, market, async (em) => {
          for (const account of [...people, visitor]) await checkPerson(em, market, account);
        });
      }),
      { numRuns: runs, ...(process.env.ACCESS_SEED ? { seed: Number(process.env.ACCESS_SEED) } : {}) },
    );
  });
});

/**
 * Runs each statement as whoever asks, tells the ids it reached or why it was refused, and undoes it; in one round trip,
 * since there are hundreds for each person of each market.
 */
const tryEach = `
  create or replace function try_each(tries text[]) returns jsonb language plpgsql as $$
  declare
    one text; line record; ids text[]; told jsonb := '[]';
  begin
    foreach one in array tries loop
      ids := '{}';
      begin
        if one ~ '^select|returning' then
          for line in execute one loop ids := ids || line.id; end loop;
        else
          execute one;
        end if;
        raise exception using errcode = 'PTRY1';
      exception
        when sqlstate 'PTRY1' then told := told || jsonb_build_object('ids', ids);
        when others then told := told || jsonb_build_object('refusal', sqlerrm);
      end;
    end loop;
    return told;
  end $$`;

type Told = { ids: string[]; refusal?: never } | { ids?: never; refusal: string };

async function tried(em: Em, statementsToTry: string[]): Promise<Told[]> {
  const { rows } = await sql<{ told: Told[] }>`
    select try_each(array(select jsonb_array_elements_text(${JSON.stringify(statementsToTry)}::jsonb))) as told`.execute(
    statements(em),
  );
  return rows[0]!.told;
}

/** Runs the work in a transaction in which the market is the whole database, and leaves nothing of it. */
async function inMarket(database: Database, market: Market, work: (em: Em) => Promise<void>): Promise<void> {
  const em = database.fork();
  await em.begin();
  try {
    for (const statement of marketRows(market)) await sql.raw(statement).execute(statements(em));
    await work(em);
  } finally {
    await em.rollback();
  }
}

async function checkPerson(em: Em, market: Market, account: string | null): Promise<void> {
  const db = statements(em);
  const person = personOf(market, account);
  const organisations = [...councils, ...suppliers, 'office'];
  await actAs(db, account === null ? null : { accountId: account, organisations }, true);
  const expected = Object.entries(allowed(market, person));
  const tries = expected.flatMap(([table, verbs]) => {
    const key = keyOf[table] ?? 'id';
    const column = columnOf[table] ?? 'updated_at';
    return [
      [`select ${key}::text as id from ${table}`, verbs.read] as const,
      [`update ${table} set ${column} = ${column} returning ${key}::text as id`, verbs.update] as const,
      [`delete from ${table} returning ${key}::text as id`, verbs.remove] as const,
    ];
  });
  const additions = attempts(market, person);
  const told = await tried(em, [
    ...tries.map(([statement]) => statement),
    ...additions.map((a) => a.statement),
  ]);
  await sql`select set_config('role', 'none', true)`.execute(db);

  const who = account ?? 'a visitor';
  const wrong: object[] = [];
  tries.forEach(([statement, wanted], i) => {
    const { ids, refusal } = told[i]!;
    const asWanted =
      wanted === null
        ? refusal !== undefined && /permission denied/.test(refusal)
        : wanted === 'refused'
          ? refusal !== undefined && /row-level security/.test(refusal)
          : ids?.sort().join() === [...wanted].sort().join();
    if (!asWanted) wrong.push({ who, statement, wanted, ...told[i] });
  });
  additions.forEach(({ statement, may, gives }, i) => {
    const { ids, refusal } = told[tries.length + i]!;
    const asWanted = may
      ? refusal === undefined && (gives === undefined || ids?.join() === gives)
      : refusal !== undefined && /permission denied|row-level security/.test(refusal);
    if (!asWanted) wrong.push({ who, statement, may, gives, ids, refusal });
  });
  expect(wrong).toEqual([]);
}
