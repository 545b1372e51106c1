import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { ChangeRecord } from '../matching/change-record.entity.ts';
import { scrubContact } from '../open-data/scrub-contact.ts';
import type { Context } from './context.ts';
import { Conflict } from './errors.ts';
import type { Stored } from './stored.ts';

/** Tells the live index, in the same transaction, that a thing must be read again. */
export function recordChange(ctx: Context, kind: 'supplier' | 'demand' | 'council', subjectId: string): void {
  ctx.em.persist(ctx.em.create(ChangeRecord, { kind, subjectId } as never));
}

/** The text or thing without addresses, phone numbers and names that stand with them: a record cannot be mended. */
function withoutContacts<T>(value: T): T {
  if (typeof value === 'string') return scrubContact(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutContacts) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [
      key,
      inside instanceof Date ? inside : withoutContacts(inside),
    ]),
  ) as T;
}

/**
 * Puts an act on record, in the transaction that does it.
 * @param more `before` and `after`: the fields the act changes, as they were and are; a thing is named by its id, a
 * person not at all
 */
export function recordAct(
  ctx: Context,
  act: string,
  subjectId: string,
  more: { before?: object; after?: object; reason?: string } = {},
): void {
  ctx.em.persist(
    ctx.em.create(AuditEntry, {
      accountId: ctx.viewer?.accountId ?? null,
      act,
      subjectId,
      before: withoutContacts(more.before ?? null),
      after: withoutContacts(more.after ?? null),
      reason: withoutContacts(more.reason ?? null),
      requestId: ctx.requestId,
    } as never),
  );
}

/** @throws Refusal CONFLICT when the caller read an older version than the stored one. */
export function checkVersion(thing: Stored, version: number, what: string): void {
  if (thing.version !== version) throw new Conflict(what, thing, version);
}
