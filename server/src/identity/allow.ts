import {
  defaultFieldResolver,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Context } from '../platform/context.ts';
import { forbidden, notSignedIn, Refusal } from '../platform/errors.ts';
import { answeredBefore, once } from './once.ts';
import type { Rule } from './rules.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

function guarded(resolve: Resolver, rule: Rule): Resolver {
  return async (source, args, ctx, info) => {
    if (!(await rule.allows(ctx, args, source))) {
      throw ctx.viewer ? forbidden(`Only ${rule.who} may do this.`) : notSignedIn();
    }
    return resolve(source, args, ctx, info);
  };
}

/** A refusal of what was done before under the same key gets the answer of then. */
function repeatable(resolve: Resolver): Resolver {
  return async (...asked) => {
    try {
      return await resolve(...asked);
    } catch (error) {
      if (error instanceof Refusal && error.extensions.code === 'FORBIDDEN')
        return answeredBefore(error, asked);
      throw error;
    }
  };
}

/** What two people do at once, the database lets one of them do; the other may look and try again. */
function asRefusal(error: unknown): unknown {
  const clash = error instanceof OptimisticLockError || error instanceof UniqueConstraintViolationException;
  if (!clash && (error as { code?: string })?.code !== '40P01') return error;
  return new Refusal('CONFLICT', 'Somebody did the same at this moment. Read it again, then decide.');
}

/** Runs a mutation in one transaction and, before it answers, lets this process's index see the change. */
function inTransaction(resolve: Resolver): Resolver {
  return async (source, args, ctx, info: GraphQLResolveInfo) => {
    await ctx.em.begin();
    let answer: unknown;
    try {
      answer = await resolve(source, args, ctx, info);
      await ctx.em.commit();
    } catch (error) {
      await ctx.em.rollback();
      ctx.em.clear();
      // What the loaders hold no longer belongs to the unit of work: the next mutation of the document reads anew.
      ctx.loaders.clear();
      throw asRefusal(error);
    }
    ctx.loaders.clear();
    await ctx.live.catchUp().catch(ctx.live.report);
    return answer;
  };
}

/**
 * Puts the rules table in front of the schema's resolvers.
 * @throws Error, so that the server does not start, when a root field has no rule or a rule has no field.
 */
export function enforceRules(schema: GraphQLSchema, rules: Record<string, Rule>): void {
  const unused = new Set(Object.keys(rules));
  const missing: string[] = [];
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const rule = rules[name];
      unused.delete(name);
      if (!rule) {
        if (roots.has(type)) missing.push(name);
        continue;
      }
      let resolve = (field.resolve ?? defaultFieldResolver) as Resolver;
      if (type === schema.getMutationType()) resolve = inTransaction(once(resolve));
      resolve = guarded(resolve, rule);
      field.resolve = type === schema.getMutationType() ? repeatable(resolve) : resolve;
    }
  }
  if (missing.length)
    throw new Error(`No rule says who may use: ${missing.join(', ')}. Add each to identity/rules.ts.`);
  if (unused.size)
    throw new Error(`identity/rules.ts names what the schema does not have: ${[...unused].join(', ')}.`);
}
