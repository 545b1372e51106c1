import { describe, expect, it } from 'vitest';
import { startPolicy } from '../facts.ts';
import { council, engagement, need, supplier, term, TODAY } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S7, size and area', () => {
  const terms = [term('alarms'), term('grass')];
  const councils = [council('camden'), council('leeds', { region: 'Yorkshire' })];
  const worked = (id: string, councilId: string, valueGbp: number | null, termId = 'alarms') =>
    supplier(id, { engagements: [engagement('e', { councilId, valueGbp, termIds: [termId] })] });
  const suppliers = [
    worked('right', 'camden', 10_000),
    worked('large', 'camden', 1_000_000),
    worked('other', 'camden', 10_000, 'grass'),
    worked('far', 'leeds', 10_000),
    worked('unvalued', 'leeds', null),
    supplier('twice', {
      engagements: ['e', 'f'].map((id) => engagement(id, { councilId: 'camden', termIds: ['alarms'] })),
    }),
  ];
  const demand = need('n', { region: 'London', valueGbp: 10_000, termIds: ['alarms'] });
  const said = (id: string, of = demand) => part({ terms, councils, suppliers }, of, id, 'S7');
  const size = startPolicy.size.sizeShare;
  const area = 1 - size;

  it('is for work of the usual size, and bigger is not better', () => {
    expect(said('right').value).toBeCloseTo(size + area * 0.7, 3);
    expect(said('large').value).toBeCloseTo(
      size * Math.exp(-0.5 * (Math.log(100) / 1.5) ** 2) + area * 0.7,
      3,
    );
  });

  it('is for work of this kind in this area, not for other work there or such work elsewhere', () => {
    expect(said('other').value).toBeCloseTo(size, 3);
    expect(said('far').value).toBeCloseTo(size, 3);
    expect(said('unvalued').value).toBe(0);
    expect(said('twice').value).toBeCloseTo(area * (1 - 0.3 ** 2), 3);
  });

  it('goes by what the need says', () => {
    expect(said('far', need('n', { valueGbp: 10_000 })).value).toBeCloseTo(size, 3);
    expect(said('right', need('n', { region: 'London' })).known).toBe(false);
    expect(said('far', need('n')).known).toBe(false);
  });

  it('adds up jobs nearby by what each shares of the kind of work, and how each went', () => {
    const wide = [term('safety'), term('alarms', 'safety'), term('doors', 'safety'), term('grass')];
    const job = (id: string, termId: string, given = {}) =>
      engagement(id, { councilId: 'camden', termIds: [termId], ...given });
    const given = [
      supplier('alarms', { engagements: [job('e', 'alarms', { outcome: 1 })] }),
      supplier('doors', { engagements: [job('e', 'doors', { outcome: 1 })] }),
      supplier('both', { engagements: [job('e', 'alarms'), job('f', 'doors', { outcome: 1 })] }),
      supplier('failed', { engagements: [job('e', 'alarms', { outcome: 0 })] }),
      supplier('long ago', { engagements: [job('e', 'alarms', { day: TODAY - 1095 })] }),
    ];
    const sought = need('n', { region: 'London', termIds: ['alarms'] });
    const of = (id: string) =>
      part({ terms: wide, councils, suppliers: [...suppliers, ...given] }, sought, id, 'S7').value / area;
    expect(of('alarms')).toBeCloseTo(0.999, 4);
    expect(of('doors')).toBeGreaterThan(0);
    expect(of('doors')).toBeLessThan(of('alarms'));
    expect(of('both')).toBeCloseTo(1 - 0.3 * (1 - of('doors')), 4);
    expect(of('failed')).toBe(0);
    expect(of('long ago')).toBeCloseTo(0.35, 4);
  });

  it('shows the jobs that say most, three at most, and what else fits', () => {
    const job = (id: string, given = {}) =>
      engagement(id, { title: id, councilId: 'camden', termIds: ['alarms'], ...given });
    const given = [
      supplier('many', {
        engagements: [
          job('oldest', { day: TODAY - 2000 }),
          job('old', { day: TODAY - 400 }),
          job('best', { outcome: 1 }),
          job('last'),
          job('afar', { councilId: 'leeds', outcome: 1 }),
          job('private', { councilId: null }),
          job('other', { termIds: ['grass'], outcome: 1 }),
        ],
      }),
      supplier('twice as large', { engagements: [job('e', { councilId: 'leeds', valueGbp: 40_000 })] }),
      supplier('much larger', { engagements: [job('e', { councilId: 'leeds', valueGbp: 60_000 })] }),
      supplier('much smaller', { engagements: [job('e', { councilId: 'leeds', valueGbp: 2_000 })] }),
    ];
    given.push(
      supplier('planned', {
        engagements: [job('sooner', { day: TODAY + 3 }), job('later', { day: TODAY + 8 })],
      }),
      supplier('one of two', {
        engagements: [
          job('e', { councilId: 'leeds', valueGbp: 11_000 }),
          job('f', { councilId: 'leeds', valueGbp: 900_000 }),
          job('g', { councilId: 'leeds' }),
        ],
      }),
    );
    const of = (id: string, sought = demand) =>
      part({ terms, councils, suppliers: [...suppliers, ...given] }, sought, id, 'S7');
    expect(of('planned').evidence.map(({ id }) => id)).toEqual(['later', 'sooner']);
    expect(of('one of two').sentence).toBe('Has done jobs of about this value.');
    expect(of('many').evidence.map(({ id }) => id)).toEqual(['best', 'last', 'old']);
    expect(of('many').sentence).toBe('Has done work of this kind in London.');
    expect(of('twice as large')).toMatchObject({
      sentence: 'Has done jobs of about this value.',
      evidence: [],
    });
    expect(of('much larger').sentence).toBe('Has done jobs not far from this value.');
    expect(of('much smaller').sentence).toBe('Has done jobs not far from this value.');
    const unvalued = need('n', { region: 'London', termIds: ['alarms'] });
    expect(of('right', unvalued).sentence).toBe('Has done work of this kind in London.');
    expect(of('right', need('n', { valueGbp: 10_000 })).sentence).toBe('Has done jobs of about this value.');
    expect(of('far', unvalued)).toMatchObject({ known: true, value: 0, evidence: [] });
    expect(of('far', need('n', { termIds: ['alarms'], valueGbp: 0 })).known).toBe(false);
  });

  it('says what fits, and shows the work', () => {
    expect(said('right').sentence).toBe(
      'Has done work of this kind in London and has done jobs of about this value.',
    );
    expect(said('right').evidence.map(({ id }) => id)).toEqual(['e']);
    expect(said('other').sentence).toBe('Has done jobs of about this value.');
    expect(said('unvalued').sentence).toBe('No work of this size, or of this kind in this area, on record.');
  });
});
