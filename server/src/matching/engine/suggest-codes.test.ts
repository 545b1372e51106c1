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

  it('adds up the votes of all alike, and what the best label says beside them', () => {
    // "mowing" titled weighs 5 of 5 words, untitled 1 of 2; the text is "mowing" alone, so likeness is just that.
    const impact = (count: number, length: number, neutral = 120) =>
      count / (count + 1.2 * (0.25 + (0.75 * length) / neutral));
    const [near, far] = [impact(5, 5), impact(1, 2)];
    const answer = buildCodeSuggester(
      [...labels, { id: 'mowing', label: 'Mowing' }, { id: 'mowers', label: 'Mowing of football pitches' }],
      [
        notice('n', 'Mowing', '', 'grass'),
        notice('o', '', 'mowing sites', 'grass'),
        notice('p', '', 'mowing sites', 'buses'),
      ],
    ).ask('mowing', '');
    const cast = near ** 3 + 2 * far ** 3;
    const vote = (near ** 3 + far ** 3) / (cast + 0.02);
    expect(answer.votes.get('grass')).toBeCloseTo(vote, 6);
    expect(answer.votes.get('buses')).toBeCloseTo(far ** 3 / (cast + 0.02), 6);
    expect(answer.votes.size).toBe(2);
    expect(answer.certainty).toBeCloseTo(cast / (cast + 0.5), 6);
    expect(answer.scores.get('grass')).toBeCloseTo(vote / 1.05, 6);
    expect(answer.scores.get('mowing')).toBeCloseTo(0.05 / 1.05, 6);
    expect(answer.scores.get('mowers')).toBeCloseTo(((0.05 / 1.05) * impact(1, 3, 4)) / impact(1, 1, 4), 6);
    expect([...answer.scores.keys()].sort()).toEqual(['buses', 'grass', 'mowers', 'mowing']);
  });

  it('adds the label of a code to the votes for it', () => {
    const suggester = buildCodeSuggester(labels, [notice('n', 'Grass', '', 'grass')]);
    const { votes, scores } = suggester.ask('grass', '');
    expect(scores.get('grass')).toBeCloseTo((votes.get('grass')! + 0.05) / 1.05, 6);
  });

  it('counts rare words for more, and words said again for more, but not twice as much', () => {
    const notices = [
      notice('n1', 'Smoke', '', 'alarms'),
      notice('n2', 'Verges', '', 'grass'),
      ...['n3', 'n4', 'n5', 'n6'].map((id) => notice(id, 'Verges and hedges', '', 'grass')),
    ];
    const suggester = buildCodeSuggester(labels, notices);
    const share = (text: string, id: string) => suggester.ask('', text).votes.get(id) ?? 0;
    const rarity = (having: number) => Math.log(1 + (6 - having + 0.5) / (having + 0.5));
    const repeated = (times: number) => (times * 21) / (times + 20);
    const impact = 5 / (5 + 1.2 * (0.25 + (0.75 * 5) / 120));
    const likeness = (times: number) =>
      (impact * rarity(1) * repeated(times)) / (rarity(1) * repeated(times) + rarity(5));
    const vote = (times: number) => suggester.ask('', `${'smoke '.repeat(times)} verges`);
    for (const times of [1, 2, 4]) {
      const { certainty, votes } = vote(times);
      const cast = (0.5 * certainty) / (1 - certainty);
      expect(votes.get('alarms')).toBeCloseTo(likeness(times) ** 3 / (cast + 0.02), 6);
    }
    expect(share('smoke verges', 'alarms')).toBeGreaterThan(share('verges hedges', 'alarms'));
  });

  it('hears a hundred notices at most, and none that is hardly alike', () => {
    const alike = Array.from({ length: 130 }, (_, i) =>
      notice(`n${1000 + i}`, 'Mowing', '', i < 100 ? 'grass' : 'buses'),
    );
    const { votes } = buildCodeSuggester(labels, alike).ask('mowing', '');
    expect([...votes.keys()]).toEqual(['grass']);
    const subjects = Array.from({ length: 30 }, (_, i) => `q${i}x`);
    const two = [notice('n', 'Mowing', '', 'grass'), notice('o', subjects.join(' '), '', 'buses')];
    const heard = (count: number) =>
      buildCodeSuggester(labels, two).ask('', `mowing ${subjects.slice(0, count).join(' ')}`).votes;
    expect(heard(3).has('grass')).toBe(true);
    expect(heard(30).has('grass')).toBe(false);
    expect(heard(30).has('buses')).toBe(true);
  });

  it('names five words at most, the most telling first, and three notices, the most alike first', () => {
    const many = ['m1', 'm2', 'm3', 'm4'].map((id, i) =>
      notice(
        id,
        'Smoke',
        `detectors batteries sirens cables sounders beacons ${'filling '.repeat(4 - i)}`,
        'alarms',
      ),
    );
    const suggester = buildCodeSuggester(labels, [...many, notice('n', 'Cables', 'cables', 'buses')]);
    const { words: named, noticeIds } = suggester
      .ask('', 'Smoke Detectors, batteries, sirens, cables, sounders, beacons')
      .because('alarms');
    expect(noticeIds).toEqual(['m4', 'm3', 'm2']);
    expect(named).toHaveLength(5);
    expect(named[0]).toBe('smoke');
    expect(named.slice(1)).toEqual(['batteries', 'beacons', 'detectors', 'sirens']);
  });

  it('names words as they are first written in the text, and says nothing of a code that nothing speaks for', () => {
    const suggester = buildCodeSuggester(labels, past);
    expect(suggester.ask('Detector', 'detectors').because('alarms').words).toEqual(['detector']);
    expect(suggester.ask('Detectors', '').because('buses')).toEqual({ words: [], noticeIds: [] });
    expect(suggester.ask('Detectors', '').because('unheard-of')).toEqual({ words: [], noticeIds: [] });
  });

  it('reads four thousand characters of a text, of notices too', () => {
    const long = `${'x '.repeat(1996)}mowing`;
    expect(long).toHaveLength(3998);
    const suggester = buildCodeSuggester(labels, [notice('n', 'mowing', '', 'grass')]);
    expect(suggester.ask('', long).votes.has('grass')).toBe(true);
    expect(suggester.ask('', `x x ${long}`).votes.has('grass')).toBe(false);
    const learned = (text: string) =>
      buildCodeSuggester(labels, [notice('n', '', text, 'grass')])
        .ask('mowing', '')
        .votes.has('grass');
    expect([learned(long), learned(`x x ${long}`)]).toEqual([true, false]);
  });

  it('counts the notices it learned from: those with a code that can be suggested, each code once', () => {
    const learned = buildCodeSuggester(labels, [...past, notice('n9', 'Choir', 'Choir', 'music')]);
    expect(learned.notices).toBe(past.length);
    const once = buildCodeSuggester(labels, [notice('n', 'mowing', '', 'grass')]).ask('mowing', '');
    const twice = buildCodeSuggester(labels, [notice('n', 'mowing', '', 'grass', 'grass', 'music')]);
    expect(twice.ask('mowing', '').votes).toEqual(once.votes);
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
