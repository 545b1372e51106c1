import type { DemandProfile } from '../demand-profile.ts';
import type { ExposureFacts, ExposureGroup } from '../facts.ts';
import { FULL_IMPACT, quantiseImpact } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import type { RankingPolicy, SignalId } from '../policy.ts';
import type { EarlierValues, Explanation, PreparedSignal, Signal } from './signal.ts';

/** The signals whose fit a group that is behind is lifted by. */
const contentSignals: readonly SignalId[] = ['S1', 'S2'];

/**
 * S10, exposure balance: has the supplier's group been shown as much as its fit deserves?
 *
 * f = behind(g)·mean(S1, S2), behind(g) = clip((max R - R(g)) / max R), R(g) = attention / merit of the group over the
 * days of the ledger: a proportional controller that is one more term of the score. Groups are the new, the known and
 * the established, by awards on record. A group of which nothing was shown is wholly behind; without a ledger nobody
 * is. A poor match is never lifted: without content fit it is zero. After FairCo (Morik et al. 2020), with R made
 * relative so that the term does not grow with the number of lists.
 *
 * Worked example, in the test beside this file: the established got attention 4 for merit 4 and the new attention 1
 * for merit 2. R is 1 and 0.5, so the new are behind by 0.5, and one that fits by 0.6 gets 0.3 of the weight.
 */
export const exposureBalance: Signal = {
  id: 'S10',
  name: 'Exposure balance',
  content: false,
  unknownSentence: 'This need says too little to compare profiles, so this is not counted.',
  greatest: () => 1,
  prepare: prepareExposureBalance,
};

/** The group of a supplier. @param awards contracts and call-offs on record */
export function groupOf(awards: number, { exposure }: RankingPolicy): ExposureGroup {
  if (awards <= exposure.newMost) return 'new';
  return awards < exposure.establishedFrom ? 'known' : 'established';
}

/** How far each group is behind the one with most attention for its merit, 0 to 1. */
export function behindOf(exposure: ExposureFacts | null): Record<ExposureGroup, number> {
  const ratio = (group: ExposureGroup) => {
    const { attention, merit } = exposure?.groups[group] ?? { attention: 0, merit: 0 };
    return merit > 0 ? attention / merit : 0;
  };
  const most = Math.max(ratio('new'), ratio('known'), ratio('established'));
  const behind = (group: ExposureGroup) => (most > 0 ? Math.max(0, (most - ratio(group)) / most) : 0);
  return { new: behind('new'), known: behind('known'), established: behind('established') };
}

function prepareExposureBalance(
  index: MatchIndex,
  _demand: DemandProfile,
  earlier: ReadonlyMap<SignalId, PreparedSignal>,
): PreparedSignal | null {
  const known = contentSignals.filter((id) => earlier.has(id));
  if (known.length === 0) return null;
  const share = 1 / known.length;
  const behind = behindOf(index.exposure);
  const impacts = {
    new: quantiseImpact(behind.new),
    known: quantiseImpact(behind.known),
    established: quantiseImpact(behind.established),
  };
  const lift = (awards: number, values: EarlierValues) => {
    let sum = 0;
    for (const id of known) sum += values[id] ?? 0;
    return Math.floor((impacts[groupOf(awards, index.policy)] * sum * share) / FULL_IMPACT);
  };
  const most = Math.max(...Object.values(impacts)) / FULL_IMPACT;
  return {
    of: (supplier, values) => lift(supplier.awards, values),
    at: (row, values) => lift(index.rows.awards.values[row]!, values),
    ceiling: Object.fromEntries(known.map((id) => [id, share * most])),
    explain: ({ facts }, points) => {
      const row = index.rows.rowOf.get(facts.id);
      const awards = row === undefined ? 0 : index.rows.awards.values[row]!;
      return explainExposureBalance(index, groupOf(awards, index.policy), points);
    },
  };
}

const groupWords = (policy: RankingPolicy): Record<ExposureGroup, string> => ({
  new: `suppliers with at most ${policy.exposure.newMost} past award${policy.exposure.newMost === 1 ? '' : 's'}`,
  known: `suppliers with ${policy.exposure.newMost + 1} to ${policy.exposure.establishedFrom - 1} past awards`,
  established: `suppliers with ${policy.exposure.establishedFrom} or more past awards`,
});

function explainExposureBalance(
  { policy, exposure }: MatchIndex,
  group: ExposureGroup,
  value: number,
): Explanation {
  if (exposure === null)
    return { sentence: 'Nothing shown is on record yet, so nobody is behind.', evidence: [] };
  const who = groupWords(policy)[group];
  const days = `in the last ${policy.exposure.days} days`;
  if (value <= 0)
    return {
      sentence: `Not lifted: ${who} were not shown too little ${days}, or this one does not fit.`,
      evidence: [],
    };
  return {
    sentence: `Councils were shown ${who} ${Math.round(behindOf(exposure)[group] * 100)}% less ${days} than others of like fit: lifted in proportion to how well the profile fits.`,
    evidence: [],
  };
}
