import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases, openWorld, type Person, type World } from '../world.ts';

describe.each(databases)('on %s', (kind) => {
  let world: World;
  let needId: string;
  let version: number;
  let foreignNeedId: string;
  beforeAll(async () => {
    world = await openWorld(kind);
    const own = await world.officer.get<any, any>(
      '{ needs(filter: { mine: true, stages: [EXPLORING, ENGAGING, PLANNED] }) { edges { node { id version publishedAt } } } }',
    );
    ({ id: needId, version } = own.needs.edges[0].node);
    const all = await world.officer.get<any, any>(
      '{ needs(first: 100) { edges { node { id council { id } } } } }',
    );
    foreignNeedId = all.needs.edges
      .map((e: any) => e.node)
      .find((n: any) => n.council.id !== world.councilId).id;
  });
  afterAll(() => world?.close());

  const codeOf = async (person: Person, document: string, variables?: any) =>
    (await person.ask<any, any>(document, variables)).errors?.[0]?.extensions.code ?? 'allowed';

  test('a visitor reads councils, suppliers and published needs, and nothing that is ranked', async () => {
    expect(
      await codeOf(
        world.visitor,
        '{ councils { totalCount } suppliers { totalCount } needs { totalCount } }',
      ),
    ).toBe('allowed');
    const ranked = 'query ($id: ID!) { need(id: $id) { matches { totalCount } } }';
    expect(await codeOf(world.visitor, ranked, { id: needId })).toBe('UNAUTHENTICATED');
  });

  test('an officer sees the suppliers ranked for the own need and is refused those for another council', async () => {
    const ranked =
      'query ($id: ID!) { need(id: $id) { matches { totalCount } interests { totalCount } shortlist { totalCount } } }';
    expect(await codeOf(world.officer, ranked, { id: needId })).toBe('allowed');
    expect(await codeOf(world.officer, ranked, { id: foreignNeedId })).toBe('FORBIDDEN');
    expect(await codeOf(world.supplier, ranked, { id: needId })).toBe('FORBIDDEN');
    expect(await codeOf(world.office, ranked, { id: needId })).toBe('FORBIDDEN');
  });

  test('a supplier sees its own ranked needs and is refused those of a rival', async () => {
    const ranked = 'query ($id: ID!) { supplier(id: $id) { demandMatches { totalCount } } }';
    const { suppliers } = await world.visitor.get<any, any>(
      '{ suppliers(first: 2) { edges { node { id } } } }',
    );
    const rival = suppliers.edges.map((e: any) => e.node.id).find((id: string) => id !== world.supplierId);
    expect(await codeOf(world.supplier, ranked, { id: world.supplierId })).toBe('allowed');
    expect(await codeOf(world.supplier, ranked, { id: rival })).toBe('FORBIDDEN');
    expect(await codeOf(world.officer, ranked, { id: world.supplierId })).toBe('FORBIDDEN');
  });

  test("a supplier's own points with a council's line are for the supplier and that council alone", async () => {
    const { council } = await world.visitor.get<any, any>(
      'query ($id: ID!) { council(id: $id) { lines { id } } }',
      {
        id: world.councilId,
      },
    );
    const own = 'query ($id: ID!, $s: ID!) { councilLine(id: $id) { matchWith(supplierId: $s) { points } } }';
    const variables = { id: council.lines[0].id, s: world.supplierId };
    expect(await codeOf(world.supplier, own, variables)).toBe('allowed');
    expect(await codeOf(world.officer, own, variables)).toBe('allowed');
    expect(await codeOf(world.office, own, variables)).toBe('FORBIDDEN');
    expect(await codeOf(world.visitor, own, variables)).toBe('UNAUTHENTICATED');
    const { suppliers } = await world.visitor.get<any, any>(
      '{ suppliers(first: 2) { edges { node { id } } } }',
    );
    const rival = suppliers.edges.map((e: any) => e.node.id).find((id: string) => id !== world.supplierId);
    expect(await codeOf(world.supplier, own, { ...variables, s: rival })).toBe('FORBIDDEN');
  });

  test('what would lift a match is told to that supplier alone, and what conditions keep out to that council alone', async () => {
    const lifts = 'query ($id: ID!, $s: ID!) { need(id: $id) { lifts(supplierId: $s) { pointsAfter } } }';
    const { council } = await world.visitor.get<any, any>(
      'query ($id: ID!) { council(id: $id) { lines { id } } }',
      { id: world.councilId },
    );
    const lineLifts =
      'query ($id: ID!, $s: ID!) { councilLine(id: $id) { lifts(supplierId: $s) { pointsAfter } } }';
    const asked: [string, { id: string; s: string }][] = [
      [lifts, { id: foreignNeedId, s: world.supplierId }],
      [lineLifts, { id: council.lines[0].id, s: world.supplierId }],
    ];
    for (const [document, variables] of asked) {
      expect(await codeOf(world.supplier, document, variables)).toBe('allowed');
      expect(await codeOf(world.officer, document, variables)).toBe('FORBIDDEN');
      expect(await codeOf(world.office, document, variables)).toBe('FORBIDDEN');
      expect(await codeOf(world.visitor, document, variables)).toBe('UNAUTHENTICATED');
    }
    const mirror = 'query ($id: ID!) { need(id: $id) { loosenings { admitted newToMarket } } }';
    expect(await codeOf(world.officer, mirror, { id: needId })).toBe('allowed');
    expect(await codeOf(world.officer, mirror, { id: foreignNeedId })).toBe('FORBIDDEN');
    expect(await codeOf(world.supplier, mirror, { id: needId })).toBe('FORBIDDEN');
    expect(await codeOf(world.visitor, mirror, { id: needId })).toBe('UNAUTHENTICATED');
  });

  test('a capability added as advised gives just the points that were promised', async () => {
    const ask = `query ($id: ID!, $s: ID!) { need(id: $id) {
      matchWith(supplierId: $s) { score points }
      lifts(supplierId: $s) { kind what termId scoreBefore scoreAfter pointsAfter } } }`;
    const { needs } = await world.supplier.get<any, any>(
      '{ needs(first: 50, filter: { stages: [EXPLORING, ENGAGING, PLANNED] }) { edges { node { id } } } }',
    );
    const supplierId = world.supplierId;
    for (const { node } of needs.edges) {
      const { need } = await world.supplier.get<any, any>(ask, { id: node.id, s: supplierId });
      const advised = need.lifts.find((lift: any) => lift.kind === 'CAPABILITY');
      if (!advised) continue;
      expect(advised.scoreBefore).toBe(need.matchWith.score);
      expect(advised.scoreAfter).toBeGreaterThan(need.matchWith.score);
      await world.supplier.get<any, any>(
        'mutation ($input: DeclareCapabilityInput!) { declareCapability(input: $input) { id } }',
        { input: { supplierId, title: advised.what, description: '', termIds: [advised.termId] } },
      );
      const after = await world.supplier.get<any, any>(ask, { id: node.id, s: supplierId });
      expect(after.need.matchWith).toMatchObject({ score: advised.scoreAfter, points: advised.pointsAfter });
      return;
    }
    expect.fail('no need of the demo market has a capability to advise');
  });

  test('only the office sees match analytics and imports', async () => {
    const analytics = '{ matchAnalytics { since } importRuns { totalCount } importRun(id: "imp_x") { id } }';
    expect(await codeOf(world.office, analytics)).toBe('allowed');
    expect(await codeOf(world.officer, analytics)).toBe('FORBIDDEN');
    expect(await codeOf(world.supplier, analytics)).toBe('FORBIDDEN');
    expect(await codeOf(world.visitor, analytics)).toBe('UNAUTHENTICATED');
  });

  test('a private need is nowhere to be found for anybody but its council', async () => {
    const [term] = (await world.officer.get<any, any>('{ terms(first: 1) { edges { node { id } } } }')).terms
      .edges;
    const { createNeed } = await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id version publishedAt } }',
      {
        input: {
          councilId: world.councilId,
          title: 'A private thought about wheelie bins',
          problem: 'Bins are left on the pavement after collection and block the way for wheelchairs.',
          termIds: [term.node.id],
        },
      },
    );
    expect(createNeed.publishedAt).toBeNull();
    const look = 'query ($id: ID!) { need(id: $id) { id } node(id: $id) { id } }';
    expect(await world.officer.get<any, any>(look, { id: createNeed.id })).toMatchObject({
      need: { id: createNeed.id },
    });
    for (const person of [world.visitor, world.supplier, world.office]) {
      expect(await person.get<any, any>(look, { id: createNeed.id })).toEqual({ need: null, node: null });
      const found = await person.get<any, any>(
        '{ needs(filter: { search: "private thought" }) { totalCount } }',
      );
      expect(found.needs.totalCount).toBe(0);
    }
    const ranked = await world.supplier.get<any, any>(
      'query ($id: ID!) { supplier(id: $id) { demandMatches(first: 100) { edges { node { demand { ... on Need { id } } } } } } }',
      { id: world.supplierId },
    );
    const ids = ranked.supplier.demandMatches.edges.map((e: any) => e.node.demand?.id);
    expect(ids).not.toContain(createNeed.id);
  });

  test('a change that is refused leaves nothing behind', async () => {
    const count = async () =>
      (
        await world.database
          .fork()
          .execute(
            `select (select count(*) from audit_entries where act <> 'refused') as a, (select max(version) from needs) as v, (select count(*) from shortlist_entries) as s`,
          )
      )[0];
    const before = await count();
    const shortlist = 'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }';
    const input = {
      needId,
      supplierId: world.supplierId,
      decision: 'IN',
      reason: 'They did this well elsewhere.',
    };
    expect(await codeOf(world.visitor, shortlist, { input })).toBe('UNAUTHENTICATED');
    expect(await codeOf(world.supplier, shortlist, { input })).toBe('FORBIDDEN');
    expect(await codeOf(world.officer, shortlist, { input: { ...input, needId: foreignNeedId } })).toBe(
      'FORBIDDEN',
    );
    const close = 'mutation ($input: MoveNeedInput!) { moveNeed(input: $input) { id } }';
    expect(
      await codeOf(world.officer, close, { input: { needId, version: version + 7, stage: 'TENDERING' } }),
    ).toBe('CONFLICT');
    expect(await count()).toEqual(before);
  });
});
