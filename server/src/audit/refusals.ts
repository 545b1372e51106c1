import { GraphQLError, type GraphQLFieldResolver } from 'graphql';
import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { statements } from '../platform/database.ts';
import type { ErrorCode } from '../platform/errors.ts';
import { kindOf } from '../platform/ids.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** Answers that mean "you may not", as against "not so" or "not now". */
const denials: ReadonlySet<unknown> = new Set<ErrorCode>(['UNAUTHENTICATED', 'FORBIDDEN']);

const mostIds = 5;

/** The things an input names, in its order; anything else that was sent is never kept. */
function idsIn(args: unknown): string[] {
  if (typeof args === 'string') return kindOf(args) ? [args] : [];
  if (typeof args !== 'object' || args === null) return [];
  return Object.values(args).flatMap(idsIn).slice(0, mostIds);
}

/**
 * Wraps a mutation so that being denied it goes on record: who, which mutation, on which things, with which code; in
 * a transaction of its own, after the mutation's has ended, so that nothing else is left behind.
 */
export function deniedOnRecord(mutation: string, resolve: Resolver): Resolver {
  return async (source, args, ctx, info) => {
    try {
      return await resolve(source, args, ctx, info);
    } catch (error) {
      const code = error instanceof GraphQLError ? error.extensions.code : null;
      if (denials.has(code)) await record(ctx, mutation, idsIn(args), String(code));
      throw error;
    }
  };
}

async function record(ctx: Context, mutation: string, ids: string[], code: string): Promise<void> {
  await ctx.actor.asSystem((em) =>
    sql`
    insert into audit_entries (account_id, act, subject_id, after, reason, request_id)
    values (${ctx.viewer?.accountId ?? null}, 'refused', ${ids[0] ?? 'none'},
      ${JSON.stringify({ mutation, ids })}::jsonb, ${code}, ${ctx.requestId})`.execute(statements(em)),
  );
}
