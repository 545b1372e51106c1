import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believableDay, believableEnd, believableValue, dayIn, momentOf } from './believable.ts';

const today = '2026-11-23';

describe('a day', () => {
  it('is read in both styles of Contracts Finder and from moments', () => {
    expect(dayIn('29/09/2020')).toBe('2020-09-29');
    expect(dayIn('1/2/2020 14:00')).toBe('2020-02-01');
    expect(dayIn('2020-09-29T17:15:24Z')).toBe('2020-09-29');
    expect(dayIn('31/02/2020')).toBeNull();
    expect(dayIn('soon')).toBeNull();
  });

  it('is not believed from year 1, before 1990 or beyond two years from today', () => {
    for (const text of ['0001-01-01T00:00:00Z', '01/01/0001', '1970-01-01', '2028-11-24', '9999-12-31']) {
      const dropped: string[] = [];
      expect(believableDay(text, 'date', today, dropped)).toBeNull();
      expect(dropped).toEqual([`date "${text}" is not believable`]);
    }
    expect(believableDay('2028-08-20', 'date', today, [])).toBe('2028-08-20');
    expect(believableEnd('2050-01-01', '2020-01-01', today, [])).toBe('2050-01-01');
  });

  it('that ends before it starts is dropped', () => {
    const dropped: string[] = [];
    expect(believableEnd('2020-01-01', '2020-02-01', today, dropped)).toBeNull();
    expect(dropped).toHaveLength(1);
  });

  it('keeps its moment where the source gives one', () => {
    expect(momentOf('2021-04-29T11:45:26+01:00', '2021-04-29')).toBe('2021-04-29T10:45:26.000Z');
    expect(momentOf('29/04/2021', '2021-04-29')).toBe('2021-04-29T00:00:00.000Z');
  });
});

describe('a value', () => {
  it.each([
    ['£1,234.50', 1234.5, 1234.5],
    ['1000000-4000000', 1_000_000, 4_000_000],
    ['0', null, null],
    ['0.0', null, null],
    ['', null, null],
  ])('%s lies between %s and %s', (text, min, max) => {
    expect(believableValue(text, [])).toEqual({ min, max });
  });

  it('that is negative, beyond belief or no amount is dropped with a sentence', () => {
    for (const text of ['-5', '72000000000', 'about a million']) {
      const dropped: string[] = [];
      expect(believableValue(text, dropped)).toEqual({ min: null, max: null });
      expect(dropped).toHaveLength(1);
    }
    fc.assert(fc.property(fc.string(), (text) => void believableValue(text, [])));
  });
});
