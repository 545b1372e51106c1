import type { EntityName } from '@mikro-orm/core';
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { limits } from '@parley/shared/limits';
import type { Context } from './context.ts';
import { badInput } from './errors.ts';
import { holdsUnstorable } from './storable.ts';

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: limits.defaultPageSize,
    description: `How many at most, 1 to ${limits.pageSize}.`,
  })
  first: number = limits.defaultPageSize;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  after?: string;
}

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Connection<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** Relay connection and edge types of a node type. `name` is the node's GraphQL name. */
export function connectionOf<T extends object>(
  node: () => ClassType<T>,
  name: string,
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class Edge {
    @Field(node)
    node!: T;

    @Field(() => String)
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}.` })
  class NodeConnection {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are over all pages.' })
    totalCount!: number;
  }
  return NodeConnection as ClassType<Connection<T>>;
}

/** @throws Refusal BAD_USER_INPUT when `first` is out of range. */
export function checkPage(page: PageArgs): void {
  if (page.first < 1 || page.first > limits.pageSize) {
    throw badInput({
      field: 'first',
      message: `Ask for 1 to ${limits.pageSize} at a time; go on with 'after'.`,
    });
  }
}

const badCursor = () => badInput({ field: 'after', message: 'This is not a cursor of this list.' });

/** @throws Refusal BAD_USER_INPUT for text that does not hold one plain value for each part of the order. */
function checkCursor(after: string, parts: number): void {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
  const plain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  const fits = Array.isArray(values) && values.length === parts && values.every(plain);
  if (!fits || typeof (values as unknown[]).at(-1) !== 'string' || holdsUnstorable(values)) throw badCursor();
}

/**
 * One page of stored things in a total order.
 * @param order property → direction; `id` is appended so that the order is total.
 */
export async function pageOf<T extends object>(
  ctx: Context,
  type: EntityName<T>,
  where: object,
  order: Record<string, 'asc' | 'desc'>,
  page: PageArgs,
): Promise<Connection<T>> {
  checkPage(page);
  if (page.after) checkCursor(page.after, Object.keys(order).length + 1);
  let cursor;
  try {
    cursor = await ctx.em.findByCursor(type, {
      where: where as never,
      first: page.first,
      ...(page.after ? { after: { endCursor: page.after } as never } : {}),
      orderBy: [...Object.entries(order), ['id', 'asc']].map(([key, dir]) => ({
        [key as string]: dir,
      })) as never,
    });
  } catch (error) {
    if (page.after && error instanceof Error && /cursor/i.test(`${error.name} ${error.message}`))
      throw badCursor();
    // A value of the wrong kind, such as a name where this list goes by a day.
    const { code = '', message } = error as { code?: string; message: string };
    if (page.after && (/^(22|42)/.test(code) || message === 'Invalid time value')) throw badCursor();
    throw error;
  }
  return {
    edges: cursor.items.map((node) => ({ node: node as T, cursor: cursor.from(node as never) })),
    pageInfo: {
      hasNextPage: cursor.hasNextPage,
      hasPreviousPage: cursor.hasPrevPage,
      startCursor: cursor.startCursor ?? null,
      endCursor: cursor.endCursor ?? null,
    },
    totalCount: cursor.totalCount ?? 0,
  };
}

const toCursor = (offset: number) => Buffer.from(`at:${offset}`).toString('base64url');

/** Offset after which a ranked list goes on. @throws Refusal BAD_USER_INPUT for text that is no cursor. */
export function offsetAfter(page: PageArgs): number {
  checkPage(page);
  if (!page.after) return 0;
  const match = /^at:(\d{1,7})$/.exec(Buffer.from(page.after, 'base64url').toString('latin1'));
  if (!match) throw badCursor();
  return Number(match[1]) + 1;
}

/** A page of a ranked list that was computed: `nodes` start at `offset` of `total`. */
export function rankedPage<T>(nodes: T[], offset: number, total: number): Connection<T> {
  const edges = nodes.map((node, i) => ({ node, cursor: toCursor(offset + i) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: offset + nodes.length < total,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
  };
}
