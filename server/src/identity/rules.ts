import { CouncilLine } from '../councils/council-line.entity.ts';
import { Interest } from '../needs/interest.entity.ts';
import { Need } from '../needs/need.entity.ts';
import { findById, type Context, type Viewer } from '../platform/context.ts';
import { ShortlistEntry } from '../shortlists/shortlist-entry.entity.ts';
import { Capability } from '../suppliers/capability.entity.ts';
import { ApiToken } from './api-token.entity.ts';
import { counted } from './counted-tries.ts';
import { fresh } from './fresh-sign-in.ts';
import { MemberInvitation } from './member-invitation.entity.ts';
import type { Member } from './member.type.ts';
import { Membership as StoredMembership, Role, Side } from './membership.entity.ts';
import {
  administers,
  administersOffice,
  mayInvite,
  organisationNamed,
  organisationOf,
  roleIn,
} from './organisation.ts';
import { SecondFactorNeed } from './second-factor-need.ts';

/** Who may use a field: the words a person reads, and the check. */
export interface Rule {
  who: string;
  /** @param source the thing whose field it is; for Query and Mutation nothing */
  allows(ctx: Context, args: any, source: any): boolean | Promise<boolean>;
}

/** What a type is seen as part of: it is as open as those fields, and no other field may give it. */
export interface PartOf {
  partOf: readonly string[];
}

type Membership = Viewer['memberships'][number];
const acts = (ctx: Context, test: (membership: Membership) => boolean) =>
  !!ctx.viewer?.memberships.some(test);

export const actsForCouncil = (ctx: Context, councilId: string | undefined | null) =>
  !!councilId && acts(ctx, (m) => m.side === Side.COUNCIL && m.councilId === councilId);
export const actsForSupplier = (ctx: Context, supplierId: string | undefined | null) =>
  !!supplierId && acts(ctx, (m) => m.side === Side.SUPPLIER && m.supplierId === supplierId);
export const actsForOffice = (ctx: Context) => acts(ctx, (m) => m.side === Side.OFFICE);
export const actsForAnyCouncil = (ctx: Context) => acts(ctx, (m) => m.side === Side.COUNCIL);

const everyone: Rule = { who: 'anyone', allows: () => true };
const anyone = everyone;
const signedIn: Rule = { who: 'people signed in', allows: (ctx) => ctx.viewer !== null };
/** A session that owes its code has shown too little to look at or end the others. */
const ownAccount: Rule = {
  who: 'people signed in, with the code of their second factor if they have one,',
  allows: (ctx) => !!ctx.viewer?.signIn && ctx.viewer.signIn.needs !== SecondFactorNeed.CODE,
};
const office: Rule = { who: 'the innovation office', allows: actsForOffice };
const anyCouncil: Rule = {
  who: 'council officers',
  allows: (ctx) => actsForAnyCouncil(ctx) || actsForOffice(ctx),
};
const partOf = (...fields: string[]): PartOf => ({ partOf: fields });

/** The council of a demand: a need, a line of business, or a need that is still being written. */
async function councilOfDemand(ctx: Context, id: string): Promise<string | undefined> {
  if (id.startsWith('draft:')) return id.slice('draft:'.length);
  const demand = (await findById(ctx, Need, id)) ?? (await findById(ctx, CouncilLine, id));
  return demand?.council.id;
}

