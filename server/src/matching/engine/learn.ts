import type { RankingPolicy, SignalId } from './policy.ts';
import { allSignals } from './signals/all-signals.ts';

/** What came of a supplier for a demand, by how much it says: docs/ranking. */
export const GRADES = { contract: 4, pilot: 3, shortlisted: 2, meeting: 1 } as const;

/** As how many candidates that nobody looked at one counts that was looked at and left off: as much as the greatest grade. */
const DISMISSED = 4;

/** What became of the first of a demand's candidates; the others were not looked at, as far as is known. */
export interface Became {
  /** Grades of the first, one after the other, each above 0. None teaches nothing. */
  grades: readonly number[];
  /** How many of the next were looked at and left off. */
  dismissed: number;
}

/** A demand whose outcome is known. */
export interface Lesson extends Became {
  /** Signal → risen value per candidate; a signal that is missing was not known. */
  values: ReadonlyMap<SignalId, Float64Array>;
}

/** The weights of all signals. */
export type Weights = RankingPolicy['weights'];

/** How weights are learned. */
export interface LearnOptions {
  /** The signals whose weights may change; the others stay as they are. */
  signals: readonly SignalId[];
  /** What the square of each weight costs, in nats per lesson: holds back what the lessons hardly show. More than 0. */
  restraint: number;
}

/** Steps after which learning ends, should the last still gain something; it takes some ten. */
const MOST_STEPS = 100;

/** Gain in nats per lesson below which a step ends learning. */
const LEAST_GAIN = 1e-9;

/** Halvings of a step that gains nothing before learning ends. */
const MOST_HALVINGS = 30;

/**
 * Learns non-negative weights by listwise softmax: those under which the suppliers that something came of are likeliest,
 * each drawn from all candidates of its demand with a chance in proportion to e^score, and four times that for one that was
 * looked at and left off. Every demand counts once, however many were taken on, as in the quality of lists: one that names
 * many says less of each. What is minimised,
 *
 *   Σ_lessons (ln Σ_candidates times × e^z - mean of z over those with a grade, by grade) / lessons + restraint × Σ weight²,
 *
 * is convex, so the result does not depend on where it begins: Newton's method, kept at or above 0 and halved where it
 * overshoots. A signal that a lesson does not know says nothing in it. The same lessons give the same weights to the bit.
 * After Cao et al. (2007), ListNet, and McFadden (1974).
 * @param start gives the scale, and the weights of the signals that are not learned
 * @returns weights whose sum is as at the start, to four places; those at the start when no lesson tells any apart
 */
export function learnWeights(
  lessons: readonly Lesson[],
  start: Weights,
  { signals, restraint }: LearnOptions,
): Weights {
  const telling = lessons.filter(({ grades }) => grades.length > 0);
  const columns = telling.map(({ values, grades, dismissed }) => ({
    grades,
    dismissed,
    known: signals.flatMap((id, k) => {
      const column = values.get(id);
      return column === undefined ? [] : [{ k, column }];
    }),
  }));
  const weights = likeliest(columns, signals.length, restraint);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return start;
  const scale = signals.reduce((total, id) => total + start[id], 0) / sum;
  const learned: Record<SignalId, number> = { ...start };
  signals.forEach((id, k) => (learned[id] = Math.round(weights[k]! * scale * 1e4) / 1e4));
  return learned;
}

/** The weights at which what learning minimises is least, none below 0: see learnWeights. @param count of the weights */
export function likeliest(lessons: readonly Columns[], count: number, restraint: number): number[] {
  let weights = Array.from({ length: count }, () => 0);
  let now = lossOf(lessons, weights, restraint);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, curvature } = now;
    // A weight at 0 that would fall further stays there.
    const free = weights.map((weight, k) => weight > 0 || gradient[k]! < 0);
    const move = solved(curvature, gradient, free);
    let next = now;
    for (let halving = 0, length = 1; halving < MOST_HALVINGS; halving++, length /= 2) {
      const tried = weights.map((weight, k) => Math.max(0, weight - length * move[k]!));
      next = lossOf(lessons, tried, restraint);
      if (next.loss >= now.loss) continue;
      weights = tried;
      break;
    }
    const gain = now.loss - next.loss;
    if (gain > 0) now = next;
    if (gain < LEAST_GAIN) break;
  }
  return weights;
}

