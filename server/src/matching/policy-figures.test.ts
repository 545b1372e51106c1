import { describe, expect, it } from 'vitest';
import { reasonsAgainst, type PolicyFigures } from './policy-figures.ts';

const good: PolicyFigures = {
  against: 2,
  split: '2021-01-01',
  needs: 300,
  ndcg10: 0.28,
  difference: 0.01,
  interval: [0, 0.02],
  rare10: 0.4,
};

describe('the rule of acceptance', () => {
  it('lets a policy go live whose gain is not below 0 and that keeps to the exposure floor', () => {
    expect(reasonsAgainst(good, 2)).toEqual([]);
  });

  it('says every reason against, and what to do', () => {
    const reasons = reasonsAgainst({ ...good, interval: [-0.0001, 0.02], rare10: 0.399 }, 3);
    expect(reasons.join(' ')).toMatch(/Learn another.*not be below 0.*39\.9%.*at least 40%/);
  });
});
