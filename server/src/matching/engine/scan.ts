import { FULL_BOUND, OUT } from './bounds.ts';
import { toMicro, UNIT } from './fixed-point.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import type { SignalId } from './policy.ts';
import { hasFewAwards } from './policy.ts';
import type { PreparedDemand, WeightedSignal } from './score.ts';
import { fullScore, isListed, scorePair } from './score.ts';
import type { EarlierValues } from './signals/signal.ts';

/** More than rounding can add to the sum of all signals, in micro-points. */
const ROUNDING = 16;

/** Which rows may be listed: a row is open when `gate[keys[row]]` is 1. */
export interface OpenRows {
  gate: Uint8Array;
  keys: Uint32Array;
}

/** The least scores that still matter to whoever scans. */
export interface Interest {
  /** For any row. */
  any: number;
  /** For a row with few awards, which a place may be kept for; at most `any`. */
  few: number;
}

/** The outcome of a scan. */
export interface Scan {
  /** Open rows that some signal lists. */
  count: number;
  /** Values of the known signals for a row, in units of 1/UNIT; valid until the next scan. */
  valuesAt(row: number): number[];
}

/**
 * Scores all rows for a demand. Bounds on the score tell for most rows that they cannot be listed; the exact score is
 * worked out for the others only. The highest bounds come first, so that the least score of interest is near its last
 * value when the others are looked at.
 * @param wanted how many rows are to be listed
 * @param offer called once for a row, with its exact score; returns what is still of interest, which never falls
 */
export function scanRows(
  index: MatchIndex,
  demand: PreparedDemand,
  open: OpenRows,
  wanted: number,
  offer: (row: number, score: number) => Interest,
): Scan {
  const { signals } = demand;
  const { baseRows, awards } = index.rows;
  if (index.scratch.bounds.length !== baseRows) index.scratch.bounds = new Int32Array(baseRows);
  const { bounds } = index.scratch;
  bounds.fill(0);
  const perMicro = FULL_BOUND / fullScore(index.policy);
  const unbounded = signals.filter(({ prepared }) => !prepared.bound && !prepared.ceiling);
  let beyond = ROUNDING;
  const bound = ({ signal, prepared, microPerUnit }: WeightedSignal) => {
    const full = mostPerUnit(signals, signal.id) * UNIT * perMicro;
    if (prepared.bound !== undefined) beyond += Math.ceil(prepared.bound(bounds, full) * microPerUnit);
  };
  signals.filter(({ prepared }) => prepared.lists).forEach(bound);
  const count = leaveOut(open, bounds);
  signals.filter(({ prepared }) => !prepared.lists).forEach(bound);
  let anywhere = beyond;
  for (const { signal, microPerUnit } of unbounded)
    anywhere += Math.ceil(signal.greatest(index.policy) * UNIT * microPerUnit);
  const score = scorer(signals);
  const scoreUnbounded = scorer(unbounded);
  let interest: Interest = { any: -Infinity, few: -Infinity };
  const highest = highestBounds(bounds, wanted);
  for (const row of highest) interest = offer(row, score(row));
  for (const row of highest) bounds[row] = OUT;
  const least = () => Math.max(1, Math.floor((interest.few - anywhere) * perMicro));
  for (let row = 0; (row = nextAbove(bounds, row, least())) < baseRows; row++) {
    const matters = hasFewAwards(awards.values[row]!, index.policy) ? interest.few : interest.any;
    const most = bounds[row]! / perMicro + beyond;
    if (most + (anywhere - beyond) < matters || most + scoreUnbounded(row) < matters) continue;
    interest = offer(row, score(row));
  }
  return {
    count: count + offerChanged(index, demand, open, offer),
    valuesAt(at) {
      const values: number[] = [];
      if (at < baseRows) score(at, values);
      else scorePair(demand, vectorOf(index, at), values);
      return values;
    },
  };
}

/** The rows that a demand lists, whether they are eligible or not. */
export function listedRows(index: MatchIndex, demand: PreparedDemand): number[] {
  const bounds = new Int32Array(index.rows.baseRows);
  for (const { prepared } of demand.signals)
    if (prepared.lists) prepared.bound?.(bounds, FULL_BOUND / demand.signals.length);
  const listed: number[] = [];
  for (let row = 0; row < bounds.length; row++)
    if (bounds[row] !== 0 && index.rows.facts[row] !== null) listed.push(row);
  index.rows.eachChanged((row, { vector }) => isListed(demand, vector) && listed.push(row));
  return listed;
}

/**
 * Takes out the rows that are not open, or that no signal that lists has given a bound.
 * @returns how many stay
 */
function leaveOut({ gate, keys }: OpenRows, bounds: Int32Array): number {
  const rows = bounds.length;
  let out = 0;
  // Without branches: which rows stay is as good as random, and wrong guesses would take most of the time.
  if (gate.every((open) => open === 1)) {
    for (let row = 0; row < rows; row++) {
      const bound = bounds[row]!;
      const none = (bound - 1) >> 31;
      bounds[row] = bound | (none & OUT);
      out -= none;
    }
    return rows - out;
  }
  for (let row = 0; row < rows; row++) {
    const bound = bounds[row]!;
    const none = ((bound - 1) >> 31) | (gate[keys[row]!]! - 1);
    bounds[row] = (bound & ~none) | (none & OUT);
    out -= none;
  }
  return rows - out;
}

/** The rows with the highest bounds above 0: as many as wanted, as far as there are so many. */
function highestBounds(bounds: Int32Array, wanted: number): number[] {
  const hand = new Uint32Array(Math.max(64, 2 * wanted));
  let found = 0;
  let least = 1;
  for (let row = 0; (row = nextAbove(bounds, row, least)) < bounds.length; row++) {
    hand[found++] = row;
    if (found === hand.length) keepBest();
  }
  keepBest();
  return [...hand.subarray(0, found)];

  function keepBest(): void {
    const best = [...hand.subarray(0, found)].sort((a, b) => bounds[b]! - bounds[a]!).slice(0, wanted);
    hand.set(best);
    found = best.length;
    if (found === wanted) least = wanted === 0 ? Infinity : bounds[best.at(-1)!]! + 1;
  }
}

/** The first row from one on with at least a bound, or the number of rows. Without calls, so a tight loop. */
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
  offer: (row: number, score: number) => Interest,
): number {
  const values: number[] = [];
  let count = 0;
  index.rows.eachChanged((row, { vector }) => {
    if (gate[keys[row]!] !== 1) return;
    if (!isListed(demand, vector)) return;
    count++;
    offer(row, scorePair(demand, vector, values));
  });
  return count;
}

/** The most micro-points a unit of a signal's value can bring, with what later signals make of it. */
function mostPerUnit(signals: readonly WeightedSignal[], id: SignalId): number {
  let sum = 0;
  for (const { signal, prepared, microPerUnit } of signals)
    sum += (signal.id === id ? 1 : (prepared.ceiling?.[id] ?? 0)) * microPerUnit;
  return sum;
}
