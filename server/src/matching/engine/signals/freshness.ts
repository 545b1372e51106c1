import { FULL_IMPACT, FULL_WEIGHT } from '../fixed-point.ts';
import type { SupplierFacts } from '../facts.ts';
import type { MatchIndex } from '../match-index.ts';
import type { PreparedSignal, Signal } from './signal.ts';

/**
 * S8, freshness: has the supplier confirmed its profile lately?
 *
 * f = 1 up to `freshness.freshDays` after the profile was last confirmed, then halved every `freshness.halfLifeDays`; 0
 * where nobody has confirmed it. As long as it is fresh, saving it again gains nothing. From docs/ranking.
 *
 * Worked example, in the test beside this file: confirmed 100 days ago 1, 545 days ago (180 + 365) one half, never 0.
 */
export const freshness: Signal = {
  id: 'S8',
  name: 'Profile confirmed lately',
  content: false,
  unknownSentence: 'When profiles were confirmed is not counted.',
  greatest: () => 1,
  prepare: prepareFreshness,
};

function prepareFreshness(index: MatchIndex): PreparedSignal {
  return {
    of: (supplier) => supplier.freshness * FULL_WEIGHT,
    at: (row) => index.rows.freshness.values[row]! * FULL_WEIGHT,
    bound: () => index.rows.greatest.freshness * FULL_WEIGHT,
    explain: ({ facts }, value) => ({ sentence: sentenceFor(facts, value), evidence: [] }),
  };
}

function sentenceFor({ confirmedDay }: SupplierFacts, value: number): string {
  if ((confirmedDay ?? null) === null) return 'The supplier has not confirmed its profile.';
  return value === FULL_IMPACT * FULL_WEIGHT
    ? 'The supplier has confirmed its profile lately.'
    : 'The supplier confirmed its profile some time ago.';
}
