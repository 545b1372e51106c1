import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadOwnRecord } from '../../server/src/matching/evaluate/own-record.ts';
import { loadTerms } from '../../server/src/matching/market-facts.ts';
import { countOutcomes, LEAST_OUTCOMES, loadNeedOutcomes } from '../../server/src/matching/own-outcomes.ts';
import { databases, openWorld, type World } from '../world.ts';

const document = '{ gradedOutcomes { takenFurther leftOff needs least } }';

describe.each(databases)('what came of needs asked here, on %s', (kind) => {
  let world: World;
  let suppliers: string[];
  const run = (statement: string, values: unknown[] = []) => world.database.fork().execute(statement, values);
  beforeAll(async () => {
    world = await openWorld(kind);
    const rows = await world.database
      .fork()
      .execute<{ id: string }[]>(`select id from suppliers order by id limit 8`);
    suppliers = rows.map(({ id }) => id);
  });
  afterAll(() => world?.close());

  const ask = (id: string, more = '', values: unknown[] = []) =>
    run(
      `insert into needs (id, council_id, title, problem, source, source_ref, published_at, stage, closed_at, outcome, outcome_supplier_id)
       values (?, ?, 'Damp in tower blocks', 'Black mould returns within weeks.', 'parley', ?, '2025-03-05T09:00:00Z'${more || `, 'exploring', null, null, null`})`,
      [id, world.councilId, id, ...values],
    );
  const work = (need: string, supplier: string, kindOfWork: string, outcome = 'unknown') =>
    run(
      `insert into engagements (id, supplier_id, council_id, need_id, buyer_name, kind, title, started_on, outcome, source, source_ref)
       values (?, ?, ?, ?, 'The council', ?, 'Damp', '2025-06-01', ?, 'parley', ?)`,
      [
        `eng_${need}_${supplier}_${kindOfWork}`,
        supplier,
        world.councilId,
        need,
        kindOfWork,
        outcome,
        `${need} ${supplier} ${kindOfWork}`,
      ],
    );
  const listed = (need: string, supplier: string, decision: 'in' | 'out') =>
    run(
      `insert into shortlist_entries (id, need_id, supplier_id, decision, reason) values (?, ?, ?, ?, 'Because of the plan.')`,
      [`ent_${need}_${supplier}`, need, supplier, decision],
    );
  const interested = (need: string, supplier: string, state: string) =>
    run(
      `insert into interests (id, need_id, supplier_id, approach, answer_due_on, state, reason, decided_at)
       values (?, ?, ?, 'From the roof down.', '2025-04-01', ?, 'There was no room.', '2025-03-20')`,
      [`int_${need}_${supplier}`, need, supplier, state],
    );
  const recorded = async (need: string) => {
    const em = world.database.fork();
    const { bridge } = await loadTerms(em);
    return (await loadNeedOutcomes(em, bridge)).find((one) => one.need.id === need);
  };

  test('a supplier has the grade of the most that came of it; left off is of whom nothing came', async () => {
    const [contract, callOff, pilot, shown, met, metWell, taken, refused] = suppliers as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    await ask('nee_graded');
    await work('nee_graded', contract, 'contract');
    await work('nee_graded', contract, 'meeting');
    await listed('nee_graded', contract, 'out');
    await work('nee_graded', callOff, 'call_off');
    await work('nee_graded', pilot, 'pilot');
    await listed('nee_graded', pilot, 'in');
    await work('nee_graded', shown, 'demonstration');
    await work('nee_graded', met, 'meeting');
    await interested('nee_graded', met, 'not_taken_forward');
    await work('nee_graded', metWell, 'meeting', 'delivered_well');
    await interested('nee_graded', taken, 'taken_forward');
    await listed('nee_graded', refused, 'out');
    const found = await recorded('nee_graded');
    expect(found).toMatchObject({ askedOn: '2025-03-05', need: { title: 'Damp in tower blocks' } });
    expect(found!.grades).toEqual(
      new Map([
        [contract, 4],
        [callOff, 4],
        [pilot, 3],
        [shown, 2],
        [met, 1],
        [metWell, 2],
        [taken, 2],
      ]),
    );
    expect(found!.dismissed).toEqual(new Set([refused]));
    expect(found!.names.size).toBe(8);
  });

  test('whom a need ended with counts as a contract, unless it is on record what was done together', async () => {
    const [one, other] = suppliers as [string, string];
    const ended = `, 'closed', '2025-07-01T00:00:00Z', 'engaged', ?`;
    await ask('nee_ended', ended, [one]);
    await ask('nee_piloted', ended, [other]);
    await work('nee_piloted', other, 'pilot');
    expect((await recorded('nee_ended'))!.grades).toEqual(new Map([[one, 4]]));
    expect((await recorded('nee_piloted'))!.grades).toEqual(new Map([[other, 3]]));
  });

  test('a need of which nothing came is not among them, nor one that is private or whose interests still wait', async () => {
    await ask('nee_quiet');
    await interested('nee_quiet', suppliers[0]!, 'in_review');
    await ask('nee_private');
    await run(`update needs set published_at = null where id = 'nee_private'`);
    await listed('nee_private', suppliers[0]!, 'in');
    expect(await recorded('nee_quiet')).toBeUndefined();
    expect(await recorded('nee_private')).toBeUndefined();
  });

  test('weights are not learned from fewer than it takes, and it is said what to do', async () => {
    const learning = (split: string) => loadOwnRecord(world.database.fork(), split);
    await expect(learning('2025-03-06')).rejects.toThrow(
      `10 graded outcomes are on record of needs published before 2025-03-06. Weights are learned from ${LEAST_OUTCOMES} on. ` +
        'Choose a later day, or give award notices: --awards FILE.',
    );
    await run(
      `insert into shortlist_entries (id, need_id, supplier_id, decision, reason)
       select 'ent_many_' || s.id, 'nee_quiet', s.id, 'out', 'Because of the plan.' from suppliers s`,
    );
    const { outcomesBefore } = await learning('2027-01-01');
    expect(outcomesBefore('2025-03-05')).toBe(0);
    expect(outcomesBefore('2027-01-01')).toBeGreaterThan(LEAST_OUTCOMES);
  });

  test('the office reads how many there are, and nobody else', async () => {
    const em = world.database.fork();
    const all = await loadNeedOutcomes(em, (await loadTerms(em)).bridge);
    const sum = (count: (one: (typeof all)[number]) => number) =>
      all.reduce((total, one) => total + count(one), 0);
    const expected = {
      takenFurther: sum(({ grades }) => grades.size),
      leftOff: sum(({ dismissed }) => dismissed.size),
      needs: all.length,
    };
    expect(expected.takenFurther).toBeGreaterThan(20);
    expect(expected.leftOff).toBeGreaterThan(20);
    expect(await countOutcomes(em)).toEqual(expected);
    const { gradedOutcomes } = await world.office.get<any, any>(document);
    expect(gradedOutcomes).toEqual({ ...expected, least: LEAST_OUTCOMES });
    const codes = [];
    for (const person of [world.visitor, world.supplier, world.officer])
      codes.push((await person.ask<any, any>(document)).errors?.[0]?.extensions.code);
    expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  });
});
