import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, statements, type Database } from '../../platform/database.ts';
import type { Scope } from '../chart.ts';
import { allCharts } from './all-charts.ts';

const half: Scope = { since: '2024-01-01', until: '2024-06-30', councilId: null, lineOfBusinessId: null };

let database: Database;
const kysely = () => statements(database.fork());
const run = (statement: string) => database.fork().execute(statement);

/** The rows of a chart as label → numbers. */
async function read(id: string, scope: Partial<Scope> = {}): Promise<Record<string, (number | null)[]>> {
  const chart = allCharts.find((c) => c.id === id)!;
  const rows = await chart.rows(kysely(), { ...half, ...scope });
  expect(rows.every((row) => row.values.length === chart.series.length)).toBe(true);
  return Object.fromEntries(rows.map(({ label, values }) => [label, values]));
}

describe('in a small market of two councils, four suppliers and six needs', () => {
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
    await run(`insert into councils (id, code, name, nice_name, type, type_name, region, nation) values
      ('north', 'NOR', 'Northbank Council', 'Northbank', 'LBO', 'London borough', 'London', 'England'),
      ('south', 'SOU', 'Southgate Council', 'Southgate', 'LBO', 'London borough', 'London', 'England')`);
    await run(`insert into lines_of_business (id, code, name, service_group, description, district, county, unitary) values
      ('care', 'care', 'Care', '', '', true, true, true), ('waste', 'waste', 'Waste', '', '', true, true, true)`);
    await run(`insert into council_lines (id, council_id, line_of_business_id, decided_by, priorities, standing_demand)
      values ('line', 'south', 'waste', 'Head of waste', '', '')`);
    await run(`insert into suppliers (id, name, folded_name, size, sme, vcse, origin) values
      ('old', 'Old', 'old', 'large', false, false, 'imported'), ('mid', 'Mid', 'mid', 'small', true, false, 'registered'),
      ('new', 'New', 'new', 'micro', null, true, 'registered'), ('fresh', 'Fresh', 'fresh', 'unknown', null, null, 'imported')`);
    await run(`insert into engagements (id, supplier_id, buyer_name, kind, title, started_on, source, source_ref)
      select 'e' || n, case when n <= 12 then 'old' when n <= 15 then 'mid' else 'new' end, 'A buyer', 'contract', 'Work',
        case n when 17 then '2024-02-01'::date else '2022-05-01' end, 'parley', n::text
      from generate_series(1, 17) n`);
    await run(`insert into needs (id, council_id, line_of_business_id, title, problem, stage, published_at, closed_at,
        outcome, outcome_supplier_id, source, source_ref) values
      ('n1', 'north', 'care', 'Falls at home', '', 'engaging', '2024-01-10', null, null, null, 'parley', '1'),
      ('n2', 'south', 'waste', 'Missed bins', '', 'closed', '2024-02-01', '2024-04-01', 'engaged', 'mid', 'parley', '2'),
      ('n3', 'north', 'care', 'Still private', '', 'exploring', null, null, null, null, 'parley', '3'),
      ('n4', 'south', null, 'Imported', '', 'closed', '2024-03-01', '2024-03-20', 'engaged', 'old', 'open-data:contracts-finder', '4'),
      ('n5', 'north', 'care', 'Older', '', 'closed', '2023-06-01', '2024-05-05', 'none_suitable', null, 'parley', '5'),
      ('n6', 'south', 'waste', 'Fly-tipping', '', 'exploring', '2024-04-01', null, null, null, 'parley', '6')`);
    await run(`insert into impressions (at, act, side, demand_id, supplier_id, rank, points, policy_version, account_id)
      select at::timestamptz, act, side, demand, supplier, place, points, 1, 'somebody' from (values
        ('2024-01-12', 'shown', 'council', 'n1', 'old', 1, 60), ('2024-01-12', 'shown', 'council', 'n1', 'mid', 2, 40),
        ('2024-01-12', 'shown', 'council', 'n1', 'new', 3, 30), ('2024-01-12', 'shown', 'council', 'n1', 'fresh', 4, 10),
        ('2024-01-12', 'viewed', 'council', 'n1', 'old', 1, 60),
        ('2024-01-20', 'shown', 'council', 'n1', 'old', 1, 60), ('2024-01-20', 'shown', 'council', 'n1', 'mid', 2, 40),
        ('2024-02-02', 'shown', 'supplier', 'n1', 'new', 1, 30), ('2024-02-02', 'viewed', 'supplier', 'n1', 'new', 1, 30),
        ('2024-02-05', 'shown', 'council', 'n2', 'mid', 1, 55), ('2024-02-05', 'shown', 'council', 'n2', 'old', 2, 50),
        ('2024-03-01', 'shown', 'council', 'n3', 'mid', 1, 50),
        ('2024-05-01', 'shown', 'council', 'line', 'new', 1, 35),
        ('2024-07-02', 'shown', 'council', 'n1', 'fresh', 9, 10), ('2024-07-02', 'viewed', 'council', 'n1', 'fresh', 9, 10)
      ) as r(at, act, side, demand, supplier, place, points)`);
    await run(`insert into interests (id, need_id, supplier_id, state, approach, created_at, answer_due_on, decided_at) values
      ('i1', 'n1', 'new', 'taken_forward', '', '2024-02-03', '2024-02-17', '2024-02-10'),
      ('i2', 'n2', 'mid', 'taken_forward', '', '2024-02-10', '2024-02-24', '2024-03-01'),
      ('i3', 'n1', 'old', 'in_review', '', '2024-03-01', '2024-03-15', null),
      ('i4', 'n2', 'old', 'withdrawn', '', '2024-02-12', '2024-02-26', null),
      ('i5', 'n1', 'mid', 'expressed', '', '2024-06-30 23:30Z', '2024-07-14', null)`);
    await run(`insert into shortlist_entries (id, need_id, supplier_id, decision, reason, created_at) values
      ('s1', 'n2', 'mid', 'in', '', '2024-03-05'), ('s2', 'n1', 'old', 'out', '', '2024-03-02'),
      ('s3', 'n1', 'new', 'in', '', '2024-03-02')`);
  }, 60_000);
  afterAll(() => database.close());

  test('six pairs were shown; five were looked at and came forward, two were shortlisted and one was engaged', async () => {
    expect(await read('funnel')).toEqual({
      Shown: [6, null],
      Viewed: [5, 5 / 6],
      Interest: [5, 1],
      Shortlisted: [2, 2 / 5],
      Engaged: [1, 1 / 2],
    });
  });

  test('what happens after the last day of the period is not counted, and the last day is', async () => {
    expect((await read('funnel', { until: '2024-06-29' })).Interest![0]).toBe(4);
    expect((await read('funnel', { since: '2024-02-05', until: '2024-02-05' })).Shown![0]).toBe(2);
    expect((await read('funnel', { until: '2024-03-31' })).Engaged![0]).toBe(0);
  });

  test('a council or a line of business has the funnel of its own needs', async () => {
    const shown = async (scope: Partial<Scope>) => (await read('funnel', scope)).Shown![0];
    expect(await shown({ councilId: 'north' })).toBe(4);
    expect(await shown({ lineOfBusinessId: 'waste' })).toBe(2);
    expect(await shown({ councilId: 'north', lineOfBusinessId: 'waste' })).toBe(0);
    expect(await read('funnel-by-line')).toEqual({ Care: [4, 3, 3, 1, 0], Waste: [2, 2, 2, 1, 1] });
  });

  test('published needs stand at their stage, and a private one stands nowhere', async () => {
    expect(await read('needs-by-stage')).toEqual({
      Care: [0, 1, 0, 0, 0],
      Waste: [1, 0, 0, 0, 1],
      'No line of business': [0, 0, 0, 0, 1],
    });
  });

  test('open needs with few good matches come before those whose list nobody opened', async () => {
    const chart = allCharts.find(({ id }) => id === 'needs-with-few-matches')!;
    expect(await chart.rows(kysely(), half)).toEqual([
      // The best matches of the two needs shown have 60 and 55 points: good is 28.75 points or more.
      { key: 'n1', label: 'Falls at home (Northbank)', values: [3, 4] },
      { key: 'n6', label: 'Fly-tipping (Southgate)', values: [0, 0] },
    ]);
    // A typical best match is that of the whole market, whichever council is looked at.
    const north = await chart.rows(kysely(), { ...half, councilId: 'north' });
    expect(north.map(({ values }) => values)).toEqual([[3, 4]]);
  });

  test('a match stops being good when the market comes to do twice as well elsewhere', async () => {
    const chart = allCharts.find(({ id }) => id === 'needs-with-few-matches')!;
    await run(`insert into impressions (at, act, side, demand_id, supplier_id, rank, points, policy_version, account_id)
      values ('2024-02-05', 'shown', 'council', 'n2', 'old', 1, 100, 2, 'later')`);
    try {
      expect((await chart.rows(kysely(), half)).map(({ values }) => values)).toEqual([
        [2, 4],
        [0, 0],
      ]);
    } finally {
      await run(`delete from impressions where account_id = 'later'`);
    }
  });

  test('shares of SMEs and VCSEs leave out suppliers of whom it is not known', async () => {
    expect(await read('supplier-shares')).toEqual({
      Shown: [2 / 3, 1 / 3, 1 / 2, 4],
      Viewed: [2 / 3, 1 / 3, 1 / 3, 3],
      Interest: [2 / 3, 1 / 3, 1 / 3, 3],
      Shortlisted: [1, 1 / 2, 1 / 2, 2],
      Engaged: [1, 0, 0, 1],
    });
  });

  test('exposure weighs ten impressions by place, and work that starts in the period makes nobody known', async () => {
    const [first, second, third, fourth] = [1, 2, 3, 4].map((place) => 1 / Math.log2(place + 1)) as [
      number,
      number,
      number,
      number,
    ];
    const [fresh, known, old] = [third + first + fourth, 2 * second + 2 * first, 2 * first + second];
    const all = fresh + known + old;
    const rows = Object.values(await read('exposure-by-group'));
    expect(rows.map((values) => values.slice(0, 2))).toEqual([
      [0.5, 0.3],
      [0.25, 0.4],
      [0.25, 0.3],
    ]);
    [fresh, known, old].forEach((weight, group) => expect(rows[group]![2]).toBeCloseTo(weight / all, 9));
    expect(rows.map((values) => values[3])).toEqual([2, 1, 1]);
  });

  test('the supplier shown most takes four impressions of ten', async () => {
    expect(await read('concentration')).toEqual({
      'Top 1%': [0.4, 1],
      'Top 5%': [0.4, 1],
      'Top 10%': [0.4, 1],
      'Top 25%': [0.4, 1],
    });
    expect(await read('concentration', { councilId: 'south' })).toMatchObject({ 'Top 25%': [1 / 3, 1] });
  });

  test('every month has its row, and outcomes brought in from open data are no activity', async () => {
    expect(await read('activity-by-month')).toEqual({
      'Jan 2024': [6, 1, 0, 0, 0],
      'Feb 2024': [3, 1, 3, 0, 0],
      'Mar 2024': [0, 0, 1, 2, 0],
      'Apr 2024': [0, 0, 0, 0, 1],
      'May 2024': [0, 0, 0, 0, 1],
      'Jun 2024': [0, 0, 1, 0, 0],
    });
  });

  test('one need ended with an SME, one with nobody, and one from open data with a larger supplier', async () => {
    expect(await read('outcomes')).toEqual({
      'Engaged an SME': [1, 0],
      'Engaged a larger supplier': [0, 1],
      'Engaged, size not known': [0, 0],
      'None suitable': [1, 0],
      Withdrawn: [0, 0],
      'Closed without an outcome': [0, 0],
    });
  });

  test('answers are in time, late, overdue or not yet due, and a withdrawn interest is owed none', async () => {
    expect(await read('answers-to-interests')).toEqual({ Northbank: [1, 0, 1, 1], Southgate: [0, 1, 0, 0] });
  });

  test('a period without anything has rows of nothing, not faults', async () => {
    const empty = { since: '2019-01-01', until: '2019-01-31' };
    for (const { id } of allCharts) await read(id, empty);
    expect((await read('funnel', empty)).Shown).toEqual([0, null]);
    expect((await read('concentration', empty))['Top 1%']).toEqual([null, 1]);
  });
});

