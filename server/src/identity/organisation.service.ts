import { Council } from '../councils/council.entity.ts';
import { findById, type Context } from '../platform/context.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { CouncilDomain } from './council-domain.entity.ts';
import type { Organisation } from './organisation.ts';

/** What people call the organisation; null where there is none. */
export async function organisationName(ctx: Context, of: Organisation): Promise<string | null> {
  if (of.councilId) return (await findById(ctx, Council, of.councilId))?.niceName ?? null;
  if (of.supplierId) return (await findById(ctx, Supplier, of.supplierId))?.name ?? null;
  return 'the innovation office';
}

/** The e-mail domains of a council; nothing for other organisations. */
export async function domainsOf(ctx: Context, { councilId }: Organisation): Promise<string[]> {
  if (!councilId) return [];
  const rows = await ctx.em.find(CouncilDomain, { councilId }, { orderBy: { domain: 'asc' } });
  return rows.map(({ domain }) => domain);
}
