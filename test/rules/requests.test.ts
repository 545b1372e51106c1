import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Actor } from '../../server/src/platform/actor.ts';
import { statements } from '../../server/src/platform/database.ts';
import { databases, openWorld, type World } from '../world.ts';

describe.each(databases)("a request's transactions on %s", (kind) => {
  let world: World;
  let needId: string;
  let accountId: string;
  beforeAll(async () => {
    world = await openWorld(kind);
    const { needs } = await world.officer.get<any, any>(
      '{ needs(first: 1, filter: { mine: true, stages: [EXPLORING, ENGAGING, PLANNED] }) { edges { node { id } } } }',
    );
    needId = needs.edges[0].node.id;
    const [account] = await world.database
      .fork()
      .execute<{ id: string }[]>(
        `select account_id as id from memberships where side = 'council' and role = 'member'`,
      );
    accountId = account!.id;
  });
  afterAll(() => world?.close());

  const ranked =
    'query ($id: ID!) { need(id: $id) { matches(first: 5) { edges { node { points supplier { name capabilities { title } } } } } interests { totalCount } } }';
  const seen = async () =>
    Number(
      (
        await world.database
          .fork()
          .execute<{ n: number }[]>(
            `select count(*)::int as n from impressions where account_id = '${accountId}'`,
          )
      )[0]!.n,
    );
  /** Connections left inside a transaction; on the embedded database the question itself would hang. */
  async function leftOpen(): Promise<number> {
    const [row] = await world.database
      .fork()
      .execute<{ n: number }[]>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      );
    return row!.n;
  }

  /** A unit of work as a request has it. */
  function asPerson(account: string | null, patienceMs?: number) {
    const em = world.database.fork();
    return {
      em,
      actor: new Actor(
        world.database,
        em,
        account === null
          ? null
          : { accountId: account, organisations: [world.councilId, world.supplierId, 'office'] },
        patienceMs,
      ),
    };
  }

  test('fifty requests at once are all answered, and no connection stays in a transaction', async () => {
    const before = await seen();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.officer.get<any, any>(ranked, { id: needId })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.need.matches.edges).toHaveLength(5);
    expect(await seen()).toBe(before + 250);
    expect(await leftOpen()).toBe(0);
  });

  test('requests that nobody waits for any more give their connections back', async () => {
    await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        const leaving = AbortSignal.timeout(5 + 3 * i);
        await fetch(`${world.url}/graphql`, {
          method: 'POST',
          signal: leaving,
          headers: { 'content-type': 'application/json', cookie: world.officer.cookie },
          body: JSON.stringify({ query: ranked, variables: { id: needId } }),
        })
          .then((response) => response.text())
          .catch(() => undefined);
      }),
    );
    await world.officer.get<any, any>(ranked, { id: needId });
    expect(await leftOpen()).toBe(0);
  });

  test('a statement that fails spoils its own field, not those after it', async () => {
    const list = (of: string, after: string) =>
      `${of}: council(id: $id) { name needs(first: 2, after: "${after}") { totalCount } }`;
    // A list that goes by two moments and an id is asked to go on after a name.
    const wrong = Buffer.from(JSON.stringify(['no moment', 'no moment', 'x'])).toString('base64url');
    const answer = await world.officer.ask<any, any>(
      `query ($id: ID!, $s: ID!) { ${list('a', wrong)} supplier(id: $s) { name trackRecord { engagements } }
        ${list('b', wrong)} c: council(id: $id) { name needs(first: 2) { totalCount } } }`,
      { id: world.councilId, s: world.supplierId },
    );
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ]);
    expect(answer.data.supplier.trackRecord.engagements).toBeGreaterThan(0);
    expect(answer.data.c.needs.totalCount).toBeGreaterThan(0);
    expect(await leftOpen()).toBe(0);
  });

  test('the database knows who asks, forgets it afterwards, and lets a request that reads change nothing', async () => {
    const { em, actor } = asPerson(accountId);
    const asked = await sql`select current_user::text as role, parley_account() as account,
      parley_ids('councils') as councils, parley_is_office() as office`.execute(statements(em));
    expect(asked.rows).toEqual([
      { role: 'parley_app', account: accountId, councils: [world.councilId], office: false },
    ]);
    await expect(
      sql`update needs set title = 'Changed' where id = ${needId}`.execute(statements(em)),
    ).rejects.toThrow(/read-only/);
    expect((await sql`select 1 as one from needs limit 1`.execute(statements(em))).rows).toHaveLength(1);
    await actor.end();
    const [now] = await world.database
      .fork()
      .execute<any[]>(`select current_user::text <> 'parley_app' as system, parley_account() as account`);
    expect(now).toEqual({ system: true, account: null });
  });

  test('what is written while something fails is not kept, and what succeeds is', async () => {
    const { em, actor } = asPerson(accountId);
    const note = (words: string) =>
      sql`insert into audit_entries (account_id, act, subject_id, request_id) values (${accountId}, ${words}, 'x', 'r')`.execute(
        statements(em),
      );
    await expect(
      actor.write(async () => {
        await note('lost');
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await actor.write(() => note('kept'));
    await actor.end();
    const acts = await world.database
      .fork()
      .execute(`select act from audit_entries where act in ('lost', 'kept')`);
    expect(acts).toEqual([{ act: 'kept' }]);
  });

  test('a transaction that somebody forgot is given up, and its request gets no further statement', async () => {
    const { em } = asPerson(accountId, 50);
    await sql`select 1`.execute(statements(em));
    // On the embedded database this waits for the one above: without a watchdog, for ever.
    await new Promise((resolve) => setTimeout(resolve, 120));
    await world.database.fork().execute('select 1');
    expect(await leftOpen()).toBe(0);
    await expect(sql`select 1`.execute(statements(em))).rejects.toThrow('The request is over');
  });

  test('work of the system runs beside no open transaction, and other statements of the request wait for it', async () => {
    const { em, actor } = asPerson(null);
    const links = () => sql`select id from verifications`.execute(statements(em));
    await expect(links()).rejects.toThrow(/permission denied/);
    const order: string[] = [];
    await Promise.all([
      actor.asSystem(async (system) => {
        await sql`select id from verifications`.execute(statements(system));
        order.push('system');
      }),
      sql`select 1`.execute(statements(em)).then(() => order.push('request')),
    ]);
    expect(order).toEqual(['system', 'request']);
    await actor.end();
  });
});
