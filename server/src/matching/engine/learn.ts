import { gainAt, idealGain10 } from './metrics.ts';
import type { RankingPolicy, SignalId } from './policy.ts';
import { allSignals } from './signals/all-signals.ts';

/** A demand whose outcome is known. */
export interface Lesson {
  /** Lessons of one group count together: the source they come from. */
  group: string;
  /** Signal → value per candidate; a signal that is missing was not known. */
  values: ReadonlyMap<SignalId, Float64Array>;
  /** How many of the candidates, from the first on, were taken on. At least 1. */
  relevant: number;
}

/** The weights of all signals. */
export type Weights = RankingPolicy['weights'];

/** How weights are learned. */
export interface LearnOptions {
  /** The signals whose weights may change; the others stay as they are. */
  signals: readonly SignalId[];
  /** What each unit of ln-distance from the start costs in nDCG@10: holds back what the lessons hardly show. */
  restraint: number;
  /** Most passes over the signals. */
  rounds: number;
}

/** Factors by which one weight is moved at a time. */
const STEPS = [0.5, 0.7, 0.85, 1.18, 1.43, 2] as const;

/** The least gain in the aim that is worth a step. */
const LEAST_GAIN = 1e-5;

/**
 * Learns non-negative weights by coordinate ascent on nDCG@10: one weight at a time is moved by a few factors, and
 * the best kept, until no step helps. The aim of a window is half the mean over its lessons, half the mean over their
 * groups, each by the root of its size, so that no one source decides; windows count alike. Deterministic.
 * @param windows lessons, window by window
 * @param start weights to begin with; a signal at 0 stays there
 * @returns weights with the same sum as at the start
 */
export function learnWeights(
  windows: readonly (readonly Lesson[])[],
  start: Weights,
  { signals, restraint, rounds }: LearnOptions,
): Weights {
  const taught = windows.filter((lessons) => lessons.length > 0);
  const moving = signals.filter((id) => start[id] > 0);
  const weights = { ...start };
  const worth = () => {
    let distance = 0;
    for (const id of moving) distance += Math.abs(Math.log(weights[id] / start[id]));
    return aim(taught, weights) - restraint * distance;
  };
  let best = worth();
  for (let round = 0, moved = taught.length > 0; moved && round < rounds; round++) {
    moved = false;
    for (const id of moving) {
      const now = weights[id];
      let kept = now;
      for (const step of STEPS) {
        weights[id] = now * step;
        const value = worth();
        if (value < best + LEAST_GAIN) continue;
        best = value;
        kept = weights[id];
        moved = true;
      }
      weights[id] = kept;
    }
  }
  return rescaled(weights, start);
}

function rescaled(weights: Record<SignalId, number>, start: Weights): Weights {
  const ids = Object.keys(weights) as SignalId[];
  const sum = (of: Weights) => ids.reduce((total, id) => total + of[id], 0);
  const factor = sum(start) / sum(weights);
  for (const id of ids) weights[id] = Math.round(weights[id] * factor * 1e4) / 1e4;
  return weights;
}

/** What learning is after: see learnWeights. */
export function aim(windows: readonly (readonly Lesson[])[], weights: Weights): number {
  let sum = 0;
  for (const lessons of windows) {
    const groups = new Map<string, { total: number; count: number }>();
    let total = 0;
    for (const lesson of lessons) {
      const gain = lessonNdcg10(lesson, weights);
      const group = groups.get(lesson.group) ?? { total: 0, count: 0 };
      groups.set(lesson.group, group);
      group.total += gain;
      group.count++;
      total += gain;
    }
    let weighted = 0;
    let roots = 0;
    for (const group of groups.values()) {
      weighted += group.total / Math.sqrt(group.count);
      roots += Math.sqrt(group.count);
    }
    sum += 0.5 * (total / lessons.length) + 0.5 * (weighted / roots);
  }
  return windows.length === 0 ? 0 : sum / windows.length;
}

/** nDCG@10 of one lesson's candidates under weights; candidates of equal score share their places. */
export function lessonNdcg10(lesson: Lesson, weights: Weights): number {
  const scores = scoresOf(lesson, weights);
  let gain = 0;
  for (let i = 0; i < lesson.relevant; i++) {
    const own = scores[i]!;
    let better = 0;
    let equal = 0;
    for (let j = 0; j < scores.length; j++) {
      if (scores[j]! > own) better++;
      else if (scores[j]! === own) equal++;
    }
    const rank = better + (equal + 1) / 2;
    if (own > 0 && rank <= 10) gain += gainAt(rank);
  }
  return gain / idealGain10(lesson.relevant);
}

/** The score of every candidate, with the weight of unknown content signals carried by the known ones. */
export function scoresOf({ values }: Lesson, weights: Weights): Float64Array {
  let all = 0;
  let known = 0;
  for (const { id, content } of allSignals) {
    if (!content) continue;
    all += weights[id];
    if (values.has(id)) known += weights[id];
  }
  const takeover = known > 0 ? all / known : 1;
  let scores = new Float64Array(0);
  for (const { id, content } of allSignals) {
    const column = values.get(id);
    if (column === undefined || weights[id] === 0) continue;
    if (scores.length === 0) scores = new Float64Array(column.length);
    const weight = weights[id] * (content ? takeover : 1);
    for (let i = 0; i < column.length; i++) scores[i] = scores[i]! + weight * column[i]!;
  }
  return scores;
}
