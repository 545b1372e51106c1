import { ArrayMaxSize, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { limits } from '@parley/shared/limits';
import { MemberInvitation } from './member-invitation.entity.ts';
import { Role, Side } from './membership.entity.ts';
import type { Organisation } from './organisation.ts';

@ObjectType({ description: 'A person of an organisation.' })
export class Member {
  @Field(() => ID, { description: 'Of the membership.' })
  id!: string;

  @Field(() => String, { description: 'The name, or the address where no name was given.' })
  name!: string;

  @Field(() => Role)
  role!: Role;

  @Field(() => Boolean, {
    nullable: true,
    description: 'For the person and for who may reset it; refused to other colleagues.',
  })
  hasSecondFactor!: boolean;

  @Field(() => Boolean, { description: 'Whether it is the person asking.' })
  you!: boolean;

  organisation!: Organisation;
}

@ObjectType({ description: 'Who may act for an organisation, and who is invited to.' })
export class OrganisationMembers {
  @Field(() => String, { description: 'The name of the organisation.' })
  name!: string;

  @Field(() => [Member])
  members!: Member[];

  @Field(() => [MemberInvitation], { nullable: true, description: 'Open ones; null for who may not invite.' })
  invitations!: MemberInvitation[] | null;

  @Field(() => [String], { description: 'A council: the e-mail domains of its people. Empty elsewhere.' })
  domains!: string[];

  @Field(() => [Role], { description: 'The roles the person asking may invite people to.' })
  mayInviteTo!: Role[];

  @Field(() => Boolean, { description: 'Whether the person asking may change roles and remove people.' })
  mayManage!: boolean;
}

@InputType()
export class InviteMemberInput {
  @Field(() => Side)
  side!: Side;

  @Field(() => ID, { nullable: true, description: 'The council or supplier; nothing for the office.' })
  organisationId!: string | null;

  @Field(() => String)
  @MaxLength(200, { message: 'Enter an email address of at most 200 characters.' })
  email!: string;

  @Field(() => Role)
  role!: Role;
}

@InputType()
export class InvitationInput {
  @Field(() => ID)
  invitationId!: string;
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String, { description: 'As it stands in the link of the mail.' })
  @Length(20, 100, { message: 'This invitation no longer works. Ask for a new one.' })
  token!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'How colleagues see the person; kept where there is one.',
  })
  @MaxLength(100, { message: 'Enter your name in at most 100 characters.' })
  name: string = '';
}

@InputType()
export class ChangeMemberRoleInput {
  @Field(() => ID)
  membershipId!: string;

  @Field(() => Role)
  role!: Role;
}

@InputType()
export class MemberInput {
  @Field(() => ID)
  membershipId!: string;
}

@InputType()
export class ResetSecondFactorInput {
  @Field(() => ID)
  membershipId!: string;

  @Field(() => String)
  @Length(10, limits.reason, { message: `Say why in 10 to ${limits.reason} characters.` })
  reason!: string;
}

@InputType()
export class SetCouncilDomainsInput {
  @Field(() => ID)
  councilId!: string;

  @Field(() => [String], { description: 'All of them; those left out no longer count.' })
  @ArrayMaxSize(20, { message: 'Name at most 20 domains.' })
  domains!: string[];
}

@ObjectType({ description: 'What accepting an invitation led to.' })
export class AcceptedInvitation {
  @Field(() => Side)
  side!: Side;

  @Field(() => Role)
  role!: Role;

  @Field(() => String, { description: 'The name of the organisation.' })
  organisation!: string;
}