describe('in a market of 8,000 needs, 20,000 engagements and 100,000 impressions', () => {
  const scope = { ...half, since: '2024-01-01', until: '2024-12-31' };

  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
    await run(`insert into councils (id, code, name, nice_name, type, type_name, region, nation)
      select 'c' || n, n::text, 'Council ' || n, 'Council ' || n, 'LBO', '', '', '' from generate_series(0, 399) n`);
    await run(`insert into lines_of_business (id, code, name, service_group, description, district, county, unitary)
      select 'l' || n, n::text, 'Line ' || n, '', '', true, true, true from generate_series(0, 24) n`);
    await run(`insert into suppliers (id, name, folded_name, size, sme, vcse, origin)
      select 's' || n, 'S' || n, 's' || n, 'unknown', case n % 3 when 0 then true when 1 then false end, n % 9 = 0, 'imported'
      from generate_series(0, 4999) n`);
    await run(`insert into engagements (id, supplier_id, buyer_name, kind, title, started_on, source, source_ref)
      select 'e' || n, 's' || (n * n % 4001), 'A buyer', 'contract', 'Work', '2022-01-01'::date + n % 900, 'x', n::text
      from generate_series(1, 20000) n`);
    await run(`insert into needs (id, council_id, line_of_business_id, title, problem, stage, published_at, closed_at,
        outcome, outcome_supplier_id, source, source_ref)
      select 'n' || n, 'c' || n % 400, 'l' || n % 25, 'Need ' || n, repeat('words ', 100),
        case when n % 5 = 0 then 'engaging' else 'closed' end, '2024-01-01'::date + n % 360,
        case when n % 5 > 0 then '2024-02-01'::date + n % 320 end, case when n % 5 > 0 then 'engaged' end,
        case when n % 5 > 0 then 's' || n % 5000 end, 'open-data:contracts-finder', n::text
      from generate_series(0, 7999) n`);
    await run(`insert into impressions (at, act, side, demand_id, supplier_id, rank, points, policy_version, account_id)
      select '2024-01-02'::timestamptz + (n % 350) * interval '1 day', case when n % 10 = 0 then 'viewed' else 'shown' end,
        case when n % 6 = 0 then 'supplier' else 'council' end, 'n' || pair % 1600 * 5, 's' || (pair::bigint * pair % 4999),
        1 + n % 20, n % 80, 1, 'a'
      from (select n, n % 50000 as pair from generate_series(1, 100000) n) as r`);
    await run(`insert into interests (id, need_id, supplier_id, state, approach, created_at, answer_due_on)
      select 'i' || n, 'n' || n * 5 % 8000, 's' || n, 'expressed', '', '2024-05-01', '2024-05-15' from generate_series(1, 3000) n`);
  }, 60_000);
  afterAll(() => database.close());

  test.each(allCharts.map((chart) => [chart.id, chart] as const))(
    '%s gives every row a number, or nothing, for each of its series',
    async (_, { rows, series }) => {
      for (const row of await rows(kysely(), scope)) expect(row.values).toHaveLength(series.length);
    },
  );

  test('every impression shown to a council belongs to one group of suppliers', async () => {
    const shares = Object.values(await read('exposure-by-group', scope));
    expect(shares.reduce((sum, values) => sum + values[1]!, 0)).toBeCloseTo(1, 9);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from suppliers`.execute(kysely());
    expect(shares.reduce((sum, values) => sum + values[3]!, 0)).toBe(rows[0]!.n);
  });
});
