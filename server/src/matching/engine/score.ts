import type { DemandProfile } from './demand-profile.ts';
import { MICRO, toMicro, UNIT } from './fixed-point.ts';
import type { MatchIndex } from './match-index.ts';
import type { RankingPolicy, SignalId } from './policy.ts';
import { riseOf } from './policy.ts';
import { allSignals } from './signals/all-signals.ts';
import type { KeptPlaces } from './kept-places.ts';
import type { Candidate } from './top-k.ts';
import type { EarlierValues, PreparedSignal, Signal } from './signals/signal.ts';
import type { Rise } from './rise.ts';
import { risen } from './rise.ts';
import type { SupplierVector } from './supplier-vector.ts';

/** One signal ready for one demand, with what its value is worth there. */
export interface WeightedSignal {
  signal: Signal;
  prepared: PreparedSignal;
  /** Micro-points per unit of risen value: weight × share taken over from unknown signals × 1,000,000 / UNIT. */
  microPerUnit: number;
  /** How fast its points come; null = evenly. */
  rise: Rise | null;
}

/**
 * What a signal's value brings.
 * @param value in units of 1/UNIT
 * @returns micro-points, an int32
 */
export function microOf({ microPerUnit, rise }: WeightedSignal, value: number): number {
  return toMicro(rise === null ? value : risen(value / UNIT, rise) * UNIT, microPerUnit);
}

/** A demand ready for scoring against any supplier. */
export interface PreparedDemand {
  profile: DemandProfile;
  /** The known signals, in the order of allSignals. */
  signals: readonly WeightedSignal[];
  /** Whom places are kept for; null until somebody asks. */
  kept: KeptPlaces | null;
  /** Whom places were kept for before the index last changed; null where nobody had asked. */
  keptBefore: KeptPlaces | null;
  /** Suppliers that may well be among the first, first to last; null until somebody asks. */
  rivals: readonly Candidate[] | null;
}

/** The signals that count under a policy, in order. */
function counted(policy: RankingPolicy): Signal[] {
  return allSignals.filter((signal) => policy.weights[signal.id] > 0);
}

/**
 * Micro-points worth 100 points: Σ over all signals of weight × greatest value × 1,000,000. A demand that leaves a
 * content signal unknown passes its weight to the other content signals, so the scale is the same for all demands.
 */
export function fullScore(policy: RankingPolicy): number {
  const known = fullScores.get(policy);
  if (known !== undefined) return known;
  let sum = 0;
  for (const signal of counted(policy)) sum += policy.weights[signal.id] * signal.greatest(policy);
  const full = Math.round(sum * MICRO);
  fullScores.set(policy, full);
  return full;
}

/** A policy never changes, so neither does its scale. */
const fullScores = new WeakMap<RankingPolicy, number>();

/** The signals that count under a policy but that a prepared demand leaves unknown. */
export function unknownSignals(policy: RankingPolicy, demand: PreparedDemand): Signal[] {
  const known = new Set(demand.signals.map(({ signal }) => signal.id));
  return counted(policy).filter((signal) => !known.has(signal.id));
}

/** Prepares every signal for a demand; valid for the present version of the index. */
export function prepareDemand(index: MatchIndex, profile: DemandProfile): PreparedDemand {
  const prepared = new Map<SignalId, PreparedSignal>();
  let allContent = 0;
  let knownContent = 0;
  const signals = counted(index.policy);
  for (const signal of signals) {
    const weight = index.policy.weights[signal.id];
    const ready = signal.prepare(index, profile, prepared);
    if (signal.content) allContent += weight;
    if (ready === null) continue;
    if (signal.content) knownContent += weight;
    prepared.set(signal.id, ready);
  }
  const takeover = knownContent > 0 ? allContent / knownContent : 1;
  return {
    profile,
    kept: null,
    keptBefore: null,
    rivals: null,
    signals: signals.flatMap((signal) => {
      const ready = prepared.get(signal.id);
      if (ready === undefined) return [];
      const weight = index.policy.weights[signal.id] * (signal.content ? takeover : 1);
      const rise = riseOf(index.policy, signal.id);
      return [{ signal, prepared: ready, microPerUnit: (weight * MICRO) / UNIT, rise }];
    }),
  };
}

/** Whether some signal is a reason to list the supplier for the demand. */
export function isListed(demand: PreparedDemand, supplier: SupplierVector): boolean {
  return demand.signals.some(({ prepared }) => prepared.lists?.(supplier) === true);
}

/**
 * Values of every known signal for one supplier.
 * @param values receives them, in units of 1/UNIT, in the order of `demand.signals`
 * @returns the rank key: the sum of the contributions in micro-points
 */
export function scorePair(demand: PreparedDemand, supplier: SupplierVector, values: number[]): number {
  const earlier: EarlierValues = {};
  let total = 0;
  for (let k = 0; k < demand.signals.length; k++) {
    const weighted = demand.signals[k]!;
    const { signal, prepared } = weighted;
    const value = prepared.of(supplier, earlier);
    earlier[signal.id] = value;
    values[k] = value;
    total += microOf(weighted, value);
  }
  return total;
}
