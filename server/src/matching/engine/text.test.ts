import { describe, expect, it } from 'vitest';
import { Lexicon } from './lexicon.ts';
import { stem } from './stem.ts';
import { decodeEntities, eachToken } from './text.ts';

function tokens(text: string): string[] {
  const found: string[] = [];
  eachToken(text, (token) => found.push(token));
  return found;
}

function wordsOf(text: string): string[] {
  const lexicon = new Lexicon();
  const found: string[] = [];
  lexicon.learn(text, (word) => found.push(lexicon.stemOf(word)));
  return found;
}

describe('reading text', () => {
  it.each([
    ['Smoke &amp; fire', ['smoke', 'fire']],
    ['Fire&amp;amp;rescue', ['fire', 'rescue']],
    ['caf&eacute; Ôter &#233;t&#xe9;', ['cafe', 'oter', 'ete']],
    ['the council’s residents', ['the', 'councils', 'residents']],
    ['<p>Damp<br/>mould</p> <5 homes', ['damp', 'mould', 'homes']],
    [
      'BS5839 part 6, 12,000 homes, 24 hours, 2019, ref 20210000123',
      ['bs5839', 'part', '12000', 'homes', '24', 'hours', 'ref'],
    ],
    ['', []],
  ])('%j gives %j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  it('decodes what it knows and blanks what it does not', () => {
    expect(decodeEntities('a&nope;b &pound;5 &#9999999; R&D')).toBe('a b £5   R&D');
  });

  it('leaves out words that say nothing about a problem', () => {
    expect(wordsOf('The Council is tendering a contract for the repair of lifts')).toEqual([
      'repair',
      'lift',
    ]);
  });

  it('tells thousands of spellings apart, and knows each again', () => {
    const lexicon = new Lexicon();
    const codes = Array.from({ length: 5000 }, (_, i) => `q${i}x`);
    const numbers = () => {
      const found: number[] = [];
      lexicon.learn(codes.join(' '), (word) => found.push(word));
      return found;
    };
    const first = numbers();
    expect(new Set(first).size).toBe(codes.length);
    expect(numbers()).toEqual(first);
    expect(first.map((word) => lexicon.stemOf(word))).toEqual(codes);
  });

  it('does not remember the words of a draft', () => {
    const lexicon = new Lexicon();
    lexicon.learn('alarms', () => undefined);
    const seen: string[] = [];
    lexicon.read('alarming alarm unheard', (_, spelling) => seen.push(spelling));
    expect(seen).toEqual(['alarming', 'alarm']);
    expect(lexicon.size).toBe(1);
  });
});

describe('stemming', () => {
  it.each([
    ['repair repairs repaired repairing'],
    ['install installs installed installing installation installations'],
    ['manage manages managed managing management'],
    ['house houses housing'],
    ['supply supplies supplied'],
    ['clean cleaning cleaned'],
    ['plan plans planned planning'],
    ['organise organisation organisations'],
  ])('brings together %s', (list) => {
    expect(new Set(list.split(' ').map(stem)).size).toBe(1);
  });

  it.each([
    ['waste', 'water'],
    ['care', 'car'],
    ['road', 'rod'],
    ['bus', 'bu'],
    ['planet', 'plan'],
  ])('keeps apart %s and %s', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it('leaves short words and words with digits alone', () => {
    expect(['gas', 'co2', 'bs5839s'].map(stem)).toEqual(['gas', 'co2', 'bs5839s']);
  });
});
