import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lexicon } from './lexicon.ts';

type Met = [word: string, spelling: string];

const learned = (lexicon: Lexicon, text: string): Met[] => {
  const found: Met[] = [];
  lexicon.learn(text, (word, spelling) => found.push([lexicon.stemOf(word), spelling]));
  return found;
};
const read = (lexicon: Lexicon, text: string): Met[] => {
  const found: Met[] = [];
  lexicon.read(text, (word, spelling) => found.push([lexicon.stemOf(word), spelling]));
  return found;
};

describe('the words an index knows', () => {
  it('are numbered in the order met, all spellings of one word alike', () => {
    const lexicon = new Lexicon();
    const numbers: number[] = [];
    lexicon.learn('Alarms smoke alarm alarmed Smoke', (word) => numbers.push(word));
    expect(numbers).toEqual([0, 1, 0, 0, 1]);
    expect(lexicon.size).toBe(2);
    expect([0, 1, 2, -1].map((word) => lexicon.stemOf(word))).toEqual(['alarm', 'smoke', '', '']);
  });

  it('come with the spelling met, the first time and later', () => {
    const lexicon = new Lexicon();
    for (let time = 0; time < 2; time++)
      expect(learned(lexicon, 'Alarms, alarmed!')).toEqual([
        ['alarm', 'alarms'],
        ['alarm', 'alarmed'],
      ]);
    expect(read(lexicon, 'alarms alarming')).toEqual([
      ['alarm', 'alarms'],
      ['alarm', 'alarming'],
    ]);
  });

  it('are none of the everyday ones, nor single letters or years, whoever asks', () => {
    const lexicon = new Lexicon();
    for (let time = 0; time < 2; time++) {
      expect(learned(lexicon, 'the council of a 2019 b')).toEqual([]);
      expect(read(lexicon, 'the council of a 2019 b')).toEqual([]);
    }
    expect(read(new Lexicon(), 'the of a')).toEqual([]);
    expect(lexicon.size).toBe(0);
  });

  it('are none of those with which anybody tells what is wrong, but what is', () => {
    const told = learned(
      new Lexicon(),
      'Nobody knows why everything went wrong, and half of us never get heating',
    );
    expect(told.map(([, spelling]) => spelling)).toEqual(['wrong', 'heating']);
  });

  it('do not grow by a text that is only read', () => {
    const lexicon = new Lexicon();
    learned(lexicon, 'alarms');
    expect(read(lexicon, 'alarm unheard the alarms alarmed')).toEqual([
      ['alarm', 'alarm'],
      ['alarm', 'alarms'],
      ['alarm', 'alarmed'],
    ]);
    expect(lexicon.size).toBe(1);
    expect(read(lexicon, 'unheard')).toEqual([]);
  });

  it('are the same for a text that is read as for one that is learned, once they are known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'smoke alarms alarm the fire fires 12 q7 repair repaired x'.split(' '))),
        (words) => {
          const lexicon = new Lexicon();
          const text = words.join(' ');
          const first = learned(lexicon, text);
          expect(read(lexicon, text)).toEqual(first);
          expect(learned(lexicon, text)).toEqual(first);
        },
      ),
    );
  });
});
