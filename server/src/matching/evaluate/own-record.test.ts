import { describe, expect, it } from 'vitest';
import { GRADES } from '../engine/learn.ts';
import { startPolicy } from '../engine/policy.ts';
import { capability, council, engagement, market, need, supplier } from '../engine/small-market.ts';
import type { SupplierFacts } from '../engine/facts.ts';
import { dayNumber } from '../market-facts.ts';
import type { NeedOutcomes } from '../own-outcomes.ts';
import { learnCandidate } from './candidate.ts';
import { ownRecord } from './own-record.ts';
import { trainParley } from './parley.ts';

const quiet = async () => {};
const trades = ['roofing', 'plumbing', 'gardening', 'cleaning', 'painting', 'glazing'];
const councils = ['north', 'south', 'east', 'west'];

/** Four suppliers of each trade, each of which has worked for one council. */
const suppliers: SupplierFacts[] = trades.flatMap((trade) =>
  councils.map((one) =>
    supplier(`${trade} of ${one}`, {
      name: `${one} ${trade} company`,
      capabilities: [capability(`c ${trade} ${one}`, { title: `${trade} works` })],
      engagements: [
        engagement(`e ${trade} ${one}`, {
          councilId: one,
          title: 'Sundry help',
          day: dayNumber('2019-06-01'),
        }),
      ],
    }),
  ),
);
const given = market({ councils: councils.map((id) => council(id)), suppliers });

/** A need for a trade and what came of it. */
const asked = (
  askedOn: string,
  trade: string,
  by: string,
  more: Partial<Pick<NeedOutcomes, 'grades' | 'dismissed' | 'names'>> = {},
): NeedOutcomes => ({
  need: need(`${askedOn} ${trade} ${by}`, { title: `${trade} wanted`, councilId: by }),
  askedOn,
  grades: new Map(),
  dismissed: new Set(),
  names: new Map(),
  ...more,
});

/** Every council takes on whoever does the trade and has worked for it before, all year round. */
const faithful = (years: readonly number[]) =>
  years.flatMap((year) =>
    ['02', '05', '08', '11'].flatMap((month) =>
      trades.flatMap((trade) =>
        councils.map((by) =>
          asked(`${year}-${month}-10`, trade, by, {
            grades: new Map([[`${trade} of ${by}`, GRADES.contract]]),
            dismissed: new Set([`${trade} of ${councils.find((one) => one !== by)!}`]),
          }),
        ),
      ),
    ),
  );

