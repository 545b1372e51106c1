import { freshen } from './apply-change.ts';
import { profileDemand } from './demand-profile.ts';
import { ineligibleBecause } from './eligible.ts';
import { chanceOf } from './calibrate.ts';
import type { DemandFacts } from './facts.ts';
import { MICRO } from './fixed-point.ts';
import type { Contribution, Match } from './match.ts';
import type { MatchIndex, StoredDemand } from './match-index.ts';
import { casesOf, vectorOf } from './match-index.ts';
import { keptPlaceContribution, liftOf } from './kept-places.ts';
import { sharePoints, shownPoints } from './points.ts';
import type { PreparedDemand } from './score.ts';
import { fullScore, microOf, prepareDemand, scorePair, unknownSignals } from './score.ts';
import { allSignals } from './signals/all-signals.ts';

/**
 * One match with its contributions and their evidence, whether or not the supplier is eligible.
 * @param demand the id of a known demand, or the facts of any, saved or not
 * @returns the match, with rank 0
 * @throws RangeError when the id of the demand or of the supplier is unknown
 */
export function explain(index: MatchIndex, demand: DemandFacts | string, supplierId: string): Match {
  freshen(index);
  const row = supplierRow(index, supplierId);
  const prepared = preparedFor(index, demand);
  const values: number[] = [];
  scorePair(prepared, vectorOf(index, row), values);
  return explainMatch(index, prepared, row, values, 0);
}

/** The row of a supplier. @throws RangeError when it is unknown */
export function supplierRow(index: MatchIndex, supplierId: string): number {
  const row = index.rows.rowOf.get(supplierId);
  if (row === undefined) throw new RangeError(`The index knows no supplier ${supplierId}`);
  return row;
}

/** A demand ready for scoring. @throws RangeError when it is an id that is unknown */
export function preparedFor(index: MatchIndex, demand: DemandFacts | string): PreparedDemand {
  if (typeof demand !== 'string') return prepareDemand(index, profileDemand(demand, true, index));
  const stored = index.demands.get(demand);
  if (stored === undefined) throw new RangeError(`The index knows no demand ${demand}`);
  return preparedStored(index, stored);
}

/** A saved demand ready for scoring, prepared once per version of the index. */
export function preparedStored(index: MatchIndex, stored: StoredDemand): PreparedDemand {
  if (stored.prepared === null || stored.preparedAt !== index.version) {
    const before = stored.prepared;
    stored.prepared = prepareDemand(index, stored.profile);
    stored.prepared.keptBefore = before?.kept ?? before?.keptBefore ?? null;
    stored.preparedAt = index.version;
  }
  return stored.prepared;
}

/**
 * Words one pair.
 * @param values of the known signals, in units of 1/UNIT
 * @param rank place in a list, or 0
 * @param brief true leaves sentences and evidence empty
 */
export function explainMatch(
  index: MatchIndex,
  demand: PreparedDemand,
  row: number,
  values: readonly number[],
  rank: number,
  brief = false,
): Match {
  const facts = index.rows.facts[row]!;
  const supplier = { facts, ...casesOf(index, row) };
  const micros = demand.signals.map((weighted, k) => microOf(weighted, values[k]!));
  const base = micros.reduce((sum, micro) => sum + micro, 0);
  const lift = liftOf(index, demand, row, base);
  const score = base + lift;
  if (lift > 0) micros.push(lift);
  const full = fullScore(index.policy);
  const points = shownPoints(score, full);
  const shares = sharePoints(micros, full, points);
  const known: Contribution[] = demand.signals.map(({ signal, prepared }, k) => ({
    signal: signal.id,
    name: signal.name,
    micro: micros[k]!,
    points: shares[k]!,
    ...(brief ? { sentence: '', evidence: [] } : prepared.explain(supplier, values[k]!)),
    known: true,
  }));
  if (lift > 0) {
    const kept = keptPlaceContribution(index, score, lift);
    const sentence = brief ? '' : kept.sentence;
    known.push({ ...kept, sentence, points: shares.at(-1)!, evidence: [], known: true });
  }
  const unknown: Contribution[] = unknownSignals(index.policy, demand).map((signal) => ({
    signal: signal.id,
    name: signal.name,
    micro: 0,
    points: 0,
    sentence: brief ? '' : signal.unknownSentence,
    evidence: [],
    known: false,
  }));
  const reasons = ineligibleBecause(facts, demand.profile.facts);
  const order = new Map<string, number>(allSignals.map(({ id }, at) => [id, at]));
  const placeOf = ({ signal }: Contribution) => order.get(signal) ?? order.size;
  return {
    demandId: demand.profile.facts.id,
    supplierId: facts.id,
    rank,
    score,
    points,
    chance: chanceOf(score / MICRO, index.policy.chance),
    eligible: reasons.length === 0,
    ineligibleBecause: reasons,
    contributions: [...known, ...unknown].sort((a, b) => placeOf(a) - placeOf(b)),
  };
}
