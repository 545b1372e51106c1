import type { Things } from './market.ts';

const domain = 'council.parley.example';

/**
 * For each mutation, and each thing it goes on that its rule tells apart, an input that would do something if its rule let it through: `stale` where the service then finds
 * the input wanting, so that asking changes nothing even where it is allowed; `sound` for where it is refused.
 */
export const acts: Record<string, (on: Things, sound: boolean) => Record<string, unknown>> = {
  createNeed: ({ council }, sound) => ({
    councilId: council,
    title: sound ? 'Mould again and again' : 'x',
    problem: 'Black mould returns within weeks.',
    termIds: [],
  }),
  updateNeed: ({ need }, sound) => ({
    needId: need,
    title: 'Mould again and again',
    problem: 'Black mould returns within weeks.',
    termIds: [],
    version: sound ? 1 : 99,
  }),
  publishNeed: ({ hidden }, sound) => ({ needId: hidden, version: sound ? 1 : 99 }),
  moveNeed: ({ need }, sound) => ({ needId: need, stage: '$PLANNED', version: sound ? 1 : 99 }),
  recordNeedOutcome: ({ need }, sound) => ({
    needId: need,
    outcome: '$WITHDRAWN',
    reason: 'The need has gone away by itself.',
    reasonForOthers: 'The need has gone away by itself.',
    version: sound ? 1 : 99,
  }),
  decideShortlist: ({ need, supplier }, sound) => ({
    needId: need,
    supplierId: supplier,
    decision: '$OUT',
    reason: sound ? 'Has no room this winter.' : 'x',
  }),
  removeShortlistEntry: ({ entry }, sound) => ({ entryId: entry, version: sound ? 1 : 99 }),
  decideInterest: ({ interest }, sound) => ({
    interestId: interest,
    state: '$IN_REVIEW',
    version: sound ? 1 : 99,
  }),
  'decideInterest, answered': ({ answered }, sound) => ({
    interestId: answered,
    state: '$IN_REVIEW',
    version: sound ? 1 : 99,
  }),
  updateCouncilLine: ({ line }, sound) => ({
    councilLineId: line,
    decidedBy: 'Head of housing',
    priorities: '',
    standingDemand: '',
    termIds: [],
    version: sound ? 1 : 99,
  }),
  expressInterest: ({ need, supplier }, sound) => ({
    needId: need,
    supplierId: supplier,
    approach: sound ? 'We would begin on the ground floor.' : '',
  }),
  withdrawInterest: ({ interest }, sound) => ({ interestId: interest, version: sound ? 1 : 99 }),
  updateSupplier: ({ supplier }, sound) => ({
    supplierId: supplier,
    statement: 'We mend walls.',
    size: '$SMALL',
    vcse: false,
    regions: [],
    accreditations: [],
    version: sound ? 1 : 99,
  }),
  declareCapability: ({ supplier }, sound) => ({
    supplierId: supplier,
    title: sound ? 'Mending walls' : '',
    termIds: [],
  }),
  updateCapability: ({ capability }, sound) => ({
    capabilityId: capability,
    title: 'Mending walls',
    termIds: [],
    version: sound ? 1 : 99,
  }),
  removeCapability: ({ capability }, sound) => ({ capabilityId: capability, version: sound ? 1 : 99 }),
  inviteMember: ({ council }, sound) => ({
    side: '$COUNCIL',
    organisationId: council,
    email: sound ? `new@${domain}` : 'x',
    role: '$MEMBER',
  }),
  'inviteMember, as administrator': ({ council }, sound) => ({
    side: '$COUNCIL',
    organisationId: council,
    email: sound ? `new@${domain}` : 'x',
    role: '$ADMINISTRATOR',
  }),
  'inviteMember, to a supplier': ({ supplier }, sound) => ({
    side: '$SUPPLIER',
    organisationId: supplier,
    email: sound ? 'new@parley.example' : 'x',
    role: '$MEMBER',
  }),
  'inviteMember, to the office': (_on, sound) => ({
    side: '$OFFICE',
    email: sound ? 'new@parley.example' : 'x',
    role: '$MEMBER',
  }),
  // The address is none of the council's.
  resendInvitation: ({ invitation }) => ({ invitationId: invitation }),
  revokeInvitation: ({ invitation, closedInvitation }, sound) => ({
    invitationId: sound ? invitation : closedInvitation,
  }),
  acceptInvitation: () => ({ token: 'a token that nobody was ever sent' }),
  // To the role that they have.
  changeMemberRole: ({ member }, sound) => ({ membershipId: member, role: sound ? '$LEAD' : '$MEMBER' }),
  // The last administrator of the council.
  removeMember: ({ member, administrator }, sound) => ({ membershipId: sound ? member : administrator }),
  resetSecondFactor: ({ member }, sound) => ({
    membershipId: member,
    reason: sound ? 'They have lost their telephone.' : 'x',
  }),
  setCouncilDomains: ({ council }, sound) => ({
    councilId: council,
    domains: [sound ? 'elsewhere.example' : 'no domain'],
  }),
  createApiToken: (_on, sound) => ({ name: sound ? 'Program' : '', scopes: ['$READ_PUBLIC'] }),
  // What is asked about is a colleague's.
  revokeApiToken: ({ token }) => ({ tokenId: token }),
  revokeSession: ({ session }) => ({ sessionId: session }),
  // They have one session each.
  revokeOtherSessions: () => ({}),
  makePolicyLive: (_on, sound) => ({
    version: sound ? 900 : 99,
    reason: 'It was measured and is better than before.',
  }),
  // What is opened goes on record, and nothing else changes: the digest leaves it out.
  recordView: ({ need, supplier }) => ({ demandId: need, supplierId: supplier }),
};
