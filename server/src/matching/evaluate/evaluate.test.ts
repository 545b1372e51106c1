import { describe, expect, it } from 'vitest';
import type { AwardRow } from './award-notice.ts';
import { councilKey, noticesOf } from './award-notice.ts';
import { allBaselines } from './baselines/all-baselines.ts';
import { Records } from './baselines/records.ts';
import { resamples } from './bootstrap.ts';
import { evaluate } from './evaluate.ts';
import { monthsFrom } from './parley.ts';
import { splitAt, withoutNames } from './time-split.ts';

let number = 0;

/** A row of Camden taking on Acme for alarms, unless said otherwise. */
function row(given: Partial<AwardRow> = {}): AwardRow {
  return {
    source: 'hand-made',
    notice_id: `n${++number}`,
    buyer: 'London Borough of Camden',
    is_council: '1',
    supplier: 'Acme Alarms Ltd',
    supplier_norm: 'ACME ALARMS',
    title: 'Smoke alarms',
    description: 'Fitting of smoke detectors',
    cpv: '45312100',
    date: '2019-03-01',
    value_gbp: '1000',
    region: 'London',
    ...(given as AwardRow),
  };
}

const noticesIn = (rows: AwardRow[]) => noticesOf(rows)[0]!.notices;

const grass = {
  supplier: 'Green plc',
  supplier_norm: 'GREEN',
  title: 'Grass cutting',
  description: 'verges',
  cpv: '77310000',
};

/** Two trades over six years, in which everybody keeps to what they do. */
function market(): AwardRow[] {
  const dates = [
    '2016-05-01',
    '2017-05-01',
    '2018-05-01',
    '2018-11-01',
    '2019-05-01',
    '2020-05-01',
    '2021-02-01',
    '2021-08-01',
  ];
  return dates.flatMap((date) => [
    row({ date }),
    row({ date, ...grass }),
    row({ date, ...grass, buyer: 'Leeds City Council' }),
  ]);
}

describe('reading award rows', () => {
  it('makes one notice of the rows of one id, with each supplier once', () => {
    const rows = [
      row({ notice_id: 'x' }),
      row({ notice_id: 'x', supplier: 'ACME Alarms Limited' }),
      row({ notice_id: 'x', ...grass }),
    ];
    const [notice, ...rest] = noticesIn(rows);
    expect(rest).toEqual([]);
    expect([...notice!.suppliers]).toEqual([
      ['name:acme alarms', { name: 'Acme Alarms Ltd', norm: 'ACME ALARMS' }],
      ['name:green', { name: 'Green plc', norm: 'GREEN' }],
    ]);
  });

  it('tells suppliers apart as an import does: by number, by folded name, and one by one where a cell lists several', () => {
    const keys = (...rows: AwardRow[]) => noticesIn(rows).map(({ suppliers }) => [...suppliers.keys()]);
    const number = '07255831';
    const [numbered, named, renamed, several] = keys(
      row({ company_number: number }),
      row({ supplier: 'ACME ALARMS LIMITED', supplier_norm: 'ACME ALARMS LIMITED' }),
      row({ supplier: 'Acme Fire Safety', supplier_norm: 'ACME FIRE SAFETY', company_number: number }),
      row({ supplier: 'Acme Alarms Ltd, Green plc', supplier_norm: 'ACME ALARMS LTD, GREEN' }),
    );
    expect([numbered, named, renamed]).toEqual([
      [`GB-COH:${number}`],
      [`GB-COH:${number}`],
      [`GB-COH:${number}`],
    ]);
    expect(several).toEqual([`GB-COH:${number}`, 'name:green']);
  });

  it('gives each of a cell that lists several the part that is its own, and knows a supplier in another file', () => {
    const [first, second] = noticesOf(
      [row({ company_number: '07255831' })],
      [row({ supplier: 'Acme Alarms Ltd, Green plc', supplier_norm: 'ACME ALARMS LTD, GREEN' })],
    );
    const [key] = first!.notices[0]!.suppliers.keys();
    expect([...second!.notices[0]!.suppliers]).toEqual([
      [key, { name: 'Acme Alarms Ltd', norm: 'ACME ALARMS' }],
      ['name:green', { name: 'Green plc', norm: 'GREEN' }],
    ]);
  });

  it('leaves out who is nobody in particular, and rows without a day', () => {
    expect(noticesIn([row({ supplier: 'Various suppliers' })])[0]!.suppliers.size).toBe(0);
    expect(noticesOf([row({ date: '' })])).toEqual([{ notices: [], leftOut: 1 }]);
  });

  it('knows a council by its place, however it is written', () => {
    expect(councilKey('The London Borough of Camden')).toBe(councilKey('Camden Council'));
    expect(councilKey('Derby City Council')).not.toBe(councilKey('Derbyshire County Council'));
  });
});

describe('splitting by time', () => {
  const notices = noticesIn([
    row({ date: '2019-12-31' }),
    row({ date: '2020-01-01' }),
    row({ date: '2020-02-01', ...grass }),
    row({ date: '2020-02-02', is_council: '0' }),
  ]);

  it('judges council needs from the day on, and knows only suppliers from before', () => {
    const split = splitAt(notices, '2020-01-01');
    expect(split.suppliers.map(({ key, awards }) => [key, awards])).toEqual([['name:acme alarms', 1]]);
    expect(split.needs.map(({ winners }) => winners)).toEqual([[0], []]);
    expect([...split.needs[0]!.workedBefore]).toEqual([0]);
  });

  it('takes the words of the winners’ names out of what models read', () => {
    const [notice] = noticesIn([
      row({ title: 'ACME: smoke alarms', description: 'Award to Acme Alarms Ltd.' }),
    ]);
    const { title, text } = withoutNames(notice!);
    expect(`${title} ${text}`.replace(/\s+/g, ' ')).toBe(' : smoke Award to .');
  });
});

