import { describe, expect, it } from 'vitest';
import { startPolicy } from './facts.ts';
import { buildIndex, buildIndexInSteps } from './match-index.ts';
import { rank } from './rank.ts';
import { capability, council, market, need, supplier, term, TODAY } from './small-market.ts';

const whole = market({
  terms: [term('t1'), term('t2', 't1')],
  councils: [council('camden')],
  suppliers: Array.from({ length: 500 }, (_, i) =>
    supplier(`s${i}`, { capabilities: [capability(`k${i}`, { title: `Care ${i % 7}`, termIds: ['t2'] })] }),
  ),
  demands: [need('d1', { title: 'Care 3', termIds: ['t2'] })],
});

describe('an index built in steps', () => {
  it('stops often on the way, so that others can work, and equals one built in one go', () => {
    const steps = buildIndexInSteps(whole, startPolicy, TODAY);
    let stops = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) stops++;
    expect(stops).toBeGreaterThan(500 / 64);
    const query = { reading: 'suppliers-for-demand', demand: 'd1', limit: 500 } as const;
    const ranked = rank(step.value, query);
    expect(ranked.total).toBeGreaterThan(0);
    expect(ranked).toEqual(rank(buildIndex(whole, startPolicy, TODAY), query));
  });
});
