import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import { buildIndex } from './match-index.ts';
import { rank } from './rank.ts';
import { capability, engagement, market, need, supplier, term, TODAY } from './small-market.ts';

const vocabulary = Array.from({ length: 60 }, (_, i) => `w${'bdfgkmpv'[i % 8]}${'aeiou'[i % 5]}${i}x`);
const terms = [term('1'), ...['11', '12', '13'].map((id) => term(id, '1')), term('2'), term('21', '2')];

/** Numbers that look random, the same for the same seed. */
function numbersOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Enough suppliers that most are never looked at closely; `mostJobs` says how much they have on record. */
function crowd(seed: number, count: number, mostJobs: number): SupplierFacts[] {
  const below = numbersOf(seed);
  const words = (most: number) =>
    Array.from({ length: 1 + below(most) }, () => vocabulary[below(1 + below(vocabulary.length))]!).join(' ');
  const tags = () => [terms[below(terms.length)]!.id];
  return Array.from({ length: count }, (_, i) =>
    supplier(`s${i}`, {
      capabilities: [capability('c', { title: words(3), text: words(8), termIds: tags() })],
      engagements: Array.from({ length: below(mostJobs + 1) }, (__, job) =>
        engagement(`e${job}`, {
          title: words(4),
          termIds: tags(),
          councilId: below(3) === 0 ? 'camden' : null,
          day: TODAY - below(2000),
          valueGbp: 1000 * (1 + below(400)),
          outcome: below(4) / 4 + 0.25,
        }),
      ),
      confirmedDay: below(2) === 0 ? TODAY - below(900) : null,
    }),
  );
}

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
