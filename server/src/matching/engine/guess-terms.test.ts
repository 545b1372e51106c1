import { describe, expect, it } from 'vitest';
import type { TermFacts } from './facts.ts';
import type { TaggedText } from './guess-terms.ts';
import { learnTerms } from './guess-terms.ts';
import { term } from './small-market.ts';
import { buildTaxonomy } from './taxonomy.ts';

const terms: TermFacts[] = [
  term('safety'),
  term('fire', 'safety'),
  term('doors', 'safety'),
  term('grass'),
  term('music'),
];
const taxonomy = buildTaxonomy(terms);
const example = (title: string, text: string, ...termIds: string[]): TaggedText => ({ title, text, termIds });
const guess = (examples: TaggedText[], title: string, text = '') =>
  learnTerms(examples, taxonomy)(title, text);

describe('the terms of a text', () => {
  it('are those of the texts most like it, the finest', () => {
    const examples = [
      example('Smoke alarms', 'fitting smoke alarms', 'fire'),
      example('Fire doors', 'doors for flats', 'doors'),
      example('Grass cutting', 'verges', 'grass'),
    ];
    expect(guess(examples, 'Smoke alarms wanted')).toEqual(['fire']);
    expect(guess(examples, '', 'cutting of verges')).toEqual(['grass']);
    expect(guess(examples, 'Choir')).toEqual([]);
    expect(guess(examples, '')).toEqual([]);
    expect(guess([], 'Smoke alarms')).toEqual([]);
  });

  it('are the broader one where those alike disagree about the finer, if enough are for it', () => {
    const three = [
      example('Alarms', '', 'fire'),
      example('Alarms', '', 'doors'),
      example('Alarms', '', 'safety'),
    ];
    expect(guess(three, 'alarms')).toEqual(['safety']);
    expect(guess(three.slice(0, 2), 'alarms')).toEqual(['doors', 'fire']);
  });

  it('need more than a third of the votes, which go by likeness squared', () => {
    const votes = (grass: number, music: number) =>
      guess(
        [
          ...Array.from({ length: grass }, () => example('Alarms', '', 'grass')),
          ...Array.from({ length: music }, () => example('Alarms', '', 'music')),
        ],
        'alarms',
      );
    expect(votes(1, 1)).toEqual(['grass', 'music']);
    expect(votes(1, 2)).toEqual(['music']);
    expect(votes(7, 13)).toEqual(['grass', 'music']);
    const near = example('Alarms', '', 'grass');
    const far = example('', `alarms ${'other words of another matter entirely '.repeat(9)}`, 'music');
    expect(guess([near, far], 'alarms')).toEqual(['grass']);
  });

  it('are the deepest first, those that are elected beneath another left out of it', () => {
    const both = [example('Alarms', '', 'fire', 'grass', 'safety')];
    expect(guess(both, 'alarms')).toEqual(['fire', 'grass']);
  });

  it('are asked of twenty texts at most, those most alike, and of none that is hardly alike', () => {
    const close = Array.from({ length: 20 }, () => example('Alarms', '', 'fire'));
    const more = Array.from({ length: 60 }, () => example('Alarms', 'also grass and hedges', 'grass'));
    expect(guess([...more, ...close], 'alarms')).toEqual(['fire']);
    const hardly = example(
      '',
      `alarms ${Array.from({ length: 400 }, (_, i) => `q${i}x`).join(' ')}`,
      'music',
    );
    expect(guess([hardly], 'alarms of smoke', 'in homes for older people with hearing loss')).toEqual([]);
  });

  it('go by rare words more than by common ones, and by titles more than by text', () => {
    const examples = [
      example('Supply of alarms', '', 'fire'),
      ...Array.from({ length: 9 }, () => example('Supply of turf', '', 'grass')),
      example('Supply of pianos', '', 'music'),
    ];
    expect(guess(examples, 'supply of alarms')).toEqual(['fire']);
    const rest = 'for homes of older people in all parts of town where there is nobody else to ask '.repeat(
      12,
    );
    const mixed = [example('Pianos', `alarms ${rest}`, 'music'), example('Alarms', `pianos ${rest}`, 'fire')];
    expect(guess(mixed, 'pianos')).toEqual(['music']);
    expect(guess(mixed, 'alarms')).toEqual(['fire']);
  });

  it('go by what a text says again and again', () => {
    const both = [example('Alarms', '', 'fire'), example('Turf', '', 'grass')];
    expect(guess(both, '', 'alarms, turf')).toEqual(['fire', 'grass']);
    expect(guess(both, '', 'alarms and alarms and alarms, turf')).toEqual(['fire']);
  });

  it('go by the forty most telling words of a long text, wherever they stand', () => {
    const common = Array.from({ length: 41 }, (_, i) => `q${i}x`).join(' ');
    const examples = [
      ...Array.from({ length: 10 }, () => example('', common, 'grass')),
      example('Pianos', '', 'music'),
    ];
    expect(guess(examples, '', `${common} ${'pianos '.repeat(9)}`)).toEqual(['grass', 'music']);
  });

  it('are never learned from texts that nobody tagged, nor from unknown terms', () => {
    expect(guess([example('Alarms', ''), example('Alarms', '', 'lost')], 'alarms')).toEqual([]);
    const untagged = [example('Alarms', '', 'fire'), example('Alarms', ''), example('Alarms', '')];
    expect(guess(untagged, 'alarms')).toEqual(['fire']);
  });

  it('are guessed anew for each text', () => {
    const guessing = learnTerms([example('Alarms', '', 'fire'), example('Turf', '', 'grass')], taxonomy);
    expect([guessing('alarms', ''), guessing('turf', ''), guessing('alarms', '')]).toEqual([
      ['fire'],
      ['grass'],
      ['fire'],
    ]);
  });
});
