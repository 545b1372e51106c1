import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startPolicy } from './facts.ts';
import { buildIndex } from './match-index.ts';
import { rank } from './rank.ts';
import { market, need, TODAY } from './small-market.ts';
import { crowd, numbersOf, terms, vocabulary } from './testing/crowd.ts';

/** One as shipped, and one in which a broad category and what builds on it weigh much. */
const policies = [
  startPolicy,
  { ...startPolicy, weights: { ...startPolicy.weights, S1: 2, S2: 0.2, S9: 3 } },
];

describe('the first of a long list', () => {
  it.each([
    ['nobody has any award', 0],
    ['few have some', 1],
    ['some have many', 3],
    ['nearly everybody has some', 9],
  ])('are the same whether all or only those are asked for, where %s', (_, mostJobs) => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(1, 5, 20),
        fc.constantFrom(...policies),
        (seed, limit, policy) => {
          const suppliers = crowd(seed, 300, mostJobs);
          const below = numbersOf(seed + 1);
          const text = Array.from({ length: 6 }, () => vocabulary[below(vocabulary.length)]!).join(' ');
          const demand = need('n', { title: text, termIds: ['11'], region: 'London', valueGbp: 50_000 });
          const first = (size: number) =>
            rank(buildIndex(market({ terms, suppliers, demands: [demand] }), policy, TODAY), {
              reading: 'suppliers-for-demand',
              demand: 'n',
              limit: size,
            });
          const whole = first(suppliers.length);
          const part = first(limit);
          expect(part.total).toBe(whole.total);
          expect(part.matches).toEqual(whole.matches.slice(0, limit));
        },
      ),
      { numRuns: 40 },
    );
  });
});
