import { describe, expect, it } from 'vitest';
import { EligibilityClasses, ineligibleBecause, insideFilter, isSme } from './eligible.ts';
import type { Filter } from './match.ts';
import { need, supplier } from './small-market.ts';

const why = (given: object, demand: object) =>
  ineligibleBecause(supplier('s', given), need('n', { region: null, ...demand })).map(
    ({ code, sentence }) => `${code}: ${sentence}`,
  );

describe('a supplier may be matched', () => {
  it('when nothing speaks against it', () => {
    expect(why({}, {})).toEqual([]);
    expect(why({ regions: ['Wales'] }, {})).toEqual([]);
    expect(why({ regions: [] }, { region: 'London' })).toEqual([]);
    expect(why({ regions: ['Wales', 'London'] }, { region: 'London' })).toEqual([]);
    expect(why({ accreditations: ['BAFE', 'NICEIC'] }, { requiredAccreditations: ['BAFE'] })).toEqual([]);
    expect(why({ sme: false, vcse: false, size: 'large' }, { reservedFor: 'none' })).toEqual([]);
  });

  it('not when it is excluded', () => {
    expect(why({ excluded: true }, {})).toEqual(['excluded: Excluded or debarred from public contracts.']);
  });

  it('not where it does not serve the region', () => {
    expect(why({ regions: ['Wales'] }, { region: 'London' })).toEqual(['region: Does not serve London.']);
  });

  it('not without every accreditation that is required; those it lacks are named in order', () => {
    const required = { requiredAccreditations: ['NICEIC', 'BAFE', 'Constructionline'] };
    expect(why({ accreditations: ['BAFE'] }, required)).toEqual([
      'accreditation: Does not hold Constructionline, NICEIC, which is required.',
    ]);
  });

  it('not when the need is reserved for others, or its status is not recorded', () => {
    const forSmes = { reservedFor: 'sme' };
    expect(why({ sme: true }, forSmes)).toEqual([]);
    expect(why({ sme: false }, forSmes)).toEqual([
      'reserved_sme: Reserved for small and medium-sized enterprises.',
    ]);
    expect(why({ sme: null, size: 'unknown' }, forSmes)).toEqual([
      "status_unknown: Reserved for small and medium-sized enterprises, and this supplier's status is not recorded.",
    ]);
    const forCharities = { reservedFor: 'vcse' };
    expect(why({ vcse: true }, forCharities)).toEqual([]);
    expect(why({ vcse: false }, forCharities)).toEqual([
      'reserved_vcse: Reserved for voluntary, community and social enterprises.',
    ]);
    expect(why({ vcse: null }, forCharities)).toEqual([
      "status_unknown: Reserved for voluntary, community and social enterprises, and this supplier's status is not recorded.",
    ]);
  });

  it('and is told all that speaks against it', () => {
    const given = { excluded: true, regions: ['Wales'], sme: false };
    const demand = { region: 'London', requiredAccreditations: ['BAFE'], reservedFor: 'sme' };
    expect(why(given, demand).map((text) => text.split(':')[0])).toEqual([
      'excluded',
      'region',
      'accreditation',
      'reserved_sme',
    ]);
  });
});

describe('an SME', () => {
  it('is what is on record as one, whatever its size', () => {
    expect(isSme({ sme: true, size: 'large' })).toBe(true);
    expect(isSme({ sme: false, size: 'micro' })).toBe(false);
  });

  it('is else told by its size, if that is known', () => {
    const sizes = ['micro', 'small', 'medium', 'large', 'unknown'] as const;
    expect(sizes.map((size) => isSme({ sme: null, size }))).toEqual([true, true, true, false, null]);
  });
});

