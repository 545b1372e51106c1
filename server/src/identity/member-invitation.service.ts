import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { recordAct } from '../platform/changes.ts';
import { loaderFor, type Context } from '../platform/context.ts';
import { badInput, notFound, Refusal } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { sendLater } from '../platform/outbox.ts';
import { domainOf, isOfDomains } from './email-domains.ts';
import { MemberInvitation } from './member-invitation.entity.ts';
import type { AcceptedInvitation, AcceptInvitationInput, InviteMemberInput } from './member.type.ts';
import { domainsOf, organisationName } from './organisation.service.ts';
import { Membership, Role, Side } from './membership.entity.ts';
import { inOrganisation, organisationNamed, organisationOf, type Organisation } from './organisation.ts';

export const invitationDays = 7;
/** Invitations and reminders one person may send in an hour. */
export const invitationsPerHour = 30;

const hashed = (token: string) => createHash('sha256').update(token).digest('base64url');
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Puts who was invited to what on record, without the address. */
const onRecord = ({ side, role, council, supplier }: MemberInvitation) => ({
  side,
  role,
  councilId: council?.id ?? null,
  supplierId: supplier?.id ?? null,
});

function addressIn(text: string): string {
  const { success, data } = z.email().max(200).safeParse(text.trim().toLowerCase());
  if (success && /^[\x21-\x7e]+$/.test(data)) return data;
  throw badInput({ field: 'email', message: 'Enter an email address like name@example.com.' });
}

async function checkDomain(ctx: Context, of: Organisation, email: string): Promise<void> {
  if (of.side !== Side.COUNCIL) return;
  const domains = await domainsOf(ctx, of);
  if (isOfDomains(email, domains)) return;
  const message = domains.length
    ? `Addresses at ${domainOf(email)} are not this council's. Its people are invited at: ${domains.join(', ')}.`
    : 'The innovation office has not said yet which email domains this council has. Ask its administrators.';
  throw badInput({ field: 'email', message });
}

/** Invites an address; whether anybody has an account with it makes no difference. */
export async function inviteMember(ctx: Context, input: InviteMemberInput): Promise<MemberInvitation> {
  const of = organisationNamed(input.side, input.organisationId);
  const email = addressIn(input.email);
  const name = of && (await organisationName(ctx, of));
  if (!of || !name) throw notFound('organisation');
  await checkDomain(ctx, of, email);
  const [known] = await ctx.em.execute<{ id: string }[]>(
    `select m.id from memberships m join accounts a on a.id = m.account_id where a.email = ? and m.side = ?
       and m.council_id is not distinct from ? and m.supplier_id is not distinct from ?`,
    [email, of.side, of.councilId, of.supplierId],
  );
  if (known) throw badInput({ field: 'email', message: 'This address belongs to a member already.' });
  const open = await ctx.em.findOne(MemberInvitation, { ...inOrganisation(of), email, closedAt: null });
  if (open)
    throw badInput({ field: 'email', message: 'This address is invited already. Send it again instead.' });
  const invitation = ctx.em.create(MemberInvitation, {
    id: newId('MemberInvitation'),
    ...inOrganisation(of),
    role: input.role,
    email,
    tokenHash: '',
    invitedBy: ctx.viewer!.accountId,
    sentAt: new Date(),
    expiresAt: inDays(invitationDays),
    closedAt: null,
  } as never);
  await send(ctx, invitation, name);
  recordAct(ctx, 'inviteMember', invitation.id, { after: onRecord(invitation) });
  ctx.em.persist(invitation);
  return invitation;
}

const openInvitations = Symbol('open invitations to organisations');

/** The open invitations to a council or a supplier, the latest first; batched over the request. */
export function openInvitationsTo(ctx: Context, organisationId: string): Promise<MemberInvitation[]> {
  return loaderFor<MemberInvitation[]>(ctx, openInvitations, async (ids) => {
    const found = await ctx.em.find(
      MemberInvitation,
      { closedAt: null, $or: [{ council: { $in: [...ids] } }, { supplier: { $in: [...ids] } }] } as never,
      { orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] } as never,
    );
    return ids.map((id) => found.filter(({ council, supplier }) => (council ?? supplier)?.id === id));
  }).load(organisationId);
}

/** Sends an open invitation again; the link of the mail before no longer works. */
export async function resendInvitation(ctx: Context, id: string): Promise<MemberInvitation> {
  const invitation = await openOne(ctx, id);
  const of = organisationOf(invitation);
  await checkDomain(ctx, of, invitation.email!);
  await send(ctx, invitation, (await organisationName(ctx, of))!);
  recordAct(ctx, 'resendInvitation', id, { after: onRecord(invitation) });
  return invitation;
}

