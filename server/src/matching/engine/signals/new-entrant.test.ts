import { describe, expect, it } from 'vitest';
import { startPolicy } from '../facts.ts';
import type { SignalId } from '../policy.ts';
import { capability, engagement, need, supplier, term } from '../small-market.ts';
import { part } from './testing/part.ts';

describe('S9, new entrant', () => {
  const profile = [capability('c', { title: 'Smoke alarms' })];
  const elsewhere = ['e1', 'e2', 'e3'].map((id) => engagement(id));
  const suppliers = [
    supplier('new', { capabilities: profile }),
    supplier('established', { capabilities: profile, engagements: elsewhere }),
    supplier('unfit'),
  ];
  const demand = need('n', { title: 'Smoke alarms' });
  const said = (id: string, signal: SignalId = 'S9') => part({ suppliers }, demand, id, signal);

  it('lifts in proportion to fit, and not who is established or does not fit', () => {
    const { S1, S2, S3 } = startPolicy.weights;
    const takeover = (S1 + S2 + S3) / (S2 + S3);
    expect(said('new').value).toBeCloseTo(said('new', 'S2').value / takeover, 4);
    expect(said('established').value).toBe(0);
    expect(said('unfit').value).toBe(0);
  });
});

describe('S9, new entrant: what it says', () => {
  const profile = [capability('c', { title: 'Smoke alarms', termIds: ['alarms'] })];
  const given = {
    terms: [term('alarms'), term('grass')],
    suppliers: [
      supplier('new', { capabilities: profile }),
      supplier('met', { capabilities: profile, engagements: [engagement('e', { kind: 'meeting' })] }),
      supplier('grown', { capabilities: profile, engagements: ['e', 'f', 'g'].map((id) => engagement(id)) }),
      supplier('unfit'),
    ],
  };
  const both = need('n', { title: 'Smoke alarms', termIds: ['alarms'] });
  const said = (id: string, signal: SignalId = 'S9', demand = both) => part(given, demand, id, signal);

  it('is the mean of the fit by category and by words, less by what is on record', () => {
    const fit = (said('new', 'S1').value + said('new', 'S2').value) / 2;
    expect(said('new').value).toBeCloseTo(fit, 4);
    expect(said('met').value).toBeCloseTo(fit * (1 - 0.3 / 3), 4);
    expect(said('grown').value).toBe(0);
  });

  it('says what is on record, and who is not lifted', () => {
    const lifted = 'lifted in proportion to how well the profile fits.';
    expect(said('new')).toMatchObject({
      sentence: `No past public work on record: ${lifted}`,
      evidence: [],
    });
    expect(said('met')).toMatchObject({
      sentence: `Little recent public work on record: ${lifted}`,
      evidence: [],
    });
    for (const id of ['grown', 'unfit'])
      expect(said(id)).toMatchObject({ sentence: 'Not lifted as a new entrant.', evidence: [] });
  });

  it('is not known where the need says nothing', () => {
    expect(said('new', 'S9', need('n')).known).toBe(false);
  });
});
