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

/** A signal made ready for one demand. `fill` and `of` give the same integers for the same supplier. */
export interface PreparedSignal {
  /**
   * Writes the value of every base row that has one; other rows hold zero.
   * @param earlier columns of the signals before this one
   * @param rows number of base rows
   */
  fill(column: Column, earlier: ReadonlyMap<SignalId, Column>, rows: number): void;
  /** The value for one supplier. */
  of(supplier: SupplierVector, earlier: EarlierValues): number;
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