/** A lesson's known signals, by their places among those that are learned. */
export interface Columns extends Became {
  known: readonly { k: number; column: Float64Array }[];
}

interface Loss {
  loss: number;
  gradient: number[];
  /** Row by row; positive definite. */
  curvature: number[][];
}

/** What learning minimises, with its first and second derivatives: see learnWeights. */
export function lossOf(lessons: readonly Columns[], weights: readonly number[], restraint: number): Loss {
  const count = weights.length;
  let sum = 0;
  let counted = 0;
  const gradient = weights.map(() => 0);
  const curvature = weights.map(() => weights.map(() => 0));
  for (const { grades, dismissed, known } of lessons) {
    if (known.length === 0) continue;
    const whole = grades.reduce((all, grade) => all + grade, 0);
    const considered = grades.length + dismissed;
    const candidates = known[0]!.column.length;
    const scores = new Float64Array(candidates);
    for (const { k, column } of known)
      for (let i = 0; i < candidates; i++) scores[i] = scores[i]! + weights[k]! * column[i]!;
    counted++;
    const top = scores.reduce((most, score) => Math.max(most, score), -Infinity);
    let total = 0;
    const parts = scores.map((score, i) => {
      const times = i >= grades.length && i < considered ? DISMISSED : 1;
      const part = times * Math.exp(score - top);
      total += part;
      return part;
    });
    sum += top + Math.log(total);
    grades.forEach((grade, i) => (sum -= (grade * scores[i]!) / whole));
    const means = known.map(({ column }) => {
      let mean = 0;
      for (let i = 0; i < candidates; i++) mean += parts[i]! * column[i]!;
      return mean / total;
    });
    known.forEach(({ k, column }, a) => {
      let taken = 0;
      grades.forEach((grade, i) => (taken += grade * column[i]!));
      gradient[k] = gradient[k]! + means[a]! - taken / whole;
      for (let b = 0; b <= a; b++) {
        const other = known[b]!;
        let both = 0;
        for (let i = 0; i < candidates; i++) both += parts[i]! * column[i]! * other.column[i]!;
        const curve = both / total - means[a]! * means[b]!;
        curvature[k]![other.k] = curvature[k]![other.k]! + curve;
        if (a !== b) curvature[other.k]![k] = curvature[other.k]![k]! + curve;
      }
    });
  }
  const per = counted === 0 ? 0 : 1 / counted;
  let loss = sum * per;
  for (let k = 0; k < count; k++) {
    loss += restraint * weights[k]! ** 2;
    gradient[k] = gradient[k]! * per + 2 * restraint * weights[k]!;
    for (let m = 0; m < count; m++)
      curvature[k]![m] = curvature[k]![m]! * per + (k === m ? 2 * restraint : 0);
  }
  return { loss, gradient, curvature };
}

/** The x of A·x = b over the free places, 0 elsewhere: Gauss, A being symmetric and positive definite. */
export function solved(
  matrix: readonly number[][],
  right: readonly number[],
  free: readonly boolean[],
): number[] {
  const places = free.flatMap((is, k) => (is ? [k] : []));
  const rows = places.map((k) => [...places.map((m) => matrix[k]![m]!), right[k]!]);
  for (let a = 0; a < rows.length; a++)
    for (let b = a + 1; b < rows.length; b++) {
      const factor = rows[b]![a]! / rows[a]![a]!;
      for (let c = a; c < rows[b]!.length; c++) rows[b]![c] = rows[b]![c]! - factor * rows[a]![c]!;
    }
  const found = free.map(() => 0);
  for (let a = rows.length - 1; a >= 0; a--) {
    let rest = rows[a]!.at(-1)!;
    for (let b = a + 1; b < rows.length; b++) rest -= rows[a]![b]! * found[places[b]!]!;
    found[places[a]!] = rest / rows[a]![a]!;
  }
  return found;
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
