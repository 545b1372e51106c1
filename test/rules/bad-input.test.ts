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
