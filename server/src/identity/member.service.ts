import { Council } from '../councils/council.entity.ts';
import { recordAct } from '../platform/changes.ts';
import { findById, type Context } from '../platform/context.ts';
import { badInput, forbidden, notFound } from '../platform/errors.ts';
import { CouncilDomain } from './council-domain.entity.ts';
import { readDomain } from './email-domains.ts';
import { domainsOf, organisationName } from './organisation.service.ts';
import { MemberInvitation } from './member-invitation.entity.ts';
import type {
  ChangeMemberRoleInput,
  Member,
  OrganisationMembers,
  ResetSecondFactorInput,
  SetCouncilDomainsInput,
} from './member.type.ts';
import { Membership, Role, Side } from './membership.entity.ts';
import {
  administers,
  administersOffice,
  inOrganisation,
  mayInvite,
  organisationNamed,
  organisationOf,
  type Organisation,
} from './organisation.ts';

/** The people of an organisation and those invited to it. */
export async function organisationMembers(
  ctx: Context,
  side: Side,
  organisationId: string | null,
): Promise<OrganisationMembers> {
  const of = organisationNamed(side, organisationId);
  const name = of && (await organisationName(ctx, of));
  if (!of || !name) throw notFound('organisation');
  const may = await Promise.all(Object.values(Role).map((role) => mayInvite(ctx, of, role)));
  const mayInviteTo = Object.values(Role).filter((_, i) => may[i]);
  return {
    name,
    members: await members(ctx, of),
    invitations: mayInviteTo.length
      ? await ctx.em.find(
          MemberInvitation,
          { ...inOrganisation(of), role: { $in: mayInviteTo }, closedAt: null },
          { orderBy: { createdAt: 'desc', id: 'asc' } },
        )
      : null,
    domains: await domainsOf(ctx, of),
    mayInviteTo,
    mayManage: administers(ctx, of),
  };
}

async function members(ctx: Context, of: Organisation): Promise<Member[]> {
  const rows = await ctx.em.execute<
    { id: string; account_id: string; role: Role; name: string; two_factor_enabled: boolean }[]
  >(
    `select m.id, m.account_id, m.role, a.two_factor_enabled, coalesce(nullif(a.name, ''), a.email) as name
     from memberships m join accounts a on a.id = m.account_id
     where m.side = ? and m.council_id is not distinct from ? and m.supplier_id is not distinct from ?
     order by name, m.id`,
    [of.side, of.councilId, of.supplierId],
  );
  return rows.map(({ id, account_id, role, name, two_factor_enabled }) => ({
    id,
    name,
    role,
    hasSecondFactor: two_factor_enabled,
    you: account_id === ctx.viewer?.accountId,
    organisation: of,
  }));
}

/** The membership, with the organisation's administrators held, so that two cannot remove each other. */
async function held(ctx: Context, id: string): Promise<Membership> {
  const membership = await findById(ctx, Membership, id);
  if (!membership) throw notFound('member');
  const of = organisationOf(membership);
  await ctx.em.execute(
    `select id from memberships where role = 'administrator' and side = ? and council_id is not distinct from ?
       and supplier_id is not distinct from ? order by id for update`,
    [of.side, of.councilId, of.supplierId],
  );
  await ctx.em.refresh(membership);
  return membership;
}

async function keepAnAdministrator(ctx: Context, membership: Membership): Promise<void> {
  if (membership.role !== Role.ADMINISTRATOR) return;
  const of = organisationOf(membership);
  const others = await ctx.em.count(Membership, {
    ...inOrganisation(of),
    role: Role.ADMINISTRATOR,
    id: { $ne: membership.id },
  });
  if (others === 0)
    throw badInput({
      field: 'membershipId',
      message: 'This is the last administrator. Make somebody else administrator first.',
    });
}

/** Gives a member another role. */
export async function changeMemberRole(
  ctx: Context,
  { membershipId, role }: ChangeMemberRoleInput,
): Promise<Membership> {
  const membership = await held(ctx, membershipId);
  if (role !== Role.ADMINISTRATOR) await keepAnAdministrator(ctx, membership);
  recordAct(ctx, 'changeMemberRole', membershipId, {
    before: { accountId: membership.accountId, role: membership.role },
    after: { accountId: membership.accountId, role },
  });
  membership.role = role;
  return membership;
}

/** Takes a person out of an organisation, at once and everywhere they are signed in. */
export async function removeMember(ctx: Context, id: string): Promise<void> {
  const membership = await held(ctx, id);
  await keepAnAdministrator(ctx, membership);
  const { accountId, role } = membership;
  recordAct(ctx, 'removeMember', id, { before: { ...organisationOf(membership), accountId, role } });
  ctx.em.remove(membership);
}

/** Takes a lost second factor away and ends the person's sessions; they set one up anew. */
export async function resetSecondFactor(
  ctx: Context,
  { membershipId, reason }: ResetSecondFactorInput,
): Promise<void> {
  const membership = await findById(ctx, Membership, membershipId);
  if (!membership) throw notFound('member');
  const { accountId } = membership;
  if (accountId === ctx.viewer!.accountId)
    throw forbidden('You cannot reset your own second factor. Turn it off in your account.');
  const [{ all } = { all: 1 }] = await ctx.em.execute<{ all: number }[]>(
    'select parley_memberships_of(?) as "all"',
    [accountId],
  );
  if (all > 1 && !administersOffice(ctx))
    throw forbidden(
      'This person also acts for another organisation. Ask the administrators of the innovation office.',
    );
  const [{ done } = { done: false }] = await ctx.em.execute<{ done: boolean }[]>(
    'select parley_reset_second_factor(?) as done',
    [accountId],
  );
  if (!done) throw forbidden('You may not reset the second factor of this person.');
  recordAct(ctx, 'resetSecondFactor', membershipId, { after: { accountId }, reason });
}

/** Says which e-mail domains a council's people have. */
export async function setCouncilDomains(
  ctx: Context,
  { councilId, domains: given }: SetCouncilDomainsInput,
): Promise<string[]> {
  if (!(await findById(ctx, Council, councilId))) throw notFound('council');
  const domains = [...new Set(given.map((text) => readDomain(text)))];
  if (domains.includes(null))
    throw badInput({ field: 'domains', message: 'Enter domains like borough.gov.uk, one a line.' });
  const of = organisationNamed(Side.COUNCIL, councilId)!;
  const before = await domainsOf(ctx, of);
  await ctx.em.nativeDelete(CouncilDomain, { councilId });
  for (const domain of domains) await ctx.em.insert(CouncilDomain, { councilId, domain: domain! });
  const after = (domains as string[]).toSorted();
  recordAct(ctx, 'setCouncilDomains', councilId, { before: { domains: before }, after: { domains: after } });
  return after;
}
