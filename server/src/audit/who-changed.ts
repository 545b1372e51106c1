import { OptimisticLockError, type EntityName } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Side } from '../identity/membership.entity.ts';
import type { Context } from '../platform/context.ts';
import { statements, type Em } from '../platform/database.ts';
import { Conflict } from '../platform/errors.ts';
import { Stored } from '../platform/stored.ts';

interface Act {
  act: string;
  at: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  accountId: string | null;
  name: string | null;
  /** Organisations the person acts for: the id, or `office`, and the name. */
  organisations: { id: string; name: string }[];
}

/** A field as it was when the caller read the thing, as far as that is on record, and as it is. */
export interface ChangedField {
  field: string;
  was: unknown;
  is: unknown;
}

const most = 20;
/** An act and its change are stored in one transaction; further apart they do not belong together. */
const togetherMs = 60_000;
/** On record beside what people edit. */
const notEdited = new Set(['confirmedAt', 'lineIsDerived', 'origin', 'needId', 'supplierId', 'decidedAt']);

async function actsOn(em: Em, { thing, seen }: Conflict): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select e.act, to_json(e.at)#>>'{}' as at, e.before, e.after, e.account_id as "accountId", a.name,
      coalesce((
        select json_agg(json_build_object('id', coalesce(m.council_id, m.supplier_id, m.side),
          'name', coalesce(c.nice_name, s.name, 'the innovation office')))
        from memberships m left join councils c on c.id = m.council_id left join suppliers s on s.id = m.supplier_id
        where m.account_id = e.account_id), '[]') as organisations
    from audit_entries e left join accounts a on a.id = e.account_id
    where e.subject_id = ${thing.id}
    order by e.id desc limit ${Math.min(Math.max(thing.version - seen, 1), most)}`.execute(statements(em));
  const newest = rows[0];
  const known = newest && Math.abs(Date.parse(newest.at) - thing.updatedAt.getTime()) < togetherMs;
  return known ? rows.toReversed() : [];
}

function fieldsOf(acts: readonly Act[]): ChangedField[] {
  const fields = new Map<string, ChangedField>();
  for (const { before, after } of acts)
    for (const field of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
      const known = fields.get(field);
      const was = known ? known.was : (before?.[field] ?? null);
      fields.set(field, { field, was, is: after?.[field] ?? null });
    }
  return [...fields.values()].filter(
    ({ field, was, is }) => !notEdited.has(field) && JSON.stringify(was) !== JSON.stringify(is),
  );
}

/** Whom the caller may be told of: people of the own organisation by name, others not at all. */
function whoIn(ctx: Context, { accountId, name, organisations }: Act) {
  if (accountId === null) return { by: 'Parley', changedBy: null };
  if (accountId === ctx.viewer?.accountId)
    return { by: 'You, in another window,', changedBy: { name: 'You', organisation: null } };
  const own = new Set(
    ctx.viewer?.memberships.map((m) => m.councilId ?? m.supplierId ?? (m.side === Side.OFFICE ? m.side : '')),
  );
  const shared = organisations.find(({ id }) => own.has(id));
  if (organisations.length === 0)
    return { by: 'Somebody who is in no organisation any more', changedBy: null };
  if (!shared) return { by: 'Somebody of another organisation', changedBy: null };
  const called = name || 'A colleague';
  return { by: `${called} of ${shared.name}`, changedBy: { name: called, organisation: shared.name } };
}

const kindWords: Record<string, string> = {
  CouncilLine: 'line of business',
  ShortlistEntry: 'shortlist entry',
  Supplier: 'profile',
};

/** The conflict in an error, also in one that the unit of work met only when it wrote; null where there is none. */
async function conflictIn(em: Em, error: unknown): Promise<Conflict | null> {
  if (error instanceof Conflict) return error;
  const mine = error instanceof OptimisticLockError ? error.getEntity() : undefined;
  if (!(mine instanceof Stored)) return null;
  const now = await em.findOne(mine.constructor as EntityName<Stored>, { id: mine.id } as never);
  const kind = mine.constructor.name;
  return now && new Conflict(kindWords[kind] ?? kind.toLowerCase(), now, mine.version);
}

/**
 * A conflict with who changed the thing, when, by which acts, and which fields: `extensions.changedBy` (null for whom the
 * caller may not know), `changedAt`, `acts`, `changes` and the stored `version`. Anything else as it is.
 * @param em a unit of work that may read the audit, outside the transaction that was refused
 */
export async function explained(ctx: Context, em: Em, error: unknown): Promise<unknown> {
  const conflict = await conflictIn(em, error);
  if (!conflict) return error;
  const acts = await actsOn(em, conflict);
  const last = acts.at(-1);
  if (!last) return conflict;
  const { by, changedBy } = whoIn(ctx, last);
  const more = { changedBy, acts: acts.map(({ act }) => act), changes: fieldsOf(acts) };
  return new Conflict(conflict.what, conflict.thing, conflict.seen, by, more);
}
