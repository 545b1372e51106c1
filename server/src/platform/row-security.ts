import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { rowRules, type RowRule } from '../identity/row-rules.ts';
import { statements, type Em } from './database.ts';

/** The role as which the statements of requests run: no owner of anything, and nobody signs in as it. */
export const appRole = 'parley_app';

const verbs = [
  ['read', 'select'],
  ['insert', 'insert'],
  ['update', 'update'],
  ['remove', 'delete'],
] as const;

/** Functions that do more than the person who calls them may, each one thing. */
const asOwner = [
  'parley_hold_need',
  'parley_memberships_of',
  'parley_hold_invitation',
  'parley_close_invitation',
  'parley_reset_second_factor',
];

/** What the conditions of the rules and the services call. `schema` is quoted already. */
const functions = (schema: string) => [
  `create or replace function parley_account() returns text language sql stable parallel safe as
    $$ select nullif(current_setting('parley.account', true), '') $$`,
  `create or replace function parley_ids(kind text) returns text[] language sql stable parallel safe as
    $$ select string_to_array(nullif(current_setting('parley.' || kind, true), ''), ',') $$`,
  `create or replace function parley_email() returns text language sql stable parallel safe as
    $$ select nullif(current_setting('parley.email', true), '') $$`,
  `create or replace function parley_is_office() returns boolean language sql stable parallel safe as
    $$ select current_setting('parley.office', true) is not distinct from 'on' $$`,
  // Who may see a need may keep it from being closed meanwhile, without being allowed to change it.
  `create or replace function parley_hold_need(wanted text) returns text language sql volatile security definer
    set search_path = ${schema}, pg_temp as
    $$ select stage from needs where id = wanted
        and (published_at is not null or council_id = any (parley_ids('councils'))) for share $$`,
  // In how many organisations a person is: more than an administrator may see of other organisations.
  `create or replace function parley_memberships_of(account text) returns int language sql stable security definer
    set search_path = ${schema}, pg_temp as
    $$ select count(*)::int from memberships where account_id = account $$`,
  // Whom an invitation was sent to keeps everybody from answering or taking it back meanwhile.
  `create or replace function parley_hold_invitation(wanted text) returns text language sql volatile security definer
    set search_path = ${schema}, pg_temp as
    $$ select id from member_invitations
        where id = wanted and closed_at is null and email = parley_email() for update $$`,
  // Whom an invitation was sent to closes it, and changes nothing else in it.
  `create or replace function parley_close_invitation(wanted text) returns text language sql volatile security definer
    set search_path = ${schema}, pg_temp as
    $$ update member_invitations set closed_at = now(), email = null, updated_at = now(), version = version + 1
        where id = wanted and closed_at is null and email = parley_email() returning id $$`,
  // An administrator takes a lost second factor away, and changes nothing else of somebody's sign-in.
  `create or replace function parley_reset_second_factor(account text) returns boolean language plpgsql volatile
    security definer set search_path = ${schema}, pg_temp as $$
    begin
      if account = parley_account() or not coalesce('office' = any (parley_ids('administers')), false) and not (
        parley_memberships_of(account) = 1 and exists (select 1 from memberships m where m.account_id = account
          and coalesce(m.council_id, m.supplier_id, m.side) = any (parley_ids('administers')))
      ) then
        return false;
      end if;
      delete from two_factors where account_id = account;
      update accounts set two_factor_enabled = false, updated_at = now() where id = account;
      delete from sessions where account_id = account;
      return true;
    end $$`,
  ...asOwner.flatMap((name) => [
    `revoke all on function ${name}(text) from public`,
    `grant execute on function ${name}(text) to ${appRole}`,
  ]),
  `grant usage on schema ${schema} to ${appRole}`,
];

function statementsFor(rule: RowRule, owner: string): string[] {
  const table = `"${rule.table}"`;
  const policies = verbs.flatMap(([name, verb]) => {
    const condition = rule[name];
    if (condition === undefined) return [];
    const { from, to } = typeof condition === 'string' ? { from: condition, to: condition } : condition;
    const clause =
      verb === 'insert'
        ? `with check (${to})`
        : verb === 'update'
          ? `using (${from}) with check (${to})`
          : `using (${from})`;
    return [
      `create policy parley_${name} on ${table} for ${verb} to ${appRole} ${clause}`,
      `grant ${verb}${verb === 'update' && rule.columns ? ` (${rule.columns.join(', ')})` : ''} on ${table} to ${appRole}`,
    ];
  });
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `revoke all on ${table} from public, ${appRole}`,
    // Imports, sign-in, the live index and the commands run as the owner, who is subject to the rules, too.
    `create policy parley_system on ${table} for all to ${owner} using (true) with check (true)`,
    ...policies,
  ];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * Brings the role, the row-level security of every table and its policies up to date with identity/row-rules.ts. Does
 * nothing where they are; safe when several servers start at once.
 * @throws Error that says what an administrator of the database must run, when the role is missing and the login may
 * not create it
 */
