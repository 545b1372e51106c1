import { sql } from 'kysely';
import { Council } from '../councils/council.entity.ts';
import { findById, type Context } from '../platform/context.ts';
import { statements } from '../platform/database.ts';
import { offsetAfter, rankedPage, type Connection, type PageArgs } from '../platform/pagination.ts';
import { holding, searchWords } from '../platform/search.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { CouncilDomain } from './council-domain.entity.ts';
import type { Side } from './membership.entity.ts';
import type { Organisation } from './organisation.ts';
import type { OrganisationWithoutAdministrator } from './organisation.type.ts';

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

/** Councils that exist and suppliers without an administrator, by name; `invited` keeps those somebody is invited to. */
export async function organisationsWithoutAdministrator(
  ctx: Context,
  { side, search, invited }: { side: Side | null; search: string | null; invited: boolean },
  page: PageArgs,
): Promise<Connection<OrganisationWithoutAdministrator>> {
  const offset = offsetAfter(page);
  const words = searchWords(search ?? undefined).map((word) => holding(word).$ilike);
  const found = sql`
    from (
      select id, 'council' as side, nice_name as name, type_name || ', ' || region as detail, false as fictional
      from councils where current
      union all
      select id, 'supplier', name, identifier_scheme || ' ' || identifier, fictional from suppliers
    ) o
    where not exists (
        select 1 from memberships m
        where m.role = 'administrator' and m.side = o.side and coalesce(m.council_id, m.supplier_id) = o.id)
      and (${side}::text is null or o.side = ${side})
      and o.name ilike all (${words}::text[])
      and (not ${invited}::boolean or exists (
        select 1 from member_invitations i
        where i.closed_at is null and i.side = o.side and coalesce(i.council_id, i.supplier_id) = o.id))`;
  const { rows } = await sql<OrganisationWithoutAdministrator>`
    select o.id, o.side, o.name, o.detail, o.fictional, (
      select count(*)::int from memberships m
      where m.side = o.side and coalesce(m.council_id, m.supplier_id) = o.id) as members
    ${found} order by o.name, o.id limit ${page.first} offset ${offset}`.execute(statements(ctx.em));
  const counted = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(
    statements(ctx.em),
  );
  return rankedPage(rows, offset, counted.rows[0]!.total);
}
