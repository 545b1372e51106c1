import type { CaseBlock } from '../cases.ts';
import type { DemandProfile } from '../demand-profile.ts';
import type { SupplierFacts } from '../facts.ts';
import type { Evidence } from '../match.ts';
import type { MatchIndex } from '../match-index.ts';
import type { Raises } from '../raises.ts';
import type { RankingPolicy, SignalId } from '../policy.ts';
import type { SupplierVector } from '../supplier-vector.ts';

/** Values of the signals before this one in the list, for one pair, in units of 1/UNIT. */
export type EarlierValues = Partial<Record<SignalId, number>>;

/** A supplier to be explained: canonical facts, and its words case by case. */
export interface ExplainedSupplier {
  facts: SupplierFacts;
  block: CaseBlock;
  place: number;
  vector?: SupplierVector;
}

/** Why a signal says what it says about one pair. */
export interface Explanation {
  sentence: string;
  /** Strongest first. */
  evidence: Evidence[];
}

/**
 * A signal made ready for one demand. A row and a vector of the same supplier give the same integers. A list is ranked
 * by bounds first and by values only where the bounds do not decide: a signal says what it can bring at most by row
 * (`bound`), or through earlier signals (`ceiling`).
 */
export interface PreparedSignal {
  /** The value for one supplier, from its vector. */
  of(supplier: SupplierVector, earlier: EarlierValues): number;
  /** The value for one base row; the same as `of`. Called after `bound`, where there is one. */
  at(row: number, earlier: EarlierValues): number;
  /**
   * Raises every base row that has a value by at least as much (see raises.ts), unless that is below what it returns.
   * @returns a value that any row may have in addition, in units of 1/UNIT
   */
  bound?(raises: Raises): number;
  /** Of what `bound` returned, what one row has at most; without it that is its whole value. */
  leftOut?(row: number): number;
  /** The value is never more than Σ share × the value of the earlier signal; shares are at least 0. */
  ceiling?: EarlierValues;
  /**
   * Whether this signal is a reason to list a supplier: past work with the council alone, say, is none. Such a signal
   * raises the bound of just the rows that it lists.
   */
  lists?(supplier: SupplierVector): boolean;
  /** @param value what `of` says for this supplier */
  explain(supplier: ExplainedSupplier, value: number): Explanation;
}

/** A measurable reason why a supplier may suit a demand: one file, one plain object in `all-signals.ts`. */
export interface Signal {
  id: SignalId;
  /** Short plain label. */
  name: string;
  /**
   * A content signal reads what the demand says. When a demand leaves one unknown, the others take over its weight,
   * so that a missing category is not held against anybody.
   */
  content: boolean;
  /** Said of a demand for which `prepare` returns null. */
  unknownSentence: string;
  /** The most its value can be, 0 to 1; 1 unless the policy caps it. */
  greatest(policy: RankingPolicy): number;
  /**
   * @param earlier prepared signals before this one; unknown ones are missing
   * @returns null when the demand does not say enough
   */
  prepare(
    index: MatchIndex,
    demand: DemandProfile,
    earlier: ReadonlyMap<SignalId, PreparedSignal>,
  ): PreparedSignal | null;
}

/** How many pieces of evidence an explanation shows. */
export const SHOWN_EVIDENCE = 3;
