import { describe, expect, it } from 'vitest';
import { engagement, need, supplier, TODAY } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S6, delivery', () => {
  const judged = (id: string, outcomes: readonly (number | null)[]) =>
    supplier(id, {
      engagements: outcomes.map((outcome, i) => engagement(`e${i}`, { title: 'Alarms', outcome })),
    });
  const suppliers = [
    judged('perfect', [1]),
    judged('failed', [0]),
    judged('unsaid', [null]),
    judged(
      'seasoned',
      Array.from({ length: 20 }, () => 1),
    ),
  ];
  const said = (id: string) => part({ suppliers }, need('n', { title: 'Alarms' }), id, 'S6');

  it('is nothing without an outcome on record, and moves with what is known', () => {
    expect(said('perfect').value).toBeCloseTo(0.1, 4);
    expect(said('failed').value).toBeCloseTo(1.4 / 3 - 0.7, 4);
    expect(said('unsaid').value).toBe(0);
    expect(said('seasoned').value).toBeCloseTo((20 + 1.4) / 22 - 0.7, 4);
  });

  it('shows the latest jobs with an outcome, three at most, and counts as expected what is just that', () => {
    const jobs = (
      [
        [0.7, 40],
        [null, 30],
        [0.69, 20],
        [1, 10],
        [0.2, 0],
      ] as const
    ).map(([outcome, age], i) => engagement(`e${i}`, { title: `Job ${i}`, outcome, day: TODAY - age }));
    const mixed = supplier('mixed', { engagements: jobs });
    const found = part({ suppliers: [mixed] }, need('n', { title: 'Job' }), 'mixed', 'S6');
    expect(found.sentence).toBe('4 past jobs have an outcome on record, 2 as expected or better.');
    expect(found.evidence.map(({ id, label }) => [id, label])).toEqual([
      ['e4', 'Job 4'],
      ['e3', 'Job 3'],
      ['e2', 'Job 2'],
    ]);
    expect(said('unsaid').evidence).toEqual([]);
  });

  it('says how many outcomes there are and how they were', () => {
    expect(said('seasoned').sentence).toBe(
      '20 past jobs have an outcome on record, all as expected or better.',
    );
    expect(said('failed').sentence).toBe('1 past job has an outcome on record, 0 as expected or better.');
    expect(said('unsaid').sentence).toBe('No outcome of past work is on record.');
  });
});
