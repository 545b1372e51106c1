import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTermUses, deriveCapabilities, indexTerms, mostDerived } from './derive-capabilities.ts';

const cpv = (code: string) => ({
  id: `cpv-${code}`,
  scheme: 'cpv',
  code,
  label: `CPV ${code}`,
  cpvCodes: [],
});
const capability = (code: string, ...cpvCodes: string[]) => ({
  id: `cap-${code}`,
  scheme: 'capability',
  code,
  label: code,
  cpvCodes,
});
const codes = [
  '85000000',
  '85310000',
  '85312400',
  '85311100',
  '90910000',
  '90911200',
  '45000000',
  '72200000',
  '72260000',
  '72267000',
  '79400000',
  '79410000',
];
const terms = indexTerms([
  ...codes.map(cpv),
  capability('home-care', '85312400'),
  capability('adult-care', '85310000', '85000000'),
  capability('cleaning', '90910000'),
]);

describe('capabilities derived from engagements', () => {
  it('are the codes met most often, each with the capability terms that cover it', () => {
    const uses = countTermUses([
      { termIds: ['cpv-90911200'] },
      { termIds: ['cpv-85312400', 'cpv-85312400'] },
      { termIds: ['cpv-85312400', 'cpv-85000000', 'cap-home-care'] },
    ]);
    expect(deriveCapabilities(uses, terms)).toEqual([
      { code: '85312400', title: 'CPV 85312400', termIds: ['cpv-85312400', 'cap-home-care'] },
      { code: '90911200', title: 'CPV 90911200', termIds: ['cpv-90911200', 'cap-cleaning'] },
    ]);
  });

  it('take the nearest covering term, never one that only names the whole division', () => {
    const derived = (code: string) =>
      deriveCapabilities([{ termId: `cpv-${code}`, engagements: 1 }], terms)[0]!.termIds;
    expect(derived('85311100')).toEqual(['cpv-85311100', 'cap-adult-care']);
    expect(derived('72267000')).toEqual(['cpv-72267000']);
  });

  it('fall back on divisions where the awards said no more', () => {
    expect(deriveCapabilities([{ termId: 'cpv-85000000', engagements: 3 }], terms)).toEqual([
      { code: '85000000', title: 'CPV 85000000', termIds: ['cpv-85000000', 'cap-adult-care'] },
    ]);
    expect(deriveCapabilities([], terms)).toEqual([]);
  });

  it('are at most eight, and the same in whatever order the engagements come', () => {
    const engagement = fc.record({
      termIds: fc.array(fc.constantFrom(...codes.map((code) => `cpv-${code}`)), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(engagement, { maxLength: 30 }), (engagements) => {
        const derived = deriveCapabilities(countTermUses(engagements), terms);
        expect(derived.length).toBeLessThanOrEqual(mostDerived);
        expect(deriveCapabilities(countTermUses(engagements.toReversed()), terms)).toEqual(derived);
      }),
    );
  });
});
