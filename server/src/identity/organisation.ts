import { Membership, Role, Side } from './membership.entity.ts';
import { loaderFor, type Context, type Viewer } from '../platform/context.ts';

/** An organisation that people act for: a council, a supplier, or the innovation office, which is one alone. */
export interface Organisation {
  side: Side;
  councilId: string | null;
  supplierId: string | null;
}

type Names = { council?: { id: string } | null; supplier?: { id: string } | null; side: Side };

/** The organisation of a membership or an invitation. */
export const organisationOf = ({ side, council, supplier }: Names): Organisation => ({
  side,
  councilId: council?.id ?? null,
  supplierId: supplier?.id ?? null,
});

/** The organisation that an argument names; null where its side needs an id and there is none. */
export function organisationNamed(side: Side, id: string | null | undefined): Organisation | null {
  if (side === Side.OFFICE) return { side, councilId: null, supplierId: null };
  if (!id) return null;
  return {
    side,
    councilId: side === Side.COUNCIL ? id : null,
    supplierId: side === Side.SUPPLIER ? id : null,
  };
}

/** As a condition on memberships and invitations. */
export const inOrganisation = ({ side, councilId, supplierId }: Organisation) => ({
  side,
  council: councilId,
  supplier: supplierId,
});

/** What the person may do in the organisation; null for somebody who is not in it. */
export const roleIn = (viewer: Viewer | null, of: Organisation): Role | null =>
  viewer?.memberships.find(
    (m) => m.side === of.side && m.councilId === of.councilId && m.supplierId === of.supplierId,
  )?.role ?? null;

export const administers = (ctx: Context, of: Organisation | null): boolean =>
  of !== null && roleIn(ctx.viewer, of) === Role.ADMINISTRATOR;

export const administersOffice = (ctx: Context): boolean =>
  administers(ctx, organisationNamed(Side.OFFICE, null));

const administrated = Symbol('organisations that have an administrator');
const keyOf = ({ side, councilId, supplierId }: Organisation) => `${side} ${councilId ?? supplierId}`;

/** Whether anybody administers the council or the supplier; batched over the request. */
function hasAdministrator(ctx: Context, of: Organisation): Promise<boolean> {
  return loaderFor<boolean>(ctx, administrated, async (keys) => {
    const ids = keys.map((key) => key.split(' ')[1]!);
    const found = await ctx.em.find(Membership, {
      role: Role.ADMINISTRATOR,
      $or: [{ council: { $in: ids } }, { supplier: { $in: ids } }],
    } as never);
    const held = new Set(found.map((membership: Membership) => keyOf(organisationOf(membership))));
    return keys.map((key) => held.has(key));
  }).load(keyOf(of));
}

/**
 * Administrators invite anybody, leads invite members. An organisation without an administrator gets its first from the
 * office's, who may not add people once there is one.
 */
export async function mayInvite(ctx: Context, of: Organisation | null, role: Role): Promise<boolean> {
  if (!of) return false;
  const own = roleIn(ctx.viewer, of);
  if (own === Role.ADMINISTRATOR || (own === Role.LEAD && role === Role.MEMBER)) return true;
  return administersOffice(ctx) && !(await hasAdministrator(ctx, of));
}
