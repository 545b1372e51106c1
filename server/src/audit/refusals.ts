import { GraphQLError, type GraphQLFieldResolver } from 'graphql';
import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { statements } from '../platform/database.ts';
import type { ErrorCode } from '../platform/errors.ts';
import { kindOf } from '../platform/ids.ts';
import { recordAnonymous } from './anonymous-refusals.ts';

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
 * a transaction of its own, after the mutation's has ended, so that nothing else is left behind. Each refusal of a person
 * is there, those of people who are not signed in as audit/anonymous-refusals.ts says.
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
  const { viewer, requestId } = ctx;
  const subjectId = ids[0] ?? 'none';
  const after = { mutation, ids };
  await ctx.actor.asSystem(async (em) => {
    const db = statements(em);
    if (!viewer)
      return recordAnonymous(db, {
        act: 'refused',
        kind: mutation,
        subjectId,
        after,
        reason: code,
        requestId,
      });
    await sql`
      insert into audit_entries (account_id, act, subject_id, after, reason, request_id)
      values (${viewer.accountId}, 'refused', ${subjectId}, ${JSON.stringify(after)}::jsonb, ${code},
        ${requestId})`.execute(db);
  });
}
