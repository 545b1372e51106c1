import { describe, expect, it } from 'vitest';
import { Lexicon } from './lexicon.ts';
import { stem } from './stem.ts';
import { textOf } from './spellings.ts';
import { decodeEntities, eachToken, eachWord, isTelling } from './text.ts';

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

  it.each([
    ['&amp;&lt;&gt;&quot;&apos;', `&<>"'`],
    ['&pound;&euro;&ndash;&mdash;', '£€–—'],
    ['&lsquo;&rsquo;&ldquo;&rdquo;', '‘’“”'],
    ['&eacute;&egrave;&agrave;&ccedil;&ouml;&uuml;&auml;', 'éèàçöüä'],
    ['a&nbsp;b&bull;c&middot;d&hellip;e', 'a b c d e'],
    ['a&deg;b&reg;c&copy;d&trade;e&times;f', 'a b c d e f'],
    ['&EACUTE;&Amp;', 'é&'],
    ['&#65;&#x42;&#X43;&#x10ffff;', 'ABC\u{10ffff}'],
    ['&#x110000;&#1114112;', '  '],
    ['&amp;amp;lt;', '<'],
    [
      'R&D, a & b &; &#; &#x; &#xg; &a; &#12345678; &toolongname;',
      'R&D, a & b &; &#; &#x; &#xg; &a; &#12345678; &toolongname;',
    ],
    ['plain', 'plain'],
  ])('decodes %j to %j', (text, expected) => expect(decodeEntities(text)).toBe(expected));

  it('decodes what was encoded eight times over, and leaves what is nothing but encoding', () => {
    expect(decodeEntities(`&${'amp;'.repeat(8)}`)).toBe('&');
    expect(decodeEntities(`&${'amp;'.repeat(9)}`)).toBe('&amp;');
    expect(decodeEntities(`&${'amp;'.repeat(100_000)}`)).toHaveLength(1 + 4 * (100_000 - 8));
  });

  it.each([
    ['<b>bold</b> <br/>', ['bold']],
    ['a < b > c <1 home>', ['a', 'b', 'c', '1', 'home']],
    [`<a href="${'x'.repeat(201)}">kept</a>`, ['a', 'href', 'kept']],
    [`<a ${'x'.repeat(199)}>gone`, ['gone']],
    ["council's o'clock ‘quoted’", ['councils', 'oclock', 'quoted']],
    ['12,000 1,2,3 a,b 1,b a,1 ,5', ['12000', '123', 'a', 'b', '1', 'b', 'a', '1', '5']],
    ['Ångström Œuvre ﬁre', ['angstrom', 'uvre', 'fire']],
    ['az AZ 09 @[`{/:', ['az', 'az', '09']],
    [`${'x'.repeat(32)} ${'y'.repeat(33)} end`, ['x'.repeat(32), 'end']],
  ])('splits %j', (text, expected) => {
    const found: string[] = [];
    eachWord(text, (word) => found.push(textOf(word)));
    expect(found).toEqual(expected);
  });

  it('gives the same hash for the same word, and another for another', () => {
    const hashes: number[] = [];
    eachWord('grass Grass g-r-a-s-s hedge', ({ hash }) => hashes.push(hash));
    expect(hashes[0]).toBe(hashes[1]);
    expect(new Set(hashes).size).toBe(6);
    expect(hashes.every((hash) => Number.isInteger(hash) && Math.abs(hash) <= 2 ** 31)).toBe(true);
  });

  it.each([
    ['a', false],
    ['ab', true],
    ['7', false],
    ['24', true],
    ['365', true],
    ['1899', true],
    ['1900', false],
    ['2099', false],
    ['2100', true],
    ['14001', true],
    ['123456', true],
    ['1234567', false],
    ['4b', true],
    ['2019a', true],
    ['b2019', true],
    ['1234567x', true],
  ])('goes by %s: %s', (token, telling) => expect(isTelling(token)).toBe(telling));

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
