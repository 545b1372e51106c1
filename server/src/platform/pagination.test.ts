import 'reflect-metadata';
import { defineEntity } from '@mikro-orm/core';
import { MikroORM, PgliteDriver } from '@mikro-orm/pglite';
import fc from 'fast-check';
import { buildSchema, Int, ObjectType, Field, Query, Resolver, Args } from 'type-graphql';
import { printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const Thing = defineEntity({
  name: 'Thing',
  tableName: 'things',
  properties: (p) => ({
    id: p.text().primary(),
    colour: p.text(),
    size: p.integer(),
    day: p.datetime(),
  }),
});

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
  let orm: MikroORM;
  let ctx: Context;
  let all: string[];
  const byColour = { colour: 'asc', size: 'desc' } as const;

  beforeAll(async () => {
    orm = await MikroORM.init({
      driver: PgliteDriver,
      dbName: 'memory://',
      entities: [Thing],
      logger: () => {},
    });
    await orm.em
      .getConnection()
      .execute(
        'create table things (id text primary key, colour text not null, size int not null, day timestamptz not null)',
      );
    const things = Array.from({ length: 23 }, (_, i) => ({
      id: `thing-${String((i * 7) % 23).padStart(2, '0')}`,
      colour: ['red', 'green', 'blue'][i % 3]!,
      size: i % 4,
      day: new Date(Date.UTC(2026, 0, 1 + (i % 5))),
    }));
    await orm.em.fork().insertMany(Thing, things);
    ctx = { em: orm.em.fork() } as unknown as Context;
    all = [...things]
      .sort((a, b) =>
        a.colour < b.colour ? -1 : a.colour > b.colour ? 1 : b.size - a.size || (a.id < b.id ? -1 : 1),
      )
      .map(({ id }) => id);
  });
  afterAll(() => orm.close(true));

  async function walk(first: number, where = {}): Promise<string[]> {
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 50; pages++) {
      const { edges, pageInfo } = await pageOf(ctx, Thing, where, byColour, page(first, after));
      seen.push(...edges.map(({ node }) => node.id));
      expect(edges.length).toBeLessThanOrEqual(first);
      expect(pageInfo.hasPreviousPage).toBe(after !== undefined);
      expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
      if (!pageInfo.hasNextPage) return seen;
      after = pageInfo.endCursor!;
    }
    throw new Error('The list has no end');
  }

  it('leads on to every other, whatever their size: each thing once, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), async (first) => {
        expect(await walk(first)).toEqual(all);
      }),
      { numRuns: 6, examples: [[1], [22], [23], [24]] },
    );
  });

  it('goes on from any thing on it with the next', async () => {
    const whole = await pageOf(ctx, Thing, {}, byColour, page(100));
    expect(whole.totalCount).toBe(23);
    for (const [i, { cursor }] of whole.edges.entries()) {
      const rest = await pageOf(ctx, Thing, {}, byColour, page(2, cursor));
      expect(rest.edges.map(({ node }) => node.id)).toEqual(all.slice(i + 1, i + 3));
    }
  });

  it('counts and shows what was asked for alone', async () => {
    const red = await pageOf(ctx, Thing, { colour: 'red' }, byColour, page(3));
    expect(red.totalCount).toBe(8);
    expect(red.edges.every(({ node }) => node.colour === 'red')).toBe(true);
    expect(await walk(3, { colour: 'red' })).toEqual(all.slice(-8));
  });

  it('is empty, with no cursors, where there is nothing', async () => {
    expect(await pageOf(ctx, Thing, { colour: 'none' }, byColour, page(3))).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 0,
    });
  });

  it('begins at the beginning when the cursor is empty', async () => {
    const { edges } = await pageOf(ctx, Thing, {}, byColour, page(1, ''));
    expect(edges[0]!.node.id).toBe(all[0]);
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
    ['a word for a number', cursorOf(['red', 'two', 'thing-01'])],
    ['the cursor of a ranked list', rankedPage(['x'], 3, 9).edges[0]!.cursor],
  ])('is refused for a cursor that is %s', async (_what, after) => {
    await expect(pageOf(ctx, Thing, {}, byColour, page(5, after))).rejects.toThrow(refusal('after'));
    await expect(pageOf(ctx, Thing, {}, byColour, page(5, after))).rejects.toThrow(
      'This is not a cursor of this list.',
    );
  });

  it('is refused for a cursor whose day is no day', async () => {
    const after = cursorOf(['no day', 'thing-01']);
    await expect(pageOf(ctx, Thing, {}, { day: 'asc' }, page(5, after))).rejects.toThrow(refusal('after'));
  });

  it('hands on a cursor of plain values as it is: text, number, truth or nothing', async () => {
    const asked: unknown[] = [];
    const em = {
      findByCursor(_type: unknown, options: unknown) {
        asked.push(options);
        return { items: [], hasNextPage: false, hasPrevPage: true };
      },
    };
    for (const value of ['red', 2.5, true, null]) {
      const after = cursorOf([value, 'thing-01']);
      const { totalCount } = await pageOf({ em } as never, Thing, {}, { colour: 'desc' }, page(7, after));
      expect(totalCount).toBe(0);
      expect(asked.pop()).toEqual({
        where: {},
        first: 7,
        after: { endCursor: after },
        orderBy: [{ colour: 'desc' }, { id: 'asc' }],
      });
    }
  });

  it('is refused for a cursor that was tampered with, or goes on in the list as it stands: never a fault', async () => {
    const { edges } = await pageOf(ctx, Thing, {}, byColour, page(10));
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 9 }),
        fc.nat({ max: 59 }),
        fc.constantFrom(...'Aaz09_-!%\u0000é'),
        async (which, at, by) => {
          const { cursor } = edges[which]!;
          const after = cursor.slice(0, at % cursor.length) + by + cursor.slice((at % cursor.length) + 1);
          const answer = await pageOf(ctx, Thing, {}, byColour, page(3, after)).catch((error) => error);
          if (answer instanceof Error) expect(answer).toEqual(refusal('after'));
          else expect(all.join()).toContain(answer.edges.map(({ node }: any) => node.id).join());
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is refused before anything is asked of the database when it is too large', async () => {
    const nobody = {} as Context;
    await expect(pageOf(nobody, Thing, {}, byColour, page(101))).rejects.toThrow(refusal('first'));
  });

  it('leaves a fault that no cursor caused as it is', async () => {
    const fault = Object.assign(new Error('cursor of the driver lost'), { code: '22000' });
    const failing = { em: { findByCursor: () => Promise.reject(fault) } } as unknown as Context;
    await expect(pageOf(failing, Thing, {}, byColour, page(5))).rejects.toBe(fault);
    const elsewhere = Object.assign(new Error('the disk is full'), { code: '53100 22' });
    const full = { em: { findByCursor: () => Promise.reject(elsewhere) } } as unknown as Context;
    const after = cursorOf(['red', 2, 'thing-01']);
    await expect(pageOf(full, Thing, {}, byColour, page(5, after))).rejects.toBe(elsewhere);
    const plain = new Error('Invalid time value was not the reason');
    const other = { em: { findByCursor: () => Promise.reject(plain) } } as unknown as Context;
    await expect(pageOf(other, Thing, {}, byColour, page(5, after))).rejects.toBe(plain);
  });

  it('takes a statement that the database finds senseless after a cursor for the cursor’s fault', async () => {
    const after = cursorOf(['red', 2, 'thing-01']);
    for (const fault of [
      Object.assign(new Error('invalid input syntax'), { code: '22P02' }),
      Object.assign(new Error('operator does not exist'), { code: '42883' }),
      Object.assign(new Error('no such place'), { name: 'CursorError' }),
      new Error('Invalid cursor'),
      new RangeError('Invalid time value'),
    ]) {
      const failing = { em: { findByCursor: () => Promise.reject(fault) } } as unknown as Context;
      await expect(pageOf(failing, Thing, {}, byColour, page(5, after))).rejects.toThrow(refusal('after'));
    }
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
