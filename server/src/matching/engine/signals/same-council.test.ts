import { describe, expect, it } from 'vitest';
import { council, engagement, need, supplier, TODAY } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S4, same council', () => {
  const contracts = (count: number, outcome: number | null) =>
    Array.from({ length: count }, (_, i) => engagement(`e${i}`, { councilId: 'camden', outcome }));
  const suppliers = [
    supplier('one', { engagements: contracts(1, null) }),
    supplier('ten', { engagements: contracts(10, 1) }),
    supplier('hundred', { engagements: contracts(100, 1) }),
    supplier('old', { engagements: [engagement('e', { councilId: 'camden', day: TODAY - 1095 })] }),
  ];
  const said = (id: string) => part({ suppliers }, need('n'), id, 'S4');

  it('is a logarithm with a cap, so that incumbency cannot lock in', () => {
    expect(said('one').value).toBeCloseTo(Math.log(1.7) / Math.log(11), 5);
    expect(said('ten').value).toBeCloseTo(1, 5);
    expect(said('hundred').value).toBeCloseTo(1, 5);
  });

  it('fades by half in a half-life', () => {
    expect(said('old').value).toBeCloseTo(Math.log(1.35) / Math.log(11), 5);
  });

  it('counts work with this council alone', () => {
    const elsewhere = supplier('elsewhere', {
      engagements: [
        engagement('e', { councilId: 'leeds', title: 'Bins' }),
        engagement('f', { councilId: 'camden', title: 'Bins', kind: 'pilot' }),
      ],
    });
    const councils = [council('leeds'), council('camden')];
    const found = part({ councils, suppliers: [elsewhere] }, need('n'), 'elsewhere', 'S4');
    expect(found.value).toBeCloseTo(Math.log(1 + 0.7 * 0.8) / Math.log(11), 5);
    expect(found.sentence).toBe('Has had 1 pilot with camden.');
    expect(found.evidence.map(({ id }) => id)).toEqual(['f']);
    const stranger = part({ councils, suppliers: [supplier('stranger')] }, need('n'), 'stranger', 'S4');
    expect(stranger).toMatchObject({
      value: 0,
      sentence: 'No past work with camden on record.',
      evidence: [],
    });
  });

  it('lists what there was by kind, the latest as evidence, and says when it went so badly that nothing counts', () => {
    const kinds = [
      'contract',
      'call_off',
      'call_off',
      'pilot',
      'demonstration',
      'meeting',
      'meeting',
    ] as const;
    const with_ = (id: string, list: readonly (typeof kinds)[number][], outcome: number | null = null) =>
      supplier(id, {
        engagements: list.map((kind, i) =>
          engagement(`e${i}`, { kind, outcome, councilId: 'camden', day: TODAY - 10 + i }),
        ),
      });
    const given = [
      with_('all', kinds),
      with_('two', ['demonstration', 'demonstration', 'contract']),
      with_('pilots', ['pilot', 'pilot']),
      with_('call-off', ['call_off']),
      with_('failed', ['contract'], 0),
    ];
    const said = (id: string, councils = [council('camden')]) =>
      part({ councils, suppliers: given }, need('n'), id, 'S4');
    expect(said('all').sentence).toBe(
      'Has had 1 contract, 2 call-offs, 1 pilot, 1 demonstration and 2 meetings with camden.',
    );
    expect(said('all').evidence.map(({ id }) => id)).toEqual(['e6', 'e5', 'e4']);
    expect(said('two').sentence).toBe('Has had 1 contract and 2 demonstrations with camden.');
    expect(said('pilots').sentence).toBe('Has had 2 pilots with camden.');
    expect(said('call-off').sentence).toBe('Has had 1 call-off with camden.');
    expect(said('call-off', []).sentence).toBe('Has had 1 call-off with this council.');
    expect(said('failed')).toMatchObject({
      sentence: 'Past work with camden no longer counts.',
      evidence: [],
    });
  });

  it('says what there was with whom', () => {
    expect(said('one').sentence).toBe('Has had 1 contract with camden.');
    expect(said('ten').sentence).toBe('Has had 10 contracts with camden.');
  });
});
