import { matchOf } from '../matching/match.service.ts';
import { Need } from '../needs/need.entity.ts';
import { staysOpen } from '../needs/need-lock.ts';
import { checkVersion, recordAct } from '../platform/changes.ts';
import { findById, getById, type Context } from '../platform/context.ts';
import { badInput, notFound, Refusal } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { keepList } from './snapshot.service.ts';
import { Snapshot } from './snapshot.entity.ts';
import type { DecideShortlistInput, RemoveShortlistEntryInput } from './shortlist.resolver.ts';
import { ShortlistEntry } from './shortlist-entry.entity.ts';

/**
 * Puts a supplier on the shortlist or records why it is left off; a second decision replaces the first.
 * @throws Refusal CONFLICT when another decision is on record than the one the caller saw
 */
export async function decideShortlist(ctx: Context, input: DecideShortlistInput): Promise<ShortlistEntry> {
  const need = await getById(ctx, Need, input.needId);
  if (!(await staysOpen(ctx, need.id)))
    throw new Refusal('BAD_USER_INPUT', 'This need is closed; its shortlist is final.');
  const supplier = await findById(ctx, Supplier, input.supplierId);
  if (!supplier) throw badInput({ field: 'supplierId', message: 'This supplier does not exist.' });
  const match = await matchOf(ctx, need, supplier.id);
  const keptListId = await keepList(ctx, need, [supplier.id]);
  const words = {
    decision: input.decision,
    reason: input.reason.trim(),
    pointsThen: match?.points ?? null,
    policyVersion: match?.policyVersion ?? null,
    snapshot: ctx.em.getReference(Snapshot, keptListId),
  };
  const earlier = await ctx.em.findOne(ShortlistEntry, { need: need.id, supplier: supplier.id });
  if (earlier) checkVersion(earlier, input.version ?? 0, 'shortlist entry');
  const entry =
    earlier ??
    ctx.em.create(ShortlistEntry, { id: newId('ShortlistEntry'), need, supplier, ...words } as never);
  const before = earlier ? { decision: earlier.decision, reason: earlier.reason } : undefined;
  ctx.em.assign(entry, words as never);
  ctx.em.persist(entry);
  recordAct(ctx, 'decideShortlist', entry.id, {
    before,
    after: {
      needId: need.id,
      supplierId: supplier.id,
      decision: words.decision,
      pointsThen: words.pointsThen,
      keptListId,
    },
    reason: words.reason,
  });
  return entry;
}

/** Takes a decision back while the need is open. @throws Refusal CONFLICT for another version. */
export async function removeShortlistEntry(ctx: Context, input: RemoveShortlistEntryInput): Promise<boolean> {
  const entry = await findById(ctx, ShortlistEntry, input.entryId);
  if (!entry) throw notFound('shortlist entry');
  checkVersion(entry, input.version, 'shortlist entry');
  const need = await getById(ctx, Need, entry.need.id);
  if (!(await staysOpen(ctx, need.id)))
    throw new Refusal('BAD_USER_INPUT', 'This need is closed; its shortlist is final.');
  recordAct(ctx, 'removeShortlistEntry', entry.id, {
    before: {
      needId: need.id,
      supplierId: entry.supplier.id,
      decision: entry.decision,
      reason: entry.reason,
    },
  });
  ctx.em.remove(entry);
  return true;
}