/** The council named by an argument. */
const councilNamed: Rule = {
  who: 'officers of the council',
  allows: (ctx, args: { input: { councilId: string } }) => actsForCouncil(ctx, args.input.councilId),
};
/** The council whose need an argument names. */
const councilOfNeed: Rule = {
  who: "officers of the need's council",
  allows: async (ctx, args: { input: { needId: string } }) =>
    actsForCouncil(ctx, (await findById(ctx, Need, args.input.needId))?.council.id),
};
/** The council whose need is being read. */
const councilOfThisNeed: Rule = {
  who: "officers of the need's council",
  allows: (ctx, _args, need: Need) => actsForCouncil(ctx, need.council.id),
};
const councilOfInterest: Rule = {
  who: "officers of the need's council",
  allows: async (ctx, args: { input: { interestId: string } }) => {
    const interest = await findById(ctx, Interest, args.input.interestId);
    const need = interest && (await findById(ctx, Need, interest.need.id));
    return actsForCouncil(ctx, need?.council.id);
  },
};
/** The council of the need that an interest being read is in. */
const councilOfThisInterest: Rule = {
  who: "officers of the need's council",
  allows: async (ctx, _args, interest: Interest) =>
    actsForCouncil(ctx, (await findById(ctx, Need, interest.need.id))?.council.id),
};
const councilOfEntry: Rule = {
  who: "officers of the need's council",
  allows: async (ctx, args: { input: { entryId: string } }) => {
    const entry = await findById(ctx, ShortlistEntry, args.input.entryId);
    const need = entry && (await findById(ctx, Need, entry.need.id));
    return actsForCouncil(ctx, need?.council.id);
  },
};
const councilOfLine: Rule = {
  who: 'officers of the council',
  allows: async (ctx, args: { input: { councilLineId: string } }) =>
    actsForCouncil(ctx, (await findById(ctx, CouncilLine, args.input.councilLineId))?.council.id),
};
/** Members of the supplier named by an argument. */
const supplierNamed: Rule = {
  who: 'members of the supplier',
  allows: (ctx, args: { input: { supplierId: string } }) => actsForSupplier(ctx, args.input.supplierId),
};
const supplierOfInterest: Rule = {
  who: 'members of the supplier',
  allows: async (ctx, args: { input: { interestId: string } }) =>
    actsForSupplier(ctx, (await findById(ctx, Interest, args.input.interestId))?.supplier.id),
};
const supplierOfCapability: Rule = {
  who: 'members of the supplier',
  allows: async (ctx, args: { input: { capabilityId: string } }) =>
    actsForSupplier(ctx, (await findById(ctx, Capability, args.input.capabilityId))?.supplier.id),
};
/** Tokens are made and revoked by the person alone, never by a program that has one or before the second factor. */
const onTheWebsite: Rule = {
  who: 'people signed in on the website',
  allows: (ctx, args, source) => ctx.door.token === null && ownAccount.allows(ctx, args, source),
};
const ownerOfToken: Rule = {
  who: 'the person who made the token, signed in on the website,',
  allows: async (ctx, args: { input: { tokenId: string } }, source) =>
    (await onTheWebsite.allows(ctx, args, source)) &&
    (await findById(ctx, ApiToken, args.input.tokenId))?.accountId === ctx.viewer?.accountId,
};
/** Members of the supplier that a field is asked about. */
const supplierAsked: Rule = {
  who: 'members of the supplier',
  allows: (ctx, args: { supplierId: string }) => actsForSupplier(ctx, args.supplierId),
};
/** Members of the supplier being read. */
const thisSupplier: Rule = {
  who: 'members of the supplier',
  allows: (ctx, _args, supplier: { id: string }) => actsForSupplier(ctx, supplier.id),
};

