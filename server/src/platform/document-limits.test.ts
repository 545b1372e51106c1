import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { limits } from '@parley/shared/limits';
import { costLimits } from './document-limits.ts';

const schema = buildSchema(`
  type Query {
    name: String
    need(id: ID): Need
    needs(first: Int = 20, after: String, named: String): NeedPage
  }
  type Mutation { rename(to: String, notes: [String!]): Need }
  type Need { title: String suppliers(first: Int): SupplierPage near(km: Int): SupplierPage }
  type SupplierPage { name: String totalCount: Int }
  type NeedPage { totalCount: Int edges: [NeedEdge] }
  type NeedEdge { node: Need }
`);

/** What the limits say of a document that may cost so much; nothing when they let it pass. */
async function said(
  text: string,
  {
    variables,
    operationName,
    budget = limits.cost,
  }: { variables?: object; operationName?: string; budget?: number } = {},
): Promise<string> {
  const listener: any = await costLimits(schema).requestDidStart!({} as never);
  try {
    await listener.didResolveOperation({
      document: parse(text),
      request: { variables },
      operationName: operationName ?? null,
      contextValue: { door: { budget, budgetName: 'to a stranger' } },
    });
    return '';
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: { code: string } };
    return `${extensions?.code}: ${message}`;
  }
}

const tooCostly = (cost: number, budget: number) =>
  `TOO_COSTLY: The document could cost ${cost}; at most ${budget} is allowed to a stranger. Ask for fewer at a time.`;
/** The cost of a document, as its refusal tells it to somebody who may ask for nothing. */
async function costOf(
  text: string,
  more: { variables?: object; operationName?: string } = {},
): Promise<number> {
  const answer = await said(text, { ...more, budget: -1 });
  const cost = Number(/could cost (\d+)/.exec(answer)?.[1]);
  expect(answer).toBe(tooCostly(cost, -1));
  return cost;
}

describe('the cost of a document', () => {
  it('is one for each field', async () => {
    expect(await costOf('{ name }')).toBe(1);
    expect(await costOf('{ name need { title } }')).toBe(3);
    expect(await costOf('{ a: name b: name c: name }')).toBe(3);
  });

  it('is for a page what one of its things costs, as often as are asked for, and one', async () => {
    expect(await costOf('{ needs(first: 7) { totalCount } }')).toBe(8);
    expect(await costOf('{ needs(first: 1) { totalCount edges { node { title } } } }')).toBe(5);
    expect(await costOf('{ needs(first: 10) { edges { node { suppliers(first: 5) { name } } } } }')).toBe(81);
  });

  it('is that of twenty when it is not said how many', async () => {
    expect(await costOf('{ needs { totalCount } }')).toBe(21);
    expect(await costOf('{ need { near(km: 30) { name } } }')).toBe(3);
  });

  it('is not made less by asking for fewer than none', async () => {
    expect(await costOf('{ needs(first: -5) { totalCount } }')).toBe(1);
    expect(await costOf('{ needs(first: 0) { totalCount } name }')).toBe(2);
  });

  it('counts a fragment wherever it stands', async () => {
    expect(await costOf('{ a: need { ...t } b: need { ...t } } fragment t on Need { title }')).toBe(4);
  });

  it('is computed with the variables of each execution', async () => {
    const document = 'query ($first: Int) { needs(first: $first) { totalCount } }';
    expect(await costOf(document, { variables: { first: 3 } })).toBe(4);
    expect(await costOf(document, { variables: { first: 1_000_000 } })).toBe(1_000_001);
    expect(await said(document, { variables: { first: 3 } })).toBe('');
    for (let again = 0; again < 2; again++)
      expect(await said(document, { variables: { first: 1_000_000 } })).toContain('TOO_COSTLY');
  });

  it('is that of the operation that is asked for', async () => {
    const document = 'query small { name } query large { needs(first: 90) { totalCount } }';
    expect(await costOf(document, { operationName: 'small' })).toBe(1);
    expect(await costOf(document, { operationName: 'large' })).toBe(91);
  });

  it('may be just what is allowed, and not one more', async () => {
    const document = (first: number) => `{ needs(first: ${first}) { totalCount } }`;
    expect(await said(document(9), { budget: 10 })).toBe('');
    expect(await said(document(10), { budget: 10 })).toBe(tooCostly(11, 10));
  });

  it('is higher by much for the schema, or a type of it', async () => {
    expect(await costOf('{ __schema { types { name } } }')).toBe(limits.introspectionCost + 2);
    expect(await costOf('{ __type(name: "Need") { name } }')).toBe(limits.introspectionCost + 1);
    expect(await costOf('{ __typename }')).toBeLessThan(2);
  });
});

describe('a text that no database can hold', () => {
  const refused =
    'BAD_USER_INPUT: A text holds the NUL character or half of a character that needs two; leave it out.';

  it('is refused in variables, at any depth', async () => {
    const document = 'mutation ($to: String, $notes: [String!]) { rename(to: $to, notes: $notes) { title } }';
    expect(await said(document, { variables: { to: 'a\0b' } })).toBe(refused);
    expect(await said(document, { variables: { to: 'plain', notes: ['fine', 'half \ud83d'] } })).toBe(
      refused,
    );
    expect(await said(document, { variables: { to: 'plain', notes: ['whole \ud83d\ude00'] } })).toBe('');
    expect(await said(document)).toBe('');
  });

  it('is refused in the document, first, last or only', async () => {
    const document = (...texts: string[]) =>
      `mutation { rename(notes: [${texts.map((text) => `"${text}"`).join()}]) { title } }`;
    expect(await said(document('\\u0000'))).toBe(refused);
    expect(await said(document('fine', 'a\\u0000'))).toBe(refused);
    expect(await said(document('a\\u0000', 'fine'))).toBe(refused);
    expect(await said(document('fine', 'fine too'))).toBe('');
  });

  it('is said before anything about its cost', async () => {
    expect(await said('{ needs(first: 99, named: "\\u0000") { totalCount } }', { budget: 1 })).toBe(refused);
  });
});
