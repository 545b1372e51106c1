import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts } from '../../server/src/audit/acts.ts';
import { giveMembership } from '../../server/src/identity/operator.ts';
import { erasePerson } from '../../server/src/people/erase-person.ts';
import { databases, documentText, openWorld, type World } from '../world.ts';

const document = documentText('office/record.graphql').split('query OfficeRecordActs')[0]!;

describe.each(databases)('the record on %s', (kind) => {
  let world: World;
  let need: { id: string; version: number };
  let hidden: { id: string; version: number };
  beforeAll(async () => {
    world = await openWorld(kind);
    need = await written('Damp in tower blocks', true);
    hidden = await written('A private thought about Zanzibar', false);
  });
  afterAll(() => world?.close());

  const fields = { requiredAccreditations: [], problem: 'Black mould returns a few weeks after treatment.' };
  async function written(title: string, publish: boolean): Promise<{ id: string; version: number }> {
    const { terms } = await world.visitor.get<any, any>(
      '{ terms(first: 1, scheme: CAPABILITY) { edges { node { id } } } }',
    );
    const { createNeed } = await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id version } }',
      {
        input: { ...fields, councilId: world.councilId, title, termIds: [terms.edges[0].node.id], publish },
      },
    );
    return createNeed;
  }
  const read = async (filter: object = {}, first = 20, after?: string) => {
    const { auditEntries } = await world.office.get<any, any>(document, { filter, first, after });
    return {
      ...auditEntries,
      nodes: auditEntries.edges.map((edge: any) => edge.node) as any[],
    };
  };
  const codeFor = async (filter: object, after?: string) =>
    (await world.office.ask<any, any>(document, { filter, first: 5, after })).errors?.[0]?.extensions.code;

  test('says who did what to which thing, with what changed and its place in the chain', async () => {
    const { terms } = await world.visitor.get<any, any>(
      '{ terms(first: 2, scheme: CAPABILITY) { edges { node { id } } } }',
    );
    const { updateNeed } = await world.officer.get<any, any>(
      'mutation ($input: UpdateNeedInput!) { updateNeed(input: $input) { version } }',
      {
        input: {
          ...fields,
          needId: need.id,
          version: need.version,
          title: 'Damp and mould in tower blocks',
          termIds: [terms.edges[0].node.id],
        },
      },
    );
    need.version = updateNeed.version;
    const { nodes } = await read({ subject: need.id, act: 'updateNeed' });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      actorName: 'Demo Officer (fictional)',
      words: 'changed a need',
      things: [{ id: need.id, kind: 'Need', label: 'Damp and mould in tower blocks' }],
      withheld: false,
      changes: [{ field: 'title', before: 'Damp in tower blocks', after: 'Damp and mould in tower blocks' }],
    });
    expect(nodes[0].hash).toMatch(/^[0-9a-f]{64}$/);
    expect(nodes[0].sequence).toBeGreaterThan(0);
  });

  test('names no addresses and numbers that somebody wrote into a reason', async () => {
    const { shortlist } = await world.officer
      .get<any, any>(
        'mutation ($input: DecideShortlistInput!) { shortlist: decideShortlist(input: $input) { id } }',
        {
          input: {
            needId: need.id,
            supplierId: world.supplierId,
            decision: 'IN',
            reason: 'Jo Bloggs (jo.bloggs@council.example, 020 7946 0123) knows them well.',
          },
        },
      )
      .then((data) => data);
    const { nodes } = await read({ act: 'decideShortlist', subject: need.id });
    expect(nodes[0].reason).toBe('Jo Bloggs ([email], [phone]) knows them well.');
    expect(nodes[0].things.map((thing: any) => thing.id)).toEqual([shortlist.id, world.supplierId, need.id]);
    expect((await read({ search: 'knows well' })).totalCount).toBe(1);
    expect((await read({ search: 'jo.bloggs@council.example' })).totalCount).toBe(0);
  });

  test('is narrowed by who, act, thing, day and words, each by itself and together', async () => {
    const everything = (await read()).totalCount;
    const officers = await read({ actor: 'demo officer' });
    expect(officers.totalCount).toBeGreaterThan(0);
    expect(officers.totalCount).toBeLessThan(everything);
    for (const { actorName } of officers.nodes) expect(actorName).toBe('Demo Officer (fictional)');
    const byId = await read({ actor: officers.nodes[0].actorId });
    expect(byId.totalCount).toBe(officers.totalCount);
    const byAddress = await read({ actor: 'officer@council.parley.example' });
    expect(byAddress.totalCount).toBe(officers.totalCount);
    expect((await read({ actor: '%' })).totalCount).toBe(0);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
    expect((await read({ since: today, until: today })).totalCount).toBe(everything);
    expect((await read({ until: '2020-01-01' })).totalCount).toBe(0);
    expect((await read({ since: '2199-01-01' })).totalCount).toBe(0);
    const both = await read({ actor: 'demo officer', act: 'createNeed', search: 'tower blocks' });
    expect(both.nodes.map((node: any) => node.things[0].id)).toEqual([need.id]);
  });

  test('is walked by its cursors from the newest to the first, everything once', async () => {
    const whole = (await read({}, 100)).nodes.map(({ id }: any) => id);
    const walked: string[] = [];
    let after: string | undefined;
    do {
      const page = await read({}, 3, after);
      walked.push(...page.nodes.map(({ id }: any) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect(walked).toEqual(whole);
    expect(whole).toEqual(whole.toSorted((a: string, b: string) => Number(b) - Number(a)));
  });

  test('keeps what a council has not published from the office, also from its searches', async () => {
    const { nodes } = await read({ subject: hidden.id });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      words: 'wrote down a need',
      withheld: true,
      changes: [],
      reason: null,
      things: [{ id: hidden.id, kind: 'Need', label: null }, { kind: 'Council' }],
    });
    expect((await read({ search: 'Zanzibar' })).totalCount).toBe(0);
    await world.officer.get<any, any>(
      'mutation ($input: PublishNeedInput!) { publishNeed(input: $input) { id } }',
      { input: { needId: hidden.id, version: hidden.version } },
    );
    expect((await read({ search: 'Zanzibar' })).totalCount).toBe(1);
    expect((await read({ subject: hidden.id })).nodes.map(({ withheld }: any) => withheld)).toEqual([
      false,
      false,
    ]);
  });

  test('notes nothing, and counts no version, where an act changes nothing', async () => {
    const untouched = await written('Lifts out of order', true);
    const again = async (field: string, type: string, more: object) =>
      (
        await world.officer.get<any, any>(
          `mutation ($input: ${type}!) { ${field}(input: $input) { version } }`,
          { input: { needId: untouched.id, version: untouched.version, ...more } },
        )
      )[field].version;
    const before = (await read({ subject: untouched.id })).totalCount;
    expect(await again('publishNeed', 'PublishNeedInput', {})).toBe(untouched.version);
    expect(await again('moveNeed', 'MoveNeedInput', { stage: 'EXPLORING' })).toBe(untouched.version);
    expect((await read({ subject: untouched.id })).totalCount).toBe(before);
  });

  test('names a person while there is an account, and afterwards says that it is gone', async () => {
    const email = 'going@office.example';
    await giveMembership(world.database, { email, side: 'office' });
    const [{ id }] = await world.database
      .fork()
      .execute<any[]>('select id from accounts where email = ?', [email]);
    await world.person(id);
    expect((await read({ actor: id })).nodes[0]).toMatchObject({ actorName: email, words: 'signed in' });
    await erasePerson(world.database, { email, reason: 'Asked for.' });
    expect((await read({ actor: id })).nodes[0]).toMatchObject({
      actorName: 'Somebody whose account is gone',
      words: 'signed in',
    });
    expect((await read({ act: 'erasePerson' })).nodes[0]).toMatchObject({ actorName: 'The operator' });
  });

  test('is for the office alone', async () => {
    const acting = '{ auditActs { act } }';
    for (const [person, code] of [
      [world.visitor, 'UNAUTHENTICATED'],
      [world.supplier, 'FORBIDDEN'],
      [world.officer, 'FORBIDDEN'],
    ] as const) {
      const { data, errors } = await person.ask<any, any>(document, { first: 5 });
      expect([data, errors?.[0]?.extensions.code]).toEqual([null, code]);
      expect((await person.ask<any, any>(acting)).errors?.[0]?.extensions.code).toBe(code);
    }
  });

  test('answers unusable filters with what to do', async () => {
    expect(await codeFor({ since: 'yesterday' })).toBe('BAD_USER_INPUT');
    expect(await codeFor({ until: '2026-02-30' })).toBe('BAD_USER_INPUT');
    expect(await codeFor({ search: 'x'.repeat(201) })).toBe('BAD_USER_INPUT');
    expect(await codeFor({ actor: 'x'.repeat(201) })).toBe('BAD_USER_INPUT');
    expect(await codeFor({}, 'bm8')).toBe('BAD_USER_INPUT');
    for (const odd of ['\\', "'", '%_', '{"a":', '🍄', '\u2028'])
      for (const field of ['search', 'actor', 'act', 'subject'])
        expect(await codeFor({ [field]: odd })).toBeUndefined();
  });

  test('has plain words for every mutation that is in the schema', async () => {
    const { __schema } = await world.visitor.get<any, any>(
      '{ __schema { mutationType { fields { name } } } }',
    );
    const said = new Set(acts.map(({ act }) => act));
    const unsaid = __schema.mutationType.fields
      .map(({ name }: { name: string }) => name)
      .filter((name: string) => !said.has(name));
    // To look at a match is counted, and is no act on record.
    expect(unsaid).toEqual(['recordView']);
  });
});
