import 'reflect-metadata';
import fc from 'fast-check';
import { buildSchema, Int, ObjectType, Field, Query, Resolver, Args } from 'type-graphql';
import { printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { limits } from '@parley/shared/limits';
import type { Context } from './context.ts';
import {
  checkPage,
  connectionOf,
  offsetAfter,
  PageArgs,
  pageOf,
  rankedPage,
  type Connection,
} from './pagination.ts';

const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const page = (first: number, after?: string): PageArgs => Object.assign(new PageArgs(), { first, after });
const refusal = (field: string) =>
  expect.objectContaining({
    extensions: expect.objectContaining({
      code: 'BAD_USER_INPUT',
      fields: [{ field, message: expect.stringMatching(/\w.*\./) }],
    }),
  });

describe('how much is asked for at a time', () => {
  it('is 20 unless said otherwise, and 1 to 100', () => {
    expect(new PageArgs().first).toBe(20);
    expect(() => checkPage(page(1))).not.toThrow();
    expect(() => checkPage(page(limits.pageSize))).not.toThrow();
  });

  it.each([0, -1, 101, -2_147_483_648, 2_147_483_647])('may not be %i', (first) => {
    expect(() => checkPage(page(first))).toThrow(refusal('first'));
    expect(() => checkPage(page(first))).toThrow("Ask for 1 to 100 at a time; go on with 'after'.");
  });

  it('is said in the schema, with what a page holds', async () => {
    class Pebble {
      weight!: number;
    }
    ObjectType('Pebble')(Pebble);
    Field(() => Int)(Pebble.prototype, 'weight');
    const Pebbles = connectionOf(() => Pebble, 'Pebble');
    class PebbleResolver {
      pebbles(_page: PageArgs): Connection<Pebble> {
        return rankedPage<Pebble>([], 0, 0);
      }
    }
    Resolver()(PebbleResolver);
    const { prototype } = PebbleResolver;
    Query(() => Pebbles)(prototype, 'pebbles', Object.getOwnPropertyDescriptor(prototype, 'pebbles')!);
    Args(() => PageArgs)(prototype, 'pebbles', 0);
    const schema = await buildSchema({ resolvers: [PebbleResolver], validate: false });
    expect(printSchema(schema)).toMatchInlineSnapshot(`
      "type Query {
        pebbles(
          """How many at most, 1 to 100."""
          first: Int! = 20

          """The cursor after which to go on."""
          after: String
        ): PebbleConnection!
      }

      """A page of Pebble."""
      type PebbleConnection {
        edges: [PebbleEdge!]!
        pageInfo: PageInfo!

        """How many there are over all pages."""
        totalCount: Int!
      }

      """One Pebble in a list."""
      type PebbleEdge {
        node: Pebble!
        cursor: String!
      }

      type Pebble {
        weight: Int!
      }

      """Where a page stands in its list."""
      type PageInfo {
        hasNextPage: Boolean!
        hasPreviousPage: Boolean!
        startCursor: String
        endCursor: String
      }"
    `);
  });
});

describe('a page of stored things', () => {
  class Thing {}
  const orders = { colour: 'asc', size: 'desc' } as const;
  const after = cursorOf(['red', 2, 'thing-01']);

  /** A context whose database gives this and keeps what it was asked. */
  function answering(found: object) {
    const asked: unknown[] = [];
    const em = {
      findByCursor: async (type: unknown, options: object) => (asked.push({ type, ...options }), found),
    };
    return { ctx: { em } as unknown as Context, asked };
  }
  const failing = (error: unknown) =>
    ({ em: { findByCursor: () => Promise.reject(error as Error) } }) as unknown as Context;
  const none = { items: [], hasNextPage: false, hasPrevPage: false };

  it('is asked for in its order, with the id last, from the beginning or from where it goes on', async () => {
    const { ctx, asked } = answering(none);
    await pageOf(ctx, Thing, { open: true }, orders, page(7));
    await pageOf(ctx, Thing, {}, orders, page(8, after));
    await pageOf(ctx, Thing, {}, {}, page(9, ''));
    const orderBy = [{ colour: 'asc' }, { size: 'desc' }, { id: 'asc' }];
    expect(asked).toEqual([
      { type: Thing, where: { open: true }, first: 7, orderBy },
      { type: Thing, where: {}, first: 8, orderBy, after: { endCursor: after } },
      { type: Thing, where: {}, first: 9, orderBy: [{ id: 'asc' }] },
    ]);
  });

  it('says of each thing how to go on after it, and where the page stands', async () => {
    const { ctx } = answering({
      items: ['a', 'b'],
      from: (item: string) => `cursor of ${item}`,
      hasNextPage: true,
      hasPrevPage: false,
      startCursor: 'first',
      endCursor: 'last',
      totalCount: 9,
    });
    expect(await pageOf(ctx, Thing, {}, orders, page(2))).toEqual({
      edges: [
        { node: 'a', cursor: 'cursor of a' },
        { node: 'b', cursor: 'cursor of b' },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'first', endCursor: 'last' },
      totalCount: 9,
    });
    const last = answering({ ...none, hasPrevPage: true });
    expect(await pageOf(last.ctx, Thing, {}, orders, page(2))).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      totalCount: 0,
    });
  });

  it.each([
    ['white space', ' '],
    ['no JSON', 'bm90IGpzb24'],
    ['a value that is no list', cursorOf('red')],
    ['a thing with numbered places', cursorOf({ 0: 'red', 1: 2, 2: 'thing-01', length: 3 })],
    ['a value too few', cursorOf(['red', 'thing-01'])],
    ['a value too many', cursorOf(['red', 2, 'thing-01', 'thing-02'])],
    ['a list inside', cursorOf([['red'], 2, 'thing-01'])],
    ['an object inside', cursorOf(['red', { $gt: 0 }, 'thing-01'])],
    ['an id that is no text', cursorOf(['red', 2, 3])],
    ['no id', cursorOf(['red', 2, null])],
    ['a NUL character', cursorOf(['re\0d', 2, 'thing-01'])],
    ['half a character', Buffer.from('["red",2,"\\ud800"]').toString('base64url')],
    ['the cursor of a ranked list', rankedPage(['x'], 3, 9).edges[0]!.cursor],
  ])('is refused for a cursor that is %s, and the database is not asked', async (_what, cursor) => {
    const { ctx, asked } = answering(none);
    await expect(pageOf(ctx, Thing, {}, orders, page(5, cursor))).rejects.toThrow(refusal('after'));
    await expect(pageOf(ctx, Thing, {}, orders, page(5, cursor))).rejects.toThrow(
      'This is not a cursor of this list.',
    );
    expect(asked).toEqual([]);
  });

  it('goes on from a cursor of plain values: text, number, truth or nothing', async () => {
    const { ctx, asked } = answering(none);
    for (const value of ['red', 2.5, true, null])
      await pageOf(ctx, Thing, {}, { colour: 'desc' }, page(7, cursorOf([value, 'thing-01'])));
    expect(asked).toHaveLength(4);
  });

  it('is refused before anything is asked of the database when it is too large', async () => {
    const { ctx, asked } = answering(none);
    await expect(pageOf(ctx, Thing, {}, orders, page(101))).rejects.toThrow(refusal('first'));
    expect(asked).toEqual([]);
  });

  it('leaves a fault that no cursor caused as it is', async () => {
    const faults = [
      Object.assign(new Error('cursor of the driver lost'), { code: '22000' }),
      new RangeError('Invalid time value'),
    ];
    for (const fault of faults)
      await expect(pageOf(failing(fault), Thing, {}, orders, page(5))).rejects.toBe(fault);
    const elsewhere = [
      Object.assign(new Error('the disk is full'), { code: '53100 22' }),
      new Error('Invalid time value was not the reason'),
      { name: 'cursor', message: 'no error of ours' },
    ];
    for (const fault of elsewhere)
      await expect(pageOf(failing(fault), Thing, {}, orders, page(5, after))).rejects.toBe(fault);
  });

  it('takes a statement that makes no sense after a cursor for a fault of the cursor', async () => {
    for (const fault of [
      Object.assign(new Error('invalid input syntax'), { code: '22P02' }),
      Object.assign(new Error('operator does not exist'), { code: '42883' }),
      Object.assign(new Error('no such place'), { name: 'CursorError' }),
      new Error('Invalid cursor'),
      new RangeError('Invalid time value'),
    ])
      await expect(pageOf(failing(fault), Thing, {}, orders, page(5, after))).rejects.toThrow(
        refusal('after'),
      );
  });
});

