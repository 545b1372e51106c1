import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capabilityTerms } from './reference/capability-terms.ts';
import { linesOfBusiness } from './reference/lines-of-business.ts';
import { buildTermSuggester, type TermSuggester } from './suggest-terms.ts';
import { stem, stemmedWords } from './word-stems.ts';

const parents = new Map(capabilityTerms.map(({ code, parent }) => [code, parent]));
const branchOf = (code: string): string => (parents.get(code) ? branchOf(parents.get(code)!) : code);

const suggester = buildTermSuggester(
  capabilityTerms.map(({ code, label, synonyms, lines, cpv }) => ({
    id: code,
    label,
    synonyms,
    lineIds: lines,
    branchId: branchOf(code),
    cpvCodes: cpv,
  })),
  linesOfBusiness.map(({ code, name, description }) => ({ id: code, label: name, description })),
);

const first = (text: string, limit = 3): string[] =>
  suggester
    .suggest({ text })
    .terms.slice(0, limit)
    .map(({ termId }) => termId);

describe('suggesting terms from a text', () => {
  it('finds what a problem is about without a word of a solution', () => {
    const problems: [text: string, term: string][] = [
      ['tenants keep reporting black mould in their bathrooms', 'damp-and-mould'],
      ['buses for disabled pupils arrive late and parents complain', 'send-minibuses'],
      ['too many calls about council tax bills, people wait 40 minutes on the phone', 'council-tax-billing'],
      ['families of three sleep in bed and breakfast for months', 'temporary-accommodation'],
      ['rats in the bin stores of our tower blocks', 'pest-control'],
      ['older residents fall at home and nobody knows for hours', 'falls-detection'],
      ['social workers spend half their day typing up case notes', 'artificial-intelligence'],
      ['bins are missed in narrow streets', 'waste-collection'],
      [
        'applications for planning permission: the planning applications queue is months long',
        'planning-applications',
      ],
      ['cars parked outside the school gate at drop-off', 'school-streets'],
      ['teenagers sofa surfing after an argument with parents', 'youth-homelessness'],
      ['potholes open faster than we can fill them', 'potholes-resurfacing'],
    ];
    for (const [text, term] of problems) expect(first(text), text).toContain(term);
  });

  it('finds each term by its own label among the first three', () => {
    const lost = capabilityTerms.filter(({ code, label }) => !first(label).includes(code));
    expect(lost.map(({ code }) => code)).toEqual([]);
  });

  it('finds each term by each of its synonyms of two words or more', () => {
    const lost = capabilityTerms.flatMap(({ code, synonyms }) =>
      synonyms
        .filter((synonym) => stemmedWords(synonym).length > 1)
        .filter((synonym) => !first(synonym, 5).includes(code))
        .map((synonym) => `${code}: ${synonym}`),
    );
    expect(lost).toEqual([]);
  });

  it('says which words of the text led to each term, as they were written', () => {
    const [best] = suggester.suggest({ text: 'Tenants keep reporting BLACK MOULD in their bathrooms' }).terms;
    expect(best!.because).toMatch(/^black mould/);
    expect(best!.score).toBeGreaterThan(0.7);
  });

  it('counts a phrase for more than the same words apart', () => {
    const score = (text: string, id: string) =>
      suggester.suggest({ text }).terms.find((s) => s.termId === id)?.score ?? 0;
    const apart =
      'the tax that the firm owes, and then eleven other words about something else, for the council';
    expect(score('council tax bill queries', 'council-tax-billing')).toBeGreaterThan(
      score(apart, 'council-tax-billing'),
    );
  });

  it('does not let everyday words and words of any council text win over the problem’s own', () => {
    for (const text of [
      'council homes with damp and mould, and we cannot say which homes are at risk before winter',
      'Our council homes are damp',
      'Mould in council homes',
    ]) {
      expect(first(text), text).toContain('damp-and-mould');
      expect(first(text, 20), text).not.toContain('affordable-house-building');
      expect(first(text, 20), text).not.toContain('audit-and-assurance');
    }
    expect(first('A day centre that nobody visits'), 'a whole phrase of such words still counts').toContain(
      'day-opportunities',
    );
  });

  it('puts terms that fit the line of business of the text before strangers', () => {
    const text =
      'Carers have no break. The library is closed on the day they could go. Carers need respite care.';
    const codes = first(text, 20);
    expect(codes.indexOf('respite-care')).toBeLessThan(codes.indexOf('library-services'));
  });

  it('counts the words of a title twice', () => {
    const score = (title: string) =>
      suggester.suggest({ title, text: 'Potholes, and rats' }).terms.find((s) => s.termId === 'pest-control')!
        .score;
    expect(score('Rats')).toBeGreaterThan(score(''));
  });

  it('suggests the line of business a problem belongs to', () => {
    const line = (text: string) => suggester.suggest({ text }).lines[0]?.lineId;
    expect(line('tenants keep reporting black mould in their bathrooms')).toBe('housing-repairs');
    expect(line('older residents fall at home and nobody knows for hours')).toBe('adult-social-care');
    expect(line('council tax bills are hard to understand')).toBe('revenues-and-benefits');
    expect(line('missed bins and contaminated recycling in flats')).toBe('waste-and-recycling');
  });

  it('says nothing about an empty text or one without a telling word', () => {
    for (const text of ['', '   ', 'we need it to be better', '!!! ???']) {
      expect(suggester.suggest({ text })).toEqual({ terms: [], lines: [] });
    }
  });

  it('gives scores between 0 and 1, in falling order, the same each time', () => {
    const word = fc.constantFrom(
      ...capabilityTerms.flatMap((term) => term.synonyms.flatMap((s) => s.split(' '))),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(' ');
        const found = suggester.suggest({ text }).terms;
        for (const [i, { score, because }] of found.entries()) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(because).not.toBe('');
          if (i > 0) expect(score).toBeLessThanOrEqual(found[i - 1]!.score);
        }
        expect(suggester.suggest({ text }).terms).toEqual(found);
      }),
    );
  });
});