describe('a baseline', () => {
  const split = splitAt(noticesIn(market()), '2021-01-01');
  const records = new Records(split);
  const alarms = split.needs.find(({ notice }) => notice.title === 'Smoke alarms')!;
  const content = [
    'tag Jaccard',
    'CPV case-based',
    'damped CPV hierarchy',
    'BM25',
    'LightFM-like hybrid',
    'EASE^R with side information',
    'case-based kNN',
    'equal-weight blend',
  ];

  it.each(allBaselines.map((baseline) => [baseline.name, baseline] as const))(
    '%s gives every known supplier a score of at least 0 under every setting, without looking at the winners',
    (_name, baseline) => {
      for (const params of baseline.grid) {
        const scores = baseline.prepare(records, params)(alarms);
        expect(scores.length).toBe(split.suppliers.length);
        expect([...scores].every((score) => score >= 0)).toBe(true);
        expect(baseline.prepare(records, params)({ ...alarms, winners: [] })).toEqual(scores);
      }
    },
  );

  it.each(content)('%s prefers who did such work', (name) => {
    const baseline = allBaselines.find((one) => one.name === name)!;
    const scores = baseline.prepare(records, baseline.grid[0]!)(alarms);
    const [acme, green] = ['name:acme alarms', 'name:green'].map((key) =>
      split.suppliers.findIndex((one) => one.key === key),
    );
    expect(scores[acme!]).toBeGreaterThan(scores[green!]!);
  });
});

describe('an evaluation', () => {
  const notices = noticesIn(market());
  const run = () => evaluate({ notices, split: '2021-01-01', baselines: true });

  it('finds who keeps to a trade, with points that add up and the winner first', async () => {
    const { evaluation, rankings } = await run();
    expect(evaluation).toMatchObject({ split: '2021-01-01', testNeeds: 6, warmNeeds: 6, candidates: 2 });
    const [own] = evaluation.models;
    expect(own).toMatchObject({ name: 'parley', 'hit@10': 1, 'ndcg@10': 1, explanationError: 0 });
    expect(evaluation.models[1]!.name).toBe('parley without fairness');
    expect(evaluation.comparisons[0]).toMatchObject({ against: 'parley without fairness', difference: 0 });
    expect(rankings).toHaveLength(6);
    expect(rankings[0]!.suppliers[0]).toBe('Acme Alarms Ltd');
    expect(rankings[0]!.supplierNorms[0]).toBe('ACME ALARMS');
  });

  it('fills up short lists in its rankings, first with who has worked with the buyer, and judges none of these', async () => {
    const others = Array.from({ length: 60 }, (_, i) =>
      row({
        date: '2020-06-01',
        buyer: i === 40 ? 'London Borough of Camden' : 'Leeds City Council',
        supplier: `Firm ${i} Ltd`,
        supplier_norm: `FIRM ${i}`,
        title: `Choir ${i}`,
        description: 'singing',
        cpv: '92000000',
      }),
    );
    const { evaluation, rankings } = await evaluate({
      notices: noticesIn([...market(), ...others]),
      split: '2021-01-01',
      baselines: false,
    });
    const { suppliers } = rankings[0]!;
    expect(suppliers).toHaveLength(50);
    expect(new Set(suppliers).size).toBe(50);
    expect(suppliers.slice(0, 3).toSorted()).toEqual(['Acme Alarms Ltd', 'Firm 40 Ltd', 'Green plc']);
    expect(suppliers[3]).toBe('Firm 0 Ltd');
    expect(evaluation.models[0]!['hit@10']).toBe(1);
    expect(evaluation.models[0]!['coverage@10']).toBeCloseTo(2 / 62, 5);
  });

  it('gives the same bytes every time', async () => {
    expect(JSON.stringify(await run())).toBe(JSON.stringify(await run()));
  });

  it('judges other notices when given some, and trains on nothing from the split on', async () => {
    const judged = noticesIn([row({ date: '2021-03-01', notice_id: 'blind' })]);
    const { evaluation, rankings } = await evaluate({
      notices,
      judged,
      split: '2021-01-01',
      baselines: false,
    });
    expect(evaluation.testNeeds).toBe(1);
    expect(rankings.map(({ noticeId }) => noticeId)).toEqual(['blind']);
    const before = notices.filter(({ date }) => date < '2021-01-01');
    expect(
      (await evaluate({ notices: before, judged, split: '2021-01-01', baselines: false })).evaluation,
    ).toEqual(evaluation);
  });

  it('survives a split with nothing before it or nothing after', async () => {
    const early = await evaluate({ notices, split: '2010-01-01', baselines: true });
    expect(early.evaluation).toMatchObject({ warmNeeds: 0, candidates: 0 });
    const late = await evaluate({ notices, split: '2030-01-01', baselines: true });
    expect(late.evaluation).toMatchObject({ testNeeds: 0 });
  });
});

describe('the parts of it', () => {
  it('draw the same samples for the same number of needs', () => {
    expect(resamples(7)).toEqual(resamples(7));
    expect(resamples(7)[0]!.every((place) => place < 7)).toBe(true);
  });

  it('count months by the calendar', () => {
    expect(monthsFrom('2021-01-01', -12)).toBe('2020-01-01');
    expect(monthsFrom('2020-07-01', -18)).toBe('2019-01-01');
  });
});