/** Members of the organisation that an argument names, and the office's administrators. */
const organisationsOwn: Rule = {
  who: 'members of the organisation',
  allows: (ctx, args: { side: Side; organisationId: string | null }) => {
    const of = organisationNamed(args.side, args.organisationId);
    return of !== null && (roleIn(ctx.viewer, of) !== null || administersOffice(ctx));
  },
};
/** Who may invite to the role that an argument names. */
const inviters: Rule = {
  who: 'administrators of the organisation, and leads for members,',
  allows: (ctx, { input }: { input: { side: Side; organisationId: string | null; role: Role } }) =>
    mayInvite(ctx, organisationNamed(input.side, input.organisationId), input.role),
};
/** Who might have sent the invitation that an argument names. */
const invitersOfThis: Rule = {
  who: 'administrators of the organisation, and leads for members,',
  allows: async (ctx, args: { input: { invitationId: string } }) => {
    const invitation = await findById(ctx, MemberInvitation, args.input.invitationId);
    return invitation !== null && mayInvite(ctx, organisationOf(invitation), invitation.role);
  },
};
const administratorsOfMember: Rule = {
  who: 'administrators of the organisation',
  allows: async (ctx, args: { input: { membershipId: string } }) => {
    const membership = await findById(ctx, StoredMembership, args.input.membershipId);
    return membership !== null && administers(ctx, organisationOf(membership));
  },
};
const officeAdministrators: Rule = {
  who: 'administrators of the innovation office',
  allows: administersOffice,
};
const whoResetsSecondFactors: Rule = {
  who: 'administrators of the organisation and of the innovation office',
  allows: (ctx, args, source) => administersOffice(ctx) || administratorsOfMember.allows(ctx, args, source),
};
/** Who acts without a second factor is the weakest door of an organisation: colleagues need not know. */
const personAndWhoResets: Rule = {
  who: 'the person and administrators of the organisation and of the innovation office',
  allows: (ctx, _args, { you, organisation }: Member) =>
    you || administers(ctx, organisation) || administersOffice(ctx),
};

/**
 * Who may see a thing of each type, by whatever way it was reached. `everyone`: all its fields are public, but for those
 * that `rules` names. A page (…Connection) and its places (…Edge) are as open as what is on it.
 *
 * Roles. Members do the everyday work of their organisation: a council's officers write needs, answer interests and keep
 * the shortlist. Leads may besides invite members. Administrators may all that leads may, invite anybody, change roles
 * and remove people; those of the office say which e-mail domains a council has.
 */
