import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import type { Context, Viewer } from '../platform/context.ts';
import { enforceRules } from './allow.ts';
import { freshMinutes } from './fresh-sign-in.ts';
import { Role, Side } from './membership.entity.ts';
import { actsForCouncil, actsForSupplier, rules, types, type Rule } from './rules.ts';
import { SecondFactorNeed } from './second-factor-need.ts';
import { ofAccounts } from './testing/cases-of-accounts.ts';
import { ofDemand } from './testing/cases-of-demand.ts';
import { ofMatches } from './testing/cases-of-matches.ts';
import { ofMembers } from './testing/cases-of-members.ts';
import {
  contextOf,
  council,
  everybody,
  input,
  nothing,
  people,
  person,
  supplier,
  type Who,
} from './testing/people-at-the-door.ts';

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
const cases = { ...ofDemand, ...ofMatches, ...ofMembers, ...ofAccounts };

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