export async function ensureRowSecurity(em: Em): Promise<void> {
  await em.transactional(async (inside) => {
    const db = statements(inside);
    const run = (statement: string) => sql.raw(statement).execute(db);
    await sql`select pg_advisory_xact_lock(hashtext('parley row security'))`.execute(db);
    await ensureRole(inside);
    const { rows } = await sql<{ owner: string; schema: string; mark: string | null }>`
      select current_user as owner, current_schema() as schema,
        obj_description(to_regprocedure('parley_account()'), 'pg_proc') as mark`.execute(db);
    const { owner, schema, mark } = rows[0]!;
    const wanted = [
      ...functions(quoted(schema)),
      ...rowRules.flatMap((rule) => statementsFor(rule, quoted(owner))),
    ];
    const print = createHash('sha256').update(wanted.join('\n')).digest('hex');
    if (mark === print) return;

    const { rows: stale } = await sql<{ name: string; table: string }>`
      select policyname as name, tablename as table from pg_policies
      where schemaname = current_schema() and policyname like 'parley\\_%'`.execute(db);
    for (const { name, table } of stale) await run(`drop policy ${quoted(name)} on ${quoted(table)}`);
    for (const statement of wanted) await run(statement);
    for (const { table, insert } of rowRules) if (insert) await grantNumbers(inside, table);
    await run(`comment on function parley_account() is '${print}'`);
  });
}

/** Whoever adds a row to a table that numbers its rows may take the next number. */
async function grantNumbers(em: Em, table: string): Promise<void> {
  const db = statements(em);
  const { rows } = await sql<{ sequence: string }>`
    select pg_get_serial_sequence(quote_ident(${table}), column_name) as sequence
    from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}
      and pg_get_serial_sequence(quote_ident(${table}), column_name) is not null`.execute(db);
  for (const { sequence } of rows)
    await sql.raw(`grant usage on sequence ${sequence} to ${appRole}`).execute(db);
}

/** The role is the whole cluster's: another database of it may have created it, or be doing so now. */
async function ensureRole(em: Em): Promise<void> {
  const db = statements(em);
  const asked = () =>
    sql<{ login: string; there: boolean; member: boolean; unsafe: boolean }>`
      select current_user as login, r.oid is not null as there,
        coalesce(r.rolsuper or r.rolbypassrls or r.rolcanlogin, false) as unsafe,
        coalesce(u.rolsuper or pg_has_role(current_user, r.oid, 'MEMBER'), false) as member
      from pg_roles u left join pg_roles r on r.rolname = ${appRole}
      where u.rolname = current_user`.execute(db);
  const { rows } = await asked();
  const { login, there, member, unsafe } = rows[0]!;
  if (unsafe)
    throw new Error(
      `The database role ${appRole} can do too much. Run as an administrator of the database:\n  alter role ${appRole} nologin nosuperuser nobypassrls;`,
    );
  if (there && member) return;
  try {
    await sql
      .raw(
        `do $$ begin
          if not exists (select 1 from pg_roles where rolname = '${appRole}') then
            begin
              create role ${appRole} nologin;
            exception when duplicate_object or unique_violation then null;
            end;
          end if;
          if not pg_has_role(current_user, '${appRole}', 'MEMBER')
              and not (select rolsuper from pg_roles where rolname = current_user) then
            execute format('grant ${appRole} to %I', current_user);
          end if;
        end $$`,
      )
      .execute(db);
  } catch (cause) {
    const run = [
      ...(there ? [] : [`create role ${appRole} nologin;`]),
      `grant ${appRole} to ${quoted(login)};`,
    ];
    throw new Error(
      `This database login may not set up the role under which requests run. Run once, as an administrator of the database, then start again:\n  ${run.join('\n  ')}`,
      { cause },
    );
  }
}