describe('a page of a ranked list', () => {
  const list = Array.from({ length: 17 }, (_, i) => `no. ${i + 1}`);
  const ask = (first: number, after?: string) => {
    const offset = offsetAfter(page(first, after));
    return rankedPage(list.slice(offset, offset + first), offset, list.length);
  };

  it('leads on to every other, whatever their size: each once, in the same order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (first) => {
        const seen: string[] = [];
        let after: string | undefined;
        for (;;) {
          const { edges, pageInfo, totalCount } = ask(first, after);
          seen.push(...edges.map(({ node }) => node));
          expect(totalCount).toBe(17);
          expect(pageInfo.hasPreviousPage).toBe(after !== undefined);
          expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
          expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
          expect(pageInfo.hasNextPage).toBe(seen.length < 17);
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor!;
        }
        expect(seen).toEqual(list);
      }),
      { examples: [[1], [16], [17], [18]] },
    );
  });

  it('is empty and the last behind the end', () => {
    expect(ask(5, rankedPage(['x'], 40, 99).edges[0]!.cursor)).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      totalCount: 17,
    });
  });

  it('begins at the beginning without a cursor or with an empty one', () => {
    expect(offsetAfter(page(5))).toBe(0);
    expect(offsetAfter(page(5, ''))).toBe(0);
  });

  it.each(['at:', 'at:-1', 'at:1.5', 'at:12345678', ' at:1', 'at:1 ', 'to:1', '1', 'at:١'])(
    'is refused for a cursor that says %j',
    (text) => {
      const after = Buffer.from(text).toString('base64url');
      expect(() => offsetAfter(page(5, after))).toThrow(refusal('after'));
    },
  );

  it('is refused for the cursor of a stored list, and for too many at a time', () => {
    expect(() => offsetAfter(page(5, cursorOf(['red', 2, 'thing-01'])))).toThrow(refusal('after'));
    expect(() => offsetAfter(page(101))).toThrow(refusal('first'));
    expect(offsetAfter(page(5, Buffer.from('at:9999999').toString('base64url')))).toBe(10_000_000);
  });
});
