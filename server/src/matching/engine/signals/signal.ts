import type { CaseBlock } from '../cases.ts';
import type { Column } from '../columns.ts';
import type { DemandProfile } from '../demand-profile.ts';
import type { SupplierFacts } from '../facts.ts';
import type { Evidence } from '../match.ts';
import type { MatchIndex } from '../match-index.ts';
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

/** A signal made ready for one demand. A list, a row and a vector of the same supplier give the same integers. */
export interface PreparedSignal {
  /** The value for one supplier, from its vector. */
  of(supplier: SupplierVector, earlier: EarlierValues): number;
  /**
   * Writes the value of every base row that has one into a column of zeros. A signal that touches few rows lists them
   * in `column.touched`. Missing when the signal is `derived`.
   */
  fill?(column: Column): void;
  /** For a signal that is computed from earlier ones, and therefore only for rows that may still be listed. */
  derived?: {
    /** The value is never more than Σ share × the value of the earlier signal; shares are at least 0. */
    ceiling: EarlierValues;
    /** The value for one base row; the same as `of`. */
    at(row: number, earlier: EarlierValues): number;
  };
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
  /** true = its value may be below 0. A derived signal's never is. */
  mayBeNegative?: boolean;
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
