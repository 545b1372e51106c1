import 'reflect-metadata';
import { defineEntity } from '@mikro-orm/core';
import { MikroORM, PgliteDriver } from '@mikro-orm/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from './context.ts';
import { PageArgs, pageOf, rankedPage } from './pagination.ts';

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

describe('a page of things in a database', () => {
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
    ['a value too few', cursorOf(['red', 'thing-01'])],
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
});
