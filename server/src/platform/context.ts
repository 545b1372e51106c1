import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import type { EntityName } from '@mikro-orm/core';
import type { Membership, Role, Side } from '../identity/membership.entity.ts';
import type { SignInState } from '../identity/second-factor-need.ts';
import type { LiveIndex } from '../matching/live-index.ts';
import { Actor, type Person } from './actor.ts';
import type { Config } from './config.ts';
import type { Database, Em } from './database.ts';
import { ownDoor, type Door } from './door.ts';
import { notFound } from './errors.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Stored } from './stored.ts';

/** The person signed in, with what they may act for. */
export interface Viewer {
  accountId: string;
  name: string;
  email: string;
  memberships: { side: Side; role: Role; councilId: string | null; supplierId: string | null }[];
  /** What the session has shown; absent where nobody signed in by one. */
  signIn?: SignInState;
}

/** What one request knows: who asks, its own unit of work, its own caches. */
export interface Context {
  requestId: string;
  viewer: Viewer | null;
  /** What the request may cost, and the API token it came with. */
  door: Door;
  /** As the request brought it; see identity/once.ts. */
  idempotencyKey: string | null;
  /** What is counted beyond the single request. */
  rates: RateLimits;
  /** All its statements run in the transactions of `actor`, where row-level security holds. */
  em: Em;
  actor: Actor;
  live: LiveIndex;
  config: Config;
  /** What goes on record about the answer when it is ready, in one transaction: see `endRequest`. */
  atEnd: (() => Promise<void>)[];
  loaders: Map<unknown, DataLoader<string, unknown>>;
}

/** The person as the database is told of them. */
export const personOf = ({ accountId, memberships }: Viewer): Person => ({
  accountId,
  organisations: memberships.map(({ side, councilId, supplierId }) => councilId ?? supplierId ?? side),
});

/** A context of one request, which must be ended by `endRequest`. */
export function createContext(parts: {
  database: Database;
  live: LiveIndex;
  config: Config;
  rates: RateLimits;
  viewer: Viewer | null;
  door?: Door;
  idempotencyKey?: string | null;
}): Context {
  const em = parts.database.fork();
  return {
    // What a program does is on record with its token.
    requestId: [parts.door?.token?.id, randomUUID()].filter(Boolean).join(':'),
    viewer: parts.viewer,
    door: parts.door ?? ownDoor,
    idempotencyKey: parts.idempotencyKey ?? null,
    rates: parts.rates,
    em,
    actor: new Actor(parts.database, em, parts.viewer && personOf(parts.viewer)),
    live: parts.live,
    config: parts.config,
    atEnd: [],
    loaders: new Map(),
  };
}

/**
 * Puts on record what the answer owes and gives the connection back. Statements of resolvers that nobody waits for any
 * more are refused from now on.
 * @throws what could not be put on record; the connection is given back all the same
 */
export async function endRequest(ctx: Context): Promise<void> {
  try {
    const owed = ctx.atEnd.splice(0);
    if (owed.length)
      await ctx.actor.write(async () => {
        for (const put of owed) await put();
      });
  } finally {
    await ctx.actor.end();
  }
}

/** A membership as a context carries it: ids alone. */
export const viewerMembership = (m: Membership) => ({
  side: m.side,
  role: m.role,
  councilId: m.council?.id ?? null,
  supplierId: m.supplier?.id ?? null,
});

/**
 * A batching loader that lives as long as the request: however many rows ask, one statement answers.
 * @param key what makes two uses the same loader: an entity class, or a module's own symbol.
 */
export function loaderFor<T>(
  ctx: Context,
  key: unknown,
  batch: (ids: readonly string[]) => Promise<T[]>,
): DataLoader<string, T> {
  let loader = ctx.loaders.get(key) as DataLoader<string, T> | undefined;
  if (!loader) ctx.loaders.set(key, (loader = new DataLoader<string, T>(batch, { maxBatchSize: 1_000 })));
  return loader;
}

/** The stored thing with the id, batched over the request; null when there is none. */
export async function findById<T extends Stored>(
  ctx: Context,
  type: new () => T,
  id: string,
): Promise<T | null> {
  const loader = loaderFor<T | null>(ctx, type, async (ids) => {
    const found = (await ctx.em.find(type as EntityName<T>, { id: { $in: [...ids] } } as never)) as T[];
    const byId = new Map(found.map((row) => [row.id, row]));
    return ids.map((wanted) => byId.get(wanted) ?? null);
  });
  return loader.load(id);
}

/** As `findById`, for an id that a foreign key vouches for. */
export async function getById<T extends Stored>(ctx: Context, type: new () => T, id: string): Promise<T> {
  const found = await findById(ctx, type, id);
  if (!found) throw notFound(type.name);
  return found;
}

/** The related thing of a reference, batched; null when the reference is empty. */
export function related<T extends Stored>(
  ctx: Context,
  type: new () => T,
  reference: { id: string } | null | undefined,
): Promise<T | null> {
  return reference ? findById(ctx, type, reference.id) : Promise.resolve(null);
}
