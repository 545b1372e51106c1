import { describe, expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';
import { explain, preparedFor, supplierRow } from './explain.ts';
import { startPolicy } from './facts.ts';
import { buildIndex } from './match-index.ts';
import { rank } from './rank.ts';
import { allSignals } from './signals/all-signals.ts';
import { capability, engagement, market, need, supplier, term, TODAY } from './small-market.ts';

const alarms = { capabilities: [capability('c', { title: 'Smoke alarms', termIds: ['fire'] })] };
const suppliers = [
  supplier('fits', {
    ...alarms,
    engagements: [engagement('e', { title: 'Smoke alarms', councilId: 'camden' })],
  }),
  supplier('excluded', { ...alarms, excluded: true }),
  supplier('idle'),
];
const demand = need('n', { title: 'Smoke alarms', termIds: ['fire'], region: 'London', valueGbp: 900 });
const build = () =>
  buildIndex(
    market({ terms: [term('fire'), term('grass')], suppliers, demands: [demand] }),
    startPolicy,
    TODAY,
  );

describe('a match on its own', () => {
  const index = build();
  const match = explain(index, 'n', 'fits');

  it('is of the pair that was asked about, and has no place in a list', () => {
    expect(match).toMatchObject({ demandId: 'n', supplierId: 'fits', rank: 0, eligible: true });
    expect(match.ineligibleBecause).toEqual([]);
    expect(explain(index, demand, 'fits')).toEqual(match);
  });

  it('has one part for every signal, in the order of the signals, adding up to its points', () => {
    expect(match.contributions.map(({ signal, name }) => [signal, name])).toEqual(
      allSignals.map(({ id, name }) => [id, name]),
    );
    expect(match.contributions.every(({ known }) => known)).toBe(true);
    expect(match.contributions.reduce((sum, { micro }) => sum + micro, 0)).toBe(match.score);
    expect(match.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(match.points);
    expect(match.points).toBeGreaterThan(0);
  });

  it('says of each signal that the demand does not make known why it is not counted', () => {
    const { contributions } = explain(index, need('m', { title: 'Smoke', councilId: 'nowhere' }), 'fits');
    expect(contributions.map(({ signal }) => signal)).toEqual(allSignals.map(({ id }) => id));
    const unknown = contributions.filter(({ known }) => !known);
    expect(unknown.map(({ signal }) => signal)).toEqual(['S1', 'S5', 'S7']);
    for (const { signal, sentence, micro, points, evidence } of unknown) {
      expect(sentence).toBe(allSignals.find(({ id }) => id === signal)!.unknownSentence);
      expect([micro, points, evidence]).toEqual([0, 0, []]);
    }
  });

  it('tells of a supplier that may not be matched why, with its points', () => {
    const excluded = explain(index, 'n', 'excluded');
    expect(excluded).toMatchObject({
      eligible: false,
      ineligibleBecause: [{ code: 'excluded', sentence: 'Excluded or debarred from public contracts.' }],
    });
    expect(excluded.score).toBeGreaterThan(0);
  });

  it('has the chance that the policy gives its score', () => {
    const { a, b } = startPolicy.chance;
    expect(match.chance).toBeCloseTo(1 / (1 + Math.exp(-(a * (match.score / 1e6) + b))), 12);
    expect(explain(index, 'n', 'idle')).toMatchObject({ score: 0, points: 0 });
  });

  it('is refused by name for whoever is unknown', () => {
    expect(() => explain(index, 'n', 'lost')).toThrow(new RangeError('The index knows no supplier lost'));
    expect(() => explain(index, 'gone', 'fits')).toThrow(new RangeError('The index knows no demand gone'));
    expect(() => supplierRow(index, 'lost')).toThrow(RangeError);
    expect(supplierRow(index, 'excluded')).toBe(1);
  });
});

describe('a demand made ready', () => {
  it('is kept until something changes, a draft never', () => {
    const index = build();
    const first = preparedFor(index, 'n');
    expect(preparedFor(index, 'n')).toBe(first);
    expect(preparedFor(index, demand)).not.toBe(preparedFor(index, demand));
    applyChange(index, { kind: 'supplier', id: 'idle', facts: null });
    const second = preparedFor(index, 'n');
    expect(second).not.toBe(first);
    expect(preparedFor(index, 'n')).toBe(second);
  });

  it('teaches the index nothing as a draft', () => {
    const index = build();
    const words = index.lexicon.size;
    explain(index, need('m', { title: 'Unheard-of words', councilId: 'atlantis' }), 'fits');
    expect(index.lexicon.size).toBe(words);
    expect(index.councils.find('atlantis')).toBe(-1);
  });

  it('remembers for whom places were kept before, over any number of changes', () => {
    const index = build();
    expect(preparedFor(index, 'n').keptBefore).toBeNull();
    rank(index, { reading: 'suppliers-for-demand', demand: 'n', limit: 9 });
    expect(preparedFor(index, 'n').kept!.keptFor).toEqual(['fits']);
    for (const facts of [null, suppliers[2]!]) {
      applyChange(index, { kind: 'supplier', id: 'idle', facts });
      expect(preparedFor(index, 'n')).toMatchObject({ kept: null, keptBefore: { keptFor: ['fits'] } });
    }
  });
});
