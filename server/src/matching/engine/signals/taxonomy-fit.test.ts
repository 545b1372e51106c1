import { describe, expect, it } from 'vitest';
import { startPolicy } from '../facts.ts';
import { capability, engagement, need, supplier, term, TODAY } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S1, taxonomy fit', () => {
  const terms = [
    term('safety'),
    term('alarms', 'safety', 'Alarms'),
    term('fire', 'alarms', 'Fire alarms'),
    term('grass'),
  ];
  const tagged = (id: string, termId: string) =>
    supplier(id, { capabilities: [capability('c', { termIds: [termId] })] });
  const suppliers = [
    tagged('exact', 'fire'),
    tagged('near', 'alarms'),
    tagged('far', 'grass'),
    supplier('done', {
      engagements: [engagement('e', { title: 'Alarms at school', termIds: ['fire'], outcome: 1 })],
    }),
    supplier('derived', { capabilities: [capability('c', { termIds: ['fire'], declared: false })] }),
  ];
  // The words of a demand play no part here, so S1 carries the weight of S2 and S3 too.
  const { S1, S2, S3 } = startPolicy.weights;
  const share = S1 / (S1 + S2 + S3);
  const value = (id: string) =>
    part({ terms, suppliers }, need('n', { termIds: ['fire'] }), id, 'S1').value * share;

  it('is more for the exact category than for the one above, and nothing elsewhere', () => {
    expect(value('exact')).toBeCloseTo(startPolicy.taxonomy.declaredStrength, 4);
    expect(value('near')).toBeLessThan(value('exact'));
    expect(value('near')).toBeGreaterThan(0);
    expect(value('far')).toBe(0);
  });

  it('counts a fresh, perfect contract by its strength, and a derived capability not again', () => {
    expect(value('done')).toBeCloseTo(startPolicy.taxonomy.practisedStrength, 4);
    expect(value('derived')).toBe(0);
  });

  it('says which category, and whether it was done or is offered', () => {
    const said = (id: string) => part({ terms, suppliers }, need('n', { termIds: ['fire'] }), id, 'S1');
    expect(said('done').sentence).toBe('Has done 1 job in “Fire alarms”.');
    expect(said('near').sentence).toBe('Offers work in “Alarms”.');
    expect(said('done').evidence.map(({ kind, id }) => [kind, id])).toEqual([
      ['term', 'fire'],
      ['engagement', 'e'],
    ]);
  });

  it('says when work is both done and offered, how many jobs there were, and when there is nothing', () => {
    const job = (id: string, given = {}) => engagement(id, { title: id, termIds: ['fire'], ...given });
    const more = [
      supplier('both', {
        capabilities: [capability('c', { title: 'Fire alarms fitted', termIds: ['fire'] })],
        engagements: [job('e'), job('f'), job('g', { termIds: ['alarms'] })],
      }),
      supplier('jobs', { engagements: [job('e'), job('f')] }),
      supplier('wider', {
        engagements: [job('e', { termIds: ['safety', 'alarms'] }), job('f', { termIds: ['grass'] })],
      }),
    ];
    const said = (id: string) =>
      part({ terms, suppliers: [...suppliers, ...more] }, need('n', { termIds: ['fire'] }), id, 'S1');
    expect(said('both').sentence).toBe('Has done 2 jobs in “Fire alarms” and offers it.');
    expect(said('jobs').sentence).toBe('Has done 2 jobs in “Fire alarms”.');
    expect(said('wider').sentence).toBe('Has done 1 job in “Alarms”.');
    expect(said('wider').evidence.map(({ id }) => id)).toEqual(['alarms', 'e']);
    expect(said('far')).toMatchObject({ sentence: 'Shares no category with this need.', evidence: [] });
    expect(said('derived')).toMatchObject({ sentence: 'Shares no category with this need.', evidence: [] });
  });

  it('shows the category it goes by, then what speaks for it most: three pieces at most', () => {
    const proof = supplier('proof', {
      capabilities: [capability('c', { title: 'Alarms of all kinds', termIds: ['grass', 'alarms'] })],
      engagements: [
        engagement('oldest', { title: 'Fire alarms', termIds: ['fire'], day: TODAY - 3000 }),
        engagement('older', { title: 'Fire alarms', termIds: ['fire'], day: TODAY - 1000 }),
        engagement('newest', { title: 'Fire alarms', termIds: ['fire'], outcome: 1, valueGbp: 500 }),
      ],
    });
    const said = (id: string) =>
      part({ terms, suppliers: [...suppliers, proof] }, need('n', { termIds: ['fire'] }), id, 'S1');
    expect(said('proof').evidence.map(({ id }) => id)).toEqual(['fire', 'newest', 'c', 'older']);
    expect(said('proof').evidence.slice(0, 3)).toEqual([
      { kind: 'term', id: 'fire', label: 'Fire alarms' },
      { kind: 'engagement', id: 'newest', label: 'Fire alarms', day: TODAY, valueGbp: 500, decay: 1 },
      { kind: 'capability', id: 'c', label: 'Alarms of all kinds' },
    ]);
  });

  it('reads any scheme, and shares the signal among those the demand has', () => {
    const service = { ...term('housing'), scheme: 'service' as const };
    const both = need('n', { termIds: ['fire', 'housing'] });
    const given = { terms: [...terms, service], suppliers: [...suppliers, tagged('landlord', 'housing')] };
    expect(part(given, both, 'exact', 'S1').value * share).toBeCloseTo(
      startPolicy.taxonomy.declaredStrength / 2,
      4,
    );
    expect(part(given, both, 'landlord', 'S1').value * share).toBeCloseTo(
      startPolicy.taxonomy.declaredStrength / 2,
      4,
    );
  });
});