/** Takes an open invitation back. */
export async function revokeInvitation(ctx: Context, id: string): Promise<MemberInvitation> {
  const invitation = await openOne(ctx, id);
  close(invitation);
  recordAct(ctx, 'revokeInvitation', id, { before: onRecord(invitation) });
  return invitation;
}

async function openOne(ctx: Context, id: string): Promise<MemberInvitation> {
  const invitation = await ctx.em.findOne(MemberInvitation, { id, closedAt: null });
  if (!invitation) throw notFound('open invitation');
  return invitation;
}

function close(invitation: MemberInvitation): void {
  invitation.closedAt = new Date();
  invitation.email = null;
}

async function send(ctx: Context, invitation: MemberInvitation, organisation: string): Promise<void> {
  const [{ sent } = { sent: 0 }] = await ctx.em.execute<{ sent: number }[]>(
    `select count(*)::int as sent from audit_entries
     where account_id = ? and act in ('inviteMember', 'resendInvitation') and at > now() - interval '1 hour'`,
    [ctx.viewer!.accountId],
  );
  if (sent >= invitationsPerHour)
    throw new Refusal('RATE_LIMITED', 'You have sent many invitations. Wait an hour, then go on.');
  const token = randomBytes(32).toString('base64url');
  invitation.tokenHash = hashed(token);
  invitation.sentAt = new Date();
  invitation.expiresAt = inDays(invitationDays);
  const link = new URL(`/${invitation.side}/invitation`, ctx.config.publicUrl);
  link.searchParams.set('token', token);
  const lines = [
    `You are invited to act for ${organisation} on Parley, as ${invitation.role}.`,
    'Open this link and sign in with this email address:',
    link.href,
    `It works once, for ${invitationDays} days.`,
    'If you do not know why you got this, you need do nothing.',
  ];
  await sendLater(ctx.em, {
    to: invitation.email!,
    subject: `Your invitation to Parley from ${organisation}`,
    text: `${lines.join('\n\n')}\n`,
  });
}

const spent = () =>
  badInput({
    field: 'token',
    message:
      'This invitation no longer works, or was sent to another address: sign in with that one, or ask for a new one.',
  });
const rank = [Role.MEMBER, Role.LEAD, Role.ADMINISTRATOR];

/** What the database lets the person do whom an open invitation was sent to. @throws Refusal when it is none of theirs */
async function asInvited(ctx: Context, does: 'hold' | 'close', id: string): Promise<void> {
  const [done] = await ctx.em.execute<{ id: string | null }[]>(`select parley_${does}_invitation(?) as id`, [
    id,
  ]);
  if (!done?.id) throw spent();
}

/** Makes the person asking a member, by the token of a mail to their own address. */
export async function acceptInvitation(
  ctx: Context,
  { token, name }: AcceptInvitationInput,
): Promise<AcceptedInvitation> {
  const { accountId, email } = ctx.viewer!;
  const invitation = await ctx.em.findOne(MemberInvitation, { tokenHash: hashed(token), closedAt: null });
  if (!invitation || invitation.expiresAt.getTime() < Date.now()) throw spent();
  if (invitation.email !== email.toLowerCase())
    throw badInput({
      field: 'token',
      message: 'This invitation was sent to another address. Sign out, then sign in with that one.',
    });
  await asInvited(ctx, 'hold', invitation.id);
  const of = organisationOf(invitation);
  await checkDomain(ctx, of, email);
  const { side, role } = invitation;
  const known = await ctx.em.findOne(Membership, { accountId, ...inOrganisation(of) });
  if (known) known.role = rank.indexOf(role) > rank.indexOf(known.role) ? role : known.role;
  else
    ctx.em.persist(
      ctx.em.create(Membership, {
        id: newId('Membership'),
        accountId,
        ...inOrganisation(of),
        role,
      } as never),
    );
  const called = name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (called)
    await ctx.em.execute(`update accounts set name = ? where id = ? and name in ('', email)`, [
      called,
      accountId,
    ]);
  // The database lets in whom an open invitation names: in first, then the invitation is spent.
  await ctx.em.flush();
  await asInvited(ctx, 'close', invitation.id);
  recordAct(ctx, 'acceptInvitation', invitation.id, { after: onRecord(invitation) });
  return { side, role, organisation: (await organisationName(ctx, of))! };
}
