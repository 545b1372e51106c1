import { engagementEvidence } from '../evidence.ts';
import type { EngagementFacts } from '../facts.ts';
import { quantiseValue } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/**
 * S6, delivery: how did past work go?
 *
 * f = (Σ θδ·o + a·p)/(Σ θδ + a) - p over the engagements whose outcome o is on record; p is the outcome assumed where
 * nobody has said, a = `delivery.priorStrength`. So it is 0 for whoever has no outcome on record, and small for whoever
 * has few: the mean of a beta distribution, less its prior (Agresti and Coull 1998; docs/ranking). It may be below 0.
 *
 * Worked example, in the test beside this file: with p = 0.7 and a = 2 one fresh contract that went perfectly gives
 * (1 + 1.4)/3 - 0.7 = 0.1, one that failed 1.4/3 - 0.7 = -0.2333, and none at all 0.
 */
export const delivery: Signal = {
  id: 'S6',
  name: 'How past work went',
  content: false,
  unknownSentence: 'Outcomes are not counted.',
  greatest: (policy) => 1 - policy.unknownOutcome,
  prepare: prepareDelivery,
};

function prepareDelivery(index: MatchIndex): PreparedSignal {
  return {
    of: (supplier) => quantiseValue(supplier.delivery),
    at: (row) => quantiseValue(index.rows.delivery.values[row]!),
    bound: () => quantiseValue(index.rows.greatest.delivery),
    explain: (supplier) => explainDelivery(index, supplier),
  };
}

type Judged = EngagementFacts & { outcome: number };

function explainDelivery(index: MatchIndex, { facts }: ExplainedSupplier): Explanation {
  const judged = facts.engagements.filter((one): one is Judged => one.outcome !== null);
  if (judged.length === 0) return { sentence: 'No outcome of past work is on record.', evidence: [] };
  const well = judged.filter(({ outcome }) => outcome >= index.policy.unknownOutcome).length;
  const known = judged.length === 1 ? '1 past job has' : `${judged.length} past jobs have`;
  const latest = judged.reverse().slice(0, SHOWN_EVIDENCE);
  return {
    sentence: `${known} an outcome on record, ${well === judged.length ? 'all' : well} as expected or better.`,
    evidence: latest.map((engagement) => engagementEvidence(index, engagement)),
  };
}
