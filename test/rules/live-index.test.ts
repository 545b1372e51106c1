import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { councilPlace } from '../../server/src/councils/council-name.ts';
import { rank } from '../../server/src/matching/engine/rank.ts';
import { LiveIndex } from '../../server/src/matching/live-index.ts';
import { factsOfNeed, loadCouncils } from '../../server/src/matching/market-facts.ts';
import { Need } from '../../server/src/needs/need.entity.ts';
import { openDatabase, type Database } from '../../server/src/platform/database.ts';
import { databases, openWorld, type World } from '../world.ts';

describe.each(databases)('on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(() => world?.close());

  const publish = async (title: string, given = {}) => {
    const { terms } = await world.officer.get<any, any>(
      '{ terms(search: "mould", first: 1) { edges { node { id } } } }',
    );
    const { createNeed } = await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id version } }',
      {
        input: {
          councilId: world.councilId,
          title,
          problem:
            'Black mould returns to the bathrooms of ground-floor flats a few weeks after every treatment.',
          termIds: [terms.edges[0].node.id],
          publish: true,
          ...given,
        },
      },
    );
    return createNeed as { id: string; version: number };
  };

  test('a need that was just published is in the very next query of the same server', async () => {
    const need = await publish('Mould that always returns');
    expect(world.live.index.demands.has(need.id)).toBe(true);
  });

  test.each([
    [{ valueMinGbp: 5_000, valueMaxGbp: 9_000 }, 9_000],
    [{ valueMinGbp: 5_000 }, 5_000],
    [{}, null],
  ])('a need expected to cost %o is ranked as one of £%s, saved or read anew', async (given, expected) => {
    const need = await publish('Mould with a price', given);
    const facts = world.live.index.demands.get(need.id)!.profile.facts;
    expect(facts.valueGbp).toBe(expected);
    const [council] = await loadCouncils(world.database.fork());
    const read = await world.database.fork().findOneOrFail(Need, { id: need.id });
    expect(factsOfNeed(read, council!, world.live.bridge).valueGbp).toBe(expected);
  });

  test('the place its own council is named after finds nobody for a need, saved, in writing or read anew', async () => {
    const councils = await loadCouncils(world.database.fork());
    const council = councils.find(({ id }) => id === world.councilId);
    const place = councilPlace(council!.name);
    const reasonsFor = async (needId: string) => {
      const { need } = await world.officer.get<any, any>(
        `query ($id: ID!) {
          need(id: $id) { matches(first: 50) { edges { node { contributions { sentence } } } } }
        }`,
        { id: needId },
      );
      return JSON.stringify(need.matches).toLowerCase();
    };
    const title = `${place} ${place} mould`;
    const need = await publish(title);
    expect(world.live.index.demands.get(need.id)!.profile.spellings).not.toContain(place);
    expect(await reasonsFor(need.id)).toContain('mould');
    expect(await reasonsFor(need.id)).not.toContain(`words: ${place}`);
    const read = await world.database.fork().findOneOrFail(Need, { id: need.id });
    expect(factsOfNeed(read, council!, world.live.bridge).councilPlace).toBe(place);
    const draft = await world.officer.get<any, any>(
      'query ($draft: NeedDraftInput!) { previewMatches(draft: $draft) { totalCount } }',
      { draft: { councilId: world.councilId, title: place, text: '', termIds: [] } },
    );
    expect(draft.previewMatches.totalCount).toBe(0);
  });

  test('an index kept current by the change feed equals one that is built anew', async () => {
    const need = await publish('Mould behind the wardrobes');
    await world.supplier.get<any, any>(
      'mutation ($input: DeclareCapabilityInput!) { declareCapability(input: $input) { id } }',
      {
        input: {
          supplierId: world.supplierId,
          title: 'Mould surveys with humidity loggers',
          termIds: (
            await world.officer.get<any, any>(
              '{ terms(search: "mould", first: 2) { edges { node { id } } } }',
            )
          ).terms.edges.map((e: any) => e.node.id),
        },
      },
    );
    const query = { reading: 'suppliers-for-demand', demand: need.id, limit: 50 } as const;
    const anew = await LiveIndex.open(world.database);
    expect(rank(world.live.index, query)).toEqual(rank(anew.index, query));
  });

  test('while another index is built, the present one answers with what was just written, and the other takes over with it', async () => {
    await world.database.fork().execute(`insert into change_records (kind, subject_id) values ('all', '*')`);
    const before = world.live.index;
    await world.live.catchUp();
    const need = await publish('Mould while the index is built');
    expect(world.live.knowsDemand(need.id)).toBe(true);
    await world.live.settled();
    expect(world.live.index).not.toBe(before);
    const query = { reading: 'suppliers-for-demand', demand: need.id, limit: 50 } as const;
    const anew = await LiveIndex.open(world.database);
    expect(rank(world.live.index, query)).toEqual(rank(anew.index, query));
  });

  test('after an edit every demand is made ready for ranking before anybody asks', async () => {
    const need = await publish('Mould before anybody asks');
    const { index } = world.live;
    const unready = () => [...index.demands.values()].filter((demand) => demand.preparedAt !== index.version);
    await expect.poll(() => unready().length, { timeout: 10_000 }).toBe(0);
    expect(index.demands.get(need.id)!.prepared).not.toBeNull();
  });

  test('a list by stage follows a need that moves on', async () => {
    const need = await publish('Mould on its way');
    const listed = async (stage: string) => {
      const { supplier } = await world.supplier.get<any, any>(
        `query ($id: ID!) { supplier(id: $id) { demandMatches(first: 100, filter: { stages: [${stage}] }) {
           edges { node { demand { ... on Need { id stage } } } } } } }`,
        { id: world.supplierId },
      );
      return supplier.demandMatches.edges.map((edge: any) => edge.node.demand) as {
        id: string;
        stage: string;
      }[];
    };
    const exploring = await listed('EXPLORING');
    expect(exploring.length).toBeGreaterThan(1);
    expect(new Set(exploring.map(({ stage }) => stage))).toEqual(new Set(['EXPLORING']));
    expect(exploring.map(({ id }) => id)).toContain(need.id);
    await world.officer.get<any, any>(
      'mutation ($input: MoveNeedInput!) { moveNeed(input: $input) { id } }',
      {
        input: { needId: need.id, version: need.version, stage: 'ENGAGING' },
      },
    );
    expect((await listed('EXPLORING')).map(({ id }) => id)).not.toContain(need.id);
    expect((await listed('ENGAGING')).map(({ id }) => id)).toContain(need.id);
  });

  test('a new day gives another index, once', async () => {
    let day = 20_000;
    const live = await LiveIndex.open(world.database, () => day);
    try {
      expect(live.index.asOfDay).toBe(20_000);
      day++;
      await live.settled();
      const { index } = live;
      expect(index.asOfDay).toBe(20_001);
      await live.settled();
      expect(live.index).toBe(index);
    } finally {
      await live.close();
    }
  });

  test('a supplier that a bulk load brought is listed once the next index has taken over, and is no fault before', async () => {
    const id = 'sup_00000000000000000000000001';
    await world.database
      .fork()
      .execute(
        `insert into suppliers (id, name, folded_name, origin) values ('${id}', 'Brought in bulk Ltd', 'brought in bulk', 'imported')`,
      );
    await world.database.fork().execute(`insert into change_records (kind, subject_id) values ('all', '*')`);
    const need = await publish('Mould and a supplier of a bulk load');
    const ask = () =>
      world.officer.get<any, any>(
        'query ($need: ID!, $supplier: ID!) { need(id: $need) { matchWith(supplierId: $supplier) { points } } }',
        { need: need.id, supplier: id },
      );
    expect(world.live.knowsSupplier(id)).toBe(false);
    expect((await ask()).need.matchWith).toBeNull();
    await world.live.settled();
    expect((await ask()).need.matchWith).toEqual({ points: expect.any(Number) });
  });

  test.runIf(kind === 'postgresql')(
    'another server on the same database sees an edit within a second',
    async () => {
      const database: Database = await openDatabase({ dataDir: '', databaseUrl: world.config.databaseUrl });
      const other = await LiveIndex.open(database);
      other.watch((error) => {
        throw error;
      });
      try {
        const need = await publish('Mould in the other server');
        const since = performance.now();
        while (!other.index.demands.has(need.id) && performance.now() - since < 5_000) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        expect(performance.now() - since).toBeLessThan(1_000);
      } finally {
        await other.close();
        await database.close();
      }
    },
  );
});
