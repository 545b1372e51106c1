import { CouncilLine } from '../councils/council-line.entity.ts';
import { Interest } from '../needs/interest.entity.ts';
import { Need } from '../needs/need.entity.ts';
import { findById, type Context } from '../platform/context.ts';
import { ShortlistEntry } from '../shortlists/shortlist-entry.entity.ts';
import { Capability } from '../suppliers/capability.entity.ts';
import { ApiToken } from './api-token.entity.ts';
import { Side } from './membership.entity.ts';

/** Who may use a field: the words a person reads, and the check. */
export interface Rule {
  who: string;
  allows(ctx: Context, args: any, source: any): boolean | Promise<boolean>;
}

export const actsForCouncil = (ctx: Context, councilId: string | undefined | null) =>
  !!councilId && !!ctx.viewer?.memberships.some((m) => m.side === Side.COUNCIL && m.councilId === councilId);
export const actsForSupplier = (ctx: Context, supplierId: string | undefined | null) =>
  !!supplierId &&
  !!ctx.viewer?.memberships.some((m) => m.side === Side.SUPPLIER && m.supplierId === supplierId);
export const actsForOffice = (ctx: Context) => !!ctx.viewer?.memberships.some((m) => m.side === Side.OFFICE);
export const actsForAnyCouncil = (ctx: Context) =>
  !!ctx.viewer?.memberships.some((m) => m.side === Side.COUNCIL);

const anyone: Rule = { who: 'anyone', allows: () => true };
const signedIn: Rule = { who: 'people signed in', allows: (ctx) => ctx.viewer !== null };
const office: Rule = { who: 'the innovation office', allows: actsForOffice };
const anyCouncil: Rule = {
  who: 'council officers',
  allows: (ctx) => actsForAnyCouncil(ctx) || actsForOffice(ctx),
};

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
/** Tokens are made and revoked by the person alone, never by a program that has one. */
const onTheWebsite: Rule = {
  who: 'people signed in on the website',
  allows: (ctx) => ctx.viewer !== null && ctx.door.token === null,
};
const ownerOfToken: Rule = {
  who: 'the person who made the token, signed in on the website,',
  allows: async (ctx, args: { input: { tokenId: string } }) =>
    ctx.viewer !== null &&
    ctx.door.token === null &&
    (await findById(ctx, ApiToken, args.input.tokenId))?.accountId === ctx.viewer.accountId,
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

/**
 * Who may use what. Every field of Query and Mutation stands here, and every field of a type that is not
 * for everyone who may see the thing itself. A field of Query or Mutation that is missing stops the server
 * from starting. Which needs a person may see at all is said in needs/need-visibility.ts.
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
  'Query.apiTokens': onTheWebsite,
  'Query.suggestTerms': signedIn,
  'Query.previewMatches': anyCouncil,
  'Query.importRun': office,
  'Query.importRuns': office,
  'Query.matchAnalytics': office,
  'Query.rankingPolicies': office,

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
  'Mutation.createApiToken': onTheWebsite,
  'Mutation.revokeApiToken': ownerOfToken,
  'Mutation.makePolicyLive': office,
  'Mutation.recordView': {
    who: 'the council or the supplier of the match',
    allows: async (ctx, args: { input: { demandId: string; supplierId: string } }) => {
      if (actsForSupplier(ctx, args.input.supplierId)) return true;
      const id = args.input.demandId;
      const demand = (await findById(ctx, Need, id)) ?? (await findById(ctx, CouncilLine, id));
      return actsForCouncil(ctx, demand?.council.id);
    },
  },
};