describe('what past notices say', () => {
  const terms = [
    { id: 'alarms', label: 'Smoke alarms', synonyms: [], cpvCodes: ['45312100'] },
    { id: 'mowing', label: 'Mowing', synonyms: [], cpvCodes: ['77310000'] },
    { id: 'works', label: 'Building', synonyms: ['works'], cpvCodes: ['45000000'] },
  ];
  const past = (votes: [string, number][], certainty: number) =>
    buildTermSuggester(terms, [], () => ({
      votes: new Map(votes),
      certainty,
      because: (code) => ({ words: ['beeping'], noticeIds: [`notice of ${code}`] }),
    }));
  const scores = (suggester: TermSuggester, text: string) =>
    Object.fromEntries(suggester.suggest({ text }).terms.map(({ termId, score }) => [termId, score]));

  it('speaks for the terms of its codes where the words of the vocabulary are silent, and is named as the reason', () => {
    const [found, ...rest] = past([['45312100', 0.8]], 0.5).suggest({ text: 'beeping all night' }).terms;
    expect(rest).toEqual([]);
    // Half of silentPoints is the most: 1 - exp(-2.5 / 7).
    expect(found).toEqual({
      termId: 'alarms',
      score: 0.3,
      because: 'beeping',
      noticeIds: ['notice of 45312100'],
    });
  });

  it('reads a code as the nearest wider one that a term names, though not as a whole division', () => {
    expect(scores(past([['77312000', 0.8]], 0.5), 'beeping')).toEqual({ mowing: 0.3 });
    expect(scores(past([['45233140', 0.8]], 0.5), 'beeping')).toEqual({});
    expect(scores(past([['45000000', 0.8]], 0.5), 'beeping')).toEqual({ works: 0.3 });
  });

  it('stays behind the best term of the text’s own words', () => {
    const found = scores(past([['77310000', 1]], 1), 'Smoke alarms that beep');
    expect(found['mowing']).toBeLessThan(found['alarms']!);
  });

  it('says less the less alike the notices are', () => {
    const found = (certainty: number) =>
      scores(past([['77310000', 0.1]], certainty), 'beeping')['mowing'] ?? 0;
    expect(found(0.6)).toBeGreaterThan(found(0.4));
    expect(found(0)).toBe(0);
  });
});

describe('stems', () => {
  it('bring the forms of a word together and keep fields in -ing apart', () => {
    for (const [a, b] of [
      ['repairs', 'repair'],
      ['mouldy', 'mould'],
      ['cleaned', 'cleaning'],
      ['libraries', 'library'],
      ['boxes', 'box'],
      ['families', 'family'],
    ]) {
      expect(stem(a!), a).toBe(stem(b!));
    }
    for (const [a, b] of [
      ['parking', 'parks'],
      ['housing', 'house'],
      ['planning', 'plans'],
    ]) {
      expect(stem(a!), a).not.toBe(stem(b!));
    }
  });
});
