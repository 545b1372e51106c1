import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPolicy } from '../../server/src/matching/engine/facts.ts';
import { withoutRises } from '../../server/src/matching/engine/policy.ts';
import { loadExposure } from '../../server/src/matching/exposure-ledger.ts';
import type { PolicyFigures } from '../../server/src/matching/policy-figures.ts';
import {
  policyOf,
  storeCandidate,
  storedPolicies,
  storeShipped,
} from '../../server/src/matching/policy-store.ts';
import { prepareDatabase } from '../../server/src/platform/prepare.ts';
import { databases, openWorld, type World } from '../world.ts';

const figures: PolicyFigures = {
  against: startPolicy.version,
  split: '2021-01-01',
  needs: 364,
  ndcg10: 0.27,
  difference: 0.01,
  interval: [0.001, 0.02],
  rare10: 0.41,
};
const learned = { ...startPolicy, weights: { ...startPolicy.weights, S4: 0.5 } };
const reason = 'Agreed by the board in November.';
const document =
  'mutation ($input: MakePolicyLiveInput!) { makePolicyLive(input: $input) { version live reasonsAgainst } }';

describe.each(databases)('on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(() => world?.close());

  const store = (given: Partial<PolicyFigures> = {}) =>
    storeCandidate(world.database.fork(), learned, 'Learned in a test.', { ...figures, ...given });
  const makeLive = (person: World['office'], version: number, why = reason) =>
    person.ask<any, any>(document, { input: { version, reason: why } });
  const refusal = async (answer: ReturnType<typeof makeLive>) => (await answer).errors?.[0];
  const inForce = async () =>
    (await world.visitor.get<any, any>('{ rankingPolicy { version } about { policyVersion } }')) as {
      rankingPolicy: { version: number };
      about: { policyVersion: number };
    };

  test('a learned policy waits: it is stored with its figures, and lists go on under the policy that is live', async () => {
    const version = await store();
    await world.live.catchUp();
    expect((await inForce()).rankingPolicy.version).toBe(startPolicy.version);
    const { rankingPolicies } = await world.office.get<any, any>(
      '{ rankingPolicies { version live origin reasonsAgainst measured { rare10 differenceFrom } } }',
    );
    expect(rankingPolicies.find((one: any) => one.version === version)).toEqual({
      version,
      live: false,
      origin: 'LEARNED',
      reasonsAgainst: [],
      measured: { rare10: 0.41, differenceFrom: 0.001 },
    });
  });

  test('a policy that was stored before some constants were there reads with them, and its points come evenly', async () => {
    const { size: _, rise: __, text, keptPlaces, weights, ...older } = startPolicy;
    const even = withoutRises(startPolicy);
    const body = { ...older, weights: { ...weights, S6: undefined }, size: { width: 2 }, text: { k1: 0.9 } };
    const version = await storeCandidate(world.database.fork(), body as never, 'Older.', figures);
    const stored = (await storedPolicies(world.database.fork())).find((one) => one.version === version)!;
    expect(policyOf(stored)).toEqual({
      ...even,
      version,
      size: { ...even.size, width: 2 },
      text: { ...text, k1: 0.9 },
      keptPlaces: { ...keptPlaces, places: 0 },
    });
  });

  test('a new release’s policy waits beside a learned one that has its number, stored once', async () => {
    const taken = await store();
    const shipped = { ...startPolicy, version: taken, tieBandPoints: 0.5 };
    const versions = async () => (await storedPolicies(world.database.fork())).map((one) => one.version);
    await storeShipped(world.database.fork(), shipped);
    const [newest] = await storedPolicies(world.database.fork());
    expect(newest).toMatchObject({ version: taken + 1, origin: 'shipped', live: false });
    expect(policyOf(newest!)).toEqual({ ...shipped, version: taken + 1 });
    const before = await versions();
    await storeShipped(world.database.fork(), shipped);
    await prepareDatabase(world.database);
    expect(await versions()).toEqual(before);
  });

  test('only the office sees the versions and makes one live', async () => {
    const version = await store();
    for (const person of [world.officer, world.supplier]) {
      expect((await refusal(makeLive(person, version)))?.extensions.code).toBe('FORBIDDEN');
      expect(
        (await person.ask<any, any>('{ rankingPolicies { version } }')).errors?.[0]?.extensions.code,
      ).toBe('FORBIDDEN');
    }
    expect((await refusal(makeLive(world.visitor, version)))?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await inForce()).rankingPolicy.version).toBe(startPolicy.version);
  });

  test.each([
    ['may lose quality', { interval: [-0.001, 0.02] }, /must not be below 0/],
    ['shows too few suppliers with few awards', { rare10: 0.39 }, /at least 40%/],
    ['was measured against another policy', { against: 99 }, /Learn another candidate/],
  ] as [string, Partial<PolicyFigures>, RegExp][])('a policy that %s is refused', async (_, given, why) => {
    const error = await refusal(makeLive(world.office, await store(given)));
    expect(error?.extensions.code).toBe('BAD_USER_INPUT');
    expect(error?.message).toMatch(why);
  });

  test('a version that does not exist, one that is live already and no reason are refused', async () => {
    expect((await refusal(makeLive(world.office, 999)))?.message).toMatch(/no ranking policy 999/);
    expect((await refusal(makeLive(world.office, startPolicy.version)))?.message).toMatch(/live already/);
    expect((await refusal(makeLive(world.office, await store(), 'short')))?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  test('the database refuses to change or remove a stored policy', async () => {
    const em = world.database.fork();
    for (const statement of [
      `update ranking_policies set body = '{}' where version = ${startPolicy.version}`,
      `update ranking_policies set figures = '{}' where version = ${startPolicy.version}`,
      `delete from ranking_policies where version = ${startPolicy.version}`,
    ]) {
      await expect(em.execute(statement)).rejects.toThrow(/cannot be (changed|removed)/);
    }
  });

  test('making one live changes every list from the next query on, goes on record with its reason, and can be taken back', async () => {
    const version = await store();
    const { makePolicyLive } = (await makeLive(world.office, version)).data;
    expect(makePolicyLive).toEqual({ version, live: true, reasonsAgainst: [] });
    expect(await inForce()).toEqual({ rankingPolicy: { version }, about: { policyVersion: version } });
    expect(world.live.index.policy.weights.S4).toBe(0.5);
    const { supplier } = await world.supplier.get<any, any>(
      'query ($id: ID!) { supplier(id: $id) { demandMatches(first: 1) { policyVersion } } }',
      { id: world.supplierId },
    );
    expect(supplier.demandMatches.policyVersion).toBe(version);
    const [entry] = await world.database
      .fork()
      .execute<any[]>(
        `select act, reason, before, after from audit_entries where act = 'makePolicyLive' order by id desc limit 1`,
      );
    expect(entry).toEqual({
      act: 'makePolicyLive',
      reason,
      before: { version: startPolicy.version },
      after: { version },
    });
    await makeLive(world.office, startPolicy.version);
    expect((await inForce()).rankingPolicy.version).toBe(startPolicy.version);
  });

  test('the ledger counts what councils were shown before the day, once per person and day, and never the day itself', async () => {
    const em = world.database.fork();
    const day = 30_000;
    const at = (of: number, hour: number) => new Date((of * 24 + hour) * 3_600_000).toISOString();
    const [{ few }] = await em.execute<any[]>(
      `select s.id as few from suppliers s where not exists (select 1 from engagements e where e.supplier_id = s.id) limit 1`,
    );
    const show = (when: string, side: string, rank: number) =>
      em.execute(
        `insert into impressions (at, act, side, demand_id, supplier_id, rank, points, fairness_points, policy_version, account_id)
         values ('${when}', 'shown', '${side}', 'd', '${few}', ${rank}, 30, 10, 2, 'a')`,
      );
    await show(at(day - 1, 9), 'council', 3);
    await show(at(day - 1, 10), 'council', 1);
    await show(at(day - 1, 11), 'supplier', 1);
    await show(at(day, 1), 'council', 1);
    await show(at(day - 91, 1), 'council', 1);
    const none = { attention: 0, merit: 0 };
    expect(await loadExposure(em, startPolicy, day)).toEqual({
      untilDay: day - 1,
      groups: { new: { attention: 1, merit: 0.2 }, known: none, established: none },
    });
    expect(await loadExposure(em, startPolicy, day - 200)).toBeNull();
  });

  test('a list says which day of the ledger it was ranked with', async () => {
    const { supplier } = await world.supplier.get<any, any>(
      'query ($id: ID!) { supplier(id: $id) { demandMatches(first: 1) { asOf exposureUntil } } }',
      { id: world.supplierId },
    );
    const { asOf, exposureUntil } = supplier.demandMatches;
    expect(Date.parse(asOf) - Date.parse(exposureUntil)).toBe(86_400_000);
  });
});
