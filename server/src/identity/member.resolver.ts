import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import * as invitations from './member-invitation.service.ts';
import { MemberInvitation } from './member-invitation.entity.ts';
import * as service from './member.service.ts';
import {
  AcceptedInvitation,
  AcceptInvitationInput,
  ChangeMemberRoleInput,
  InvitationInput,
  InviteMemberInput,
  Member,
  MemberInput,
  OrganisationMembers,
  ResetSecondFactorInput,
  SetCouncilDomainsInput,
} from './member.type.ts';
import { Role, Side } from './membership.entity.ts';

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => OrganisationMembers, { description: 'Who may act for an organisation.' })
  members(
    @Ctx() ctx: Context,
    @Arg('side', () => Side) side: Side,
    @Arg('organisationId', () => ID, {
      nullable: true,
      description: 'The council or supplier; nothing for the office.',
    })
    organisationId: string | null,
  ): Promise<OrganisationMembers> {
    return service.organisationMembers(ctx, side, organisationId);
  }

  @Mutation(() => MemberInvitation, {
    description:
      'Invites an e-mail address to act for an organisation; a mail brings the link. A council invites addresses of ' +
      'its own e-mail domains alone.',
  })
  inviteMember(
    @Ctx() ctx: Context,
    @Arg('input', () => InviteMemberInput) input: InviteMemberInput,
  ): Promise<MemberInvitation> {
    return invitations.inviteMember(ctx, input);
  }

  @Mutation(() => MemberInvitation, { description: 'Sends an open invitation again, with a new link.' })
  resendInvitation(
    @Ctx() ctx: Context,
    @Arg('input', () => InvitationInput) input: InvitationInput,
  ): Promise<MemberInvitation> {
    return invitations.resendInvitation(ctx, input.invitationId);
  }

  @Mutation(() => MemberInvitation, { description: 'Takes an open invitation back.' })
  revokeInvitation(
    @Ctx() ctx: Context,
    @Arg('input', () => InvitationInput) input: InvitationInput,
  ): Promise<MemberInvitation> {
    return invitations.revokeInvitation(ctx, input.invitationId);
  }

  @Mutation(() => AcceptedInvitation, {
    description: 'Makes the person asking a member, by the link of a mail to their own address.',
  })
  acceptInvitation(
    @Ctx() ctx: Context,
    @Arg('input', () => AcceptInvitationInput) input: AcceptInvitationInput,
  ): Promise<AcceptedInvitation> {
    return invitations.acceptInvitation(ctx, input);
  }

  @Mutation(() => Role, { description: 'Gives a member another role; the last administrator keeps theirs.' })
  async changeMemberRole(
    @Ctx() ctx: Context,
    @Arg('input', () => ChangeMemberRoleInput) input: ChangeMemberRoleInput,
  ): Promise<Role> {
    return (await service.changeMemberRole(ctx, input)).role;
  }

  @Mutation(() => ID, { description: 'Takes a person out of an organisation; the last administrator stays.' })
  async removeMember(
    @Ctx() ctx: Context,
    @Arg('input', () => MemberInput) input: MemberInput,
  ): Promise<string> {
    await service.removeMember(ctx, input.membershipId);
    return input.membershipId;
  }

  @Mutation(() => ID, {
    description:
      "Takes a member's lost second factor away and signs them out everywhere; they set one up anew.",
  })
  async resetSecondFactor(
    @Ctx() ctx: Context,
    @Arg('input', () => ResetSecondFactorInput) input: ResetSecondFactorInput,
  ): Promise<string> {
    await service.resetSecondFactor(ctx, input);
    return input.membershipId;
  }

  @Mutation(() => [String], { description: 'Says which e-mail domains the people of a council have.' })
  setCouncilDomains(
    @Ctx() ctx: Context,
    @Arg('input', () => SetCouncilDomainsInput) input: SetCouncilDomainsInput,
  ): Promise<string[]> {
    return service.setCouncilDomains(ctx, input);
  }
}

@Resolver(() => MemberInvitation)
export class MemberInvitationResolver {
  @FieldResolver(() => Boolean, { description: 'Whether its time is over; it can be sent again.' })
  expired(@Root() invitation: MemberInvitation): boolean {
    return invitation.expiresAt.getTime() < Date.now();
  }
}