describe('a record of what came of needs asked here', () => {
  it('counts suppliers once per need, before a day', () => {
    const record = ownRecord(given, [
      asked('2024-01-05', 'roofing', 'north', {
        grades: new Map([
          ['roofing of north', 4],
          ['roofing of south', 1],
        ]),
        dismissed: new Set(['roofing of east']),
      }),
      asked('2024-03-05', 'roofing', 'south', { dismissed: new Set(['roofing of west']) }),
    ]);
    expect(['2024-01-05', '2024-01-06', '2024-04-01'].map(record.outcomesBefore)).toEqual([0, 3, 4]);
  });

  it('teaches that councils take on whom they know, where they do, and is better for it from the split on', async () => {
    const record = ownRecord(given, faithful([2023, 2024]));
    const candidate = await learnCandidate(record, '2024-07-01', startPolicy, quiet);
    const { weights } = startPolicy;
    expect(candidate!.policy.weights.S4 / candidate!.policy.weights.S2).toBeGreaterThan(
      (2 * weights.S4) / weights.S2,
    );
    expect(candidate!.figures).toMatchObject({
      against: startPolicy.version,
      split: '2024-07-01',
      needs: 48,
    });
    expect(candidate!.figures.ndcg10).toBeGreaterThan(0.9);
    expect(candidate!.figures.difference).toBeGreaterThanOrEqual(0);
  });

  it('tells of each need who was taken on, by grade, and how many were left off', () => {
    const outcomes = asked('2024-03-05', 'roofing', 'north', {
      grades: new Map([
        ['roofing of south', 1],
        ['roofing of north', 4],
      ]),
      dismissed: new Set(['roofing of east', 'nobody here']),
    });
    const [taught] = ownRecord(given, [outcomes]).lessons('2024-01-01', '2024-07-01', startPolicy);
    const { lesson, council } = taught!;
    expect(council).toBe(true);
    expect(lesson.grades.toSorted()).toEqual([1, 4]);
    expect(lesson.dismissed).toBe(1);
    const S4 = lesson.values.get('S4')!;
    expect(S4[lesson.grades.indexOf(4)]).toBeGreaterThan(0);
    expect(S4[lesson.grades.indexOf(1)]).toBe(0);
  });

  it('reads nothing from the split on, neither what came of needs nor work that began', async () => {
    const early = faithful([2023]);
    const learned = (outcomes: NeedOutcomes[], all = suppliers) =>
      trainParley(ownRecord({ ...given, suppliers: all }, outcomes), '2024-01-01', startPolicy, quiet);
    const expected = await learned(early);
    const other = asked('2024-02-10', 'roofing', 'north', { grades: new Map([['glazing of west', 4]]) });
    expect(await learned([...early, other])).toEqual(expected);
    const later = suppliers.map((one) => ({
      ...one,
      engagements: [
        ...one.engagements,
        engagement(`later ${one.id}`, {
          councilId: 'north',
          title: 'roofing wanted',
          day: dayNumber('2024-02-01'),
        }),
      ],
    }));
    expect(await learned(early, later)).toEqual(expected);
    expect((await learned(faithful([2022]))).weights).not.toEqual(startPolicy.weights);
  });

  it('does not know the work that a need led to, nor the name of who did it, when it ranks the need', () => {
    const led = supplier('led', {
      name: 'Zebra Roofing',
      capabilities: [capability('c led', { title: 'Zebra crossings' })],
      engagements: [
        engagement('before', { title: 'Zebra crossings', day: dayNumber('2023-06-01') }),
        engagement('after', { title: 'roofing wanted', councilId: 'north', day: dayNumber('2024-05-01') }),
      ],
    });
    const record = ownRecord({ ...given, suppliers: [...suppliers, led] }, [
      {
        ...asked('2024-03-05', 'roofing', 'north', {
          grades: new Map([['led', 4]]),
          names: new Map([['led', 'Zebra Roofing']]),
        }),
        need: need('n', { title: 'Zebra wanted', text: 'plumbing', councilId: 'north' }),
      },
    ]);
    expect(record.measure('2024-01-01', startPolicy).ndcg10).toEqual([0]);
    expect(record.lessons('2024-01-01', '2024-07-01', startPolicy)[0]!.lesson.grades).toEqual([]);
  });

  it('leaves out needs whose suppliers nobody had heard of, and says so when none is left', async () => {
    const unheard = supplier('unheard', {
      capabilities: [{ ...capability('derived', { title: 'roofing' }), declared: false }],
      engagements: [engagement('first', { title: 'roofing', day: dayNumber('2025-01-01') })],
    });
    const record = ownRecord({ ...given, suppliers: [...suppliers, unheard] }, [
      ...faithful([2023]),
      asked('2024-03-05', 'roofing', 'north', { grades: new Map([['unheard', 4]]) }),
    ]);
    expect(record.measure('2024-01-01', startPolicy)).toEqual({ ndcg10: [], rare10: 0 });
    expect(record.lessons('2024-01-01', '2024-07-01', startPolicy)).toEqual([]);
    await expect(learnCandidate(record, '2024-01-01', startPolicy, quiet)).rejects.toThrow(
      /No need from 2024-01-01 on has an outcome/,
    );
  });

  it('says which share of the first ten places suppliers with at most one award get', () => {
    const busy = suppliers.map((one, i) => ({
      ...one,
      engagements:
        i % 2 === 0
          ? one.engagements
          : [...one.engagements, engagement(`more ${i}`, { day: dayNumber('2019-06-01') })],
    }));
    const record = ownRecord({ ...given, suppliers: busy }, [
      asked('2024-03-05', 'roofing', 'north', { grades: new Map([['roofing of north', 2]]) }),
    ]);
    expect(record.measure('2024-01-01', startPolicy).rare10).toBe(0.5);
  });
});
