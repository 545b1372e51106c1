import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackSuppliers } from './packed-suppliers.ts';

describe('packed suppliers', () => {
  it('come out one by one, with new lines and brackets in their addresses', () => {
    const dropped: string[] = [];
    const cell =
      '[A & B (UK) Ltd|1 High St\n[rear],\nLeeds|COMPANIES_HOUSE|00725583|No|No][Helping Hands|LS1|CHARITY_COMMISSION|1012345|Yes|Yes]';
    expect(unpackSuppliers(cell, dropped)).toEqual([
      {
        name: 'A & B (UK) Ltd',
        referenceType: 'COMPANIES_HOUSE',
        referenceNumber: '00725583',
        sme: 'No',
        vcse: 'No',
      },
      {
        name: 'Helping Hands',
        referenceType: 'CHARITY_COMMISSION',
        referenceNumber: '1012345',
        sme: 'Yes',
        vcse: 'Yes',
      },
    ]);
    expect(dropped).toEqual([]);
    expect(unpackSuppliers('', dropped)).toEqual([]);
  });

  it('tell what cannot be unpacked', () => {
    const dropped: string[] = [];
    expect(unpackSuppliers('[just a name]', dropped)).toEqual([]);
    expect(dropped).toEqual([
      'supplier "just a name" is not packed as name, address, reference, SME and VCSE',
    ]);
  });

  it('are found again however many are packed, and no cell makes unpacking fail', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 &().'-]{0,20}[A-Za-z]$/);
    const address = fc.stringMatching(/^[A-Za-z0-9 ,\n|]{0,30}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, address, fc.constantFrom('NONE', 'COMPANIES_HOUSE')), { minLength: 1 }),
        (all) => {
          const cell = all.map(([n, a, type]) => `[${n}|${a}|${type}|0123|Yes|No]`).join('');
          expect(unpackSuppliers(cell, []).map((s) => [s.name, s.referenceType])).toEqual(
            all.map(([n, , type]) => [n, type]),
          );
        },
      ),
    );
    fc.assert(fc.property(fc.string(), (cell) => void unpackSuppliers(cell, [])));
  });
});
