import { describe, expect, it } from 'vitest';
import type { AwardRow } from './award-notice.ts';
import { noticesOf } from './award-notice.ts';
import { simulate } from './simulate.ts';

const works = ['smoke alarms', 'fire alarms', 'heat detectors', 'sprinklers', 'fire doors'];
const councils = ['Camden Council', 'Leeds City Council', 'Hackney Council'];

/** An award of some works; firms are numbered, the even ones in the north. */
function award(number: number, firm: number, date: string): AwardRow {
  const work = works[number % works.length]!;
  return {
    source: 'hand-made',
    notice_id: `n${number}`,
    buyer: councils[number % councils.length]!,
    is_council: '1',
    supplier: `Firm ${firm} Ltd`,
    supplier_norm: `FIRM ${firm}`,
    // Firms with one award did the same work under a title that says less.
    title: firm < 20 || date > '2020' ? `Fitting of ${work}` : `Fitting in block ${number % 7}`,
    description: `Supply and fitting of ${work} in sheltered housing, block ${number % 7}`,
    cpv: '45312100',
    date,
    value_gbp: '10000',
    region: 'London',
  };
}

/** Twenty firms with ten awards each and twenty with one, all of one trade; then a year of needs. */
function rows(): AwardRow[] {
  let number = 0;
  const list: AwardRow[] = [];
  const day = (year: number) => `${year}-${String((number % 12) + 1).padStart(2, '0')}-15`;
  for (let turn = 0; turn < 10; turn++)
    for (let firm = 0; firm < 20; firm++) list.push(award(number++, firm, day(2016 + (turn % 4))));
  for (let firm = 20; firm < 40; firm++) list.push(award(number++, firm, day(2019)));
  for (let need = 0; need < 60; need++) list.push(award(number++, need % 40, day(2020)));
  return list;
}

describe('a simulated year', () => {
  const { notices } = noticesOf(rows())[0]!;
  const run = () => simulate({ notices, split: '2020-01-01', needs: 24 });

  it('puts suppliers with few awards before councils more often with the terms of fairness than without', async () => {
    const { needs, policies } = await run();
    const [without, , all] = policies;
    expect(needs).toBe(24);
    expect(without!['rare@10']).toBeLessThan(0.4);
    expect(all!['rare@10']).toBeGreaterThanOrEqual(0.4);
    expect(all!.attention.new).toBeGreaterThan(without!.attention.new);
    for (const { attention } of policies)
      expect(attention.new + attention.known + attention.established).toBeCloseTo(1, 5);
  });

  it('gives nobody anything for another name or another time of edit, and nothing on average for another id', async () => {
    const { gains } = await run();
    for (const change of ['another name', 'an edit at another time'] as const) {
      expect(gains[change].trials).toBeGreaterThan(0);
      expect(gains[change]).toMatchObject({ mean: 0, interval: [0, 0] });
    }
    const { trials, interval } = gains['another id'];
    expect(trials).toBe(3 * gains['another name'].trials);
    expect(interval[0]).toBeLessThanOrEqual(0);
  });

  it('gives the same figures every time', async () => {
    expect(await run()).toEqual(await run());
  });
});
