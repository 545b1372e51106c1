import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { ChangeRecord } from '../matching/change-record.entity.ts';
import type { Context } from './context.ts';
import { Conflict } from './errors.ts';
import type { Stored } from './stored.ts';

/** Tells the live index, in the same transaction, that a thing must be read again. */
export function recordChange(ctx: Context, kind: 'supplier' | 'demand' | 'council', subjectId: string): void {
  ctx.em.persist(ctx.em.create(ChangeRecord, { kind, subjectId } as never));
}

/** Puts an act on record, in the transaction that does it. */
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
      before: more.before ?? null,
      after: more.after ?? null,
      reason: more.reason ?? null,
      requestId: ctx.requestId,
    } as never),
  );
}

/** @throws Refusal CONFLICT when the caller read an older version than the stored one. */
export function checkVersion(thing: Stored, version: number, what: string): void {
  if (thing.version !== version) throw new Conflict(what, thing, version);
}
