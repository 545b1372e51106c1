import type { Outcome } from '../engine/calibrate.ts';
import { calibrate } from '../engine/calibrate.ts';
import type { DemandFacts, MarketFacts } from '../engine/facts.ts';
import { learnTerms } from '../engine/guess-terms.ts';
import type { Lesson } from '../engine/learn.ts';
import { GRADES, learnWeights, scoresOf } from '../engine/learn.ts';
import type { MatchIndex } from '../engine/match-index.ts';
import { buildIndex } from '../engine/match-index.ts';
import type { RankingPolicy, SignalId } from '../engine/policy.ts';
import { rank } from '../engine/rank.ts';
import { signalValues } from '../engine/signal-values.ts';
import { buildTaxonomy } from '../engine/taxonomy.ts';
import type { AwardNotice } from './award-notice.ts';
import { cpvTerms, demandOf, marketAt } from './engine-market.ts';
import { LISTED, type RankedNeed } from './ranked-need.ts';
import type { JudgedNeed, TimeSplit } from './time-split.ts';
import { splitAt } from './time-split.ts';

/** How many of a list are taken for calibration, and judged by it. */
export const CALIBRATED = 50;

/** The windows before a split that weights are learned from, at most, one after the other, and the months of each. */
const WINDOWS = { count: 12, months: 6 } as const;

/** Signals whose weights are learned. S9 to S11 are choices of policy. */
const LEARNED: readonly SignalId[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S7'];

/** Between .0001 and .003 restraint makes no difference that one could tell from chance. */
const LEARNING = { signals: LEARNED, restraint: 0.001 };

/** Chances are calibrated on the council needs of the newest of these windows: as many windows as it takes for so many needs. */
const CALIBRATED_NEEDS = 200;

/** How many suppliers of each signal are lessons' candidates. */
const DEPTH = 150;

/** A market at a split, with the terms of untagged notices guessed from tagged ones of the same past. */
interface Market {
  market: MarketFacts;
  index: MatchIndex;
  /** A need as the engine reads it. */
  demand(need: JudgedNeed): DemandFacts;
}

/** The market at a split, indexed. */
export function marketOf(split: TimeSplit, policy: RankingPolicy): Market {
  const guess = learnTerms(
    split.past.map(({ title, text, cpvCodes }) => ({ title, text, termIds: cpvCodes })),
    buildTaxonomy(cpvTerms(split.past)),
  );
  const tag = (notice: AwardNotice) =>
    notice.cpvCodes.length > 0 ? notice : { ...notice, cpvCodes: guess(notice.title, notice.text) };
  const market = marketAt({ ...split, past: split.past.map(tag) });
  const index = buildIndex(market, policy, split.day);
  return {
    market,
    index,
    demand(need) {
      const facts = demandOf(need, market.councils);
      return facts.termIds.length > 0 ? facts : { ...facts, termIds: guess(facts.title, facts.text) };
    },
  };
}

/** The first of a month, some months before or after a day written YYYY-MM-DD. */
export function monthsFrom(date: string, months: number): string {
  const [year, month] = date.split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1 + months, Number(date.slice(8)))).toISOString().slice(0, 10);
}

/** What one need teaches, and whether a council asked. */
export interface TaughtNeed {
  lesson: Lesson;
  council: boolean;
}

/** Needs whose outcome is known, to learn from. */
export interface School {
  /**
   * What the needs from one day on until another teach, each ranked with what was known on the first of these days.
   * @param from YYYY-MM-DD
   */
  lessons(from: string, until: string, policy: RankingPolicy): TaughtNeed[];
}

/** Award notices as a school: whoever they name was taken on. */
export const awardSchool = (notices: readonly AwardNotice[]): School => ({
  lessons(from, until, policy) {
    const split = splitAt(notices, from, { until, councilsOnly: false });
    const market = marketOf(split, policy);
    return split.needs
      .filter(({ winners }) => winners.length > 0)
      .map((need) => {
        const taken = need.winners.map((place) => [split.suppliers[place]!.key, GRADES.contract] as const);
        const lesson = lessonOf(market.index, market.demand(need), new Map(taken), new Set());
        return { lesson, council: need.notice.council };
      });
  },
});

