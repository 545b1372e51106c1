import { FULL_IMPACT } from '../fixed-point.ts';
import type { DemandProfile } from '../demand-profile.ts';
import type { MatchIndex } from '../match-index.ts';
import type { SignalId } from '../policy.ts';
import type { EarlierValues, Explanation, PreparedSignal, Signal } from './signal.ts';

/** The signals whose fit a new entrant is lifted by. */
const contentSignals: readonly SignalId[] = ['S1', 'S2'];

/**
 * S9, new entrant: a lift for suppliers with little on record, in proportion to how well they fit.
 *
 * f = max(0, 1 - n/ceiling)·mean(S1, S2), n = Σθδ of all engagements, the mean over those of the two that the demand
 * makes known. A poor match is never lifted: without content fit it is zero. From docs/ranking; its weight is a
 * choice of policy, not a measurement.
 *
 * Worked example, in the test beside this file: of two suppliers with the same declared profile, the one without
 * past work gets the whole lift, one with three fresh contracts elsewhere none.
 */
export const newEntrant: Signal = {
  id: 'S9',
  name: 'New to public work',
  content: false,
  unknownSentence: 'This need says too little to compare profiles, so this is not counted.',
  greatest: () => 1,
  prepare: prepareNewEntrant,
};

function prepareNewEntrant(
  index: MatchIndex,
  _demand: DemandProfile,
  earlier: ReadonlyMap<SignalId, PreparedSignal>,
): PreparedSignal | null {
  const known = contentSignals.filter((id) => earlier.has(id));
  if (known.length === 0) return null;
  const share = 1 / known.length;
  const lift = (newness: number, values: EarlierValues) => {
    let sum = 0;
    for (const id of known) sum += values[id] ?? 0;
    return Math.floor((newness * sum * share) / FULL_IMPACT);
  };
  return {
    of: (supplier, values) => lift(supplier.newness, values),
    at: (row, values) => lift(index.rows.newness.values[row]!, values),
    ceiling: Object.fromEntries(known.map((id) => [id, share])),
    explain: ({ facts }, points) => explainNewEntrant(facts.engagements.length, points),
  };
}

function explainNewEntrant(engagements: number, value: number): Explanation {
  if (value > 0) {
    const record =
      engagements === 0 ? 'No past public work on record' : 'Little recent public work on record';
    return { sentence: `${record}: lifted in proportion to how well the profile fits.`, evidence: [] };
  }
  return { sentence: 'Not lifted as a new entrant.', evidence: [] };
}
