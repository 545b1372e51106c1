import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeLabel, TaggedNotice } from './suggest-codes.ts';
import { buildCodeSuggester } from './suggest-codes.ts';

const labels: CodeLabel[] = [
  { id: 'alarms', label: 'Fire-alarm installation' },
  { id: 'grass', label: 'Grass cutting and grounds upkeep' },
  { id: 'buses', label: 'Passenger transport by road' },
];

const notice = (id: string, title: string, text: string, ...termIds: string[]): TaggedNotice => ({
  id,
  title,
  text,
  termIds,
});

const past = [
  notice('n1', 'Smoke detectors', 'Smoke detectors for sheltered flats', 'alarms'),
  notice('n2', 'Smoke detectors', 'Testing of detectors in schools', 'alarms'),
  notice('n3', 'Mowing of verges', 'Verges and cemeteries, with hedges', 'grass'),
  notice('n4', 'Pupils to school', 'Minibuses for pupils', 'buses'),
];

const best = (suggester: ReturnType<typeof buildCodeSuggester>, title: string, text = '') =>
  [...suggester.ask(title, text).scores].sort(([, m], [, n]) => n - m).map(([id]) => id);

const words = fc.constantFrom(
  ...past.flatMap(({ title, text }) => `${title} ${text}`.split(/\W+/)).filter(Boolean),
);
const anyNotice = fc.record({
  id: fc.uuid(),
  title: fc.array(words, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')),
  text: fc.array(words, { maxLength: 20 }).map((all) => all.join(' ')),
  termIds: fc.subarray(['alarms', 'grass', 'buses', 'unheard-of']),
});
const market = fc.uniqueArray(anyNotice, { selector: ({ id }) => id, maxLength: 12 });

describe('suggesting codes', () => {
  it('learns from past notices words that no label has, and says which words and notices spoke for a code', () => {
    const answer = buildCodeSuggester(labels, past).ask(
      '',
      'The detectors in our flats are older than ten years',
    );
    expect([...answer.scores.keys()]).toEqual(['alarms']);
    expect(answer.because('alarms')).toEqual({ words: ['detectors', 'flats'], noticeIds: ['n1', 'n2'] });
  });

  it('goes by what codes are called while there are no notices', () => {
    const suggester = buildCodeSuggester(labels, []);
    expect(best(suggester, 'Transport of pupils who cannot walk')).toEqual(['buses']);
    expect(suggester.ask('Transport of pupils', '').because('buses')).toEqual({
      words: ['transport'],
      noticeIds: [],
    });
    expect(suggester.ask('Transport of pupils', '').certainty).toBe(0);
  });

  it('counts votes by likeness cubed, shared among the codes of a notice', () => {
    // "mowing" stands in one of one notice, once, titled: likeness 5 / (5 + 1.2 (0.25 + 0.75 · 5 / 120)).
    const likeness = 5 / (5 + 1.2 * (0.25 + (0.75 * 5) / 120));
    const vote = likeness ** 3;
    const answer = buildCodeSuggester(labels, [notice('n', 'mowing', '', 'grass', 'buses')]).ask(
      'mowing',
      '',
    );
    expect(answer.votes.get('grass')).toBeCloseTo(vote / Math.SQRT2 / (vote + 0.02), 6);
    expect(answer.certainty).toBeCloseTo(vote / (vote + 0.5), 6);
  });

  it('finds nothing in a text without a known word', () => {
    for (const text of ['', '???', 'zyx wvu'])
      expect(buildCodeSuggester(labels, past).ask(text, text).scores.size).toBe(0);
  });

  it('gives the same scores and reasons whatever the order of notices and labels', () => {
    fc.assert(
      fc.property(market, fc.array(words, { maxLength: 8 }), (notices, asked) => {
        const text = asked.join(' ');
        const one = buildCodeSuggester(labels, notices).ask(text, text);
        const other = buildCodeSuggester(labels.toReversed(), notices.toReversed()).ask(text, text);
        expect(new Map(other.scores)).toEqual(new Map(one.scores));
        for (const id of one.scores.keys()) expect(other.because(id)).toEqual(one.because(id));
      }),
    );
  });

  it('keeps scores between 0 and 1, and names only notices that carry the code', () => {
    fc.assert(
      fc.property(market, fc.array(words, { maxLength: 8 }), (notices, asked) => {
        const answer = buildCodeSuggester(labels, notices).ask(asked.join(' '), '');
        for (const [id, score] of answer.scores) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
          for (const noticeId of answer.because(id).noticeIds)
            expect(notices.find((one) => one.id === noticeId)!.termIds).toContain(id);
        }
      }),
    );
  });

  it('is not changed by notices without a known code, and puts first the code of a notice just like the text', () => {
    fc.assert(
      fc.property(market, anyNotice, fc.array(words, { maxLength: 8 }), (notices, extra, asked) => {
        const text = asked.join(' ');
        const plain = buildCodeSuggester(labels, notices).ask(text, text).scores;
        const untagged = { ...extra, termIds: ['unheard-of'] };
        expect(buildCodeSuggester(labels, [...notices, untagged]).ask(text, text).scores).toEqual(plain);
      }),
    );
    const more = [...past, notice('n5', 'Lollipop patrols', 'Crossing patrols at gates', 'buses')];
    expect(best(buildCodeSuggester(labels, more), 'Lollipop patrols', 'Crossing patrols at gates')[0]).toBe(
      'buses',
    );
    expect(best(buildCodeSuggester(labels, past), 'Lollipop patrols', 'Crossing patrols at gates')).toEqual(
      [],
    );
  });
});
