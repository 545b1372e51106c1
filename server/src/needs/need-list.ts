import { Side } from '../identity/membership.entity.ts';
import type { Context } from '../platform/context.ts';
import { holding, searchWords } from '../platform/search.ts';
import { pageOf, type Connection, type PageArgs } from '../platform/pagination.ts';
import type { NeedFilter } from './need.resolver.ts';
import { visibleNeeds } from './need-visibility.ts';
import { Need } from './need.entity.ts';

/** Needs the person may see: open ones first, the newest first; then closed ones, the last closed first. */
export function listNeeds(ctx: Context, filter: NeedFilter, page: PageArgs): Promise<Connection<Need>> {
  const words = searchWords(filter.search);
  const own = ctx.viewer?.memberships.filter((m) => m.side === Side.COUNCIL).map((m) => m.councilId!) ?? [];
  const councils = filter.mine ? own : filter.councilIds;
  return pageOf(
    ctx,
    Need,
    {
      $and: [
        visibleNeeds(ctx),
        ...(councils ? [{ council: { $in: councils } }] : []),
        ...(filter.mine === false ? [{ council: { $nin: own } }] : []),
        ...(filter.stages?.length ? [{ stage: { $in: filter.stages } }] : []),
        ...(filter.lineOfBusinessId ? [{ lineOfBusiness: filter.lineOfBusinessId }] : []),
        ...words.map((word) => ({ $or: [{ title: holding(word) }, { problem: holding(word) }] })),
      ],
    },
    { closedAt: 'desc', createdAt: 'desc' },
    page,
  );
}
