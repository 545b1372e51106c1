import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const first = async (document: string, variables?: any) =>
  (await world.officer.ask<any, any>(document, variables)).errors?.[0];

test('asking for more than a page holds is an error that says what to do', async () => {
  const error = await first('{ suppliers(first: 101) { totalCount } }');
  expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  expect(error?.message).toMatch(/1 to 100/);
});

test('a cursor of white space is a cursor of nobody, not the beginning of the list', async () => {
  const error = await first('{ needs(after: " ") { totalCount } }');
  expect(error?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a cursor of nobody is refused, whatever it is made of', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 60 }), async (after) => {
      if (after === '') return;
      for (const list of ['councils', 'suppliers', 'needs']) {
        const error = await first(`query ($after: String) { ${list}(after: $after) { totalCount } }`, {
          after,
        });
        expect(error?.extensions.code, JSON.stringify(after)).toBe('BAD_USER_INPUT');
      }
    }),
    { numRuns: 40 },
  );
});

test('walking a list by its cursors meets everything once, in the same order as in one go', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (size) => {
      const walk: string[] = [];
      let after: string | null = null;
      do {
        const page: any = await world.visitor.get<any, any>(
          'query ($first: Int!, $after: String) { councils(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
          { first: size, after },
        );
        walk.push(...page.councils.edges.map((e: any) => e.node.id));
        after = page.councils.pageInfo.hasNextPage ? page.councils.pageInfo.endCursor : null;
      } while (after);
      const whole = await world.visitor.get<any, any>('{ councils(first: 100) { edges { node { id } } } }');
      expect(walk).toEqual(whole.councils.edges.map((e: any) => e.node.id));
    }),
    { numRuns: 6 },
  );
});

test('a document that could cost too much is refused each time it is sent, also with other variables', async () => {
  const document =
    'query ($first: Int!) { needs(first: $first) { edges { node { council { needs(first: $first) { edges { node { council { needs(first: $first) { totalCount } } } } } } } } } }';
  expect(await first(document, { first: 1 })).toBeUndefined();
  expect((await first(document, { first: 100 }))?.extensions.code).toBe('TOO_COSTLY');
  expect((await first(document, { first: 1_000_000 }))?.extensions.code).toBe('TOO_COSTLY');
});

test('wrong input names the field and keeps what was sent out of the answer', async () => {
  const secret = 'SECRET-PASSPHRASE';
  const error = await first('mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }', {
    input: { councilId: world.councilId, title: 'No', problem: secret, termIds: [] },
  });
  expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  const fields = (error!.extensions.fields as { field: string }[]).map(({ field }) => field).sort();
  expect(fields).toEqual(['problem', 'termIds', 'title']);
  expect(JSON.stringify(error)).not.toContain(secret);
});

test('no text in an id, a search or a filter makes the server fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
      const answer = await world.officer.ask<any, any>(
        `query ($t: String!, $id: ID!) {
          need(id: $id) { id } supplier(id: $id) { id } council(id: $id) { id } node(id: $id) { id }
          suppliers(filter: { search: $t }) { totalCount } needs(filter: { search: $t, councilIds: [$id] }) { totalCount }
          councils(search: $t, region: $t) { totalCount } terms(search: $t) { totalCount }
          suggestTerms(text: $t) { terms { score } }
        }`,
        { t: text, id: text },
      );
      const codes = (answer.errors ?? []).map((e) => e.extensions.code);
      expect(
        codes.filter((code) => code === 'INTERNAL'),
        JSON.stringify(text),
      ).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

const createNeed = 'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }';
const aNeed = async () => ({
  councilId: world.councilId,
  title: 'Mould in the stairwells',
  problem: 'Black mould returns to the stairwells a few weeks after every treatment.',
  termIds: [
    (await world.visitor.get<any, any>('{ terms(first: 1, scheme: CAPABILITY) { edges { node { id } } } }'))
      .terms.edges[0].node.id,
  ],
  requiredAccreditations: [] as string[],
});

test.each([
  ['a day the calendar does not have', { decideBy: '2027-02-31' }, 'decideBy'],
  ['a day of no year', { decideBy: '0000-01-01' }, 'decideBy'],
  ['a title of spaces', { title: ' '.repeat(20) }, 'title'],
  ['a problem that is short but for its spaces', { problem: `Mould.${' '.repeat(30)}` }, 'problem'],
  [
    'an accreditation without a name',
    { requiredAccreditations: ['ISO 9001', ' '] },
    'requiredAccreditations',
  ],
])('%s is named as wrong and not stored', async (_, wrong, field) => {
  const error = await first(createNeed, { input: { ...(await aNeed()), ...wrong } });
  expect(error?.extensions.code).toBe('BAD_USER_INPUT');
  expect((error!.extensions.fields as { field: string }[]).map((one) => one.field)).toEqual([field]);
});

test.each(['2024-02-31', '0000-01-01', '9999-12-31', 'yesterday'])(
  'analytics since %s are refused with what to give',
  async (since) => {
    const { errors } = await world.office.ask<any, any>(
      'query ($filter: AnalyticsFilter) { matchAnalytics(filter: $filter) { since } }',
      { filter: { since } },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);

test('a cursor that was made up is refused, whatever stands in it', async () => {
  const forged = [
    ['x', 'y', 'z'],
    ['infinity', 'infinity', 'a'],
    [null, null, null],
    [{}, [], 'a'],
    [true, false],
    5,
    'x',
  ];
  for (const values of forged) {
    const after = Buffer.from(JSON.stringify(values)).toString('base64url');
    const error = await first('query ($after: String) { needs(after: $after) { totalCount } }', { after });
    expect(error?.extensions.code, JSON.stringify(values)).toBe('BAD_USER_INPUT');
  }
});

test('fragments that spread one another twice do not keep the server busy', async () => {
  const levels = 200;
  const chain = Array.from(
    { length: levels },
    (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
  );
  const document = `{ ...F0 } ${chain.join(' ')} fragment F${levels} on Query { about { demo } }`;
  expect((await first(document))?.extensions.code).toMatch(/BAD_USER_INPUT|TOO_COSTLY/);
});

test('what the caller did wrong is answered with 400, never 500', async () => {
  const statusOf = async (body: string) => {
    const answer = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return [answer.status, JSON.stringify(await answer.json())] as const;
  };
  const needs = 'query ($f: NeedFilter) { needs(filter: $f) { totalCount } }';
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  for (const body of [
    JSON.stringify({ query: needs, variables: { f: 5 } }),
    JSON.stringify({ query: needs, variables: { f: { search: 'a\0b' } } }),
    `{"query":"${needs}","variables":{"f":{"search":"a\\ud800b"}}}`,
    `{"query":"${needs}","variables":{"f":${deep}}}`,
    JSON.stringify({ query: 'query ($n: Int) { needs(first: $n) { totalCount } }', variables: { n: 1e12 } }),
    JSON.stringify({ query: '{'.repeat(50_000) }),
  ]) {
    const [status, text] = await statusOf(body);
    expect([status, text.includes('INTERNAL')], body.slice(0, 120)).toEqual([400, false]);
  }
});
