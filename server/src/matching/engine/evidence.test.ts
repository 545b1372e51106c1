import { describe, expect, it } from 'vitest';
import { capabilityEvidence, engagementEvidence } from './evidence.ts';
import { startPolicy } from './facts.ts';
import { capability, engagement, TODAY } from './small-market.ts';

describe('evidence', () => {
  it('of a capability is what it is called', () => {
    expect(capabilityEvidence(capability('c', { title: 'Smoke alarms', text: 'and more' }))).toEqual({
      kind: 'capability',
      id: 'c',
      label: 'Smoke alarms',
    });
  });

  it('of an engagement is its title, day and value, and what age leaves of it', () => {
    const index = { policy: startPolicy, asOfDay: TODAY };
    const job = engagement('e', { title: 'Smoke alarms', day: TODAY - 1095, valueGbp: 900 });
    expect(engagementEvidence(index, job)).toEqual({
      kind: 'engagement',
      id: 'e',
      label: 'Smoke alarms',
      day: TODAY - 1095,
      valueGbp: 900,
      decay: 0.5,
    });
    expect(engagementEvidence(index, job, 'Camden: Smoke alarms').label).toBe('Camden: Smoke alarms');
    expect(engagementEvidence(index, { ...job, valueGbp: null }).valueGbp).toBeNull();
  });
});
