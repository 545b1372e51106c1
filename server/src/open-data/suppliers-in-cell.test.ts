import { describe, expect, it } from 'vitest';
import type { SupplierFact } from './facts.ts';
import { eachSupplier, namesInCell } from './suppliers-in-cell.ts';

describe('a cell with suppliers', () => {
  it.each([
    ['bars', 'North Care Ltd | South Care Ltd', ['North Care Ltd', 'South Care Ltd']],
    [
      'semicolons',
      'North Care Ltd; South Services; East Works',
      ['North Care Ltd', 'South Services', 'East Works'],
    ],
    ['new lines', 'North Care Ltd\nSouth Care LLP', ['North Care Ltd', 'South Care LLP']],
    ['numbers', '1. North Care 2. South &amp; Sons 3. East', ['North Care', 'South & Sons', 'East']],
    ['lots', 'Lot 1 - North Ltd,Lot 2 - North Limited,Lot 3 - South Ltd', ['North Ltd', 'South Ltd']],
    [
      'commas',
      'North Care Ltd,The South Company Limited, East PLC',
      ['North Care Ltd', 'The South Company Limited', 'East PLC'],
    ],
  ])('names several where %s part them', (_, cell, names) => {
    expect(namesInCell(cell)).toEqual(names);
  });

  it.each([
    'North and South Ltd',
    'North Ltd & South Ltd JV',
    'North Ltd / South Ltd',
    'North Electrical,Fire & Security ltd,South',
    'North Ltd, trading as South Ltd',
    'North Ltd; 1 Any Road; Anytown',
    'North Limited; North House,',
    'North Limited\nSouth House\nAnytown Ltd',
    'Smith &amp; Sons',
    '24 / 7 Care Providers Ltd',
    'Lot 1 - East Side - North Ltd,Lot 2 - West Side - South Ltd',
    '4. North Ltd 7. South Ltd',
    '',
  ])('is one where nothing says so beyond doubt: %s', (cell) => {
    expect(namesInCell(cell)).toEqual([cell]);
  });

  it('gives a number that stands beside several to none of them, and says so', () => {
    const supplier: SupplierFact = {
      name: 'North Ltd|South Ltd',
      identifierScheme: 'GB-COH',
      identifier: '00725583',
      sme: true,
      vcse: null,
      valueGbp: 5,
    };
    const dropped: string[] = [];
    const unknown = { identifierScheme: null, identifier: null, sme: null, vcse: null, valueGbp: 5 };
    expect(eachSupplier([supplier], dropped)).toEqual([
      { ...unknown, name: 'North Ltd' },
      { ...unknown, name: 'South Ltd' },
    ]);
    expect(dropped).toEqual(['number 00725583 stands beside 2 suppliers and is given to none']);
    expect(eachSupplier([{ ...supplier, name: 'North Ltd' }], dropped)).toEqual([
      { ...supplier, name: 'North Ltd' },
    ]);
  });
});
