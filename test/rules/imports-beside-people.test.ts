import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport } from '../../server/src/open-data/import.service.ts';
import { databases, openWorld, type World } from '../world.ts';

const columns =
  'source,notice_id,notice_type,status,buyer,is_council,supplier,supplier_norm,company_number,supplier_sme,title,description,cpv,date,value_gbp,region';

describe.each(databases)('an import beside people at work, on %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-beside-'));
  let world: World;
  let path: string;
  beforeAll(async () => {
    world = await openWorld(kind);
    const cpv = join(folder, 'cpv.csv');
    writeFileSync(cpv, 'code8,check_digit_code,parent,type,name_en\n85312400,,,s,Welfare not in homes\n');
    await runImport(world.database, 'cpv', cpv);
    const { council } = await world.officer.get<any, any>('query ($id: ID!) { council(id: $id) { name } }', {
      id: world.councilId,
    });
    path = join(folder, 'awards.csv');
    const today = new Date().toISOString().slice(0, 10);
    writeFileSync(
      path,
      `${columns}\ntest,N1,Planning,Open,${council.name},1,,,,,Day opportunities,Support for adults by day.,85312400,${today},1000,London\n`,
    );
    const report = await runImport(world.database, 'awards', path);
    expect(report).toMatchObject({ state: 'finished', added: 1 });
    await world.live.settled();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await world?.close();
  });

  const imported = async () => {
    const { needs } = await world.officer.get<any, any>(
      `{ needs(filter: { mine: true, search: "day" }, first: 100) { edges { node {
        id version title problem source stage terms { id } } } } }`,
    );
    return needs.edges.map((edge: any) => edge.node).find((need: any) => need.source.startsWith('open-data'));
  };

  test('what a council changed in an imported need stays when the notice is imported again', async () => {
    const need = await imported();
    await world.officer.get<any, any>(
      'mutation ($input: UpdateNeedInput!) { updateNeed(input: $input) { id } }',
      {
        input: {
          needId: need.id,
          version: need.version,
          title: 'Day opportunities that people choose themselves',
          problem: need.problem,
          termIds: need.terms.map((term: any) => term.id),
        },
      },
    );
    const changed = await imported();
    expect(await runImport(world.database, 'awards', path)).toMatchObject({
      state: 'finished',
      added: 0,
      changed: 0,
      unchanged: 1,
    });
    expect(await imported()).toEqual(changed);
    expect(changed.title).toBe('Day opportunities that people choose themselves');
  });

  test('a derived capability that its supplier took off does not come back with the next award', async () => {
    const { supplierId, database } = world;
    const award = (id: string) =>
      `${columns}\ntest,${id},Contract,Awarded,Leeds City Council,1,Test Firm (fictional),,00725583,,Meals,Meals at home.,85312400,2021-03-04,1000,London\n`;
    const em = () => database.fork();
    await em().execute('delete from capabilities where supplier_id = ?', [supplierId]);
    await em().execute(
      `update suppliers set origin = 'imported', fictional = false, identifier_scheme = 'GB-COH', identifier = '00725583' where id = ?`,
      [supplierId],
    );
    const bring = async (id: string) => {
      const file = join(folder, `${id}.csv`);
      writeFileSync(file, award(id));
      expect(await runImport(database, 'awards', file)).toMatchObject({ state: 'finished', added: 1 });
    };
    const capabilities = () =>
      em().execute<{ id: string; version: number }[]>(
        'select id, version from capabilities where supplier_id = ?',
        [supplierId],
      );
    await bring('A1');
    const derived = await capabilities();
    expect(derived.length).toBeGreaterThan(0);
    for (const { id, version } of derived) {
      await world.supplier.get<any, any>(
        'mutation ($input: RemoveCapabilityInput!) { removeCapability(input: $input) { id } }',
        { input: { capabilityId: id, version } },
      );
    }
    await bring('A2');
    expect(await capabilities()).toEqual([]);
  });
});
