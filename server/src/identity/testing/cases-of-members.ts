import {
  council,
  office,
  everybody,
  signedIn,
  officers,
  supplierMembers,
  officeAdministrator,
  officeMembers,
  of,
  input,
  type Case,
  type Who,
} from './people-at-the-door.ts';
import { Role, Side } from '../membership.entity.ts';

const { MEMBER, LEAD, ADMINISTRATOR } = Role;

/** Organisations and their people. */
export const ofMembers: Record<string, Case[]> = {
  'members of the organisation': [
    {
      of: 'Query.members',
      asked: 'of the council',
      args: { side: Side.COUNCIL, organisationId: 'Camden' },
      may: [...officers, officeAdministrator],
    },
    {
      of: 'Query.members',
      asked: 'of the supplier',
      args: { side: Side.SUPPLIER, organisationId: 'Brightwater' },
      may: [...supplierMembers, officeAdministrator],
    },
    {
      of: 'Query.members',
      asked: 'of the office',
      args: { side: Side.OFFICE, organisationId: null },
      may: officeMembers,
    },
    { of: 'Query.members', asked: 'of none', args: { side: Side.COUNCIL, organisationId: null }, may: [] },
  ],
  'administrators of the organisation, and leads for members,': [
    ...([MEMBER, LEAD, ADMINISTRATOR] as const).map((role) => ({
      of: 'Mutation.inviteMember',
      asked: `a ${role} of the council`,
      args: input({ side: Side.COUNCIL, organisationId: 'Camden', role }),
      may: role === MEMBER ? (['lead', 'administrator'] as Who[]) : (['administrator'] as Who[]),
    })),
    {
      of: 'Mutation.inviteMember',
      asked: 'the first of a council that has no administrator',
      args: input({ side: Side.COUNCIL, organisationId: 'Hackney', role: ADMINISTRATOR }),
      may: [officeAdministrator],
    },
    {
      of: 'Mutation.inviteMember',
      asked: 'another of a council that has one',
      args: input({ side: Side.COUNCIL, organisationId: 'Barnet', role: ADMINISTRATOR }),
      may: ['administrator elsewhere'],
    },
    {
      of: 'Mutation.inviteMember',
      asked: 'a member of the office',
      args: input({ side: Side.OFFICE, organisationId: null, role: MEMBER }),
      may: [officeAdministrator],
    },
    {
      of: 'Mutation.inviteMember',
      asked: 'a member of none',
      args: input({ side: Side.SUPPLIER, organisationId: null, role: MEMBER }),
      may: [],
    },
    {
      of: 'Mutation.resendInvitation',
      asked: 'to a member of the council',
      args: input({ invitationId: 'invitation' }),
      may: ['lead', 'administrator'],
    },
    {
      of: 'Mutation.resendInvitation',
      asked: 'that is lost',
      args: input({ invitationId: 'lost' }),
      may: [],
    },
    {
      of: 'MemberInvitation',
      asked: 'of a lead of the council',
      thing: { side: Side.COUNCIL, council: of('Camden'), supplier: null, role: LEAD },
      may: ['administrator'],
    },
  ],
  'administrators of the organisation': ['changeMemberRole', 'removeMember'].flatMap((act): Case[] => [
    {
      of: `Mutation.${act}`,
      asked: 'of the council',
      args: input({ membershipId: 'membership' }),
      may: ['administrator'],
    },
    { of: `Mutation.${act}`, asked: 'that is lost', args: input({ membershipId: 'lost' }), may: [] },
  ]),
  'administrators of the innovation office': [
    {
      of: 'Query.organisationsWithoutAdministrator',
      asked: 'which wait for their first',
      may: [officeAdministrator],
    },
    { of: 'OrganisationWithoutAdministrator', asked: 'one of them', may: [officeAdministrator] },
    { of: 'Mutation.setCouncilDomains', asked: 'of a council', may: [officeAdministrator] },
  ],
  'administrators of the organisation and of the innovation office': [
    {
      of: 'Mutation.resetSecondFactor',
      asked: 'of a colleague in the council',
      args: input({ membershipId: 'membership' }),
      may: ['administrator', officeAdministrator],
    },
  ],
  'the person and administrators of the organisation and of the innovation office': [
    {
      of: 'Member.hasSecondFactor',
      asked: 'of a colleague in the council',
      thing: { you: false, organisation: council('Camden') },
      may: ['administrator', officeAdministrator],
    },
    {
      of: 'Member.hasSecondFactor',
      asked: 'of a colleague in the office',
      thing: { you: false, organisation: office() },
      may: [officeAdministrator],
    },
    {
      of: 'Member.hasSecondFactor',
      asked: 'of oneself',
      thing: { you: true, organisation: council('Camden') },
      may: everybody,
    },
  ],
  'the person and administrators of the organisation': [
    {
      of: 'Membership',
      asked: 'of a colleague in the council',
      thing: { accountId: 'colleague', side: Side.COUNCIL, council: of('Camden'), supplier: null },
      may: ['administrator'],
    },
    {
      of: 'Membership',
      asked: 'of a colleague in the supplier',
      thing: { accountId: 'colleague', side: Side.SUPPLIER, council: null, supplier: of('Brightwater') },
      may: ['administrator of the supplier'],
    },
    {
      of: 'Membership',
      asked: 'of a colleague in the office',
      thing: { accountId: 'colleague', side: Side.OFFICE, council: null, supplier: null },
      may: ['administrator of the office'],
    },
    {
      of: 'Membership',
      asked: 'of oneself, in whatever organisation',
      thing: { accountId: 'somebody', side: Side.OFFICE, council: null, supplier: null },
      may: signedIn,
    },
  ],
};
