import { describe, expect, it } from 'vitest';
import { need, supplier, TODAY } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S8, freshness', () => {
  const confirmed = (id: string, days: number | null) =>
    supplier(id, { statement: 'alarms', confirmedDay: days === null ? null : TODAY - days });
  const suppliers = [
    confirmed('today', 0),
    confirmed('lately', 100),
    confirmed('once', 545),
    confirmed('never', null),
  ];
  const said = (id: string) => part({ suppliers }, need('n', { title: 'Alarms' }), id, 'S8');

  it('is full while a confirmed profile is fresh, then halves by the year, and nothing without', () => {
    expect(said('lately').value).toBe(said('today').value);
    expect(said('today').value).toBeCloseTo(1, 4);
    expect(said('once').value).toBeCloseTo(0.5, 4);
    expect(said('never').value).toBe(0);
  });

  it('says so', () => {
    expect(said('today').sentence).toBe('The supplier has confirmed its profile lately.');
    expect(said('once').sentence).toBe('The supplier confirmed its profile some time ago.');
    expect(said('never').sentence).toBe('The supplier has not confirmed its profile.');
    expect(['today', 'once', 'never'].flatMap((id) => said(id).evidence)).toEqual([]);
  });
});
