import { describe, expect, it } from 'vitest';
import { startPolicy } from '../facts.ts';
import { council, engagement, need, supplier, TODAY } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S5, peer councils', () => {
  const councils = [
    council('camden'),
    council('islington'),
    council('powys', { type: 'unitary', region: 'Wales' }),
  ];
  const worked = (id: string, councilId: string) =>
    supplier(id, { engagements: [engagement('e', { councilId, title: 'Bins' })] });
  const suppliers = [worked('near', 'islington'), worked('far', 'powys'), worked('own', 'camden')];
  const said = (id: string) => part({ councils, suppliers }, need('n'), id, 'S5');

  it('is for work with councils of the same kind, and never for work with the council itself', () => {
    expect(said('near').value).toBeGreaterThan(0);
    expect(said('far').value).toBe(0);
    expect(said('own').value).toBe(0);
  });

  it('names them', () => {
    expect(said('near').sentence).toBe('Has worked with a similar council: islington.');
    expect(said('near').evidence[0]!.label).toBe('islington: Bins');
  });

  it('is a logarithm of how like each council is, each counted once however much was done there', () => {
    // Same type and region, and nothing known of the rest: half of the prior, and nobody on record with Camden.
    const alike = startPolicy.peers.prior.type + startPolicy.peers.prior.region;
    const much = supplier('much', {
      engagements: ['e', 'f', 'g'].map((id) => engagement(id, { councilId: 'islington', outcome: 1 })),
    });
    const only = [council('camden'), council('islington')];
    const of = (...engaged: (typeof much)[]) =>
      part({ councils: only, suppliers: engaged }, need('n'), engaged[0]!.id, 'S5').value;
    expect(of(worked('near', 'islington'))).toBeCloseTo(Math.log(1 + 0.7 * alike) / Math.log(11), 2);
    expect(of(much)).toBeCloseTo(Math.log(1 + alike) / Math.log(11), 2);
    expect(of(supplier('idle'))).toBe(0);
  });

  it('names two, the likest first, and counts the rest; of each council the latest work is shown', () => {
    const boroughs = ['barnet', 'brent', 'ealing', 'hackney'];
    const known = [
      council('camden', { similarityLabel: 'inner' }),
      council('barnet'),
      council('brent'),
      council('ealing'),
      council('hackney', { similarityLabel: 'inner' }),
    ];
    const at = (...ids: string[]) =>
      ids.map((councilId, i) =>
        engagement(`${councilId} ${i}`, { councilId, title: 'Bins', day: TODAY - i }),
      );
    const given = [
      supplier('four', { engagements: at(...boroughs) }),
      supplier('two', { engagements: at('brent', 'barnet') }),
      supplier('again', { engagements: at('hackney', 'hackney', 'camden') }),
      supplier('private', { engagements: [engagement('e', { title: 'Bins' })] }),
      supplier('unlisted', { engagements: at('unlisted', 'hackney') }),
    ];
    const of = (id: string) => part({ councils: known, suppliers: given }, need('n'), id, 'S5');
    expect(of('four').sentence).toBe('Has worked with 4 similar councils: hackney, barnet and 2 more.');
    expect(of('four').evidence.map(({ label }) => label)).toEqual([
      'hackney: Bins',
      'barnet: Bins',
      'brent: Bins',
    ]);
    expect(of('two').sentence).toBe('Has worked with 2 similar councils: barnet and brent.');
    expect(of('again').sentence).toBe('Has worked with a similar council: hackney.');
    expect(of('again').evidence.map(({ id }) => id)).toEqual(['hackney 0']);
    expect(of('private')).toMatchObject({
      value: 0,
      sentence: 'No past work with similar councils on record.',
      evidence: [],
    });
  });

  it('calls a council of which no more is known than its suppliers as the buyer did', () => {
    const both = ['camden', 'unlisted'];
    const shared = ['a', 'b', 'c', 'd'].map((id) =>
      supplier(id, {
        engagements: both.map((councilId) =>
          engagement(councilId, { councilId, title: 'Bins', buyerName: 'Unlisted Council' }),
        ),
      }),
    );
    const found = part({ suppliers: shared }, need('n'), 'a', 'S5');
    expect(found.sentence).toBe('Has worked with a similar council: Unlisted Council.');
    expect(found.evidence.map(({ label }) => label)).toEqual(['Unlisted Council: Bins']);
  });

  it('is not known for a council nobody has heard of', () => {
    const found = part({ councils, suppliers }, need('n', { councilId: 'atlantis' }), 'near', 'S5');
    expect(found).toMatchObject({ known: false, value: 0 });
  });

  it('learns likeness from suppliers in common', () => {
    const shared = ['a', 'b', 'c', 'd'].map((id) =>
      supplier(id, {
        engagements: ['camden', 'powys'].map((councilId) => engagement(councilId, { councilId })),
      }),
    );
    const value = part({ councils, suppliers: [...suppliers, ...shared] }, need('n'), 'far', 'S5').value;
    expect(value).toBeGreaterThan(0);
  });
});
