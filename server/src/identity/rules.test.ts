import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { CouncilLine } from '../councils/council-line.entity.ts';
import { Interest } from '../needs/interest.entity.ts';
import { Need } from '../needs/need.entity.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { ShortlistEntry } from '../shortlists/shortlist-entry.entity.ts';
import { Capability } from '../suppliers/capability.entity.ts';
import { enforceRules } from './allow.ts';
import { ApiToken } from './api-token.entity.ts';
import { freshMinutes } from './fresh-sign-in.ts';
import { MemberInvitation } from './member-invitation.entity.ts';
import { Membership, Role, Side } from './membership.entity.ts';
import { actsForCouncil, actsForSupplier, rules, types, type Rule } from './rules.ts';
import { SecondFactorNeed } from './second-factor-need.ts';

// To the rules an entity is no more than a key of what is stored. Its columns and fields, the database and what stands
// around a mutation are not read in, so that the rules are judged in a moment.
vi.mock('../councils/council-line.entity.ts', () => ({ CouncilLine: class CouncilLine {} }));
vi.mock('../needs/interest.entity.ts', () => ({ Interest: class Interest {} }));
vi.mock('../needs/need.entity.ts', () => ({ Need: class Need {} }));
vi.mock('../shortlists/shortlist-entry.entity.ts', () => ({ ShortlistEntry: class ShortlistEntry {} }));
vi.mock('../suppliers/capability.entity.ts', () => ({ Capability: class Capability {} }));
vi.mock('../councils/council.entity.ts', () => ({ Council: class Council {} }));
vi.mock('../suppliers/supplier.entity.ts', () => ({ Supplier: class Supplier {} }));
vi.mock('../platform/database.ts', () => ({}));
vi.mock('../audit/refusals.ts', () => ({ deniedOnRecord: (_name: string, resolve: unknown) => resolve }));
vi.mock('../audit/who-changed.ts', () => ({}));
vi.mock('./once.ts', () => ({ once: (resolve: unknown) => resolve }));
vi.mock('@mikro-orm/core', () => ({
  OptimisticLockError: class extends Error {},
  UniqueConstraintViolationException: class extends Error {},
}));
vi.mock('./membership.entity.ts', () => ({
  Membership: class Membership {},
  Side: { COUNCIL: 'council', SUPPLIER: 'supplier', OFFICE: 'office' },
  Role: { MEMBER: 'member', LEAD: 'lead', ADMINISTRATOR: 'administrator' },
}));
vi.mock('./api-token.entity.ts', () => ({ ApiToken: class ApiToken {} }));
vi.mock('./member-invitation.entity.ts', () => ({ MemberInvitation: class MemberInvitation {} }));
vi.mock('./second-factor-need.ts', () => ({ SecondFactorNeed: { SET_UP: 'setUp', CODE: 'code' } }));
vi.mock('../platform/actor.ts', () => ({}));

const { MEMBER, LEAD, ADMINISTRATOR } = Role;
const council = (councilId: string, role = MEMBER) => ({
  side: Side.COUNCIL,
  role,
  councilId,
  supplierId: null,
});
const supplier = (supplierId: string, role = MEMBER) => ({
  side: Side.SUPPLIER,
  role,
  councilId: null,
  supplierId,
});
const office = (role = MEMBER) => ({ side: Side.OFFICE, role, councilId: null, supplierId: null });
const person = (...memberships: Viewer['memberships']): Viewer => ({
  accountId: 'somebody',
  name: 'Somebody',
  email: 'somebody@example.org',
  memberships,
  signIn: { sessionId: 'session', verifiedAt: new Date(), secondFactor: true, needs: null },
});

/** Everybody who may come to the door, in words that the tables below use. */
const people = {
  nobody: null,
  'somebody without an organisation': person(),
  officer: person(council('Camden')),
  lead: person(council('Camden', LEAD)),
  administrator: person(council('Camden', ADMINISTRATOR)),
  'officer elsewhere': person(council('Barnet')),
  'lead elsewhere': person(council('Barnet', LEAD)),
  'administrator elsewhere': person(council('Barnet', ADMINISTRATOR)),
  supplier: person(supplier('Brightwater')),
  'administrator of the supplier': person(supplier('Brightwater', ADMINISTRATOR)),
  rival: person(supplier('Rival')),
  'administrator of the rival': person(supplier('Rival', ADMINISTRATOR)),
  office: person(office()),
  'administrator of the office': person(office(ADMINISTRATOR)),
  'officer who works for a rival too': person(supplier('Rival'), council('Camden')),
  // Memberships that no database of ours holds: a rule must not open by half of what it asks for.
  'rival with the name of the council': person({ ...supplier('Rival', ADMINISTRATOR), councilId: 'Camden' }),
  'council with the name of the supplier': person({
    ...council('Barnet', ADMINISTRATOR),
    supplierId: 'Brightwater',
  }),
} satisfies Record<string, Viewer | null>;
type Who = keyof typeof people;

