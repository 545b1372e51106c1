import { Bounds, FULL_BOUND } from './bounds.ts';
import { toMicro, UNIT } from './fixed-point.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import type { SignalId } from './policy.ts';
import { hasFewAwards } from './policy.ts';
import type { PreparedDemand, WeightedSignal } from './score.ts';
import { fullScore, isListed, scorePair } from './score.ts';
import type { EarlierValues, PreparedSignal } from './signals/signal.ts';

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
  const bounds = roomFor(index);
  bounds.clear();
  const perMicro = FULL_BOUND / fullScore(index.policy);
  const loose: LooseSignal[] = [];
  const bound = ({ signal, prepared }: WeightedSignal) => {
    if (prepared.ceiling !== undefined) return;
    const microPerUnit = mostPerUnit(signals, signal.id);
    const beyond =
      prepared.bound === undefined
        ? signal.greatest(index.policy) * UNIT
        : prepared.bound(bounds, microPerUnit * UNIT * perMicro);
    if (beyond > 0) loose.push({ prepared, microPerUnit, most: beyond * microPerUnit });
  };
  signals.filter(({ prepared }) => prepared.lists).forEach(bound);
  const count = bounds.leaveOut(open.gate, open.keys);
  signals.filter(({ prepared }) => !prepared.lists).forEach(bound);
  const beyond = loose.reduce((sum, { most }) => sum + most, ROUNDING);
  const score = scorer(signals);
  let interest: Interest = { any: -Infinity, few: -Infinity };
  const highest = bounds.highest(wanted);
  for (const row of highest) interest = offer(row, score(row));
  for (const row of highest) bounds.drop(row);
  const least = () => Math.max(1, Math.floor((interest.few - beyond) * perMicro));
  for (let row = 0; (row = bounds.nextAbove(row, least())) < baseRows; row++) {
    const matters = hasFewAwards(awards.values[row]!, index.policy) ? interest.few : interest.any;
    if (!mayReach(matters, row, bounds.rows[row]! / perMicro + beyond, loose)) continue;
    const exact = score(row);
    if (exact >= matters) interest = offer(row, exact);
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

/** A signal of which the bounds of rows leave something out. */
interface LooseSignal {
  prepared: PreparedSignal;
  /** Micro-points that a unit of its value can bring at most. */
  microPerUnit: number;
  /** Micro-points that are left out at most. */
  most: number;
}

/**
 * Whether a row's score may reach a score, as far as what its bound leaves out can tell: that is no more than the whole
 * value of the signals concerned, of which most rows have little.
 * @param most the row's bound with all that may be left out, in micro-points
 */
function mayReach(score: number, row: number, most: number, loose: readonly LooseSignal[]): boolean {
  let bound = most;
  for (let k = 0; k < loose.length && bound >= score; k++) {
    const signal = loose[k]!;
    bound -= Math.max(0, signal.most - Math.max(0, leftOut(signal.prepared, row)) * signal.microPerUnit);
  }
  return bound >= score;
}

/** What a signal's bound leaves out for a row at most, in units of 1/UNIT. */
function leftOut(prepared: PreparedSignal, row: number): number {
  return prepared.leftOut === undefined ? prepared.at(row, NONE) : prepared.leftOut(row);
}

/** Values of earlier signals for one that builds on none. */
const NONE: EarlierValues = {};

/** The index's own room for bounds, made anew when the number of rows is another. */
function roomFor({ scratch, rows: { baseRows } }: MatchIndex): Bounds {
  if (scratch.bounds.rows.length !== baseRows) scratch.bounds = new Bounds(baseRows);
  return scratch.bounds;
}

/** The rows that a demand lists, whether they are eligible or not. */
export function listedRows(index: MatchIndex, demand: PreparedDemand): number[] {
  const bounds = new Bounds(index.rows.baseRows);
  for (const { prepared } of demand.signals)
    if (prepared.lists) prepared.bound?.(bounds, FULL_BOUND / demand.signals.length);
  const listed: number[] = [];
  for (let row = 0; row < index.rows.baseRows; row++)
    if (bounds.rows[row] !== 0 && index.rows.facts[row] !== null) listed.push(row);
  index.rows.eachChanged((row, { vector }) => isListed(demand, vector) && listed.push(row));
  return listed;
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
