import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestIdentifier, companyNumber } from './organisation-identifier.ts';

describe('a company number', () => {
  it.each([
    ['7253083', '07253083'],
    ['0465 5666', '04655666'],
    ['13460', '00013460'],
    ['sc55775', 'SC055775'],
    ['SCO55775', 'SC055775'],
    ['NI20604', 'NI020604'],
    ['OC68843', 'OC068843'],
    ['FC021146', 'FC021146'],
    ['Company Number: 1141788', '01141788'],
    ['IP22981R', 'IP22981R'],
    ['29744R', 'IP29744R'],
    ['"6751069 "', '06751069'],
    ['(01584718)', '01584718'],
    ['GB-COH-02862423', '02862423'],
  ])('is read from %s as %s', (text, number) => {
    expect(companyNumber(text)).toBe(number);
  });

  it.each([
    'N/A',
    '0',
    '00000000',
    '',
    'GB648280518',
    '140412073',
    'Cramar House',
    '7104',
    'Lot 1/2',
    '12345678',
    'HRB 208581',
    'RQ6',
    '2 Horsburgh Gardens',
  ])('is not %s', (text) => {
    expect(companyNumber(text)).toBeNull();
  });

  it('stays the same when read again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = companyNumber(text);
        if (number !== null) expect(companyNumber(number)).toBe(number);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 11_111_110 }), (number) => {
        const read = companyNumber(String(number));
        if (read !== null) expect(read).toBe(String(number).padStart(8, '0'));
      }),
    );
  });
});

describe('the identifier to go by', () => {
  it('is the company number before the charity number, and what cannot be right is told', () => {
    const dropped: string[] = [];
    const given = [
      { scheme: 'GB-SRS', id: 'sid4gov/abc' },
      { scheme: 'GB-CHC', id: '1012345' },
      { scheme: 'GB-COH', id: 'N/A' },
    ];
    expect(bestIdentifier(given, dropped)).toEqual({ identifierScheme: 'GB-CHC', identifier: '1012345' });
    expect(dropped).toEqual(['"N/A" is no GB-COH number']);
    expect(
      bestIdentifier([...given, { scheme: 'gb-coh', id: '86' }, { scheme: 'GB-COH', id: '725583' }], []),
    ).toEqual({
      identifierScheme: 'GB-COH',
      identifier: '00725583',
    });
    expect(bestIdentifier([{ scheme: 'GB-PPON', id: 'PABC-1234-WXYZ' }], [])?.identifier).toBe(
      'PABC-1234-WXYZ',
    );
  });
});