const everybody = Object.keys(people) as Who[];
const signedIn = everybody.filter((who) => who !== 'nobody');
const officers: Who[] = ['officer', 'lead', 'administrator', 'officer who works for a rival too'];
const officersElsewhere: Who[] = [
  'officer elsewhere',
  'lead elsewhere',
  'administrator elsewhere',
  'council with the name of the supplier',
];
const supplierMembers: Who[] = ['supplier', 'administrator of the supplier'];
const officeAdministrator: Who = 'administrator of the office';
const officeMembers: Who[] = ['office', officeAdministrator];

const of = (id: string) => ({ id });
const need = (id: string, councilId: string, publishedAt: Date | null = null) => ({
  id,
  council: of(councilId),
  publishedAt,
});
/** What is stored: the things of Camden and Brightwater, and some of others. */
const stored = new Map<unknown, { id: string }[]>([
  [Need, [need('need', 'Camden'), need('need elsewhere', 'Barnet')]],
  [CouncilLine, [{ id: 'line', council: of('Camden') }] as never],
  [
    Interest,
    [
      { id: 'interest', need: of('need'), supplier: of('Brightwater') },
      { id: 'interest in a lost need', need: of('lost'), supplier: of('Brightwater') },
    ] as never,
  ],
  [
    ShortlistEntry,
    [
      { id: 'entry', need: of('need') },
      { id: 'entry of a lost need', need: of('lost') },
    ] as never,
  ],
  [
    ApiToken,
    [
      { id: 'token', accountId: 'somebody' },
      { id: 'token of another', accountId: 'colleague' },
    ] as never,
  ],
  [
    MemberInvitation,
    [{ id: 'invitation', side: Side.COUNCIL, council: of('Camden'), supplier: null, role: MEMBER }] as never,
  ],
  [Membership, [{ id: 'membership', side: Side.COUNCIL, council: of('Camden'), supplier: null }] as never],
  [Capability, [{ id: 'capability', supplier: of('Brightwater') }] as never],
]);

const contextOf = (viewer: Viewer | null): Context =>
  ({
    viewer,
    loaders: new Map(),
    door: { token: null },
    rates: { invitation: async () => {} },
    live: { placeOf: (id: string) => (id === 'in the index' ? { councilId: 'Camden' } : undefined) },
    em: {
      find: async (type: unknown, { id }: { id: { $in: string[] } }) =>
        stored.get(type)!.filter((row) => id.$in.includes(row.id)),
      // Hackney has no administrator yet.
      count: async (_type: unknown, where: object) =>
        JSON.stringify(where) ===
        JSON.stringify({ side: Side.COUNCIL, council: 'Hackney', supplier: null, role: ADMINISTRATOR })
          ? 0
          : 1,
    },
  }) as unknown as Context;

async function allowed(rule: Rule, args: unknown, source: unknown): Promise<Who[]> {
  const may: Who[] = [];
  for (const who of everybody) {
    const ctx = contextOf(people[who]);
    const thing = typeof source === 'function' ? source(ctx.viewer) : source;
    const answer: unknown = await rule.allows(ctx, args, thing);
    expect(answer, who).toBeTypeOf('boolean');
    if (answer) may.push(who);
  }
  return may;
}

const input = (what: object) => ({ input: what });
const nothing = {};
interface Case {
  /** Where the rule stands in the tables. */
  of: string;
  /** What is asked, in words. */
  asked: string;
  args?: unknown;
  /** The thing whose field it is, or how it comes of the person asking. */
  thing?: unknown;
  may: Who[];
}

const draft = 'draft:Camden';
const interest = { need: of('need'), supplier: of('Brightwater') };
const match = (demandId: string) => ({ supplierId: 'Brightwater', demandId });

