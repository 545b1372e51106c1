import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capabilityTerms } from './reference/capability-terms.ts';
import { linesOfBusiness } from './reference/lines-of-business.ts';
import { buildTermSuggester } from './suggest-terms.ts';
import { stem, stemmedWords } from './word-stems.ts';

const suggester = buildTermSuggester(
  capabilityTerms.map(({ code, label, synonyms, lines }) => ({ id: code, label, synonyms, lineIds: lines })),
  linesOfBusiness.map(({ code, name, description }) => ({ id: code, label: name, description })),
);

const first = (text: string, limit = 3): string[] =>
  suggester.suggest(text, limit).map(({ termId }) => termId);

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
    const [best] = suggester.suggest('Tenants keep reporting BLACK MOULD in their bathrooms', 1);
    expect(best!.because).toMatch(/^black mould/);
    expect(best!.score).toBeGreaterThan(0.7);
  });

  it('counts a phrase for more than the same words apart', () => {
    const score = (text: string, id: string) =>
      suggester.suggest(text, 50).find((s) => s.termId === id)?.score ?? 0;
    const apart =
      'the tax that the firm owes, and then eleven other words about something else, for the council';
    expect(score('council tax bill queries', 'council-tax-billing')).toBeGreaterThan(
      score(apart, 'council-tax-billing'),
    );
  });

  it('suggests the line of business a problem belongs to', () => {
    const line = (text: string) => suggester.suggestLines(text, 1)[0]?.lineId;
    expect(line('tenants keep reporting black mould in their bathrooms')).toBe('housing-repairs');
    expect(line('older residents fall at home and nobody knows for hours')).toBe('adult-social-care');
    expect(line('council tax bills are hard to understand')).toBe('revenues-and-benefits');
    expect(line('missed bins and contaminated recycling in flats')).toBe('waste-and-recycling');
  });

  it('says nothing about an empty text or one without a telling word', () => {
    for (const text of ['', '   ', 'we need it to be better', '!!! ???']) {
      expect(suggester.suggest(text, 10)).toEqual([]);
      expect(suggester.suggestLines(text, 10)).toEqual([]);
    }
  });

  it('gives scores between 0 and 1, in falling order, never more than asked, the same each time', () => {
    const word = fc.constantFrom(
      ...capabilityTerms.flatMap((term) => term.synonyms.flatMap((s) => s.split(' '))),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 0, max: 12 }), (words, limit) => {
        const text = words.join(' ');
        const found = suggester.suggest(text, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        for (const [i, { score, because }] of found.entries()) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(because).not.toBe('');
          if (i > 0) expect(score).toBeLessThanOrEqual(found[i - 1]!.score);
        }
        expect(suggester.suggest(text, limit)).toEqual(found);
      }),
    );
  });

  it('answers a text about everything with no more terms than asked for, best first', () => {
    const text = capabilityTerms.map((term) => term.synonyms[0]).join(' ');
    const scores = suggester.suggest(text, 10).map(({ score }) => score);
    expect(scores).toHaveLength(10);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
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
