import type { Calibration } from '../engine/calibrate.ts';
import { calibrate } from '../engine/calibrate.ts';
import type { RankingPolicy } from '../engine/policy.ts';
import { startPolicy, withoutFairness } from '../engine/policy.ts';
import { allBaselines } from './baselines/all-baselines.ts';
import type { Baseline, Params } from './baselines/baseline.ts';
import { Records } from './baselines/records.ts';
import type { AwardNotice } from './award-notice.ts';
import type { Interval } from './bootstrap.ts';
import { mean, meanInterval, resamples } from './bootstrap.ts';
import type { Figures, JudgedList } from './judge.ts';
import { figuresOf, judgeAll, judgeNewPairs, round, rounded } from './judge.ts';
import { awardSchool, CALIBRATED, monthsFrom, parleyModel, trainParley } from './parley.ts';
import type { RankedNeed } from './ranked-need.ts';
import { listByScore } from './ranked-need.ts';
import type { JudgedNeed, TimeSplit } from './time-split.ts';
import { splitAt } from './time-split.ts';

/** The model beside Parley's own that has everything but the terms that balance exposure. */
export const WITHOUT_FAIRNESS = 'parley without fairness';

/** One model's figures on every task. */
export interface ModelReport extends Figures {
  name: string;
  /** Only needs won by a supplier new to the buyer; suppliers known to it left out. */
  newPair: Figures;
  /** Source → figures, without intervals. */
  perSource: Record<string, Omit<Figures, 'intervals'>>;
  /** What was learned or chosen before the split. */
  learned: Record<string, number>;
  /** Parley only: the greatest gap between a match's points and the sum of its parts. */
  explanationError?: number;
}

/** Parley against one baseline, need by need. */
export interface Comparison {
  against: string;
  /** nDCG@10 of Parley minus that of the baseline, with its paired interval. */
  difference: number;
  interval: Interval;
  /** The difference as a share of the baseline's nDCG@10. */
  relative: number;
}

/** All that an evaluation found. */
export interface Evaluation {
  split: string;
  /** Council needs with an award from the split on. */
  testNeeds: number;
  /** Those with a winner known before the split: what is judged. */
  warmNeeds: number;
  /** Suppliers known before the split. */
  candidates: number;
  models: ModelReport[];
  comparisons: Comparison[];
}

/** What to evaluate. */
export interface EvaluationInput {
  notices: readonly AwardNotice[];
  /** Notices to judge; those of `notices` from the split on unless given. */
  judged?: readonly AwardNotice[];
  /** YYYY-MM-DD. */
  split: string;
  baselines: boolean;
  policy?: RankingPolicy;
  /** Told what has been done; awaited, so that it can be shown. */
  progress?: (done: string) => Promise<void>;
}

/** One line of the rankings file. */
export interface NeedRanking {
  noticeId: string;
  /** Names, best first, each in the spelling the file used most before the split; at least 50 where so many are known. */
  suppliers: string[];
  /** The same by `supplier_norm`: one supplier has several spellings, so this is what to compare by. */
  supplierNorms: string[];
}

/**
 * Trains before the split, ranks every known supplier for every council need after it, and judges the lists. The same
 * input gives the same figures to the last digit.
 */
export async function evaluate(
  input: EvaluationInput,
): Promise<{ evaluation: Evaluation; rankings: NeedRanking[] }> {
  const { notices, split: at, progress = async () => undefined } = input;
  const split = splitAt(notices, at, { judged: input.judged });
  await progress(
    `${split.needs.length} council needs from ${at} on, ${split.suppliers.length} suppliers before`,
  );
  const policy = await trainParley(awardSchool(notices), at, input.policy ?? startPolicy, progress);
  const parley = parleyModel(split, policy);
  const ranked = await rankAll('parley', split, parley, progress);
  const { weights, chance } = policy;
  const learned = { ...weights, a: round(chance.a), b: round(chance.b) };
  const own = reportOf('parley', split, ranked, chance, learned);
  own.report.explanationError = parley.explanationError();
  const plainPolicy = withoutFairness(policy);
  const plainRanked = await rankAll(WITHOUT_FAIRNESS, split, parleyModel(split, plainPolicy), progress);
  const models = [own, reportOf(WITHOUT_FAIRNESS, split, plainRanked, chance, { ...plainPolicy.weights })];
  if (input.baselines) {
    const records = new Records(split);
    const before = new Records(splitAt(notices, monthsFrom(at, -12), { until: at }));
    for (const baseline of allBaselines) {
      models.push(judgeBaseline(baseline, before, records));
      await progress(`${baseline.name}: nDCG@10 ${models.at(-1)!.report['ndcg@10'].toFixed(3)}`);
    }
  }
  const [first, ...others] = models;
  return {
    evaluation: {
      split: at,
      testNeeds: split.needs.length,
      warmNeeds: own.report.needs,
      candidates: split.suppliers.length,
      models: models.map(({ report }) => report),
      comparisons: others.map(({ report, lists }) => compare(report.name, first!.lists, lists)),
    },
    rankings: split.needs.map((need, i) => {
      const shown = filledUp(ranked[i]!.list, need, split).map((place) => split.suppliers[place]!);
      return {
        noticeId: need.notice.noticeId,
        suppliers: shown.map(({ name }) => name),
        supplierNorms: shown.map(({ norm }) => norm),
      };
    }),
  };
}

