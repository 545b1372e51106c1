import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '../../server/src/audit/verify-chain.ts';
import { giveMembership, signInLinkFor } from '../../server/src/identity/operator.ts';
import { erasePerson, erasureText } from '../../server/src/people/erase-person.ts';
import { placesOf } from '../../server/src/people/find-person.ts';
import { personalTables } from '../../server/src/people/personal-data.ts';
import { applyRetention } from '../../server/src/retention/apply-retention.ts';
import { retentionRules } from '../../server/src/retention/retention-rules.ts';
import { databases, openWorld, type Person, type World } from '../world.ts';

const email = 'philippa.quillfeather@council.example';
const name = 'Philippa "Pip" Quillfeather';

describe.each(databases)('people on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(() => world?.close());

  const run = (statement: string, values: unknown[] = []) =>
    world.database.fork().execute<any[]>(statement, values as never);
  const everywhere = (...texts: string[]) => placesOf(world.database.fork(), texts);
  const councilCode = async () =>
    (await run('select code from councils where id = ?', [world.councilId]))[0].code as string;
  const erase = (more: Partial<Parameters<typeof erasePerson>[1]> = {}) =>
    erasePerson(world.database, { email, reason: 'Asked for by letter.', ...more });

  /** An officer who has signed in, looked at matches, decided something and asked for another link. */
  async function philippa(role = 'member'): Promise<{ accountId: string; person: Person; needId: string }> {
    await giveMembership(world.database, { email, side: 'council', organisation: await councilCode(), role });
    await run('update accounts set name = ? where email = ?', [name, email]);
    const [{ id: accountId }] = await run('select id from accounts where email = ?', [email]);
    const person = await world.person(accountId);
    const [{ id: needId }] = await run(
      `select id from needs where council_id = ? and fictional and stage <> 'closed' order by id limit 1`,
      [world.councilId],
    );
    const { need } = await person.get<any, any>(
      'query ($id: ID!) { need(id: $id) { matches(first: 5) { edges { node { supplier { id } } } } } }',
      { id: needId },
    );
    const supplierId = need.matches.edges[0].node.supplier.id;
    // What somebody decided before would have to be read again first.
    await run('delete from shortlist_entries where need_id = ? and supplier_id = ?', [needId, supplierId]);
    await person.get<any, any>(
      'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }',
      {
        input: {
          needId,
          supplierId,
          decision: 'IN',
          reason: `They answered at once; call me on 020 7946 0123 or ${email}.`,
        },
      },
    );
    await run(`delete from rate_limits`);
    await signInLinkFor(world.database, world.config, email);
    return { accountId, person, needId };
  }

  test('every table that names an account, an address or a browser is listed with what becomes of it', async () => {
    const named = await run(
      `select distinct table_name as name from information_schema.columns
       where table_schema = 'public' and column_name ~ '(account_id|user_id|person|email|recipient|ip_address|user_agent|phone|invited_by|^data$)'`,
    );
    const listed = personalTables.map(({ table }) => table);
    expect(named.map((row) => row.name).filter((table) => !listed.includes(table))).toEqual([]);
    const tables = await run(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    expect(listed.filter((table) => !tables.some((row) => row.name === table))).toEqual([]);
  });

  test('a person downloads all that is about them, without what would open a session', async () => {
    const { accountId, person } = await philippa();
    const load = (headers: Record<string, string>) => fetch(`${world.url}/account/data.json`, { headers });
    const answer = await load({ cookie: person.cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    const rows = Object.fromEntries(JSON.parse(text).holds.map((held: any) => [held.table, held.rows]));
    expect(rows.accounts).toMatchObject([{ id: accountId, name, email }]);
    expect(rows.memberships).toMatchObject([{ council_id: world.councilId, role: 'member' }]);
    expect(rows.impressions).toHaveLength(5);
    expect(rows.sessions.length).toBeGreaterThan(0);
    expect(rows.verifications).toHaveLength(1);
    expect(rows.audit_entries.map((entry: any) => entry.act)).toEqual(
      expect.arrayContaining(['giveMembership', 'signIn', 'decideShortlist']),
    );
    const [{ token }] = await run('select token from sessions where account_id = ?', [accountId]);
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/"(token|identifier|password)"/);
    const [last] = await run(`select account_id, subject_id from audit_entries where act = 'exportPerson'`);
    expect(last).toEqual({ account_id: accountId, subject_id: accountId });

    expect((await load({})).status).toBe(401);
    await run(`update sessions set verified_at = now() - interval '16 minutes' where account_id = ?`, [
      accountId,
    ]);
    expect((await load({ cookie: person.cookie })).status).toBe(403);
    const page = await load({ cookie: person.cookie, accept: 'text/html' });
    expect(page.status).toBe(403);
    expect(await page.text()).toMatch(/needs a fresh sign-in.*<a href="\/">/s);
    await run(`update sessions set verified_at = now() where account_id = ?`, [accountId]);
    await run('update accounts set two_factor_enabled = true where id = ?', [accountId]);
    expect((await load({ cookie: person.cookie })).status).toBe(403);
    await run('update accounts set two_factor_enabled = false where id = ?', [accountId]);
    expect((await load({ cookie: person.cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const other = await (await load({ cookie: world.supplier.cookie })).text();
    expect(other).not.toContain(accountId);
    expect(other).not.toContain('quillfeather');
  });

  test('one who is erased is found nowhere in the database, and the record still holds', async () => {
    const [known] = await run('select id from accounts where email = ?', [email]);
    const accountId = known.id as string;
    const before = await run(
      `select (select count(*)::int from impressions) as impressions, (select count(*)::int from audit_entries) as acts`,
    );
    expect((await everywhere(email, name)).map(({ table }) => table)).toEqual(
      expect.arrayContaining(['accounts', 'verifications']),
    );
    const erased = await erase({ reason: `Philippa Quillfeather (${email}) wrote and asked for it.` });
    expect(erased.accountId).toBe(accountId);
    expect(erased.rows).toMatchObject({ accounts: 1, memberships: 1, impressions: 5, verifications: 1 });

    // The reason of the shortlist was typed with the address in it; that stays until somebody changes it, and is said.
    expect(erased.left).toEqual([{ table: 'shortlist_entries', column: 'reason', rows: 1 }]);
    expect(erasureText(erased)).toContain('shortlist_entries.reason: 1');
    await run(
      `update shortlist_entries set reason = 'They answered at once.' where reason like '%' || ? || '%'`,
      [email],
    );
    expect(await everywhere(email, name, 'Quillfeather', 'philippa', '020 7946 0123')).toEqual([]);

    expect((await everywhere(accountId)).map(({ table }) => table)).toEqual(
      expect.arrayContaining(['audit_entries']),
    );
    expect(new Set((await everywhere(accountId)).map(({ table }) => table))).toEqual(
      new Set(['audit_entries']),
    );
    const after = await run(
      `select (select count(*)::int from impressions) as impressions, (select count(*)::int from audit_entries) as acts`,
    );
    expect(after).toEqual([{ impressions: before[0].impressions, acts: before[0].acts + 1 }]);
    const { faults, entries } = await verifyChain(world.database.fork());
    expect({ faults, entries }).toEqual({ faults: [], entries: after[0].acts });
    await expect(erase()).rejects.toThrow(/Nothing is stored about this address/);
  });

  test('one who is erased is signed out at once, and comes back as somebody new', async () => {
    const { accountId, person } = await philippa();
    const who = () => person.get<any, any>('{ viewer { name } }');
    expect((await who()).viewer.name).toBe(name);
    await erase();
    expect((await who()).viewer).toBeNull();
    expect((await philippa()).accountId).not.toBe(accountId);
    await erase();
  });

  test('the last administrator of an organisation is kept until there is another', async () => {
    await run(`delete from memberships where role = 'administrator' and council_id = ?`, [world.councilId]);
    await philippa('administrator');
    const before = await run('select id, role from memberships order by id');
    await expect(erase()).rejects.toThrow(
      new RegExp(
        `last administrator of .*parley -- membership EMAIL council ${await councilCode()} --role administrator`,
      ),
    );
    expect(await run('select id, role from memberships order by id')).toEqual(before);
    await giveMembership(world.database, {
      email: 'another@council.example',
      side: 'council',
      organisation: await councilCode(),
      role: 'administrator',
    });
    expect((await erase()).rows.accounts).toBe(1);
    const last = { email: 'another@council.example', reason: 'The council has left.' };
    await expect(erasePerson(world.database, last)).rejects.toThrow(/last administrator/);
    expect((await erasePerson(world.database, { ...last, withoutSuccessor: true })).rows.accounts).toBe(1);
  });

  test('an address is refused that is none or that nothing is known of', async () => {
    await expect(erase({ email: 'no address' })).rejects.toThrow(/is not an e-mail address/);
    await expect(erase({ email: 'nobody@nowhere.example' })).rejects.toThrow(/Nothing is stored/);
  });

  test('what has outlived its time goes by rule, what has not stays, and the run is on record', async () => {
    const now = new Date();
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
    const rule = (wanted: string) => retentionRules.find((one) => one.name === wanted)!;
    const keep = Object.fromEntries(retentionRules.map((one) => [one.name, one.days]));
    const account = (id: string, days: number) =>
      run(`insert into accounts (id, name, email, created_at, updated_at) values (?, '', ?, ?, ?)`, [
        id,
        `${id}@people.example`,
        ago(days),
        ago(days),
      ]);
    await account('acc_old', keep.unusedAccounts! + 1);
    await account('acc_young', keep.unusedAccounts! - 1);
    await account('acc_busy', keep.unusedAccounts! + 1);
    const session = (id: string, of: string, expires: string) =>
      run(`insert into sessions (id, account_id, token, expires_at) values (?, ?, ?, ?)`, [
        id,
        of,
        id,
        expires,
      ]);
    await session('ended', 'acc_young', ago(0.01));
    await session('open', 'acc_busy', ago(-1));
    const verification = (id: string, days: number) =>
      run(`insert into verifications (id, identifier, value, expires_at) values (?, ?, '{}', ?)`, [
        id,
        id,
        ago(days),
      ]);
    await verification('ran-out', keep.verifications! + 0.1);
    await verification('just-ran-out', keep.verifications! - 0.1);
    const impression = (who: string, days: number) =>
      run(
        `insert into impressions (at, act, side, demand_id, supplier_id, points, policy_version, account_id)
         values (?, 'shown', 'council', 'nee_x', ?, 1, 1, ?)`,
        [ago(days), world.supplierId, who],
      );
    await impression('long-ago', keep.impressions! + 1);
    await impression('lately', keep.impressions! - 1);
    await run(
      `insert into import_runs (id, source, file_name, state) values ('imp_x', 'cpv', 'x.csv', 'finished') on conflict do nothing`,
    );
    const refusal = (id: string, days: number) =>
      run(
        `insert into import_refusals (id, run_id, line, reason, created_at) values (?, 'imp_x', 1, 'x', ?)`,
        [id, ago(days)],
      );
    await refusal('ref_old', keep.importRefusals! + 1);
    await refusal('ref_young', keep.importRefusals! - 1);
    await run(
      `insert into rate_limits (id, key, count, last_request) values ('a', 'a', 1, ?), ('b', 'b', 1, ?)`,
      [now.getTime() - rule('rateLimits').days * 86_400_000 - 1_000, now.getTime()],
    );
    const invitation = (id: string, expires: number, closed: number | null) =>
      run(
        `insert into member_invitations
           (id, side, council_id, role, email, token_hash, invited_by, sent_at, expires_at, closed_at)
         values (?, 'council', ?, 'member', ?, ?, 'acc_busy', ?, ?, ?)`,
        [
          id,
          world.councilId,
          closed === null ? 'invited@people.example' : null,
          id,
          ago(expires + 7),
          ago(expires),
          closed === null ? null : ago(closed),
        ],
      );
    const month = keep.memberInvitations!;
    await invitation('inv_ran-out', month + 1, null);
    await invitation('inv_just-ran-out', month - 1, null);
    await invitation('inv_open', -1, null);
    await invitation('inv_closed', -1, month + 1);
    await invitation('inv_just-closed', month + 7, month - 1);
    const token = (id: string, expires: number, revoked: number | null) =>
      run(
        `insert into api_tokens (id, account_id, name, prefix, digest, scopes, expires_at, revoked_at)
         values (?, 'acc_busy', 'Program', 'parley_x', ?, '{}', ?, ?)`,
        [id, id, ago(expires), revoked === null ? null : ago(revoked)],
      );
    const quarter = keep.apiTokens!;
    await token('tok_ran-out', quarter + 1, null);
    await token('tok_just-ran-out', quarter - 1, null);
    await token('tok_works', -1, null);
    await token('tok_revoked', -1, quarter + 1);
    await token('tok_just-revoked', -1, quarter - 1);

    const removed = await applyRetention(world.database, { now });
    for (const [wanted, n] of Object.entries(removed!)) expect([wanted, n >= 1]).toEqual([wanted, true]);
    const left = async (table: string, column: string, of: string[]) =>
      (await run(`select ${column} as x from ${table}`)).map(({ x }) => x).filter((x) => of.includes(x));
    expect(await left('accounts', 'id', ['acc_old', 'acc_young', 'acc_busy'])).toEqual(
      expect.arrayContaining(['acc_young', 'acc_busy']),
    );
    expect(await left('accounts', 'id', ['acc_old'])).toEqual([]);
    expect(await left('sessions', 'id', ['ended', 'open'])).toEqual(['open']);
    const ids = async (table: string) =>
      (await run(`select id from ${table} order by id`)).map(({ id }) => id);
    const kept = (of: string[], all: string[]) => all.filter((id) => of.includes(id.slice(4)));
    const cases = [
      'ran-out',
      'just-ran-out',
      'open',
      'closed',
      'just-closed',
      'works',
      'revoked',
      'just-revoked',
    ];
    expect(kept(cases, await ids('member_invitations'))).toEqual([
      'inv_just-closed',
      'inv_just-ran-out',
      'inv_open',
    ]);
    expect(kept(cases, await ids('api_tokens'))).toEqual([
      'tok_just-ran-out',
      'tok_just-revoked',
      'tok_works',
    ]);
    expect(await left('verifications', 'id', ['ran-out', 'just-ran-out'])).toEqual(['just-ran-out']);
    expect(await left('impressions', 'account_id', ['long-ago', 'lately'])).toEqual(['lately']);
    expect(await left('import_refusals', 'id', ['ref_old', 'ref_young'])).toEqual(['ref_young']);
    expect(await left('rate_limits', 'id', ['a', 'b'])).toEqual(['b']);

    const [entry] = await run(`select after from audit_entries where act = 'applyRetention'`);
    expect(entry.after).toEqual(removed);
    expect(await applyRetention(world.database, { ifDue: true })).toBeNull();
    const tomorrow = new Date(now.getTime() + 24 * 3_600_000);
    expect(await applyRetention(world.database, { ifDue: true, now: tomorrow })).not.toBeNull();
  });
});

test('the rules are written down for everybody as they are applied', () => {
  const page = readFileSync(new URL('../../docs/personal-data.md', import.meta.url), 'utf8').replace(
    / +/g,
    ' ',
  );
  for (const { what, days, why } of retentionRules) {
    expect(page).toContain(
      `| ${what} | ${days === 0 ? 'none' : days === 1 ? '1 day' : `${days} days`} | ${why} |`,
    );
  }
  for (const { table, what } of personalTables) expect(page).toContain(`| \`${table}\` | ${what} |`);
});
