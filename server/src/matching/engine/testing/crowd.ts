import type { SupplierFacts } from '../facts.ts';
import { capability, engagement, supplier, term, TODAY } from '../small-market.ts';

/** The words of a crowd, some of which are much more common than others. */
export const vocabulary = Array.from({ length: 60 }, (_, i) => `w${'bdfgkmpv'[i % 8]}${'aeiou'[i % 5]}${i}x`);
/** The categories of a crowd. */
export const terms = [
  term('1'),
  ...['11', '12', '13'].map((id) => term(id, '1')),
  term('2'),
  term('21', '2'),
];

/** Numbers that look random, the same for the same seed. */
export function numbersOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Enough suppliers that most are never looked at closely; `mostJobs` says how much they have on record. */
export function crowd(seed: number, count: number, mostJobs: number): SupplierFacts[] {
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
