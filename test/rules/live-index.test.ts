import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPolicy } from '../../server/src/matching/engine/facts.ts';
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
    const anew = await LiveIndex.open(world.database, startPolicy);
    expect(rank(world.live.index, query)).toEqual(rank(anew.index, query));
  });

  test.runIf(kind === 'postgresql')(
    'another server on the same database sees an edit within a second',
    async () => {
      const database: Database = await openDatabase({ dataDir: '', databaseUrl: world.config.databaseUrl });
      const other = await LiveIndex.open(database, startPolicy);
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
