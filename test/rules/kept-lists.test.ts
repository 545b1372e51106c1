import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyChain } from '../../server/src/audit/verify-chain.ts';
import { databases, openWorld, type World } from '../world.ts';

const listed = `
  total policyVersion asOf exposureUntil ineligible { reason count }
  rows { rank supplierId supplierName points score eligible
    contributions { signal name points micro sentence known evidence { kind recordId label day valueGbp decay } } }`;
const kept = `query ($needId: ID!, $id: ID!) { need(id: $needId) { keptList(id: $id) { id contentHash need { title version stage } ${listed} } } }`;

describe.each(databases)('a list that a council acted on, on %s', (kind) => {
  let world: World;
  let need: { id: string; version: number };
  beforeAll(async () => {
    world = await openWorld(kind);
    const { terms } = await world.visitor.get<any, any>(
      '{ terms(first: 2, scheme: CAPABILITY, search: "damp") { edges { node { id } } } }',
    );
    const { createNeed } = await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id version } }',
      {
        input: {
          councilId: world.councilId,
          title: 'Damp in tower blocks',
          problem: 'Black mould returns to the stairwells a few weeks after every treatment.',
          termIds: terms.edges.map((edge: any) => edge.node.id),
          requiredAccreditations: [],
          publish: true,
        },
      },
    );
    need = createNeed;
  });
  afterAll(() => world?.close());

  const run = (statement: string, values: unknown[] = []) =>
    world.database.fork().execute<any[]>(statement, values as never);
  const ranking = async () => {
    const { need: found } = await world.officer.get<any, any>(
      `query ($id: ID!) { need(id: $id) { matches(first: 60) { totalCount policyVersion asOf exposureUntil
        ineligible { reason count } edges { node { rank points score supplier { id name }
          contributions { signal name points micro sentence known evidence { kind recordId label day valueGbp decay } } } } } } }`,
      { id: need.id },
    );
    return found.matches;
  };
  const decide = async (supplierId: string, decision = 'IN') => {
    const { decideShortlist } = await world.officer.get<any, any>(
      'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id keptListId } }',
      { input: { needId: need.id, supplierId, decision, reason: 'They did this well in the next borough.' } },
    );
    return decideShortlist as { id: string; keptListId: string };
  };
  const open = async (id: string) =>
    (await world.officer.get<any, any>(kept, { needId: need.id, id })).need.keptList;

  test('is shown again as it was: places, points, sentences and evidence of the first fifty', async () => {
    const now = await ranking();
    const { keptListId } = await decide(now.edges[2].node.supplier.id);
    const list = await open(keptListId);
    const { rows, ...about } = list;
    expect(about).toMatchObject({
      need: { title: 'Damp in tower blocks', version: 1, stage: 'exploring' },
      total: now.totalCount,
      policyVersion: now.policyVersion,
      asOf: now.asOf,
      exposureUntil: now.exposureUntil,
      ineligible: now.ineligible,
    });
    expect(rows).toHaveLength(50);
    expect(rows).toEqual(
      now.edges.slice(0, 50).map(({ node: { supplier, ...match } }: any) => ({
        ...match,
        supplierId: supplier.id,
        supplierName: supplier.name,
        eligible: true,
      })),
    );
  });

  test('is kept once however often the same list is acted on, and named by each act on record', async () => {
    const now = await ranking();
    const [one, two] = [
      await decide(now.edges[3].node.supplier.id),
      await decide(now.edges[4].node.supplier.id),
    ];
    expect(two.keptListId).toBe(one.keptListId);
    const [{ n }] = await run('select count(*)::int as n from snapshots where need_id = ?', [need.id]);
    expect(n).toBe(1);
    const acts = await run(
      `select after->>'keptListId' as list from audit_entries where act = 'decideShortlist' and after->>'needId' = ?`,
      [need.id],
    );
    expect(acts.map(({ list }) => list)).toEqual(acts.map(() => one.keptListId));
  });

  test('has the supplier acted on with its own place where that is further down', async () => {
    const now = await ranking();
    const { supplier, rank, points } = now.edges[55].node;
    const { rows } = await open((await decide(supplier.id, 'OUT')).keptListId);
    expect(rows).toHaveLength(51);
    expect(rows.at(-1)).toMatchObject({ supplierId: supplier.id, rank, points });
  });

  test('stays as it was when the need, the supplier and the ranking change', async () => {
    const [entry] = await run('select snapshot_id as id from shortlist_entries where need_id = ? limit 1', [
      need.id,
    ]);
    const before = await open(entry.id);
    await run(`update needs set title = 'Something else', version = version + 1 where id = ?`, [need.id]);
    await run(`update suppliers set name = 'Renamed since', version = version + 1 where id = ?`, [
      before.rows[0].supplierId,
    ]);
    expect(await open(entry.id)).toEqual(before);
    expect(before.rows[0].supplierName).not.toBe('Renamed since');
  });

  test('is kept for the answer to an interest and for the close of a need, and hidden from the supplier', async () => {
    const { expressInterest: interest } = await world.supplier.get<any, any>(
      'mutation ($input: ExpressInterestInput!) { expressInterest(input: $input) { id version } }',
      {
        input: {
          needId: need.id,
          supplierId: world.supplierId,
          approach: 'We would begin on the ground floor and measure.',
        },
      },
    );
    const { decideInterest } = await world.officer.get<any, any>(
      'mutation ($input: DecideInterestInput!) { decideInterest(input: $input) { id keptListId } }',
      { input: { interestId: interest.id, version: interest.version, state: 'IN_REVIEW' } },
    );
    const list = await open(decideInterest.keptListId);
    expect(list.rows.map((row: any) => row.supplierId)).toContain(world.supplierId);
    const ids = `query ($id: ID!) { supplier(id: $id) { interests { edges { node { id keptListId } } } } }`;
    const seen = await world.supplier.ask<any, any>(ids, { id: world.supplierId });
    expect(seen.errors?.[0]?.extensions.code).toBe('FORBIDDEN');

    const { need: current } = await world.officer.get<any, any>(
      'query ($id: ID!) { need(id: $id) { version } }',
      {
        id: need.id,
      },
    );
    await world.officer.get<any, any>(
      'mutation ($input: RecordNeedOutcomeInput!) { recordNeedOutcome(input: $input) { id } }',
      {
        input: {
          needId: need.id,
          version: current.version,
          outcome: 'ENGAGED',
          supplierId: world.supplierId,
          reason: 'They showed that they can.',
        },
      },
    );
    const [closing] = await run(
      `select before, after from audit_entries where act = 'recordNeedOutcome' and subject_id = ?`,
      [need.id],
    );
    expect((await open(closing.after.keptListId)).need.stage).not.toBe('closed');
    expect(closing.before.interests).toEqual([{ id: interest.id, state: 'in_review' }]);
    expect(closing.after.interests).toEqual([{ id: interest.id, state: 'taken_forward' }]);
    expect((await verifyChain(world.database.fork())).faults).toEqual([]);
  });

  test('is opened by nobody but officers of the council', async () => {
    const [{ id }] = await run('select id from snapshots where need_id = ? limit 1', [need.id]);
    for (const [person, code] of [
      [world.visitor, 'UNAUTHENTICATED'],
      [world.supplier, 'FORBIDDEN'],
      [world.office, 'FORBIDDEN'],
    ] as const) {
      for (const document of [
        kept,
        'query ($needId: ID!) { need(id: $needId) { keptLists { totalCount } } }',
      ]) {
        const { errors } = await person.ask<any, any>(document, { needId: need.id, id });
        expect(errors?.[0]?.extensions.code).toBe(code);
      }
    }
    expect(await world.officer.get<any, any>('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({
      node: null,
    });
    const [other] = await run('select id from needs where council_id = ? and id <> ? limit 1', [
      world.councilId,
      need.id,
    ]);
    const { need: found } = await world.officer.get<any, any>(kept, { needId: other.id, id });
    expect(found.keptList).toBeNull();
  });

  test('is changed and removed by nobody, and holds what its hash says', async () => {
    for (const statement of [
      `update snapshots set content = replace(content, 'Damp', 'Dump')`,
      'delete from snapshots',
      'truncate snapshots cascade',
    ])
      await expect(run(statement)).rejects.toThrow(/stays as it is/);
    await expect(
      run(
        `insert into snapshots (id, need_id, content_hash, content) values ('sna_x', ?, repeat('0', 64), '{}')`,
        [need.id],
      ),
    ).rejects.toThrow(/not the hash of its content/);
  });
});