export const types: Record<string, Rule | PartOf> = {
  About: everyone,
  BuyingRecord: everyone,
  Capability: everyone,
  Council: everyone,
  CouncilLine: everyone,
  Engagement: everyone,
  ExposureLedger: everyone,
  ExposureOfGroup: everyone,
  HeldAccreditation: everyone,
  LineOfBusiness: everyone,
  PageInfo: everyone,
  PolicySignal: everyone,
  PracticeCard: everyone,
  RankingPolicyInForce: everyone,
  Supplier: everyone,
  Term: everyone,
  TrackRecord: everyone,

  Need: {
    who: 'anyone once it is published; before that officers of its council',
    allows: (ctx, _args, need: Need) => need.publishedAt !== null || actsForCouncil(ctx, need.council.id),
  },
  NeedPermissions: partOf('Need.viewerCan'),
  Lift: partOf('Need.lifts', 'CouncilLine.lifts'),
  Loosening: partOf('Need.loosenings'),
  Interest: {
    who: "members of the supplier and officers of the need's council",
    allows: (ctx, _args, interest: Interest) =>
      actsForSupplier(ctx, interest.supplier.id) ||
      (actsForAnyCouncil(ctx) &&
        findById(ctx, Need, interest.need.id).then((need) => actsForCouncil(ctx, need?.council.id))),
  },
  ShortlistEntry: {
    who: "officers of the need's council",
    allows: async (ctx, _args, entry: ShortlistEntry) =>
      actsForAnyCouncil(ctx) && actsForCouncil(ctx, (await findById(ctx, Need, entry.need.id))?.council.id),
  },

  Match: {
    who: 'officers of the council and members of the supplier',
    allows: (ctx, _args, match: { supplierId: string; demandId: string }) => {
      if (actsForSupplier(ctx, match.supplierId)) return true;
      if (match.demandId.startsWith('draft:')) return anyCouncil.allows(ctx, {}, null);
      const place = ctx.live.placeOf(match.demandId);
      if (place) return actsForCouncil(ctx, place.councilId);
      return councilOfDemand(ctx, match.demandId).then((id) => actsForCouncil(ctx, id));
    },
  },
  Contribution: partOf('Match.contributions', 'SnapshotRow.contributions'),
  Evidence: partOf('Contribution.evidence'),
  IneligibleReason: partOf('Match.ineligibleBecause', 'SnapshotRow.ineligibleBecause'),
  RankedMatches: partOf(
    'Query.previewMatches',
    'Need.matches',
    'CouncilLine.matches',
    'Supplier.demandMatches',
  ),
  IneligibleCount: partOf('RankedMatches.ineligible', 'KeptList.ineligible'),
  KeptList: partOf('Need.keptList', 'Need.keptLists'),
  SnapshotNeed: partOf('KeptList.need'),
  SnapshotRow: partOf('KeptList.rows'),
  CouncilMatch: partOf('Supplier.councilMatches'),
  LineMatch: partOf('Supplier.lineMatches'),

  TermSuggestions: partOf('Query.suggestTerms'),
  TermSuggestion: partOf('TermSuggestions.terms'),
  LineSuggestion: partOf('TermSuggestions.lines'),

  AuditEntry: office,
  AuditThing: partOf('AuditEntry.things'),
  AuditChange: partOf('AuditEntry.changes'),
  RecordedActKind: office,

  SignInService: partOf('About.signInServices'),
  ViewerAccount: partOf('Query.viewer'),
  ViewerMembership: {
    who: 'the person signed in',
    allows: (ctx, _args, membership: Membership) => acts(ctx, (m) => m === membership),
  },
  Membership: {
    who: 'the person and administrators of the organisation',
    allows: (ctx, _args, { accountId, side, council, supplier }: StoredMembership) =>
      accountId === ctx.viewer?.accountId ||
      acts(
        ctx,
        (m) =>
          m.role === Role.ADMINISTRATOR &&
          m.side === side &&
          m.councilId === (council?.id ?? null) &&
          m.supplierId === (supplier?.id ?? null),
      ),
  },

  ApiToken: {
    who: 'the person who made it',
    allows: (ctx, _args, token: ApiToken) => token.accountId === ctx.viewer?.accountId,
  },
  NewApiToken: partOf('Mutation.createApiToken'),
  OrganisationMembers: partOf('Query.members'),
  OrganisationWithoutAdministrator: officeAdministrators,
  Member: partOf('OrganisationMembers.members'),
  MemberInvitation: {
    who: 'administrators of the organisation, and leads for members,',
    allows: (ctx, _args, invitation: MemberInvitation) =>
      mayInvite(ctx, organisationOf(invitation), invitation.role),
  },
  AcceptedInvitation: partOf('Mutation.acceptInvitation'),
  SignInSession: partOf('Query.sessions', 'Mutation.revokeSession'),

  ImportRun: office,
  ImportRefusal: office,
  RankingPolicyVersion: office,
  PolicyMeasurement: partOf('RankingPolicyVersion.measured'),
  GradedOutcomes: office,
  MatchAnalytics: office,
  Chart: partOf('MatchAnalytics.charts'),
  ChartRow: partOf('Chart.rows'),
  ChartSeries: partOf('Chart.series'),
};

/**
 * Who may use what. Every field of Query and Mutation stands here, and every field of a type that is not for everyone
 * who may see the thing itself: there both rules hold. What is in neither table stops the server from starting. The rows
 * that a person may read at all, whatever is asked, are in identity/row-rules.ts.
 */
