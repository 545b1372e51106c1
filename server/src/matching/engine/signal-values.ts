import type { DemandFacts } from './facts.ts';
import { profileDemand } from './demand-profile.ts';
import { UNIT } from './fixed-point.ts';
import type { MatchIndex } from './match-index.ts';
import type { SignalId } from './policy.ts';
import { Raises } from './raises.ts';
import { risen } from './rise.ts';
import { prepareDemand } from './score.ts';
import type { EarlierValues } from './signals/signal.ts';

/** What every signal says of some suppliers for one demand: what weights are learned from. */
export interface SignalValues {
  /** The suppliers: rows of the index. */
  rows: number[];
  /** Signal → risen value per supplier, in [-1, 1]: what its weight multiplies. A missing signal is not known for this demand. */
  values: Map<SignalId, Float64Array>;
}

/**
 * The suppliers that may come first under some weights, and what each signal says of them.
 * @param index as built, without changes since; its policy must give every signal asked for a weight above 0
 * @param depth how many of the best to take of each signal
 */
export function signalValues(index: MatchIndex, demand: DemandFacts, depth: number): SignalValues {
  const { signals } = prepareDemand(index, profileDemand(demand, true, index));
  const count = index.rows.baseRows;
  const chosen = new Set<number>();
  for (const { prepared } of signals) {
    if (prepared.bound === undefined) continue;
    const raises = new Raises(count);
    const anywhere = prepared.bound(raises) > 0;
    const column = raises.rows;
    for (let row = 0; row < count; row++)
      // Stryker disable next-line ConditionalExpression,EqualityOperator: a row that no bound was raised for says 0 in any case
      column[row] = column[row]! > 0 || anywhere ? prepared.at(row, {}) : 0;
    for (const row of bestRows(column, depth)) chosen.add(row);
  }
  const rows = [...chosen];
  const values = new Map<SignalId, Float64Array>();
  const earlier: EarlierValues[] = rows.map(() => ({}));
  for (const { signal, prepared, rise } of signals) {
    const list = rows.map((row, i) => (earlier[i]![signal.id] = prepared.at(row, earlier[i]!)) / UNIT);
    values.set(
      signal.id,
      Float64Array.from(list, (value) => risen(value, rise)),
    );
  }
  return { rows, values };
}

/** The rows of the greatest values above zero; of equals the first. */
function bestRows(values: Int32Array, depth: number): number[] {
  const rows: number[] = [];
  values.forEach((value, row) => value > 0 && rows.push(row));
  return rows.sort((a, b) => values[b]! - values[a]!).slice(0, depth);
}
