import { describe, expect, it } from 'vitest';
import { explain } from '../explain.ts';
import { startPolicy } from '../facts.ts';
import { buildIndex } from '../match-index.ts';
import { capability, engagement, market, need, supplier, TODAY } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S2, text fit', () => {
  const says = (id: string, text: string) =>
    supplier(id, { capabilities: [capability('c', { title: 'Work', text })] });
  const suppliers = [
    says('smoke', 'installs smoke alarms'),
    says('burglar', 'installs burglar alarms'),
    says('grass', 'cuts grass'),
    supplier('titled', { engagements: [engagement('e', { title: 'Smoke alarms' })] }),
    supplier('stated', { statement: 'We know smoke alarms' }),
  ];
  const demand = need('n', { title: 'Smoke alarm', text: 'smoke alarm' });
  const said = (id: string) => part({ suppliers }, demand, id, 'S2');

  it('is more for rarer shared words, and nothing without one', () => {
    expect(said('smoke').value).toBeGreaterThan(said('burglar').value);
    expect(said('burglar').value).toBeGreaterThan(0);
    expect(said('grass').value).toBe(0);
    expect(said('stated').value).toBeGreaterThan(0);
  });

  it('counts a title’s word for more', () => {
    expect(said('titled').value).toBeGreaterThan(said('smoke').value);
  });

  it('counts the words of a need’s beginning for more', () => {
    const filling = 'grass '.repeat(startPolicy.text.fullWords);
    const of = (text: string) => part({ suppliers }, need('n', { text }), 'smoke', 'S2').value;
    expect(of(`smoke ${filling}`)).toBeGreaterThan(of(`${filling} smoke`));
  });

  it('gives nothing for everyday words', () => {
    const everyday = need('n', { title: 'Three weeks to come, and then some' });
    const idle = supplier('idle', { statement: 'Three weeks of work, to come in two' });
    expect(part({ suppliers: [idle] }, everyday, 'idle', 'S2').value).toBe(0);
  });

  it('names the shared words as the need spells them, and where they stand', () => {
    expect(said('smoke').sentence).toBe('Describes its work with the need’s words: smoke, alarm.');
    expect(said('titled').evidence.map(({ kind, id }) => [kind, id])).toEqual([['engagement', 'e']]);
  });

  it('is the saturation of each shared word by its share of the need', () => {
    const { k1, b, lengthPivot, titleWeight } = startPolicy.text;
    const { S1, S2, S3 } = startPolicy.weights;
    const takeover = (S1 + S2 + S3) / (S2 + S3);
    const of = (statement: string, title = '') =>
      part(
        { suppliers: [supplier('s', { statement, engagements: [engagement('e', { title })] })] },
        need('n', { title: 'Smoke alarms' }),
        's',
        'S2',
      ).value / takeover;
    const saturated = (times: number, length: number) =>
      times / (times + k1 * (1 - b + (b * length) / lengthPivot));
    expect(of('smoke alarms')).toBeCloseTo(saturated(1, 2), 3);
    expect(of('smoke alarms, smoke alarms')).toBeCloseTo(saturated(2, 4), 3);
    expect(of('', 'smoke alarms')).toBeCloseTo(saturated(titleWeight, 2 * titleWeight), 3);
    expect(of('smoke smoke alarms hedges')).toBeCloseTo((saturated(2, 4) + saturated(1, 4)) / 2, 3);
  });

  it('names four words at most and counts the rest, and shows what shares most, the latest first: three at most', () => {
    const title = 'Smoke alarms, sprinklers, extinguishers, doors and hydrants';
    const rich = supplier('rich', {
      statement: title,
      capabilities: [
        capability('c', { title: 'Smoke alarms and doors' }),
        capability('d', { title: 'Hedges' }),
        capability('x', { title: 'Smoke alarms and doors', declared: false }),
      ],
      engagements: [
        engagement('e', { title: 'Alarms', day: TODAY - 9 }),
        engagement('f', { title: 'Smoke alarms', day: TODAY - 5, valueGbp: 70 }),
        engagement('g', { title: 'Smoke alarms', day: TODAY - 3 }),
      ],
    });
    const long = need('n', { title });
    const of = (id: string) => part({ suppliers: [...suppliers, rich] }, long, id, 'S2');
    expect(of('rich').sentence).toMatch(
      /^Describes its work with the need’s words: (\w+, ){3}\w+ and 2 more\.$/,
    );
    expect(of('rich').evidence.map(({ kind, id, label }) => [kind, id, label])).toEqual([
      ['capability', 'c', 'Smoke alarms and doors'],
      ['engagement', 'g', 'Smoke alarms'],
      ['engagement', 'f', 'Smoke alarms'],
    ]);
    const four = part(
      { suppliers: [rich] },
      need('n', { title: 'Smoke alarms, doors, hydrants' }),
      'rich',
      'S2',
    );
    expect(four.sentence).not.toContain('more');
    expect(of('stated').evidence).toEqual([]);
    expect(of('grass')).toMatchObject({ sentence: 'Shares no telling word with this need.', evidence: [] });
    expect(of('burglar').sentence).toBe('Describes its work with the need’s words: alarms.');
  });

  it('is not known where no supplier uses any of the words', () => {
    expect(part({ suppliers }, need('n', { title: 'Choir' }), 'smoke', 'S2')).toMatchObject({
      known: false,
      sentence: 'No supplier uses any of this need’s words, so this is not counted.',
    });
  });

  it('looks up the most telling words only', () => {
    const few = { ...startPolicy, text: { ...startPolicy.text, maxQueryWords: 1 } };
    const index = buildIndex(market({ suppliers }), few, TODAY);
    expect(explain(index, demand, 'burglar').score).toBe(0);
    expect(explain(index, demand, 'smoke').score).toBeGreaterThan(0);
  });
});
