import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveMembership } from '../../server/src/identity/operator.ts';
import { openWorld, type Person, type World } from '../world.ts';

let world: World;
let both: Person;
beforeAll(async () => {
  world = await openWorld();
  const email = 'both@parley.example';
  await giveMembership(world.database, { email, side: 'supplier', organisation: world.supplierId });
  await giveMembership(world.database, { email, side: 'council', organisation: world.councilId });
  const [account] = await world.database
    .fork()
    .execute<{ id: string }[]>('select id from accounts where email = ?', [email]);
  both = await world.person(account!.id);
});
afterAll(() => world?.close());

const sides = async () =>
  (
    await world.database.fork().execute<{ seen: string }[]>(
      `select distinct act || ' ' || side as seen from impressions i
         where account_id in (select id from accounts where email = 'both@parley.example') order by 1`,
    )
  ).map(({ seen }) => seen);
const forget = () => world.database.fork().execute(`delete from impressions where account_id <> 'demo'`);

test('a match counts for the side from which it is looked at, whatever else the person acts for', async () => {
  const { needs } = await both.get<any, any>(
    '{ needs(first: 1, filter: { mine: true, stages: [EXPLORING, ENGAGING] }) { edges { node { id matches(first: 2) { edges { node { supplier { id } } } } } } } }',
  );
  const need = needs.edges[0].node;
  expect(await sides()).toEqual(['shown council']);
  await both.get<any, any>('mutation ($input: RecordViewInput!) { recordView(input: $input) }', {
    input: { demandId: need.id, supplierId: need.matches.edges[0].node.supplier.id },
  });
  expect(await sides()).toEqual(['shown council', 'viewed council']);
  await forget();
  await both.get<any, any>(
    'query ($id: ID!) { supplier(id: $id) { demandMatches(first: 2) { totalCount } } }',
    { id: world.supplierId },
  );
  expect(await sides()).toEqual(['shown supplier']);
});

test('nobody can put on record that a private need of another council was looked at', async () => {
  const { terms } = await world.officer.get<any, any>(
    '{ terms(first: 1, scheme: CAPABILITY) { edges { node { id } } } }',
  );
  const { createNeed } = await world.officer.get<any, any>(
    'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }',
    {
      input: {
        councilId: world.councilId,
        title: 'Not yet for anybody',
        problem: 'The problem is still being understood here.',
        termIds: [terms.edges[0].node.id],
        requiredAccreditations: [],
      },
    },
  );
  const answer = await world.supplier.ask<any, any>(
    'mutation ($input: RecordViewInput!) { recordView(input: $input) }',
    { input: { demandId: createNeed.id, supplierId: world.supplierId } },
  );
  expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});
