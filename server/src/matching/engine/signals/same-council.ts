import type { DemandProfile } from '../demand-profile.ts';
import { engagementEvidence } from '../evidence.ts';
import type { EngagementFacts } from '../facts.ts';
import { quantiseValue, UNIT } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/**
 * S4, same council: has the supplier worked with this council before?
 *
 * f = min(1, ln(1 + x)/ln(1 + cap)), x = Σθoδ of the engagements with the council. The logarithm and the cap see to
 * it that incumbency cannot lock in: the tenth contract adds far less than the first. From docs/ranking.
 *
 * Worked example, in the test beside this file: one fresh contract of unknown outcome (0.7) with the council gives
 * ln 1.7 / ln 11 = 0.2213; ten perfect ones give 1, and so do a hundred.
 */
export const sameCouncil: Signal = {
  id: 'S4',
  name: 'Has worked with this council',
  content: false,
  unknownSentence: 'Nothing is on record about this council, so this is not counted.',
  greatest: () => 1,
  prepare: prepareSameCouncil,
};

function prepareSameCouncil(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  const { council } = demand;
  const full = Math.log(1 + index.policy.caps.sameCouncil);
  const value = (worth: number) => quantiseValue(Math.log(1 + worth) / full);
  return {
    bound(raises) {
      const { start, rows, impacts } = index.base.councils;
      if (council < 0 || council + 1 >= start.length) return 0;
      for (let at = start[council]!, end = start[council + 1]!; at < end; at++)
        raises.raise(rows[at]!, value(impacts[at]!) / UNIT);
      return 0;
    },
    at: (row) => value(worthWith(index, row, council)),
    of: (supplier) => value(supplier.councils.get(council) ?? 0),
    explain: (supplier, points) => explainSameCouncil(index, demand, supplier, points),
  };
}

/** Σθoδ of a base row's engagements with one council. */
function worthWith({ base }: MatchIndex, row: number, council: number): number {
  const { start, ids, impacts } = base.rowCouncils;
  for (let at = start[row]!, end = start[row + 1]!; at < end; at++)
    if (ids[at] === council) return impacts[at]!;
  return 0;
}

const nouns: Readonly<Record<EngagementFacts['kind'], readonly [string, string]>> = {
  contract: ['contract', 'contracts'],
  call_off: ['call-off', 'call-offs'],
  pilot: ['pilot', 'pilots'],
  demonstration: ['demonstration', 'demonstrations'],
  meeting: ['meeting', 'meetings'],
};

function explainSameCouncil(
  index: MatchIndex,
  demand: DemandProfile,
  { facts }: ExplainedSupplier,
  value: number,
): Explanation {
  const { councilId } = demand.facts;
  const council = index.councils.facts[demand.council]?.name ?? 'this council';
  const past = facts.engagements.filter((one) => one.councilId === councilId).reverse();
  if (past.length === 0) return { sentence: `No past work with ${council} on record.`, evidence: [] };
  if (value <= 0) return { sentence: `Past work with ${council} no longer counts.`, evidence: [] };
  const counted = Object.entries(nouns).flatMap(([kind, [one, many]]) => {
    const count = past.filter((engagement) => engagement.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const list =
    counted.length < 2 ? counted.join('') : `${counted.slice(0, -1).join(', ')} and ${counted.at(-1)}`;
  return {
    sentence: `Has had ${list} with ${council}.`,
    evidence: past.slice(0, SHOWN_EVIDENCE).map((engagement) => engagementEvidence(index, engagement)),
  };
}