export const rules: Record<string, Rule> = {
  'Query.about': anyone,
  'Query.node': anyone,
  'Query.viewer': anyone,
  'Query.councils': anyone,
  'Query.council': anyone,
  'Query.councilLine': anyone,
  'Query.linesOfBusiness': anyone,
  'Query.suppliers': anyone,
  'Query.accreditations': anyone,
  'Query.supplier': anyone,
  'Query.terms': anyone,
  'Query.needs': anyone,
  'Query.need': anyone,
  'Query.practiceCards': anyone,
  'Query.rankingPolicy': anyone,
  'Query.members': organisationsOwn,
  'Query.organisationsWithoutAdministrator': officeAdministrators,
  'Query.sessions': ownAccount,
  'Query.apiTokens': onTheWebsite,
  'Query.suggestTerms': signedIn,
  'Query.previewMatches': anyCouncil,
  'Query.auditActs': office,
  'Query.auditEntries': office,
  'Query.importRun': office,
  'Query.importRuns': office,
  'Query.matchAnalytics': office,
  'Query.rankingPolicies': office,
  'Query.gradedOutcomes': office,

  'Need.matches': councilOfThisNeed,
  'Need.matchWith': {
    who: "officers of the need's council and the supplier itself",
    allows: (ctx, args: { supplierId: string }, need: Need) =>
      actsForCouncil(ctx, need.council.id) || actsForSupplier(ctx, args.supplierId),
  },
  'Need.lifts': supplierAsked,
  'Need.loosenings': councilOfThisNeed,
  'Need.interests': councilOfThisNeed,
  'Need.shortlist': councilOfThisNeed,
  'Need.keptList': councilOfThisNeed,
  'Need.keptLists': councilOfThisNeed,
  'Interest.keptListId': councilOfThisInterest,
  'Member.hasSecondFactor': personAndWhoResets,
  'Council.interestsAwaitingAnswer': {
    who: 'officers of the council',
    allows: (ctx, _args, council: { id: string }) => actsForCouncil(ctx, council.id),
  },
  'CouncilLine.matches': {
    who: 'officers of the council',
    allows: (ctx, _args, line: CouncilLine) => actsForCouncil(ctx, line.council.id),
  },
  'CouncilLine.matchWith': {
    who: 'officers of the council and the supplier itself',
    allows: (ctx, args: { supplierId: string }, line: CouncilLine) =>
      actsForCouncil(ctx, line.council.id) || actsForSupplier(ctx, args.supplierId),
  },
  'CouncilLine.lifts': supplierAsked,
  'Supplier.demandMatches': thisSupplier,
  'Supplier.councilMatches': thisSupplier,
  'Supplier.lineMatches': thisSupplier,
  'Supplier.interests': thisSupplier,

  'Mutation.createNeed': councilNamed,
  'Mutation.updateNeed': councilOfNeed,
  'Mutation.publishNeed': councilOfNeed,
  'Mutation.moveNeed': councilOfNeed,
  'Mutation.recordNeedOutcome': councilOfNeed,
  'Mutation.decideShortlist': councilOfNeed,
  'Mutation.removeShortlistEntry': councilOfEntry,
  'Mutation.decideInterest': councilOfInterest,
  'Mutation.updateCouncilLine': councilOfLine,
  'Mutation.expressInterest': supplierNamed,
  'Mutation.withdrawInterest': supplierOfInterest,
  'Mutation.updateSupplier': supplierNamed,
  'Mutation.declareCapability': supplierNamed,
  'Mutation.updateCapability': supplierOfCapability,
  'Mutation.removeCapability': supplierOfCapability,
  'Mutation.createApiToken': fresh(onTheWebsite),
  'Mutation.revokeApiToken': ownerOfToken,
  'Mutation.makePolicyLive': fresh(office),
  'Mutation.inviteMember': fresh(inviters, ({ input }) => input.role === Role.ADMINISTRATOR),
  'Mutation.resendInvitation': invitersOfThis,
  'Mutation.revokeInvitation': invitersOfThis,
  'Mutation.acceptInvitation': counted(ownAccount, 'invitation'),
  'Mutation.changeMemberRole': fresh(administratorsOfMember),
  'Mutation.removeMember': fresh(administratorsOfMember),
  'Mutation.resetSecondFactor': fresh(whoResetsSecondFactors),
  'Mutation.setCouncilDomains': fresh(officeAdministrators),
  'Mutation.revokeSession': ownAccount,
  'Mutation.revokeOtherSessions': ownAccount,
  'Mutation.recordView': {
    who: 'the council or the supplier of the match',
    allows: async (ctx, args: { input: { demandId: string; supplierId: string } }) => {
      if (actsForSupplier(ctx, args.input.supplierId)) return true;
      return actsForCouncil(ctx, await councilOfDemand(ctx, args.input.demandId));
    },
  },
};
