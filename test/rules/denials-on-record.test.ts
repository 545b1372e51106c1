import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymousPerHour } from '../../server/src/audit/anonymous-refusals.ts';
import { verifyChain } from '../../server/src/audit/verify-chain.ts';
import { databases, openWorld, type Person, type World } from '../world.ts';

describe.each(databases)('a denied mutation, on %s', (kind) => {
  let world: World;
  let needId = '';
  let foreignNeedId = '';
  beforeAll(async () => {
    world = await openWorld(kind);
    const need = (condition: string) =>
      world.database
        .fork()
        .execute<{ id: string }[]>(
          `select id from needs where fictional and council_id ${condition} ? limit 1`,
          [world.councilId],
        );
    needId = (await need('='))[0]!.id;
    foreignNeedId = (await need('<>'))[0]!.id;
  });
  afterAll(() => world?.close());

  /** What every table holds, but the audit and the counting of requests, as one hash. */
  async function digest(): Promise<string> {
    const em = world.database.fork();
    const tables = await em.execute<{ name: string }[]>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'audit_%'
         and table_name <> 'request_rates' order by 1`,
    );
    const parts: string[] = [];
    for (const { name } of tables) {
      const [row] = await em.execute<{ digest: string }[]>(
        `select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest from "${name}" t`,
      );
      parts.push(`${name} ${row!.digest}`);
    }
    expect(parts.length).toBeGreaterThan(15);
    return parts.join('\n');
  }
  const refusals = () =>
    world.database
      .fork()
      .execute<
        { id: string; account_id: string | null; subject_id: string; reason: string; after: object }[]
      >(
        `select id, account_id, subject_id, reason, after from audit_entries where act = 'refused' order by id`,
      );
  const accountOf = async (side: string) =>
    (
      await world.database
        .fork()
        .execute<{ id: string }[]>('select account_id as id from memberships where side = ? order by id', [
          side,
        ])
    ).map(({ id }) => id);

  const shortlist = 'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }';
  const inputFor = (id: string) => ({
    needId: id,
    supplierId: world.supplierId,
    decision: 'IN',
    reason: 'Somebody whose words must not be kept.',
  });

  test.each([
    ['a visitor', () => world.visitor, () => needId, 'UNAUTHENTICATED', null],
    ['a supplier', () => world.supplier, () => needId, 'FORBIDDEN', 'supplier'],
    ['an officer of another council', () => world.officer, () => foreignNeedId, 'FORBIDDEN', 'council'],
    ['the office', () => world.office, () => needId, 'FORBIDDEN', 'office'],
  ] as [string, () => Person, () => string, string, string | null][])(
    'of %s is on record and leaves everything else as it was',
    async (_who, person, id, code, side) => {
      const before = await digest();
      const known = (await refusals()).length;
      const { data, errors } = await person().ask<any, any>(shortlist, { input: inputFor(id()) });
      expect(data).toBeNull();
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
      const [entry, ...more] = (await refusals()).slice(known);
      expect(more).toEqual([]);
      expect(entry).toMatchObject({ subject_id: id(), reason: code });
      expect(entry!.after).toEqual({ mutation: 'decideShortlist', ids: [id(), world.supplierId] });
      if (side === null) expect(entry!.account_id).toBeNull();
      else expect(await accountOf(side)).toContain(entry!.account_id);
      expect(await digest()).toBe(before);
      expect((await verifyChain(world.database.fork())).faults).toEqual([]);
    },
  );

  test('keeps nothing that was sent but ids of ours', async () => {
    const input = {
      ...inputFor(needId),
      needId: 'officer@council.example',
      supplierId: "x'; drop table needs",
    };
    await world.visitor.ask<any, any>(shortlist, { input });
    const last = (await refusals()).at(-1)!;
    expect(last.subject_id).toBe('none');
    expect(JSON.stringify(last)).not.toMatch(/example|drop table|must not be kept/);
  });

  test('is on record once for each of several in one document', async () => {
    const known = (await refusals()).length;
    const { errors } = await world.supplier.ask<any, any>(
      `mutation ($input: DecideShortlistInput!) {
        a: decideShortlist(input: $input) { id } b: decideShortlist(input: $input) { id }
      }`,
      { input: inputFor(needId) },
    );
    // The first failure empties the whole answer, because these fields may not be null; both were denied.
    expect(errors!.length).toBeGreaterThan(0);
    expect((await refusals()).length - known).toBe(errors!.length);
  });

  test('of nobody is on record one by one up to a number an hour, then as a number; of a person always', async () => {
    const withdraw = 'mutation ($input: WithdrawInterestInput!) { withdrawInterest(input: $input) { id } }';
    const input = { interestId: 'int_00000000000000000000000000', version: 1 };
    const more = 7;
    const tries = anonymousPerHour + more;
    const of = async (mutation: string, signedIn: boolean) =>
      (await refusals()).filter(
        ({ after, account_id: account }) =>
          (after as { mutation: string }).mutation === mutation && (account !== null) === signedIn,
      );
    for (let i = 0; i < tries; i++) {
      const { errors } = await world.visitor.ask<any, any>(withdraw, { input });
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    expect(await of('withdrawInterest', false)).toHaveLength(anonymousPerHour);
    for (let i = 0; i < tries; i++) await world.officer.ask<any, any>(withdraw, { input });
    expect(await of('withdrawInterest', true)).toHaveLength(tries);
    // Another kind has its own number.
    const others = (await of('decideShortlist', false)).length;
    await world.visitor.ask<any, any>(shortlist, { input: inputFor(needId) });
    expect(await of('decideShortlist', false)).toHaveLength(others + 1);

    await world.database
      .fork()
      .execute(`update audit_left_out set since = since - interval '1 hour' where kind = 'withdrawInterest'`);
    for (let i = 0; i < 2; i++) await world.visitor.ask<any, any>(withdraw, { input });
    const later = (await of('withdrawInterest', false)).slice(anonymousPerHour);
    const named = { mutation: 'withdrawInterest', ids: [input.interestId] };
    expect(later.map(({ after }) => after)).toEqual([{ ...named, leftOut: more }, named]);
    expect((await verifyChain(world.database.fork())).faults).toEqual([]);
  });

  test('is told from one that was let in and then refused for what it asks', async () => {
    const known = (await refusals()).length;
    const { errors } = await world.officer.ask<any, any>(shortlist, {
      input: { ...inputFor(needId), supplierId: 'sup_00000000000000000000000000' },
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await refusals()).length).toBe(known);
  });
});