/**
 * Learns weights from the needs of all buyers in windows before a split, and the calibration from those of councils in the
 * newest of them. Nothing from the split on is read.
 * @param start policy to begin with
 * @returns the same with the weights and the chance that were learned, each as at the start where nothing tells of it
 */
export async function trainParley(
  school: School,
  at: string,
  start: RankingPolicy,
  progress: (done: string) => Promise<void>,
): Promise<RankingPolicy> {
  const lessons: Lesson[] = [];
  const ofCouncils: Lesson[] = [];
  for (let window = 0; window < WINDOWS.count; window++) {
    const until = monthsFrom(at, -window * WINDOWS.months);
    const from = monthsFrom(until, -WINDOWS.months);
    const taught = school.lessons(from, until, start);
    const enough = ofCouncils.length >= CALIBRATED_NEEDS;
    for (const { lesson, council } of taught) {
      lessons.push(lesson);
      if (council && !enough) ofCouncils.push(lesson);
    }
    await progress(`learning: ${taught.length} needs between ${from} and ${until}`);
  }
  const weights = learnWeights(lessons, start.weights, LEARNING);
  const outcomes = ofCouncils.flatMap((lesson) => firstOutcomes(lesson, weights));
  return { ...start, weights, chance: outcomes.length > 0 ? calibrate(outcomes) : start.chance };
}

/**
 * What one need teaches. Candidates are chosen without looking at what came of them, so those of whom something came may be
 * missing; so may those who were left off.
 * @param grades supplier → grade, above 0
 * @param dismissed suppliers that were looked at and left off
 */
export function lessonOf(
  index: MatchIndex,
  demand: DemandFacts,
  grades: ReadonlyMap<string, number>,
  dismissed: ReadonlySet<string>,
): Lesson {
  const { rows, values } = signalValues(index, demand, DEPTH);
  const ids = rows.map((row) => index.rows.facts[row]!.id);
  const rank = ids.map((id) => (grades.has(id) ? 0 : dismissed.has(id) ? 1 : 2));
  const order = [...rows.keys()].sort((a, b) => rank[a]! - rank[b]! || a - b);
  const ordered = (column: Float64Array) => Float64Array.from(order, (i) => column[i]!);
  return {
    values: new Map([...values].map(([id, column]) => [id, ordered(column)])),
    grades: order.flatMap((i) => grades.get(ids[i]!) ?? []),
    dismissed: rank.filter((one) => one === 1).length,
  };
}

/** The first of a lesson's list, and whether they were taken on: for a pilot at least. */
function firstOutcomes(lesson: Lesson, weights: RankingPolicy['weights']): Outcome[] {
  const scores = [...scoresOf(lesson, weights)];
  return scores
    .map((score, i) => ({ score, outcome: (lesson.grades[i] ?? 0) >= GRADES.pilot ? 1 : 0 }))
    .sort((a, b) => b.score - a.score || b.outcome - a.outcome)
    .slice(0, CALIBRATED);
}

/** Ranks every need of a split with the engine itself. */
export function parleyModel(
  split: TimeSplit,
  policy: RankingPolicy,
): { rankNeed(need: JudgedNeed): RankedNeed; explanationError(): number } {
  const { index, demand } = marketOf(split, policy);
  const places = new Map(split.suppliers.map(({ key }, place) => [key, place]));
  let error = 0;
  return {
    rankNeed(need) {
      const { matches } = rank(index, {
        reading: 'suppliers-for-demand',
        demand: demand(need),
        limit: LISTED,
        brief: true,
      });
      for (const { score, points, contributions } of matches) {
        const micro = contributions.reduce((sum, part) => sum + part.micro, 0);
        const shown = contributions.reduce((sum, part) => sum + part.points, 0);
        error = Math.max(error, Math.abs(micro - score), Math.abs(shown - points));
      }
      return {
        list: matches.map(({ supplierId }) => places.get(supplierId)!),
        scores: matches.map(({ score }) => score / 1e6),
      };
    },
    explanationError: () => error,
  };
}
