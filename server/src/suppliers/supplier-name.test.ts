import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSupplierName, notASupplierName, saysNotAwarded, tidySupplierName } from './supplier-name.ts';

describe('a folded supplier name', () => {
  it.each([
    ['Smith &amp; Jones Ltd.', 'SMITH AND JONES LIMITED'],
    ['The Example Company PLC', 'example company p.l.c.'],
    ['Helping Hands C.I.C.', 'Helping Hands Community Interest Company'],
    ['Café Société LLP', 'Cafe Societe Limited Liability Partnership'],
    ["O'Brien & Sons", 'OBrien and Sons Ltd'],
    ['GROUP 4 TOTAL SECURITY T A G4S', 'Group 4 Total Security Ltd t/a G4S'],
    ['Riverside Group Ltd (Lot 1)', 'Riverside Group'],
  ])('is the same for %s and %s', (a, b) => {
    expect(foldSupplierName(a)).toBe(foldSupplierName(b));
  });

  it('keeps different organisations apart', () => {
    const names = [
      'Acme North Ltd',
      'Acme South Ltd',
      'Acme',
      'Acme Holdings plc',
      'The Limited Company Ltd',
    ];
    expect(new Set(names.map(foldSupplierName)).size).toBe(names.length);
  });

  it('does not change when folded again, and keeps something of every name that has letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const folded = foldSupplierName(name);
        expect(foldSupplierName(folded)).toBe(folded);
        if (/^[a-z]/i.test(name) && !/&/.test(name) && !/t\s?[/\\]/i.test(name)) expect(folded).not.toBe('');
      }),
    );
  });

  it('is read without stray punctuation', () => {
    expect(tidySupplierName(' *Acme &amp;  Sons Ltd.,')).toBe('Acme & Sons Ltd.');
  });

  it.each([
    ['"Example Medical Limited', 'Example Medical Limited'],
    ['Example Medical Limited"', 'Example Medical Limited'],
    ['“Example Medical Limited”', 'Example Medical Limited'],
    ['Example UK Limited ("Example")', 'Example UK Limited ("Example")'],
    ['‘Off the Path’ Youth Counselling', '‘Off the Path’ Youth Counselling'],
    ['Example Ltd trading as ‘Ample’', 'Example Ltd trading as ‘Ample’'],
    ["Friends of the Carers'", "Friends of the Carers'"],
    ['"Q" Example "R"', '"Q" Example "R"'],
  ])('loses a stray quotation mark and keeps one that belongs to it: %s', (given, tidied) => {
    expect(tidySupplierName(given)).toBe(tidied);
    expect(tidySupplierName(tidied)).toBe(tidied);
  });

  it('does not take an address behind a tab for a part of the name', () => {
    expect(tidySupplierName('Example Pharma Ltd\t1 Any Road, Anytown')).toBe('Example Pharma Ltd');
  });
});

describe('what stands where a supplier should', () => {
  it.each([
    'various',
    'n/a',
    'N/A *',
    'TBC',
    'Multiple Providers',
    'Various as per OJEU Notice',
    'See attached spreadsheet',
    'Please refer to award schedules',
    'Not Applicable',
    'REDACTED',
    'Name withheld (as individual and not a company)',
    'Private & Confidential',
    '73 Suppliers added to the Framework',
    'https://example.org/awards',
    '-',
    '',
    '22 Suppliers over 4 lots',
  ])('is no supplier: %s', (name) => {
    expect(notASupplierName(name)).not.toBeNull();
  });

  it.each([
    'Framework Housing Association',
    'SEE GROUP',
    'Multiple Sclerosis Society',
    'BT',
    'B&Q',
    'Individual Care Services Ltd',
    'Various Records Ltd',
    'AK Suppliers & Maintenance (UK) Limited',
    'National Confidential Enquiry into Patient Outcome',
    'Many Minds CIC',
    'Attachment Research Community',
    'None Such Ltd',
  ])('may be a supplier: %s', (name) => {
    expect(notASupplierName(name)).toBeNull();
  });

  it('tells a notice without an award from a name', () => {
    expect(saysNotAwarded('Not Applicable - Contract Not Awarded')).toBe(true);
    expect(saysNotAwarded('PLEASE NOTE THIS TENDER RESULTED IN NON AWARD.')).toBe(true);
    expect(saysNotAwarded('Award Scaffolding Ltd')).toBe(false);
  });
});
