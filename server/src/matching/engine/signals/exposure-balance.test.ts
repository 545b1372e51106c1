import { describe, expect, it } from 'vitest';
import type { MarketFacts } from '../facts.ts';
import { startPolicy } from '../facts.ts';
import type { SignalId } from '../policy.ts';
import { behindOf, groupOf } from './exposure-balance.ts';
import { capability, engagement, need, supplier, term, TODAY } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S10, exposure balance', () => {
  const profile = [capability('c', { title: 'Smoke alarms' })];
  const awards = (count: number) => Array.from({ length: count }, (_, i) => engagement(`e${i}`));
  const suppliers = [
    supplier('new', { capabilities: profile }),
    supplier('established', { capabilities: profile, engagements: awards(10) }),
    supplier('unfit'),
  ];
  const demand = need('n', { title: 'Smoke alarms' });
  const groups = {
    new: { attention: 1, merit: 2 },
    known: { attention: 4, merit: 4 },
    established: { attention: 4, merit: 4 },
  };
  const said = (
    id: string,
    signal: SignalId = 'S10',
    exposure: MarketFacts['exposure'] = { untilDay: TODAY - 1, groups },
  ) => part({ suppliers, exposure }, demand, id, signal);

  it('lifts the group that got half the attention for its fit by half, in proportion to fit', () => {
    const { S1, S2, S3 } = startPolicy.weights;
    const fit = said('new', 'S2').value / ((S1 + S2 + S3) / (S2 + S3));
    expect(said('new').value).toBeCloseTo(0.5 * fit, 4);
    expect(said('new').sentence).toMatch(
      /shown suppliers with at most 1 past award 50% less in the last 90 days/,
    );
    expect(said('established').value).toBe(0);
    expect(said('unfit').value).toBe(0);
  });

  it('names the group and the days, and says of whom is not lifted why', () => {
    const known = supplier('known', { capabilities: profile, engagements: awards(2) });
    const of = (id: string, ledger: NonNullable<MarketFacts['exposure']>['groups'], policy = startPolicy) =>
      part(
        { suppliers: [...suppliers, known], exposure: { untilDay: TODAY - 1, groups: ledger } },
        demand,
        id,
        'S10',
        policy,
      );
    const behind = (group: 'new' | 'known' | 'established') => ({
      new: { attention: 4, merit: 4 },
      known: { attention: 4, merit: 4 },
      established: { attention: 4, merit: 4 },
      [group]: { attention: 3, merit: 4 },
    });
    const lifted = (who: string) =>
      `Councils were shown suppliers with ${who} 25% less in the last 90 days than others of like fit: lifted in proportion to how well the profile fits.`;
    expect(of('new', behind('new')).sentence).toBe(lifted('at most 1 past award'));
    expect(of('known', behind('known')).sentence).toBe(lifted('2 to 9 past awards'));
    expect(of('established', behind('established')).sentence).toBe(lifted('10 or more past awards'));
    const few = { ...startPolicy, exposure: { ...startPolicy.exposure, newMost: 2 } };
    expect(of('known', behind('new'), few).sentence).toBe(lifted('at most 2 past awards'));
    expect(of('known', behind('new'))).toMatchObject({
      value: 0,
      sentence:
        'Not lifted: suppliers with 2 to 9 past awards were not shown too little in the last 90 days, or this one does not fit.',
      evidence: [],
    });
    expect(of('unfit', behind('new')).sentence).toMatch(
      /^Not lifted: suppliers with at most 1 past award were/,
    );
    expect(of('new', behind('new')).evidence).toEqual([]);
  });

  it('is wholly behind whoever nothing was shown of, and nobody when nobody was shown anything', () => {
    const none = { attention: 0, merit: 0 };
    expect(behindOf({ untilDay: TODAY, groups: { ...groups, new: none } })).toEqual({
      new: 1,
      known: 0,
      established: 0,
    });
    expect(behindOf({ untilDay: TODAY, groups: { new: none, known: none, established: none } })).toEqual({
      new: 0,
      known: 0,
      established: 0,
    });
    expect(behindOf({ untilDay: TODAY, groups })).toEqual({ new: 0.5, known: 0, established: 0 });
    expect(behindOf(null)).toEqual({ new: 0, known: 0, established: 0 });
  });

  it('goes by awards on record: at most one is new, ten are established', () => {
    expect([0, 1, 2, 9, 10, 99].map((count) => groupOf(count, startPolicy))).toEqual([
      'new',
      'new',
      'known',
      'known',
      'established',
      'established',
    ]);
  });

  it('goes by categories too, where the need has them, and is not known where it says nothing', () => {
    const given = {
      terms: [term('alarms'), term('grass')],
      suppliers: [
        ...suppliers,
        supplier('tagged', { capabilities: [capability('c', { termIds: ['alarms'] })] }),
      ],
      exposure: { untilDay: TODAY - 1, groups },
    };
    const both = need('n', { title: 'Smoke alarms', termIds: ['alarms'] });
    const of = (id: string, signal: SignalId = 'S10') => part(given, both, id, signal).value;
    expect(of('new')).toBeCloseTo((0.5 * of('new', 'S2')) / 2, 4);
    expect(of('tagged')).toBeCloseTo((0.5 * of('tagged', 'S1')) / 2, 4);
    expect(part(given, need('n', { title: 'Choir' }), 'new', 'S10').known).toBe(false);
  });

  it('lifts nobody while nothing shown is on record', () => {
    expect(said('new', 'S10', null)).toMatchObject({
      value: 0,
      sentence: 'Nothing shown is on record yet, so nobody is behind.',
      evidence: [],
    });
  });
});
