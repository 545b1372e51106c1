import { Side } from '../identity/membership.entity.ts';
import { actsForCouncil } from '../identity/rules.ts';
import { findById, type Context } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { Need } from './need.entity.ts';

/** A need is for everyone once it is published; before that for its own council alone. */
export function maySeeNeed(ctx: Context, need: Need): boolean {
  return need.publishedAt !== null || actsForCouncil(ctx, need.council.id);
}

/** The same rule as a filter of a list. The office, too, sees a need only once it is published. */
export function visibleNeeds(ctx: Context): object {
  const councils =
    ctx.viewer?.memberships.filter((m) => m.side === Side.COUNCIL).map((m) => m.councilId) ?? [];
  return councils.length
    ? { $or: [{ publishedAt: { $ne: null } }, { council: { $in: councils } }] }
    : { publishedAt: { $ne: null } };
}

export async function seeNeed(ctx: Context, id: string): Promise<Need | null> {
  const need = await findById(ctx, Need, id);
  return need && maySeeNeed(ctx, need) ? need : null;
}

/** @throws Refusal NOT_FOUND, the same whether the need is missing or not for this person. */
export async function needOrRefuse(ctx: Context, id: string): Promise<Need> {
  const need = await seeNeed(ctx, id);
  if (!need) throw notFound('need');
  return need;
}
