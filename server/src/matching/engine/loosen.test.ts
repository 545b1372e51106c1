import { describe, expect, it } from 'vitest';
import { startPolicy } from './facts.ts';
import { looseningsOf } from './loosen.ts';
import { buildIndex } from './match-index.ts';
import { capability, engagement, market, need, supplier, TODAY } from './small-market.ts';

const fits = { capabilities: [capability('c', { title: 'Smoke alarms' })] };
const jobs = (count: number, kind: 'contract' | 'call_off' | 'meeting' = 'contract') =>
  Array.from({ length: count }, (_, i) => engagement(`e${i}`, { kind, title: 'Smoke alarms' }));

const suppliers = [
  supplier('holds both', { ...fits, accreditations: ['BAFE', 'NICEIC'], sme: true }),
  supplier('new, lacks BAFE', { ...fits, accreditations: ['NICEIC'], sme: true }),
  supplier('one job, lacks BAFE', { ...fits, accreditations: ['NICEIC'], sme: true, engagements: jobs(1) }),
  supplier('two jobs, lacks BAFE', {
    ...fits,
    accreditations: ['NICEIC'],
    sme: true,
    engagements: [...jobs(1), ...jobs(1, 'call_off').map((job) => ({ ...job, id: 'off' }))],
  }),
  supplier('many meetings, lacks NICEIC', {
    ...fits,
    accreditations: ['BAFE'],
    sme: true,
    engagements: jobs(4, 'meeting'),
  }),
  supplier('large', { ...fits, accreditations: ['BAFE', 'NICEIC'], sme: false }),
  supplier('large, lacks both', { ...fits, sme: false, engagements: jobs(3) }),
  supplier('excluded', { ...fits, accreditations: ['NICEIC'], sme: true, excluded: true }),
  supplier('elsewhere', { ...fits, accreditations: ['NICEIC'], sme: true, regions: ['Wales'] }),
  supplier('does other things', { capabilities: [capability('c', { title: 'Choir music' })], sme: true }),
];
const demand = need('n', {
  title: 'Smoke alarms',
  region: 'London',
  requiredAccreditations: ['BAFE', 'NICEIC', 'BAFE'],
  reservedFor: 'sme',
});
const index = buildIndex(market({ suppliers, demands: [demand] }), startPolicy, TODAY);

describe('what the conditions of a need keep out', () => {
  it('is told condition by condition, each once, and for all together', () => {
    expect(looseningsOf(index, 'n')).toEqual([
      { condition: { kind: 'accreditation', accreditation: 'BAFE' }, admitted: 3, newToMarket: 2 },
      { condition: { kind: 'accreditation', accreditation: 'NICEIC' }, admitted: 1, newToMarket: 1 },
      { condition: { kind: 'reserved' }, admitted: 1, newToMarket: 1 },
      { condition: { kind: 'all' }, admitted: 6, newToMarket: 4 },
    ]);
  });

  it('is told for a draft as for what is saved', () => {
    expect(looseningsOf(index, demand)).toEqual(looseningsOf(index, 'n'));
  });

  it('has no line for all together when there is one condition', () => {
    expect(looseningsOf(index, { ...demand, requiredAccreditations: [] })).toEqual([
      { condition: { kind: 'reserved' }, admitted: 2, newToMarket: 1 },
    ]);
    expect(looseningsOf(index, { ...demand, requiredAccreditations: ['BAFE'], reservedFor: 'none' })).toEqual(
      [{ condition: { kind: 'accreditation', accreditation: 'BAFE' }, admitted: 4, newToMarket: 2 }],
    );
  });

  it('is nothing where there are none', () => {
    expect(looseningsOf(index, { ...demand, requiredAccreditations: [], reservedFor: 'none' })).toEqual([]);
  });

  it('is nobody where a need is reserved for those who cannot come', () => {
    expect(looseningsOf(index, { ...demand, requiredAccreditations: [], reservedFor: 'vcse' })).toMatchObject(
      [{ condition: { kind: 'reserved' }, admitted: 7 }],
    );
  });

  it('cannot be told of a need that is unknown', () => {
    expect(() => looseningsOf(index, 'lost')).toThrow(RangeError);
  });
});
