import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
import { deniedOnRecord } from '../audit/refusals.ts';
import { explained } from '../audit/who-changed.ts';
import type { Context } from '../platform/context.ts';
import { forbidden, notSignedIn, Refusal } from '../platform/errors.ts';
import { answeredBefore, once } from './once.ts';
import type { PartOf, Rule } from './rules.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** The one place where a rule refuses. */
async function refuse(ctx: Context, rule: Rule): Promise<never> {
  throw ctx.viewer ? forbidden(`Only ${rule.who} may do this.`) : notSignedIn();
}

/** The field behind its rule. What is allowed at once costs no turn of the event loop. */
function guarded(resolve: Resolver, allows: Rule['allows'], rule: Rule): Resolver {
  return (source, args, ctx, info) => {
    const allowed = allows(ctx, args, source);
    if (allowed === true) return resolve(source, args, ctx, info);
    if (allowed === false) return refuse(ctx, rule);
    return allowed.then((yes) => (yes ? resolve(source, args, ctx, info) : refuse(ctx, rule)));
  };
}

/** A type's rule asked once for each thing, however many of its fields are read. */
function oncePerThing(rule: Rule): Rule['allows'] {
  const asked = new WeakMap<object, { ctx: Context; allowed: boolean | Promise<boolean> }>();
  return (ctx, args, source) => {
    const before = asked.get(source);
    if (before?.ctx === ctx) return before.allowed;
    const allowed = rule.allows(ctx, args, source);
    asked.set(source, { ctx, allowed });
    return allowed;
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
    let answer: unknown;
    try {
      answer = await ctx.actor.write(async () => {
        const done = await resolve(source, args, ctx, info);
        await ctx.em.flush();
        return done;
      });
    } catch (error) {
      ctx.em.clear();
      // What the loaders hold no longer belongs to the unit of work: the next mutation of the document reads anew.
      ctx.loaders.clear();
      throw asRefusal(await ctx.actor.asSystem((em) => explained(ctx, em, error)));
    }
    ctx.loaders.clear();
    await ctx.live.catchUp().catch(ctx.live.report);
    return answer;
  };
}

/** What the database answers a statement that its own fence refuses. */
const fenced = '42501';

/**
 * Where the database refuses what the rule allowed, the rule is asked again: somebody may have taken the right away in
 * between. If it still allows it, the two fences disagree, and the fault is ours.
 */
function askedAgain(resolve: Resolver, rule: Rule): Resolver {
  return async (source, args, ctx, info) => {
    try {
      return await resolve(source, args, ctx, info);
    } catch (error) {
      const refused = (error as { code?: string })?.code === fenced;
      if (refused && !(await rule.allows(ctx, args, source))) return refuse(ctx, rule);
      throw error;
    }
  };
}

const pageOf = (name: string) => /^(.+)(?:Connection|Edge)$/.exec(name)?.[1];

/** Every field of every object type, with its full name. */
function* fieldsOf(schema: GraphQLSchema) {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()))
      yield { type, field, name: `${type.name}.${field.name}` };
  }
}

/** What the tables fail to say about the schema, or say of what it does not have; empty when they are complete. */
function gaps(
  schema: GraphQLSchema,
  types: Record<string, Rule | PartOf>,
  rules: Record<string, Rule>,
): string[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  const unlisted = new Set<string>();
  const strays = new Set<string>();
  const fields = new Set<string>();
  const objects = new Set<string>();
  for (const { type, field, name } of fieldsOf(schema)) {
    fields.add(name);
    objects.add(type.name);
    const page = pageOf(type.name);
    if (roots.has(type) ? !rules[name] : !types[type.name] && !(page && isPage(schema, type.name)))
      unlisted.add(name);
    if (page && isPage(schema, type.name)) continue;
    const given = getNamedType(field.type).name;
    const whole = types[given] ? given : (isPage(schema, given) && pageOf(given)) || given;
    const openness = types[whole];
    if (openness && 'partOf' in openness && !openness.partOf.includes(name))
      strays.add(`${name} gives ${whole}`);
  }
  const named = [
    ...Object.keys(rules).filter((name) => !fields.has(name)),
    ...Object.keys(types).filter((name) => !objects.has(name)),
    ...Object.values(types).flatMap((type) =>
      'partOf' in type ? type.partOf.filter((n) => !fields.has(n)) : [],
    ),
  ];
  return [
    ...(unlisted.size
      ? [
          `No rule says who may use: ${[...unlisted].join(', ')}. Add each, or its type, to identity/rules.ts.`,
        ]
      : []),
    ...(strays.size
      ? [`identity/rules.ts does not say that this may be so: ${[...strays].join(', ')}.`]
      : []),
    ...(named.length ? [`identity/rules.ts names what the schema does not have: ${named.join(', ')}.`] : []),
  ];
}

/** A page of things or a place on it; both carry nothing of their own but where the page stands. */
function isPage(schema: GraphQLSchema, name: string): boolean {
  const type = schema.getType(name);
  if (!isObjectType(type) || !pageOf(name)) return false;
  const own = new Set(['edges', 'pageInfo', 'totalCount', 'node', 'cursor']);
  return Object.keys(type.getFields()).every((field) => own.has(field));
}

/**
 * Puts the tables of rules in front of the schema's resolvers.
 * @throws Error, so that the server does not start, when the tables leave a field out or name what is not there
 */
export function enforceRules(
  schema: GraphQLSchema,
  types: Record<string, Rule | PartOf>,
  rules: Record<string, Rule>,
): void {
  const wrong = gaps(schema, types, rules);
  if (wrong.length) throw new Error(wrong.join('\n'));
  const typeChecks = new Map<string, Rule['allows']>();
  for (const { type, field, name } of fieldsOf(schema)) {
    let resolve = (field.resolve ?? defaultFieldResolver) as Resolver;
    const rule = rules[name];
    if (type === schema.getMutationType()) resolve = askedAgain(inTransaction(once(resolve)), rule!);
    if (rule) resolve = guarded(resolve, rule.allows, rule);
    const openness = types[type.name];
    if (openness && 'allows' in openness && openness.who !== 'anyone') {
      if (!typeChecks.has(type.name)) typeChecks.set(type.name, oncePerThing(openness));
      resolve = guarded(resolve, typeChecks.get(type.name)!, openness);
    }
    if (type === schema.getMutationType()) resolve = deniedOnRecord(field.name, repeatable(resolve));
    if (resolve !== defaultFieldResolver) field.resolve = resolve;
  }
}

/** The schema as `enforceRules` leaves it, without the rules: for tests of the fence beneath them, and nothing else. */
export function withoutRules(schema: GraphQLSchema): void {
  for (const { type, field } of fieldsOf(schema))
    if (type === schema.getMutationType()) field.resolve = inTransaction(field.resolve as Resolver);
}
