import type { Column } from './columns.ts';
import { toMicro } from './fixed-point.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import type { PreparedDemand, WeightedSignal } from './score.ts';
import { scorePair } from './score.ts';
import type { EarlierValues } from './signals/signal.ts';

/** More than rounding can add to the sum of all signals, in micro-points. */
const ROUNDING = 16;

/** Which rows may be listed: a row is open when `gate[keys[row]]` is 1. */
export interface OpenRows {
  gate: Uint8Array;
  keys: Uint32Array;
}

/** The outcome of a scan. */
export interface Scan {
  /** Open rows with a score above 0. */
  count: number;
  /** Values of the known signals for a row, in units of 1/UNIT; valid until the next scan. */
  valuesAt(row: number): number[];
}

/**
 * Scores all rows for a demand. Two wide columns and a bound on the rest tell for most rows that they cannot be
 * listed; the exact score is worked out for the others only.
 * @param offer called with a row and its exact score; returns the least score that is still of interest
 */
export function scanRows(
  index: MatchIndex,
  demand: PreparedDemand,
  { gate, keys }: OpenRows,
  offer: (row: number, score: number) => number,
): Scan {
  const { signals } = demand;
  const { baseRows } = index.rows;
  const [bound, none, ...columns] = index.columns.take(baseRows, signals.length + 2) as [
    Column,
    Column,
    ...Column[],
  ];
  const [a, b] = fillColumns(signals, columns, bound.values, baseRows);
  const skim: Skim = {
    gate,
    keys,
    first: columns[a]?.values ?? none.values,
    second: columns[b]?.values ?? none.values,
    sums: bound.values,
    perFirst: mostPerUnit(signals, a),
    perSecond: mostPerUnit(signals, b),
    surely: surelyAboveZero(signals, [a, b]),
    count: 0,
  };
  const valuesAt = (row: number) => baseValues(signals, columns, row);
  let least = 1;
  for (
    let row = nextRow(skim, 0, baseRows, least);
    row < baseRows;
    row = nextRow(skim, row + 1, baseRows, least)
  ) {
    const score = total(signals, valuesAt(row));
    if (score <= 0) continue;
    skim.count++;
    if (score >= least) least = offer(row, score);
  }
  return {
    count: skim.count + offerChanged(index, demand, { gate, keys }, offer),
    valuesAt(row) {
      if (row < baseRows) return valuesAt(row);
      const own: number[] = [];
      scorePair(demand, vectorOf(index, row), own);
      return own;
    },
  };
}

/** What the passage over all rows reads, and its running count. */
interface Skim extends OpenRows {
  first: Int32Array;
  second: Int32Array;
  /** Bounds on the micro-points of everything outside the two wide columns. */
  sums: Int32Array;
  perFirst: number;
  perSecond: number;
  /** See surelyAboveZero. */
  surely: number;
  count: number;
}

/**
 * Passes over rows that cannot reach the least score, counting those that are open and surely above 0. Kept apart
 * and without calls, so that it compiles to a tight loop.
 * @returns the next row whose exact score must be known, or `to`
 */
function nextRow(skim: Skim, from: number, to: number, least: number): number {
  const { gate, keys, first, second, sums, perFirst, perSecond, surely } = skim;
  const below = least - ROUNDING;
  let count = 0;
  let row = from;
  for (; row < to; row++) {
    const wide = first[row]! * perFirst + second[row]! * perSecond;
    if (wide >= surely && wide + sums[row]! < below) {
      count += gate[keys[row]!]!;
      continue;
    }
    if (wide === 0 && sums[row] === 0 && surely !== Infinity) continue;
    if (gate[keys[row]!] === 1) break;
  }
  skim.count += count;
  return row;
}

/** Scores the suppliers changed since the index was built. Returns how many open ones have a score above 0. */
function offerChanged(
  index: MatchIndex,
  demand: PreparedDemand,
  { gate, keys }: OpenRows,
  offer: (row: number, score: number) => number,
): number {
  const values: number[] = [];
  let count = 0;
  index.rows.eachChanged((row, { vector }) => {
    const score = gate[keys[row]!] === 1 ? scorePair(demand, vector, values) : 0;
    if (score <= 0) return;
    count++;
    offer(row, score);
  });
  return count;
}

/**
 * Fills the column of every signal that has one. Bounds on the micro-points of all but the first two wide columns
 * are added up in `bounds`.
 * @returns the places of those two wide signals, -1 where there is none
 */
function fillColumns(
  signals: readonly WeightedSignal[],
  columns: readonly Column[],
  bounds: Int32Array,
  rows: number,
): [number, number] {
  const wide: number[] = [];
  signals.forEach(({ prepared }, k) => {
    prepared.fill?.(columns[k]!);
    const { values, touched } = columns[k]!;
    if (prepared.fill === undefined) return;
    const perUnit = mostPerUnit(signals, k);
    if (touched !== null) for (const row of touched) bounds[row]! += Math.ceil(values[row]! * perUnit);
    else if (wide.length < 2) wide.push(k);
    else for (let row = 0; row < rows; row++) bounds[row]! += Math.ceil(values[row]! * perUnit);
  });
  return [wide[0] ?? -1, wide[1] ?? -1];
}

/** The most micro-points a unit of a signal's value can bring, with what derived signals make of it. */
function mostPerUnit(signals: readonly WeightedSignal[], k: number): number {
  const own = signals[k];
  if (own === undefined) return 0;
  let sum = own.microPerUnit;
  for (const { prepared, microPerUnit } of signals) {
    sum += (prepared.derived?.ceiling[own.signal.id] ?? 0) * microPerUnit;
  }
  return sum;
}

/** A bound on wide columns from which the score is above 0 for certain; Infinity when a signal may take away. */
function surelyAboveZero(signals: readonly WeightedSignal[], wide: readonly number[]): number {
  if (signals.some(({ signal }) => signal.mayBeNegative === true)) return Infinity;
  const ratios = wide.filter((k) => k >= 0).map((k) => mostPerUnit(signals, k) / signals[k]!.microPerUnit);
  return Math.max(1, ...ratios) * 1.001;
}

function baseValues(signals: readonly WeightedSignal[], columns: readonly Column[], row: number): number[] {
  const earlier: EarlierValues = {};
  return signals.map(({ signal, prepared }, k) => {
    const value = prepared.derived?.at(row, earlier) ?? columns[k]!.values[row]!;
    earlier[signal.id] = value;
    return value;
  });
}

function total(signals: readonly WeightedSignal[], values: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < signals.length; k++) sum += toMicro(values[k]!, signals[k]!.microPerUnit);
  return sum;
}
