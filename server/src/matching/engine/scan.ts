import { toMicro, UNIT } from './fixed-point.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import type { PreparedDemand, WeightedSignal } from './score.ts';
import { isListed, scorePair } from './score.ts';
import type { EarlierValues } from './signals/signal.ts';

/** More than rounding can add to the sum of all signals, in micro-points. */
const ROUNDING = 16;

/** How many signals may have a column of their own. */
const COLUMNS = 2;

/** Which rows may be listed: a row is open when `gate[keys[row]]` is 1. */
export interface OpenRows {
  gate: Uint8Array;
  keys: Uint32Array;
}

/** The outcome of a scan. */
export interface Scan {
  /** Open rows that a signal of the listing kind speaks for. */
  count: number;
  /** Values of the known signals for a row, in units of 1/UNIT; valid until the next scan. */
  valuesAt(row: number): number[];
}

/**
 * Scores all rows for a demand. Two columns of values and a bound on the rest tell for most rows that they cannot be
 * listed; the exact score is worked out for the others only. Those with the highest bounds come first, so that the
 * least score of interest is near its last value when the others are looked at.
 * @param wanted how many rows are to be listed
 * @param offer called once for a row, with its exact score; returns the least score that is still of interest
 */
export function scanRows(
  index: MatchIndex,
  demand: PreparedDemand,
  { gate, keys }: OpenRows,
  wanted: number,
  offer: (row: number, score: number) => number,
): Scan {
  const { signals } = demand;
  const { baseRows } = index.rows;
  const [bounds, first, second] = index.columns.take(baseRows, 1 + COLUMNS) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const [a = -1, b = -1, ...more] = signals.flatMap(({ prepared }, k) => (prepared.fill ? [k] : []));
  if (more.length > 0) throw new Error(`No more than ${COLUMNS} signals can have a column.`);
  signals[a]?.prepared.fill!(first);
  signals[b]?.prepared.fill!(second);
  for (const { prepared, microPerUnit } of signals) prepared.bound?.(bounds, microPerUnit);
  const skim: Skim = {
    gate,
    keys,
    first,
    second,
    bounds,
    perFirst: mostPerUnit(signals, a),
    perSecond: mostPerUnit(signals, b),
    from: 0,
    found: 0,
    count: 0,
  };
  const score = scorer(signals);
  const anywhere = mostAnywhere(index, signals);
  let least = NEVER + 1 + anywhere;
  const look = (row: number) => {
    const exact = score(row);
    if (exact >= least) least = Math.max(NEVER + 1 + anywhere, offer(row, exact));
  };
  const highest = highestBounds(skim, wanted);
  for (const row of highest) look(row);
  const seen = new Set(highest);
  for (let row = 0; (row = nextAbove(bounds, row, least - anywhere)) < baseRows; row++)
    if (!seen.has(row)) look(row);
  return {
    count: skim.count + offerChanged(index, demand, { gate, keys }, offer),
    valuesAt(at) {
      const values: number[] = [];
      if (at < baseRows) score(at, values);
      else scorePair(demand, vectorOf(index, at), values);
      return values;
    },
  };
}

/** What the passage over all rows reads, and where it is. */
interface Skim extends OpenRows {
  first: Int32Array;
  second: Int32Array;
  /** Bounds on the micro-points of the signals that bound themselves by row; afterwards on the whole score. */
  bounds: Int32Array;
  perFirst: number;
  perSecond: number;
  /** Where to go on. */
  from: number;
  /** Rows in hand. */
  found: number;
  /** Rows so far that are open and listed. */
  count: number;
}

/** No score is as low as this. */
const NEVER = -0x80000000;

/**
 * Bounds the score of every row; of rows that are not open or not listed it becomes NEVER.
 * @returns the rows with the highest bounds: as many as wanted, or a few less
 */
function highestBounds(skim: Skim, wanted: number): number[] {
  const { bounds } = skim;
  const hand = new Uint32Array(Math.max(64, 2 * wanted));
  let least = NEVER;
  let best: number[] = [];
  while (skim.from < bounds.length) {
    passOver(skim, hand, least);
    best = [...hand.subarray(0, skim.found)].sort((a, b) => bounds[b]! - bounds[a]!).slice(0, wanted);
    if (best.length === wanted && wanted > 0) least = bounds[best.at(-1)!]!;
    hand.set(best);
    skim.found = best.length;
  }
  return best;
}

/**
 * Goes over rows until all are done or the hand is full, taking into it those with a bound above the least. Kept apart
 * and without calls, so that it compiles to a tight loop.
 */
function passOver(skim: Skim, hand: Uint32Array, least: number): void {
  const { gate, keys, first, second, bounds, perFirst, perSecond } = skim;
  let { from, found, count } = skim;
  for (; from < bounds.length && found < hand.length; from++) {
    const one = first[from]!;
    const other = second[from]!;
    if ((one | other) === 0 || gate[keys[from]!] === 0) {
      bounds[from] = NEVER;
      continue;
    }
    count++;
    const bound = (one * perFirst + other * perSecond + bounds[from]!) | 0;
    bounds[from] = bound;
    if (bound > least) hand[found++] = from;
  }
  skim.from = from;
  skim.found = found;
  skim.count = count;
}

/** The first row from one on with at least a bound, or the number of rows. */
function nextAbove(bounds: Int32Array, from: number, least: number): number {
  let row = from;
  while (row < bounds.length && bounds[row]! < least) row++;
  return row;
}

/** Works out exact scores of base rows, one after the other; hands out the values when asked to. */
function scorer(signals: readonly WeightedSignal[]): (row: number, values?: number[]) => number {
  const earlier: EarlierValues = {};
  return (row, values) => {
    let score = 0;
    for (let k = 0; k < signals.length; k++) {
      const { signal, prepared, microPerUnit } = signals[k]!;
      const value = prepared.at(row, earlier);
      earlier[signal.id] = value;
      score += toMicro(value, microPerUnit);
      if (values !== undefined) values[k] = value;
    }
    return score;
  };
}

/** Scores the suppliers changed since the index was built. Returns how many open ones are listed. */
function offerChanged(
  index: MatchIndex,
  demand: PreparedDemand,
  { gate, keys }: OpenRows,
  offer: (row: number, score: number) => number,
): number {
  const values: number[] = [];
  let count = 0;
  index.rows.eachChanged((row, { vector }) => {
    if (gate[keys[row]!] !== 1) return;
    const score = scorePair(demand, vector, values);
    if (!isListed(demand, values)) return;
    count++;
    offer(row, score);
  });
  return count;
}

/** The most micro-points a unit of a signal's value can bring, with what later signals make of it. */
function mostPerUnit(signals: readonly WeightedSignal[], k: number): number {
  const own = signals[k];
  if (own === undefined) return 0;
  let sum = own.microPerUnit;
  for (const { prepared, microPerUnit } of signals) {
    sum += (prepared.ceiling?.[own.signal.id] ?? 0) * microPerUnit;
  }
  return sum;
}

/** The micro-points that signals without any bound can bring, with all rounding. */
function mostAnywhere({ policy }: MatchIndex, signals: readonly WeightedSignal[]): number {
  let sum = ROUNDING;
  for (const { signal, prepared, microPerUnit } of signals) {
    if (prepared.fill === undefined && prepared.bound === undefined && prepared.ceiling === undefined)
      sum += Math.ceil(signal.greatest(policy) * UNIT * microPerUnit);
  }
  return sum;
}
