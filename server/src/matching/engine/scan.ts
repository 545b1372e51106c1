import { FULL_BOUND } from './bounds.ts';
import { UNIT } from './fixed-point.ts';
import type { RaiseWorth } from './kernel.ts';
import { FULL_RAISE, inSinglePrecision, plainKernel, WORTH_ROUNDING } from './kernel.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import type { SignalId } from './policy.ts';
import { hasFewAwards } from './policy.ts';
import { Raises } from './raises.ts';
import { curveOf, risen } from './rise.ts';
import type { PreparedDemand, WeightedSignal } from './score.ts';
import { fullScore, isListed, microOf, scorePair } from './score.ts';
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
  const { bounds, none } = index.scratch.scan;
  const perMicro = FULL_BOUND / fullScore(index.policy);
  const parts: Part[] = [];
  const partOf = (weighted: WeightedSignal, listed: Int32Array | null): Part => {
    const { signal, prepared } = weighted;
    const raises = raisesFor(index, signal.id, listed);
    const left = prepared.bound!(raises);
    const part = { id: signal.id, prepared, raises, left, ...mostOf(signals, weighted) };
    // Stryker disable next-line ConditionalExpression,EqualityOperator: a part without anything changes nothing, so leaving it out saves time alone
    if (left > 0 || raises.touched > 0 || prepared.lists) parts.push(part);
    return part;
  };
  const worthFor = (part: Part | undefined) => (part === undefined ? NOTHING : raiseWorth(part, perMicro));
  const bounded = signals.filter(({ prepared }) => prepared.bound !== undefined);
  const [first, second] = bounded
    .filter(({ prepared }) => prepared.lists)
    .map((weighted) => partOf(weighted, null));
  const count = bounds.begin(
    [first?.raises ?? none, second?.raises ?? none],
    [worthFor(first), worthFor(second)],
    open.gate,
    open.keys,
  );
  for (const weighted of bounded) {
    if (weighted.prepared.lists) continue;
    const part = partOf(weighted, bounds.rows);
    // Stryker disable next-line ConditionalExpression,EqualityOperator: adding nothing changes nothing, so not doing it saves time alone
    if (part.raises.touched > 0) bounds.add(part.raises, worthFor(part));
  }
  const beyond = parts.reduce((sum, { worth, left }) => sum + worth(left), ROUNDING);
  parts.sort((a, b) => LOOSEST.indexOf(a.id) - LOOSEST.indexOf(b.id));
  const score = scorer(signals);
  let interest: Interest = { any: -Infinity, few: -Infinity };
  const highest = bounds.highest(wanted);
  for (const row of highest) interest = offer(row, score(row));
  for (const row of highest) bounds.drop(row);
  const least = () => Math.max(1, Math.floor((interest.few - beyond) * perMicro));
  for (let row = 0; (row = bounds.nextAbove(row, least())) < baseRows; row++) {
    const matters = hasFewAwards(awards.values[row]!, index.policy) ? interest.few : interest.any;
    if (!mayReach(matters, row, bounds.rows[row]! / perMicro + beyond, parts)) continue;
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

/** What the bounds hold of one signal. */
interface Part {
  id: SignalId;
  prepared: PreparedSignal;
  raises: Raises;
  /** What any row may have beyond its raise, in units of 1/UNIT. */
  left: number;
  /** The most micro-points that a value can bring. */
  worth: (value: number) => number;
  /** The same for a value from 0 to 1: linear·v + early·v/(v + half). */
  linear: number;
  early: number;
  half: number;
}

/** What a raise is worth of a signal that says nothing. */
const NOTHING: RaiseWorth = { left: 0, linear: 0, early: 0, half: 1, less: 0 };

/** What a raise is worth in a bound beside `left`: never less than that. @param perMicro of a bound */
function raiseWorth(
  { left, worth, linear, early, half }: Pick<Part, 'left' | 'worth' | 'linear' | 'early' | 'half'>,
  perMicro: number,
): RaiseWorth {
  return inSinglePrecision({
    left: left / UNIT,
    linear: linear * perMicro,
    early: early * perMicro,
    half,
    // Once so that it is no less, and once so that it is more than 0, however small the raise.
    less: worth(left) * perMicro - 2 * WORTH_ROUNDING,
  });
}

/** Signals that do not build on others, in the order in which working one out most cheaply rules a row out. */
// Stryker disable next-line StringLiteral: the order saves time alone
const LOOSEST: readonly SignalId[] = ['S8', 'S6', 'S7', 'S5', 'S1', 'S3', 'S4', 'S2'];

/**
 * Whether a row's score may reach a score: signal by signal, what the bounds hold is replaced first by what the row's
 * raise and the rest of its value come to, where that is quick to say, and then by the value itself.
 * @param most the row's bound with all that it leaves out, in micro-points
 */
function mayReach(score: number, row: number, most: number, parts: readonly Part[]): boolean {
  let bound = most;
  // Stryker disable next-line ConditionalExpression,EqualityOperator,BlockStatement: the values themselves decide, so a look at what is quicker to say saves time alone
  for (let k = 0; k < parts.length && bound >= score; k++) {
    const part = parts[k]!;
    // Stryker disable next-line ConditionalExpression,AssignmentOperator: as above
    if (part.prepared.leftOut !== undefined) bound -= heldOf(part, row) - nearerOf(part, row);
  }
  for (let k = 0; k < parts.length && bound >= score; k++) {
    const part = parts[k]!;
    const held = part.prepared.leftOut === undefined ? heldOf(part, row) : nearerOf(part, row);
    bound -= held - part.worth(part.prepared.at(row, NONE));
  }
  return bound >= score;
}

/** What a row's bound holds of a signal, in micro-points. */
function heldOf({ raises, left, worth }: Part, row: number): number {
  return worth(left + (raises.rows[row]! / FULL_RAISE) * UNIT);
}

/** The same, nearer to the value: with what this very row has beyond its raise. */
function nearerOf({ prepared, raises, worth }: Part, row: number): number {
  return worth(prepared.leftOut!(row) + (raises.rows[row]! / FULL_RAISE) * UNIT);
}

/** Values of earlier signals for one that builds on none. */
const NONE: EarlierValues = {};

/** Room for what one signal raises; nothing is raised yet. */
function raisesFor(
  { scratch, rows: { baseRows }, base: { kernel } }: MatchIndex,
  id: SignalId,
  listed: Int32Array | null,
): Raises {
  const { raises } = scratch.scan;
  let own = raises.get(id);
  // A signal that lists raises by posting lists.
  if (own === undefined) raises.set(id, (own = new Raises(baseRows, listed === null ? kernel : plainKernel)));
  own.clear(listed);
  return own;
}

/** The rows that a demand lists, whether they are eligible or not. */
export function listedRows(index: MatchIndex, demand: PreparedDemand): number[] {
  const raises = new Raises(index.rows.baseRows);
  for (const { prepared } of demand.signals) if (prepared.lists) prepared.bound?.(raises);
  const listed: number[] = [];
  for (let row = 0; row < index.rows.baseRows; row++)
    if (raises.rows[row] !== 0 && index.rows.facts[row] !== null) listed.push(row);
  index.rows.eachChanged((row, { vector }) => isListed(demand, vector) && listed.push(row));
  return listed;
}

/** Works out exact scores of base rows, one after the other; hands out the values when asked to. */
function scorer(signals: readonly WeightedSignal[]): (row: number, values?: number[]) => number {
  const earlier: EarlierValues = {};
  return (row, values) => {
    let score = 0;
    for (let k = 0; k < signals.length; k++) {
      const weighted = signals[k]!;
      const { signal, prepared } = weighted;
      const value = prepared.at(row, earlier);
      earlier[signal.id] = value;
      score += microOf(weighted, value);
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

/** The most micro-points that values of a signal can bring, in units of 1/UNIT, with what later signals make of it. */
function mostOf(
  signals: readonly WeightedSignal[],
  { signal: { id }, microPerUnit, rise }: WeightedSignal,
): Pick<Part, 'worth' | 'linear' | 'early' | 'half'> {
  let later = 0;
  for (const { prepared, microPerUnit: each } of signals) later += (prepared.ceiling?.[id] ?? 0) * each;
  const { linear, early, half } = curveOf(rise);
  return {
    worth: (value) => risen(value / UNIT, rise) * UNIT * microPerUnit + value * later,
    linear: UNIT * (linear * microPerUnit + later),
    early: UNIT * early * microPerUnit,
    half,
  };
}
