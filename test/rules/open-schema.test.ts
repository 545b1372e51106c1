import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutRules } from '../../server/src/identity/allow.ts';
import { createOpenSchema } from '../../server/src/schema.ts';
import { databases, openWorld, type World } from '../world.ts';
import { acts } from './access-matrix/acts.ts';
import { digestOf } from './access-matrix/digest.ts';
import { openMarket, thingsOf, type Actor } from './access-matrix/market.ts';
import { literal } from './access-matrix/ways.ts';

/** Mutations that answer with a plain value. */
const plain = [
  'removeShortlistEntry',
  'changeMemberRole',
  'removeMember',
  'resetSecondFactor',
  'setCouncilDomains',
  'revokeOtherSessions',
];
/** What changes another's rows by right. */
const may: Record<string, string[]> = {
  office: ['makePolicyLive'],
  'off admin': [
    'makePolicyLive',
    'inviteMember',
    'inviteMember, as administrator',
    'inviteMember, to a supplier',
    'inviteMember, to the office',
    'setCouncilDomains',
    'resetSecondFactor',
    'resendInvitation',
    'revokeInvitation',
  ],
};

/** On PostgreSQL, too, when asked for more: `npm run check:access`. */
const asked = process.env.ACCESS_WORLDS ? databases : databases.slice(0, 1);

describe.each(asked)('with every rule of the resolvers off, on %s,', (kind) => {
  let world: World;
  let actors: Actor[];
  beforeAll(async () => {
    const schema = await createOpenSchema();
    withoutRules(schema);
    world = await openWorld(kind, {}, schema);
    ({ actors } = await openMarket(world));
  });
  afterAll(() => world?.close());

  const counts = `query ($council: ID!, $supplier: ID!, $need: ID!, $run: ID!) {
    need(id: $need) { interests { totalCount } shortlist { totalCount } }
    supplier(id: $supplier) { interests { totalCount } }
    council(id: $council) { interestsAwaitingAnswer { totalCount } }
    importRuns { totalCount } importRun(id: $run) { id } rankingPolicies { version } }`;

  test('nobody is given a foreign row', async () => {
    const seen: Record<string, unknown> = {};
    for (const actor of actors) {
      const { council, supplier, need, importRun } = thingsOf(actor, 'other');
      const data = await actor.person.get<any, any>(counts, { council, supplier, need, run: importRun });
      seen[actor.name] = [
        data.need.interests.totalCount,
        data.need.shortlist.totalCount,
        data.supplier.interests.totalCount,
        data.council.interestsAwaitingAnswer.totalCount,
        data.importRuns.totalCount,
        data.importRun === null,
        data.rankingPolicies.length,
      ];
    }
    const nothing = [0, 0, 0, 0, 0, true, 1];
    expect(seen).toEqual({
      visitor: nothing,
      supplier: nothing,
      'sup admin': nothing,
      rival: nothing,
      officer: nothing,
      lead: nothing,
      admin: nothing,
      'council 2': nothing,
      office: [0, 0, 0, 0, 1, false, 2],
      'off admin': [0, 0, 0, 0, 1, false, 2],
    });
  });

  test('what is one\u2019s own is still there', async () => {
    const officer = actors.find(({ name }) => name === 'officer')!;
    const { council, supplier, need, importRun } = officer.own;
    const data = await officer.person.get<any, any>(counts, { council, supplier, need, run: importRun });
    expect(data.need).toEqual({ interests: { totalCount: 1 }, shortlist: { totalCount: 2 } });
  });

  test('nobody changes a foreign row, whatever they try', async () => {
    // A change record asks the live index to read a thing again, and changes none.
    const rows = async () => ({ ...(await digestOf(world.database)), change_records: null });
    const before = await rows();
    for (const actor of actors) {
      for (const [name, input] of Object.entries(acts)) {
        // The office makes policies live, its administrators begin organisations and say their domains; what a person
        // was shown, and a token that they make, is the person's own.
        if (['recordView', 'createApiToken', ...(may[actor.name] ?? [])].includes(name)) continue;
        const field = name.split(',')[0]!;
        const shape = plain.includes(field) ? '' : ' { __typename }';
        const told = literal(input(thingsOf(actor, 'other'), true));
        // Most end in a fault; a removal that finds no row it may remove says nothing, and removes nothing.
        await actor.person.ask<any, any>(
          `mutation { ${field}${field === 'revokeOtherSessions' ? '' : `(input: ${told})`}${shape} }`,
        );
      }
    }
    expect(await rows()).toEqual(before);
  });
});
