import { everybody, officers, supplierMembers, of, need, input, type Case } from './people-at-the-door.ts';

const interest = { need: of('need'), supplier: of('Brightwater') };

/** Needs, interests, shortlists, lines of business, and what suppliers say of themselves. */
export const ofDemand: Record<string, Case[]> = {
  'officers of the council': [
    {
      of: 'Mutation.createNeed',
      asked: 'for the council',
      args: input({ councilId: 'Camden' }),
      may: officers,
    },
    { of: 'Mutation.createNeed', asked: 'for none', args: input({ councilId: '' }), may: [] },
    {
      of: 'Mutation.updateCouncilLine',
      asked: 'of its line',
      args: input({ councilLineId: 'line' }),
      may: officers,
    },
    {
      of: 'Mutation.updateCouncilLine',
      asked: 'of no line',
      args: input({ councilLineId: 'lost' }),
      may: [],
    },
    { of: 'Council.interestsAwaitingAnswer', asked: 'of the council', thing: of('Camden'), may: officers },
    { of: 'CouncilLine.matches', asked: 'of its line', thing: { council: of('Camden') }, may: officers },
  ],
  "officers of the need's council": [
    { of: 'Mutation.updateNeed', asked: 'of its need', args: input({ needId: 'need' }), may: officers },
    { of: 'Mutation.updateNeed', asked: 'of no need', args: input({ needId: 'lost' }), may: [] },
    { of: 'Need.matches', asked: 'of its need', thing: need('', 'Camden'), may: officers },
    {
      of: 'Mutation.decideInterest',
      asked: 'in its need',
      args: input({ interestId: 'interest' }),
      may: officers,
    },
    { of: 'Mutation.decideInterest', asked: 'that is lost', args: input({ interestId: 'lost' }), may: [] },
    {
      of: 'Mutation.decideInterest',
      asked: 'in a need that is lost',
      args: input({ interestId: 'interest in a lost need' }),
      may: [],
    },
    {
      of: 'Mutation.removeShortlistEntry',
      asked: 'of its need',
      args: input({ entryId: 'entry' }),
      may: officers,
    },
    { of: 'Mutation.removeShortlistEntry', asked: 'that is lost', args: input({ entryId: 'lost' }), may: [] },
    {
      of: 'Mutation.removeShortlistEntry',
      asked: 'of a need that is lost',
      args: input({ entryId: 'entry of a lost need' }),
      may: [],
    },
    { of: 'Interest.keptListId', asked: 'in its need', thing: interest, may: officers },
    { of: 'Interest.keptListId', asked: 'in a need that is lost', thing: { need: of('lost') }, may: [] },
    { of: 'ShortlistEntry', asked: 'of its need', thing: { need: of('need') }, may: officers },
    { of: 'ShortlistEntry', asked: 'of a need that is lost', thing: { need: of('lost') }, may: [] },
  ],
  'members of the supplier': [
    {
      of: 'Mutation.updateSupplier',
      asked: 'for the supplier',
      args: input({ supplierId: 'Brightwater' }),
      may: supplierMembers,
    },
    { of: 'Mutation.updateSupplier', asked: 'for none', args: input({ supplierId: '' }), may: [] },
    {
      of: 'Mutation.withdrawInterest',
      asked: 'its own interest',
      args: input({ interestId: 'interest' }),
      may: supplierMembers,
    },
    { of: 'Mutation.withdrawInterest', asked: 'that is lost', args: input({ interestId: 'lost' }), may: [] },
    {
      of: 'Mutation.updateCapability',
      asked: 'its own capability',
      args: input({ capabilityId: 'capability' }),
      may: supplierMembers,
    },
    {
      of: 'Mutation.updateCapability',
      asked: 'that is lost',
      args: input({ capabilityId: 'lost' }),
      may: [],
    },
    {
      of: 'Need.lifts',
      asked: 'about the supplier',
      args: { supplierId: 'Brightwater' },
      may: supplierMembers,
    },
    {
      of: 'Supplier.demandMatches',
      asked: 'of the supplier',
      thing: of('Brightwater'),
      may: supplierMembers,
    },
  ],
  'anyone once it is published; before that officers of its council': [
    { of: 'Need', asked: 'that is private', thing: need('', 'Camden'), may: officers },
    { of: 'Need', asked: 'that is published', thing: need('', 'Camden', new Date()), may: everybody },
  ],
  "members of the supplier and officers of the need's council": [
    {
      of: 'Interest',
      asked: 'of the supplier in the need',
      thing: interest,
      may: [...supplierMembers, ...officers],
    },
    {
      of: 'Interest',
      asked: 'of the supplier in a need that is lost',
      thing: { ...interest, need: of('lost') },
      may: supplierMembers,
    },
  ],
};
