import { compareIds } from '../canonical.ts';
import { peersOf, SIMILARITY_UNIT } from '../council-similarity.ts';
import type { DemandProfile } from '../demand-profile.ts';
import { engagementEvidence } from '../evidence.ts';
import type { EngagementFacts } from '../facts.ts';
import { quantiseValue } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import { derivedOnce } from '../match-index.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/** 1.0 for "has worked with that council", in whole numbers: 50 peers × both units stay within an int32. */
const PRESENCE_UNIT = 4096;

/**
 * S5, peer councils: have councils like this one worked with the supplier?
 *
 * f = min(1, ln(1 + y)/ln(1 + cap)), y = Σ over the nearest councils of similarity × min(1, Σθoδ). How councils are
 * compared is in council-similarity.ts. From docs/ranking; adoption was measured to rise from 0.17 % with one other
 * council to about 5 % with ten.
 *
 * Worked example, in the test beside this file: two councils of the same type and region; a supplier with a contract
 * at one is before an equal supplier without when the other asks.
 */
export const peerCouncils: Signal = {
  id: 'S5',
  name: 'Has worked with similar councils',
  content: false,
  unknownSentence: 'Nothing is on record about this council, so this is not counted.',
  greatest: () => 1,
  prepare: preparePeerCouncils,
};

function presence(worth: number): number {
  return Math.round(Math.min(1, worth) * PRESENCE_UNIT);
}

function preparePeerCouncils(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  if (!index.councils.isKnown(demand.council)) return null;
  let found: Uint16Array | null = null;
  const similarities = () => (found ??= similaritiesOf(index, demand.council));
  const full = Math.log(1 + index.policy.caps.peerCouncils);
  const value = (sum: number) => quantiseValue(Math.log(1 + sum / (SIMILARITY_UNIT * PRESENCE_UNIT)) / full);
  return {
    bound(raises) {
      const { start, rows, impacts } = index.base.councils;
      const perUnit = 1 / (SIMILARITY_UNIT * PRESENCE_UNIT * full);
      for (const { council, similarity } of peersOf(index, demand.council)) {
        if (council + 1 >= start.length) continue;
        const most = similarity * perUnit;
        for (let at = start[council]!, end = start[council + 1]!; at < end; at++)
          raises.raise(rows[at]!, presence(impacts[at]!) * most);
      }
      return 0;
    },
    at(row) {
      const { start, ids, impacts } = index.base.rowCouncils;
      let sum = 0;
      for (let at = start[row]!, end = start[row + 1]!; at < end; at++)
        sum += similarities()[ids[at]!]! * presence(impacts[at]!);
      return value(sum);
    },
    of(supplier) {
      if (supplier.councils.size === 0) return 0;
      let sum = 0;
      for (const [council, worth] of supplier.councils) sum += similarities()[council]! * presence(worth);
      return value(sum);
    },
    explain: (supplier, points) => explainPeerCouncils(index, similarities(), supplier, points),
  };
}

/** For every council its similarity, in units of 1/SIMILARITY_UNIT; costly, so asked for only when a supplier has councils. */
function similaritiesOf(index: MatchIndex, council: number): Uint16Array {
  return derivedOnce(index, `similarities ${council}`, () => {
    const table = new Uint16Array(index.councils.size);
    for (const peer of peersOf(index, council)) table[peer.council] = peer.similarity;
    return table;
  });
}

function explainPeerCouncils(
  index: MatchIndex,
  similarity: Uint16Array,
  { facts }: ExplainedSupplier,
  value: number,
): Explanation {
  if (value <= 0) return { sentence: 'No past work with similar councils on record.', evidence: [] };
  const worked = new Map<number, EngagementFacts>();
  for (const engagement of facts.engagements) {
    const council = engagement.councilId === null ? -1 : index.councils.find(engagement.councilId);
    if (council >= 0 && similarity[council]! > 0) worked.set(council, engagement);
  }
  const found = [...worked.entries()].sort(
    ([a], [b]) =>
      similarity[b]! - similarity[a]! || compareIds(index.councils.ids[a]!, index.councils.ids[b]!),
  );
  const nameOf = (council: number, { buyerName }: EngagementFacts) =>
    index.councils.facts[council]?.name ?? buyerName;
  const names = found.slice(0, 2).map(([council, engagement]) => nameOf(council, engagement));
  const rest = found.length - names.length;
  const list = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(' and ');
  const noun = found.length === 1 ? 'a similar council' : `${found.length} similar councils`;
  return {
    sentence: `Has worked with ${noun}: ${list}.`,
    evidence: found
      .slice(0, SHOWN_EVIDENCE)
      .map(([council, engagement]) =>
        engagementEvidence(index, engagement, `${nameOf(council, engagement)}: ${engagement.title}`),
      ),
  };
}