/** Suppliers that a line of the rankings file has at least. */
const LEAST_SHOWN = 50;

/**
 * A list as the rankings file has it: where few suppliers share anything with the need, those follow that have worked with
 * its buyer, and then the others by key, up to LEAST_SHOWN. They are not judged here.
 */
function filledUp(list: readonly number[], { workedBefore }: JudgedNeed, { suppliers }: TimeSplit): number[] {
  if (list.length >= LEAST_SHOWN) return [...list];
  return [...new Set([...list, ...workedBefore, ...suppliers.keys()])].slice(0, LEAST_SHOWN);
}

/** Every need's list, in the order of the needs. */
async function rankAll(
  name: string,
  { needs }: TimeSplit,
  model: Pick<ReturnType<typeof parleyModel>, 'rankNeed'>,
  progress: (done: string) => Promise<void>,
): Promise<RankedNeed[]> {
  const ranked: RankedNeed[] = [];
  for (const need of needs) {
    ranked.push(model.rankNeed(need));
    if (ranked.length % 100 === 0)
      await progress(`${name}: ${ranked.length} of ${needs.length} needs ranked`);
  }
  return ranked;
}

function reportOf(
  name: string,
  split: TimeSplit,
  ranked: readonly RankedNeed[],
  calibration: Calibration,
  learned: Record<string, number>,
): { report: ModelReport; lists: JudgedList[] } {
  const lists = judgeAll(split.needs, ranked);
  const newPairs = judgeNewPairs(split.needs, ranked);
  const sources = [...new Set(lists.map(({ need }) => need.notice.source))].sort();
  const perSource = sources.map((source) => {
    const own = lists.filter(({ need }) => need.notice.source === source);
    const { intervals: _, ...figures } = figuresOf(own, split, calibration, []);
    return [source, figures] as const;
  });
  const report = {
    name,
    ...figuresOf(lists, split, calibration, resamples(lists.length)),
    newPair: figuresOf(newPairs, split, calibration, resamples(newPairs.length)),
    perSource: Object.fromEntries(perSource),
    learned,
  };
  return { report, lists };
}

/** Chooses a baseline's setting on the window before the split, then judges it after. */
function judgeBaseline(baseline: Baseline, before: Records, after: Records) {
  const trials = baseline.grid.map((params) => ({ params, ...trial(baseline, params, before) }));
  const best = trials.reduce((one, other) => (other.ndcg > one.ndcg ? other : one));
  const score = baseline.prepare(after, best.params);
  const ranked = after.split.needs.map((need) => listByScore(need, score(need), after.split));
  const outcomes = judgeAll(before.split.needs, best.ranked).flatMap(
    ({ ranked: { list, scores }, relevant }) =>
      list
        .slice(0, CALIBRATED)
        .map((place, i) => ({ score: scores[i]!, outcome: relevant.includes(place) ? 1 : 0 })),
  );
  return reportOf(baseline.name, after.split, ranked, calibrate(outcomes), best.params);
}

/** How a setting does on the window before the split. */
function trial(baseline: Baseline, params: Params, before: Records): { ndcg: number; ranked: RankedNeed[] } {
  const { split } = before;
  const score = baseline.prepare(before, params);
  const ranked = split.needs.map((need) => listByScore(need, score(need), split));
  return { ranked, ndcg: mean(judgeAll(split.needs, ranked).map(({ quality }) => quality.ndcg10)) };
}

function compare(against: string, own: readonly JudgedList[], other: readonly JudgedList[]): Comparison {
  const theirs = other.map(({ quality }) => quality.ndcg10);
  const gaps = own.map(({ quality }, i) => quality.ndcg10 - theirs[i]!);
  return {
    against,
    difference: round(mean(gaps)),
    interval: rounded(meanInterval(resamples(gaps.length), gaps)),
    relative: round(mean(theirs) > 0 ? mean(gaps) / mean(theirs) : 0),
  };
}
