import { createHash } from 'node:crypto';
import type { EntityName } from '@mikro-orm/core';
import type { GraphQLFieldResolver } from 'graphql';
import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { statements, type Em } from '../platform/database.ts';
import { badInput, Refusal } from '../platform/errors.ts';
import { Stored } from '../platform/stored.ts';
import { actsForSupplier } from './rules.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** Answers that hold a secret, which is shown once and stored nowhere: such an act is done whenever it is sent. */
const neverKept = ['createApiToken'];
/** How long a key is remembered. */
const keepHours = 24;
const shape = /^[\w-]{8,100}$/;

type Answer = { thing: string; id: string } | { value: unknown };

interface Place {
  account: string;
  key: string;
  field: string;
  hash: string;
}

/** Where the answer is kept, or null for a request without a key. @throws Refusal BAD_USER_INPUT for an unusable key */
function placeOf(ctx: Context, args: unknown, info: { fieldName: string; path: { key: string | number } }) {
  const key = ctx.idempotencyKey;
  if (key === null || !ctx.viewer || neverKept.includes(info.fieldName)) return null;
  if (!shape.test(key)) {
    const message = 'Idempotency-Key wants 8 to 100 letters, digits, - or _, new for every act: a UUID.';
    throw badInput({ field: 'Idempotency-Key', message });
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([info.fieldName, args]))
    .digest('hex');
  return { account: ctx.viewer.accountId, key, field: String(info.path.key), hash } satisfies Place;
}

async function stored(em: Em, { account, key, field, hash }: Place): Promise<Answer | null> {
  const { rows } = await sql<{ hash: string; answer: Answer }>`
    select input_hash as hash, answer from answered_keys
    where account_id = ${account} and key = ${key} and field = ${field}
      and answered_at > now() - make_interval(hours => ${keepHours})`.execute(statements(em));
  const found = rows[0];
  if (found && found.hash !== hash)
    throw new Refusal(
      'KEY_REUSED',
      'This Idempotency-Key was sent with other input before. Take a new key for every new act.',
    );
  return found?.answer ?? null;
}

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const withMoments = (_name: string, value: unknown) =>
  typeof value === 'string' && moment.test(value) ? new Date(value) : value;

/** The answer once more; a thing is read as it is now. @throws Refusal NOT_FOUND when the thing is gone */
async function revived(ctx: Context, answer: Answer): Promise<unknown> {
  if ('value' in answer) return JSON.parse(JSON.stringify(answer.value), withMoments);
  const type = ctx.em.getMetadata().getByClassName(answer.thing as never).class as EntityName<Stored>;
  const thing = await ctx.em.findOne(type, { id: answer.id } as never);
  if (!thing) throw new Refusal('NOT_FOUND', 'This was done before, and what it made is gone since.');
  return thing;
}

/**
 * Does a mutation once for each Idempotency-Key of an account; a repeat gets the first answer. To be called inside the
 * mutation's transaction, so that the effect and the answer are kept together or not at all. A refusal is not kept.
 * @throws Refusal KEY_REUSED for a key that came with other input, BAD_USER_INPUT for a key that is none
 */
export function once(resolve: Resolver): Resolver {
  return async (source, args, ctx, info) => {
    const place = placeOf(ctx, args, info);
    if (!place) return resolve(source, args, ctx, info);
    const db = statements(ctx.em);
    // Whoever repeats it at the same moment waits here until the first has committed or failed.
    const lock = [place.account, place.key, place.field].join('\u001f');
    await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(db);
    const before = await stored(ctx.em, place);
    if (before) return revived(ctx, before);
    const answer: unknown = await resolve(source, args, ctx, info);
    const kept: Answer =
      answer instanceof Stored ? { thing: answer.constructor.name, id: answer.id } : { value: answer };
    await sql`
      delete from answered_keys where account_id = ${place.account} and key = ${place.key}
        and field = ${place.field} and answered_at <= now() - make_interval(hours => ${keepHours})`.execute(
      db,
    );
    await sql`
      insert into answered_keys (account_id, key, field, input_hash, answer)
      values (${place.account}, ${place.key}, ${place.field}, ${place.hash}, ${JSON.stringify(kept)}::jsonb)`.execute(
      db,
    );
    return answer;
  };
}

/**
 * A repeat may be refused only because the first time took effect: what was removed is not there to be allowed again.
 * Then it gets the first answer, when that tells nothing that the account may not see now.
 * @param denied the refusal
 */
export async function answeredBefore(
  denied: unknown,
  [, args, ctx, info]: Parameters<Resolver>,
): Promise<unknown> {
  const place = placeOf(ctx, args, info);
  const before = place && (await stored(ctx.em, place));
  if (!before) throw denied;
  const seen = 'value' in before || (before.thing === 'Supplier' && actsForSupplier(ctx, before.id));
  if (!seen) throw denied;
  return revived(ctx, before);
}

/** Forgets keys that are older than a day. */
export async function forgetOldKeys(em: Em): Promise<void> {
  await sql`delete from answered_keys where answered_at < now() - make_interval(hours => ${keepHours})`.execute(
    statements(em),
  );
}
