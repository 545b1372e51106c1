import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases, openWorld, type GraphQLAnswer, type Person, type World } from '../world.ts';

const repeats = 32;

describe.each(databases)('a mutation with an Idempotency-Key, on %s', (kind) => {
  let world: World;
  let termId: string;
  beforeAll(async () => {
    world = await openWorld(kind);
    const { terms } = await world.visitor.get<any, any>('{ terms(first: 1) { edges { node { id } } } }');
    termId = terms.edges[0].node.id;
  });
  afterAll(() => world?.close());

  const createNeed =
    'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id version title createdAt updatedAt } }';
  const needInput = (title: string) => ({
    councilId: world.councilId,
    title,
    problem: 'Rain comes through the roof of the library whenever the wind is from the west.',
    termIds: [termId],
    publish: true,
  });
  const ask = (person: Person, key: string, document: string, input: object) =>
    person.ask<any, any>(document, { input }, { 'idempotency-key': key });
  const allAtOnce = (person: Person, document: string, input: object, key = randomUUID()) =>
    Promise.all(Array.from({ length: repeats }, () => ask(person, key, document, input)));
  const codes = (answers: GraphQLAnswer<any>[]) => answers.map((a) => a.errors?.[0]?.extensions.code ?? 'ok');
  const count = async (statement: string, ...values: string[]) =>
    Number((await world.database.fork().execute(`select count(*) as n from ${statement}`, values))[0]!.n);

  /** Every answer is the first one, and the act is on record once. */
  async function expectOneEffect(answers: GraphQLAnswer<any>[], act: string): Promise<any> {
    expect(new Set(codes(answers))).toEqual(new Set(['ok']));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const thing = answers[0]!.data[act];
    expect(await count('audit_entries where act = ? and subject_id = ?', act, thing.id)).toBe(1);
    return thing;
  }

  test(`${repeats} repeats at once make one need, tell of it once and get the same answer`, async () => {
    const answers = await allAtOnce(world.officer, createNeed, needInput('A roof that leaks'));
    const need = await expectOneEffect(answers, 'createNeed');
    expect(await count('needs where title = ?', 'A roof that leaks')).toBe(1);
    expect(await count('change_records where subject_id = ?', need.id)).toBe(1);
  });

  test(`${repeats} repeats at once express one interest, and officers are mailed once`, async () => {
    const { createNeed: need } = await world.officer.get<any, any>(createNeed, {
      input: needInput('A gutter'),
    });
    const answers = await allAtOnce(
      world.supplier,
      'mutation ($input: ExpressInterestInput!) { expressInterest(input: $input) { id version state } }',
      { needId: need.id, supplierId: world.supplierId, approach: 'We would begin with the west side.' },
    );
    await expectOneEffect(answers, 'expressInterest');
    expect(await count('interests where need_id = ?', need.id)).toBe(1);
    await world.outbox.drain();
    const told = world.mailer.inbox()!.filter(({ subject }) => subject.includes('A gutter'));
    expect(told.map(({ to }) => to).sort()).toEqual([
      'administrator@council.parley.example',
      'lead@council.parley.example',
      'officer@council.parley.example',
    ]);
  });

  test(`${repeats} repeats at once decide on a supplier once`, async () => {
    const { createNeed: need } = await world.officer.get<any, any>(createNeed, {
      input: needInput('A window'),
    });
    const answers = await allAtOnce(
      world.officer,
      'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id version reason } }',
      { needId: need.id, supplierId: world.supplierId, decision: 'IN', reason: 'A close fit, and near by.' },
    );
    const entry = await expectOneEffect(answers, 'decideShortlist');
    expect(entry.version).toBe(1);
  });

  test('what was removed is not removed again: the repeat is answered as the first time', async () => {
    const { createNeed: need } = await world.officer.get<any, any>(createNeed, {
      input: needInput('A door'),
    });
    const { decideShortlist: entry } = await world.officer.get<any, any>(
      'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id version } }',
      { input: { needId: need.id, supplierId: world.supplierId, decision: 'OUT', reason: 'Too far away.' } },
    );
    const remove = 'mutation ($input: RemoveShortlistEntryInput!) { removeShortlistEntry(input: $input) }';
    const input = { entryId: entry.id, version: entry.version };
    const key = randomUUID();
    const first = await ask(world.officer, key, remove, input);
    expect(first).toEqual({ data: { removeShortlistEntry: true } });
    expect(await ask(world.officer, key, remove, input)).toEqual(first);
    expect(codes([await ask(world.officer, randomUUID(), remove, input)])).toEqual(['FORBIDDEN']);
    expect(codes([await ask(world.supplier, key, remove, input)])).toEqual(['FORBIDDEN']);
  });

  test('the same key with other input is refused, and changes nothing', async () => {
    const key = randomUUID();
    expect(codes([await ask(world.officer, key, createNeed, needInput('A wall'))])).toEqual(['ok']);
    expect(codes([await ask(world.officer, key, createNeed, needInput('Another wall'))])).toEqual([
      'KEY_REUSED',
    ]);
    expect(await count('needs where title = ?', 'Another wall')).toBe(0);
  });

  test('a key belongs to one account: the same key of somebody else is theirs', async () => {
    const key = randomUUID();
    const lead = await world.person(
      (
        await world.database
          .fork()
          .execute(`select id from accounts where email = 'lead@council.parley.example'`)
      )[0]!.id,
    );
    const answers = await Promise.all([
      ask(world.officer, key, createNeed, needInput('A fence')),
      ask(lead, key, createNeed, needInput('A fence')),
    ]);
    expect(codes(answers)).toEqual(['ok', 'ok']);
    expect(await count('needs where title = ?', 'A fence')).toBe(2);
  });

  test('a refusal is not kept: what was mended may be sent under the same key', async () => {
    const key = randomUUID();
    const bad = { ...needInput('A floor'), problem: 'Short.' };
    expect(codes([await ask(world.officer, key, createNeed, bad)])).toEqual(['BAD_USER_INPUT']);
    expect(codes([await ask(world.officer, key, createNeed, needInput('A floor'))])).toEqual(['ok']);
  });

  test('a key that is none is refused with what to send', async () => {
    const answer = await ask(world.officer, 'a b', createNeed, needInput('A lamp'));
    expect(codes([answer])).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors![0]!.message).toContain('8 to 100');
  });

  test('a key is forgotten after a day', async () => {
    const key = randomUUID();
    await ask(world.officer, key, createNeed, needInput('A bench'));
    await world.database
      .fork()
      .execute(`update answered_keys set answered_at = now() - interval '25 hours' where key = ?`, [key]);
    expect(codes([await ask(world.officer, key, createNeed, needInput('Another bench'))])).toEqual(['ok']);
    expect(codes([await ask(world.officer, key, createNeed, needInput('Another bench'))])).toEqual(['ok']);
    expect(await count('needs where title = ?', 'Another bench')).toBe(1);
  });
});