describe('a filter', () => {
  const inside = (given: object, filter: Filter) => insideFilter(supplier('s', given), filter);

  it('by region keeps who serves one of them, and who serves all', () => {
    expect(inside({ regions: ['Wales'] }, { regions: ['London'] })).toBe(false);
    expect(inside({ regions: ['Wales'] }, { regions: ['London', 'Wales'] })).toBe(true);
    expect(inside({ regions: ['Wales', 'London'] }, { regions: ['London'] })).toBe(true);
    expect(inside({ regions: [] }, { regions: ['London'] })).toBe(true);
    expect(inside({ regions: ['Wales'] }, {})).toBe(true);
    expect(inside({ regions: ['Wales'] }, { regions: [] })).toBe(false);
  });

  it('by size, SME and VCSE keeps who is known to be so', () => {
    expect(inside({ size: 'micro' }, { sizes: ['micro', 'small'] })).toBe(true);
    expect(inside({ size: 'large' }, { sizes: ['micro', 'small'] })).toBe(false);
    expect(inside({ sme: true }, { smeOnly: true })).toBe(true);
    expect(inside({ sme: false }, { smeOnly: true })).toBe(false);
    expect(inside({ sme: null, size: 'unknown' }, { smeOnly: true })).toBe(false);
    expect(inside({ sme: false }, { smeOnly: false })).toBe(true);
    expect(inside({ vcse: true }, { vcseOnly: true })).toBe(true);
    expect(inside({ vcse: null }, { vcseOnly: true })).toBe(false);
    expect(inside({ vcse: false }, { vcseOnly: true })).toBe(false);
    expect(inside({ vcse: false }, { vcseOnly: false })).toBe(true);
    expect(inside({ vcse: false, sme: true }, { smeOnly: true, vcseOnly: true })).toBe(false);
  });
});

describe('classes of suppliers', () => {
  it('are one for all with the same standing, in whatever order it is told', () => {
    const classes = new EligibilityClasses();
    const given = { regions: ['Wales', 'London'], accreditations: ['NICEIC', 'BAFE'] };
    const reversed = { regions: ['London', 'Wales'], accreditations: ['BAFE', 'NICEIC'] };
    expect(classes.enter(supplier('a', given))).toBe(1);
    expect(classes.enter(supplier('b', reversed))).toBe(1);
    expect(classes.enter(supplier('c'))).toBe(2);
    expect(classes.enter(supplier('d'))).toBe(2);
    expect(classes.counts).toEqual([0, 2, 2]);
    expect(classes.standings).toHaveLength(3);
    expect(classes.standings[0]).toBeNull();
    expect(classes.standings[1]).toMatchObject(reversed);
  });

  it('are another for every difference that eligibility or a filter may ask for', () => {
    const classes = new EligibilityClasses();
    const kinds = [
      {},
      { excluded: true },
      { size: 'large' },
      { sme: true },
      { sme: false },
      { vcse: true },
      { vcse: false },
      { regions: ['Wales'] },
      { accreditations: ['Wales'] },
      { regions: ['Wales'], excluded: true },
      { regions: ['Wales'], size: 'large' },
      { regions: ['Wales'], sme: true },
      { regions: ['Wales'], vcse: true },
      { regions: ['London', 'Wales'] },
      { regions: ['Wales,London'] },
    ] as object[];
    const numbers = kinds.map((given, i) =>
      classes.enter(supplier(`s${i}`, { size: 'micro', sme: null, vcse: null, ...given })),
    );
    expect(numbers).toEqual(kinds.map((_, i) => i + 1));
    for (const [i, given] of kinds.entries()) expect(classes.standings[i + 1]).toMatchObject(given);
  });

  it('count who is in them; who leaves is counted among those no longer valid, until that is taken back', () => {
    const classes = new EligibilityClasses();
    const small = classes.enter(supplier('a', { size: 'small' }));
    classes.enter(supplier('b', { size: 'small' }));
    classes.leave(small);
    const large = classes.enter(supplier('a', { size: 'large' }));
    expect(classes.counts).toEqual([1, 1, 1]);
    classes.takeBack(small, large);
    expect(classes.counts).toEqual([0, 2, 0]);
  });
});
