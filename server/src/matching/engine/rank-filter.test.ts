import { describe, expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';
import { explain } from './explain.ts';
import type { Filter } from './match.ts';
import { rank } from './rank.ts';
import { council, engagement, need, supplier } from './small-market.ts';
import { alarms, build, order } from './testing/small-rank.ts';

describe('eligibility', () => {
  const suppliers = [
    supplier('fits', { capabilities: [alarms], regions: ['London'], accreditations: ['BAFE'], sme: true }),
    supplier('excluded', { capabilities: [alarms], accreditations: ['BAFE'], sme: true, excluded: true }),
    supplier('elsewhere', {
      capabilities: [alarms],
      regions: ['Wales'],
      accreditations: ['BAFE'],
      sme: true,
    }),
    supplier('unaccredited', { capabilities: [alarms], sme: true }),
    supplier('large', { capabilities: [alarms], accreditations: ['BAFE'], size: 'large' }),
    supplier('unsaid', { capabilities: [alarms], accreditations: ['BAFE'], size: 'unknown' }),
  ];
  const demand = need('n', {
    title: 'Smoke alarms',
    region: 'London',
    requiredAccreditations: ['BAFE'],
    reservedFor: 'sme',
  });
  const index = build({ suppliers, demands: [demand] });

  it('leaves out who may not be matched, and counts them by reason', () => {
    const list = rank(index, { reading: 'suppliers-for-demand', demand: 'n', limit: 99 });
    expect(list.matches.map(({ supplierId }) => supplierId)).toEqual(['fits']);
    expect(list.total).toBe(1);
    expect(list.ineligible).toEqual([
      { reason: 'accreditation', count: 1 },
      { reason: 'excluded', count: 1 },
      { reason: 'region', count: 1 },
      { reason: 'reserved_sme', count: 1 },
      { reason: 'status_unknown', count: 1 },
    ]);
  });

  it('is never a low score: the same supplier scores the same, with the reason said', () => {
    const fits = explain(index, 'n', 'fits');
    const elsewhere = explain(index, 'n', 'elsewhere');
    expect(elsewhere).toMatchObject({ eligible: false, score: fits.score });
    expect(elsewhere.ineligibleBecause).toEqual([{ code: 'region', sentence: 'Does not serve London.' }]);
  });

  it('is told to the supplier too', () => {
    const list = rank(index, { reading: 'demands-for-supplier', supplierId: 'elsewhere', limit: 9 });
    expect(list).toMatchObject({ total: 0, matches: [], ineligible: [{ reason: 'region', count: 1 }] });
  });
});

describe('who is not eligible', () => {
  const all = { capabilities: [alarms] };
  const suppliers = [
    supplier('twice', { ...all, excluded: true, regions: ['Wales'] }),
    supplier('welsh', { ...all, regions: ['Wales'], size: 'micro' }),
    supplier('also welsh', { ...all, regions: ['Wales'], size: 'micro' }),
    supplier('excluded', { ...all, excluded: true, size: 'large' }),
    supplier('fits', all),
  ];
  const demands = [
    need('n', { title: 'Smoke alarms', region: 'London' }),
    need('any', { title: 'Smoke alarms' }),
  ];
  const list = (filter?: Filter, changes = [] as (string | null)[]) => {
    const index = build({ suppliers, demands });
    for (const id of changes) applyChange(index, { kind: 'supplier', id: id!, facts: null });
    return rank(index, { reading: 'suppliers-for-demand', demand: 'n', limit: 9, filter });
  };

  it('counts under every reason there is, in the order of the reasons', () => {
    const reasons = [
      { reason: 'excluded', count: 2 },
      { reason: 'region', count: 3 },
    ];
    expect(list().ineligible).toEqual(reasons);
    expect(list({ predicate: () => true }).ineligible).toEqual(reasons);
  });

  it('counts no more once gone, nor outside the filter', () => {
    expect(list({}, ['welsh', 'also welsh', 'excluded']).ineligible).toEqual([
      { reason: 'excluded', count: 1 },
      { reason: 'region', count: 1 },
    ]);
    expect(list({}, ['twice', 'excluded']).ineligible).toEqual([{ reason: 'region', count: 2 }]);
    expect(list({ sizes: ['micro'] }).ineligible).toEqual([{ reason: 'region', count: 2 }]);
    expect(list({ predicate: ({ supplier: { id } }) => id === 'welsh' })).toMatchObject({
      total: 0,
      ineligible: [{ reason: 'region', count: 1 }],
    });
  });

  it('counts need by need for a supplier', () => {
    const index = build({ suppliers, demands });
    const own = (id: string) => rank(index, { reading: 'demands-for-supplier', supplierId: id, limit: 9 });
    expect(own('twice')).toMatchObject({
      total: 0,
      ineligible: [
        { reason: 'excluded', count: 2 },
        { reason: 'region', count: 1 },
      ],
    });
    expect(own('welsh')).toMatchObject({ total: 1, ineligible: [{ reason: 'region', count: 1 }] });
  });
});

describe('a filter', () => {
  const camden = engagement('e', { councilId: 'camden', title: 'Smoke alarms' });
  const given = {
    suppliers: [
      supplier('known', {
        engagements: [camden, { ...camden, id: 'e2' }, { ...camden, id: 'e3' }],
        size: 'large' as const,
      }),
      supplier('welsh', { capabilities: [alarms], regions: ['Wales'], size: 'micro' as const }),
      supplier('charity', { capabilities: [alarms], vcse: true, sme: false }),
    ],
    demands: [
      need('n', { title: 'Smoke alarms' }),
      need('far', { title: 'Smoke alarms', councilId: 'leeds', region: 'Wales' }),
    ],
  };

  it.each<[string, Filter, string[]]>([
    ['regions', { regions: ['London'] }, ['charity', 'known']],
    ['sizes', { sizes: ['micro', 'large'] }, ['known', 'welsh']],
    ['smeOnly', { smeOnly: true }, ['welsh']],
    ['vcseOnly', { vcseOnly: true }, ['charity']],
    ['newEntrantsOnly', { newEntrantsOnly: true }, ['charity', 'welsh']],
    ['notWorkedWithCouncil', { notWorkedWithCouncil: true }, ['charity', 'welsh']],
    ['predicate', { predicate: ({ supplier: { id } }) => id !== 'known' }, ['charity', 'welsh']],
  ])('by %s narrows the suppliers for a need', (_name, filter, expected) => {
    expect(order(given, filter).sort()).toEqual(expected);
  });

  it.each<[string, Filter, string[]]>([
    ['councilIds', { councilIds: ['camden'] }, ['n']],
    ['regions', { regions: ['London'] }, ['n']],
    ['notWorkedWithCouncil', { notWorkedWithCouncil: true }, ['far']],
    ['demandKind', { demandKind: 'line' }, []],
    ['predicate', { predicate: ({ demand }) => demand.id === 'far' }, ['far']],
  ])('by %s narrows the demands for a supplier', (_name, filter, expected) => {
    const list = rank(build(given), {
      reading: 'demands-for-supplier',
      supplierId: 'known',
      limit: 9,
      filter,
    });
    expect(list.matches.map(({ demandId }) => demandId)).toEqual(expected);
  });

  it.each<[string, Filter, string[]]>([
    ['by newEntrantsOnly', { newEntrantsOnly: true }, ['charity', 'later', 'welsh']],
    ['by notWorkedWithCouncil', { notWorkedWithCouncil: true }, ['charity', 'welsh']],
    [
      'by nothing that is said',
      { newEntrantsOnly: false, notWorkedWithCouncil: false, smeOnly: false },
      ['charity', 'known', 'later', 'welsh'],
    ],
    [
      'by both',
      {
        newEntrantsOnly: true,
        notWorkedWithCouncil: true,
        predicate: ({ supplier: { id } }) => id !== 'welsh',
      },
      ['charity'],
    ],
  ])('%s reads suppliers that changed since, too', (_name, filter, expected) => {
    const index = build(given);
    const later = supplier('later', { engagements: [camden] });
    applyChange(index, { kind: 'supplier', id: 'later', facts: later });
    const { matches, total } = rank(index, {
      reading: 'suppliers-for-demand',
      demand: 'n',
      limit: 99,
      filter,
    });
    expect(matches.map(({ supplierId }) => supplierId).sort()).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it('by notWorkedWithCouncil leaves everybody in for a council that nobody has worked with', () => {
    const index = build(given);
    for (const councilId of ['leeds', 'atlantis']) {
      const demand = need('draft', { title: 'Smoke alarms', councilId });
      const list = rank(index, {
        reading: 'suppliers-for-demand',
        demand,
        limit: 9,
        filter: { notWorkedWithCouncil: true },
      });
      expect(list.total).toBe(3);
    }
  });

  it('by notWorkedWithCouncil leaves out who worked with this council, not with another', () => {
    const worked = ['camden', 'leeds', 'barnet'].map((councilId) =>
      supplier(councilId, { engagements: [{ ...camden, councilId }] }),
    );
    const index = build({ suppliers: worked, councils: worked.map(({ id }) => council(id)) });
    for (const { id } of worked) {
      const { matches } = rank(index, {
        reading: 'suppliers-for-demand',
        demand: need('draft', { title: 'Smoke alarms', councilId: id }),
        limit: 9,
        filter: { notWorkedWithCouncil: true },
      });
      expect(matches.map(({ supplierId }) => supplierId).sort()).toEqual(
        worked.flatMap((one) => (one.id === id ? [] : [one.id])).sort(),
      );
    }
  });

  it('by a condition of its own is asked of nobody who is gone or outside its other parts', () => {
    const index = build(given);
    applyChange(index, { kind: 'supplier', id: 'charity', facts: null });
    const asked: string[] = [];
    const predicate: Filter['predicate'] = ({ supplier: { id } }) => asked.push(id) > 0;
    const list = rank(index, {
      reading: 'suppliers-for-demand',
      demand: 'n',
      limit: 9,
      filter: { sizes: ['micro'], predicate },
    });
    expect([list.total, asked]).toEqual([1, ['welsh']]);
  });

  it('by regions keeps the demands that name none', () => {
    const list = rank(build(given), {
      reading: 'demands-for-supplier',
      supplierId: 'known',
      limit: 9,
      filter: { regions: ['Wales'], demandKind: 'need' },
    });
    expect(list.matches.map(({ demandId }) => demandId).sort()).toEqual(['far', 'n']);
  });

  it('counts nobody outside it as ineligible', () => {
    const demands = [need('n', { title: 'Smoke alarms', region: 'London' })];
    const index = build({ ...given, demands });
    const list = (filter: Filter) =>
      rank(index, { reading: 'suppliers-for-demand', demand: 'n', limit: 9, filter });
    expect(list({}).ineligible).toEqual([{ reason: 'region', count: 1 }]);
    expect(list({ sizes: ['large'] }).ineligible).toEqual([]);
    expect(list({ predicate: () => true }).ineligible).toEqual([{ reason: 'region', count: 1 }]);
  });
});