const cases: Record<string, Case[]> = {
  anyone: [{ of: 'Query.about', asked: 'what is public', may: everybody }],
  'people signed in': [{ of: 'Query.suggestTerms', asked: 'tags for a text', may: signedIn }],
  'the innovation office': [
    { of: 'Query.importRuns', asked: 'what the office sees', may: officeMembers },
    { of: 'Mutation.makePolicyLive', asked: 'a way of ranking', may: officeMembers },
  ],
  'council officers': [
    {
      of: 'Query.previewMatches',
      asked: 'whom a draft would meet',
      may: [...officers, ...officersElsewhere, ...officeMembers],
    },
  ],
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
  "officers of the need's council and the supplier itself": [
    {
      of: 'Need.matchWith',
      asked: 'the supplier',
      args: { supplierId: 'Brightwater' },
      thing: need('', 'Camden'),
      may: [...officers, ...supplierMembers],
    },
  ],
  'officers of the council and the supplier itself': [
    {
      of: 'CouncilLine.matchWith',
      asked: 'the supplier',
      args: { supplierId: 'Brightwater' },
      thing: { council: of('Camden') },
      may: [...officers, ...supplierMembers],
    },
  ],
  'officers of the council and members of the supplier': [
    { of: 'Match', asked: 'with the need', thing: match('need'), may: [...supplierMembers, ...officers] },
    { of: 'Match', asked: 'with the line', thing: match('line'), may: [...supplierMembers, ...officers] },
    {
      of: 'Match',
      asked: 'with a demand that the index knows',
      thing: match('in the index'),
      may: [...supplierMembers, ...officers],
    },
    { of: 'Match', asked: 'with what is lost', thing: match('lost'), may: supplierMembers },
    {
      of: 'Match',
      asked: 'with a draft, which the field that gave it has checked',
      thing: match(draft),
      may: [...supplierMembers, ...officers, ...officersElsewhere, ...officeMembers],
    },
  ],
  'the council or the supplier of the match': [
    ...['need', 'line', draft].map((demandId) => ({
      of: 'Mutation.recordView',
      asked: `of ${demandId}`,
      args: input({ demandId, supplierId: 'Brightwater' }),
      may: [...supplierMembers, ...officers],
    })),
    ...['lost', 'draft:', 'Camden'].map((demandId) => ({
      of: 'Mutation.recordView',
      asked: `of '${demandId}', which is none`,
      args: input({ demandId, supplierId: 'Brightwater' }),
      may: supplierMembers,
    })),
  ],
  'the person signed in': [
    {
      of: 'ViewerMembership',
      asked: 'the own memberships',
      thing: (viewer: Viewer) => viewer?.memberships.at(-1) ?? nothing,
      may: signedIn.filter((who) => who !== 'somebody without an organisation'),
    },
    { of: 'ViewerMembership', asked: 'one that is like it', thing: council('Camden'), may: [] },
  ],
  'people signed in, with the code of their second factor if they have one,': [
    { of: 'Query.sessions', asked: 'the own sessions', may: signedIn },
    { of: 'Mutation.acceptInvitation', asked: 'an invitation to the own address', may: signedIn },
  ],
  'people signed in on the website': [
    { of: 'Query.apiTokens', asked: 'the own tokens', may: signedIn },
    { of: 'Mutation.createApiToken', asked: 'one more', may: signedIn },
  ],
  'the person who made the token, signed in on the website,': [
    {
      of: 'Mutation.revokeApiToken',
      asked: 'the own token',
      args: input({ tokenId: 'token' }),
      may: signedIn,
    },
    {
      of: 'Mutation.revokeApiToken',
      asked: 'the token of another',
      args: input({ tokenId: 'token of another' }),
      may: [],
    },
    { of: 'Mutation.revokeApiToken', asked: 'that is lost', args: input({ tokenId: 'lost' }), may: [] },
  ],
  'the person who made it': [
    { of: 'ApiToken', asked: 'the own token', thing: { accountId: 'somebody' }, may: signedIn },
    { of: 'ApiToken', asked: 'the token of another', thing: { accountId: 'colleague' }, may: [] },
  ],
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

const inOrder = (whoever: readonly Who[]) => everybody.filter((who) => whoever.includes(who));
const ruleOf = (name: string) => (rules[name] ?? types[name]) as Rule;

describe.each(Object.entries(cases))('what is for %s', (who, rows) => {
  it.each(rows)('is refused to everybody else: $of, $asked', async ({ of: name, args, thing, may }) => {
    expect(ruleOf(name).who).toBe(who);
    expect(await allowed(ruleOf(name), args ?? nothing, thing)).toEqual(inOrder(may));
  });
});

describe('the tables of rules', () => {
  it('hold no rule of which it is not said above whom it lets in', () => {
    const tried = new Set(
      Object.values(cases).flatMap((rows) => rows.map(({ of: name }) => ruleOf(name).allows)),
    );
    const untried = [...Object.entries(rules), ...Object.entries(types)]
      .filter(([, rule]) => 'allows' in rule && !tried.has(rule.allows))
      .map(([name]) => name);
    expect(untried).toEqual([]);
  });

  it('say of the whole schema who may see it, and of nothing else', () => {
    const schema = buildSchema(
      readFileSync(new URL('../../../shared/schema.graphql', import.meta.url), 'utf8'),
    );
    expect(() => enforceRules(schema, types, rules)).not.toThrow();
  });
});

describe('acting for an organisation', () => {
  it('is acting for one that has a name', () => {
    const odd = contextOf(person({ ...council(''), supplierId: '' }, { ...supplier(''), councilId: '' }));
    const lost = contextOf(
      person(
        { side: Side.COUNCIL, role: LEAD, councilId: null, supplierId: null },
        { side: Side.SUPPLIER, role: LEAD, councilId: null, supplierId: null },
      ),
    );
    for (const acts of [actsForCouncil, actsForSupplier]) {
      expect(acts(odd, '')).toBe(false);
      expect(acts(lost, null)).toBe(false);
      expect(acts(lost, undefined)).toBe(false);
    }
  });
});

describe('what does great harm in the wrong hands', () => {
  const ask = (name: string, viewer: Viewer, minutesAgo: number | null, args: unknown = nothing) => {
    const verifiedAt = new Date(Date.now() - (minutesAgo ?? 0) * 60_000);
    const signIn = minutesAgo === null ? undefined : { ...viewer.signIn!, verifiedAt };
    return Promise.resolve(rules[name]!.allows(contextOf({ ...viewer, signIn }), args, undefined)).catch(
      ({ extensions }) => extensions.code,
    );
  };
  const own = input({ membershipId: 'membership' });
  const asks = (role: Role) => input({ side: Side.COUNCIL, organisationId: 'Camden', role });

  it.each([
    ['Mutation.makePolicyLive', people.office, nothing],
    ['Mutation.changeMemberRole', people.administrator, own],
    ['Mutation.removeMember', people.administrator, own],
    ['Mutation.resetSecondFactor', people.administrator, own],
    ['Mutation.setCouncilDomains', people['administrator of the office'], nothing],
    ['Mutation.inviteMember', people.administrator, asks(ADMINISTRATOR)],
  ])('%s is for who has lately shown who they are', async (name, viewer, args) => {
    expect(await ask(name, viewer, freshMinutes - 1, args)).toBe(true);
    expect(await ask(name, viewer, freshMinutes + 1, args)).toBe('FRESH_SIGN_IN_NEEDED');
    expect(await ask(name, viewer, null, args)).toBe('FRESH_SIGN_IN_NEEDED');
  });

  it('is making an API token, too, which wants a session', async () => {
    const name = 'Mutation.createApiToken';
    expect(await ask(name, people.supplier, freshMinutes - 1)).toBe(true);
    expect(await ask(name, people.supplier, freshMinutes + 1)).toBe('FRESH_SIGN_IN_NEEDED');
    expect(await ask(name, people.supplier, null)).toBe(false);
  });

  it('is not inviting a lead or a member', async () => {
    for (const role of [LEAD, MEMBER])
      expect(await ask('Mutation.inviteMember', people.administrator, freshMinutes + 1, asks(role))).toBe(
        true,
      );
  });
});

describe('trying to accept an invitation', () => {
  const accept = rules['Mutation.acceptInvitation']!;
  const trying = (viewer: Viewer | null, invitation: (accountId: string) => Promise<void>) =>
    accept.allows({ ...contextOf(viewer), rates: { invitation } } as unknown as Context, nothing, undefined);

  it('takes one of the tries that the account has, and is refused when there is none left', async () => {
    const taken: string[] = [];
    expect(await trying(people.officer, async (id) => void taken.push(id))).toBe(true);
    expect(taken).toEqual(['somebody']);
    const refusal = new Error('none left');
    await expect(trying(people.officer, () => Promise.reject(refusal))).rejects.toBe(refusal);
  });

  it('takes none of who may not try at all', async () => {
    const owing = { ...people.officer, signIn: { ...people.officer.signIn!, needs: SecondFactorNeed.CODE } };
    for (const viewer of [null, owing])
      expect(await trying(viewer, () => Promise.reject(new Error('counted')))).toBe(false);
  });
});

describe('tokens', () => {
  it('are not made, seen or revoked by a program that came with one', async () => {
    const program = { ...contextOf(people.officer), door: { token: {} } } as unknown as Context;
    for (const name of ['Query.apiTokens', 'Mutation.createApiToken', 'Mutation.revokeApiToken'])
      expect(await rules[name]!.allows(program, input({ tokenId: 'token' }), undefined)).toBe(false);
  });
});

describe('the own account', () => {
  const may = (signIn: Viewer['signIn']) =>
    rules['Query.sessions']!.allows(contextOf({ ...people.officer, signIn }), nothing, undefined);

  it('is shut to a session that owes its code, and to who has none; not to one that must set a factor up', () => {
    const { signIn } = people.officer;
    expect(may({ ...signIn!, needs: SecondFactorNeed.CODE })).toBe(false);
    expect(may(undefined)).toBe(false);
    expect(may({ ...signIn!, needs: SecondFactorNeed.SET_UP })).toBe(true);
  });
});
