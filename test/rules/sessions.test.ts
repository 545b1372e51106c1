import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases, openWorld, personAt, type Person, type World } from '../world.ts';

const list = '{ sessions { id device current } }';
const revoke = 'mutation ($id: ID!) { revokeSession(input: { sessionId: $id }) { id current } }';

describe.each(databases)('on %s', (kind) => {
  let world: World;
  let accountId: string;
  beforeAll(async () => {
    world = await openWorld(kind);
    const [row] = await world.database
      .fork()
      .execute<{ id: string }[]>(
        `select account_id as id from memberships where side = 'council' order by id`,
      );
    accountId = row!.id;
  });
  afterAll(() => world?.close());

  const codeOf = async (person: Person, document: string, variables?: any) =>
    (await person.ask<any, any>(document, variables)).errors?.[0]?.extensions.code ?? 'allowed';

  test('a person sees where they are signed in, in plain words, and nobody else’s', async () => {
    const person = await world.person(accountId);
    const em = world.database.fork();
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
    await em.execute('update sessions set user_agent = ? where account_id = ?', [agent, accountId]);
    const { sessions } = await person.get<any, any>(list);
    expect(sessions.filter((s: any) => s.current)).toHaveLength(1);
    expect(new Set(sessions.map((s: any) => s.device))).toEqual(new Set(['Firefox on Windows']));
    const { sessions: others } = await world.supplier.get<any, any>(list);
    const ids = new Set(sessions.map((s: any) => s.id));
    expect(others.some((s: any) => ids.has(s.id))).toBe(false);
    expect(await codeOf(world.visitor, list)).toBe('UNAUTHENTICATED');
  });

  test('a session that is ended is ended at once, and only by the person whose it is', async () => {
    const here = await world.person(accountId);
    const there = await world.person(accountId);
    const { sessions } = await there.get<any, any>(list);
    const { id } = sessions.find((s: any) => s.current);
    expect(await codeOf(world.supplier, revoke, { id })).toBe('NOT_FOUND');
    expect(await codeOf(world.visitor, revoke, { id })).toBe('UNAUTHENTICATED');
    expect(await codeOf(there, list)).toBe('allowed');
    expect(await codeOf(here, revoke, { id })).toBe('allowed');
    expect(await codeOf(there, list)).toBe('UNAUTHENTICATED');
    expect(await codeOf(here, revoke, { id })).toBe('NOT_FOUND');
  });

  test('signing out everywhere else leaves the session that asks, and is on record', async () => {
    const here = await world.person(accountId);
    const there = await world.person(accountId);
    await here.get<any, any>('mutation { revokeOtherSessions }');
    expect((await here.get<any, any>(list)).sessions).toHaveLength(1);
    expect(await codeOf(there, list)).toBe('UNAUTHENTICATED');
    expect(await codeOf(world.visitor, 'mutation { revokeOtherSessions }')).toBe('UNAUTHENTICATED');
    const [entry] = await world.database
      .fork()
      .execute<{ act: string }[]>(
        'select act from audit_entries where account_id = ? order by id desc limit 1',
        [accountId],
      );
    expect(entry).toEqual({ act: 'revokeOtherSessions' });
  });

  test('no network address of a person is kept with a session', async () => {
    const rows = await world.database
      .fork()
      .execute('select ip_address from sessions where ip_address is not null');
    expect(rows).toEqual([]);
  });

  test('making a ranking policy live needs a fresh sign-in; reading needs none', async () => {
    const office = personAt(world.url, world.office.cookie);
    const em = world.database.fork();
    const makeLive =
      'mutation { makePolicyLive(input: { version: 999999, reason: "A reason long enough." }) { version } }';
    expect(await codeOf(office, makeLive)).toBe('BAD_USER_INPUT');
    await em.execute(`update sessions set verified_at = now() - interval '16 minutes'`);
    expect(await codeOf(office, makeLive)).toBe('FRESH_SIGN_IN_NEEDED');
    expect(await codeOf(office, '{ rankingPolicies { version } }')).toBe('allowed');
    // Whoever may not do it is told so, not asked to confirm who they are.
    expect(await codeOf(world.supplier, makeLive)).toBe('FORBIDDEN');
    await em.execute('update sessions set verified_at = now()');
    expect(await codeOf(office, makeLive)).toBe('BAD_USER_INPUT');
  });
});
