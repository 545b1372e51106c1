import type { Calibration, CalibrationBin } from '../engine/calibrate.ts';
import { calibrationError, chanceOf } from '../engine/calibrate.ts';
import type { ListQuality } from '../engine/metrics.ts';
import { qualityOf } from '../engine/metrics.ts';
import type { Interval } from './bootstrap.ts';
import { intervalOf, mean, meanInterval } from './bootstrap.ts';
import { CALIBRATED } from './parley.ts';
import type { RankedNeed } from './ranked-need.ts';
import type { JudgedNeed, TimeSplit } from './time-split.ts';

/** The figures of one model on one set of needs, with 95 % intervals. */
export interface Figures {
  needs: number;
  'hit@10': number;
  'ndcg@10': number;
  'recall@10': number;
  'recall@50': number;
  mrr: number;
  'coverage@10': number;
  'rare@10': number;
  ece: number;
  intervals: Record<string, Interval>;
}

/** One need with its list, and how good that is. */
export interface JudgedList {
  need: JudgedNeed;
  ranked: RankedNeed;
  relevant: readonly number[];
  quality: ListQuality;
}

/** Bins of the expected calibration error: pairs in the order of chance, equally many in each. */
const BINS = 15;

/** Awards up to which a supplier counts as rare. */
export const RARE = 1;

const means = {
  'hit@10': 'hit10',
  'ndcg@10': 'ndcg10',
  'recall@10': 'recall10',
  'recall@50': 'recall50',
  mrr: 'mrr',
} as const;

/** Judges lists by everybody who was taken on. */
export function judgeAll(needs: readonly JudgedNeed[], ranked: readonly RankedNeed[]): JudgedList[] {
  return needs.flatMap((need, i) => judged(need, ranked[i]!, need.winners));
}

/** Judges by suppliers new to the buyer, with those that had worked with it taken out of the list. */
export function judgeNewPairs(needs: readonly JudgedNeed[], ranked: readonly RankedNeed[]): JudgedList[] {
  return needs.flatMap((need, i) => {
    const keep = (place: number) => !need.workedBefore.has(place);
    const { list, scores } = ranked[i]!;
    const kept = [...list.keys()].filter((at) => keep(list[at]!));
    const left = { list: kept.map((at) => list[at]!), scores: kept.map((at) => scores[at]!) };
    return judged(need, left, need.winners.filter(keep));
  });
}

function judged(need: JudgedNeed, ranked: RankedNeed, relevant: readonly number[]): JudgedList[] {
  return relevant.length === 0 ? [] : [{ need, ranked, relevant, quality: qualityOf(ranked.list, relevant) }];
}

/**
 * @param calibration the model's, learned before the split
 * @param samples draws of the lists; none = without intervals
 */
export function figuresOf(
  lists: readonly JudgedList[],
  { suppliers }: TimeSplit,
  calibration: Calibration,
  samples: readonly Uint32Array[],
): Figures {
  const intervals: Record<string, Interval> = {};
  const figure = (name: string, values: readonly number[]) => {
    if (samples.length > 0) intervals[name] = rounded(meanInterval(samples, values));
    return round(mean(values));
  };
  const tops = lists.map(({ ranked }) => ranked.list.slice(0, 10));
  const rare = tops.map((top) => top.filter((place) => suppliers[place]!.awards <= RARE).length);
  const slots = tops.map((top) => top.length);
  const rareShare = (places: Iterable<number>) => {
    let [some, all] = [0, 0];
    for (const place of places) [some, all] = [some + rare[place]!, all + slots[place]!];
    return all === 0 ? 0 : some / all;
  };
  const coverage = (places: Iterable<number>) => {
    const seen = new Set<number>();
    for (const place of places) for (const supplier of tops[place]!) seen.add(supplier);
    return suppliers.length === 0 ? 0 : seen.size / suppliers.length;
  };
  const bins = binsOf(lists, calibration);
  const everyOne = lists.map((_, place) => place);
  const ofAll = (name: string, statistic: (places: Iterable<number>) => number) => {
    if (samples.length > 0) intervals[name] = rounded(intervalOf(samples, statistic));
    return round(statistic(everyOne));
  };
  const averages = Object.entries(means).map(
    ([name, key]) =>
      [
        name,
        figure(
          name,
          lists.map(({ quality }) => quality[key]),
        ),
      ] as const,
  );
  return {
    needs: lists.length,
    ...(Object.fromEntries(averages) as Record<keyof typeof means, number>),
    'coverage@10': ofAll('coverage@10', coverage),
    'rare@10': ofAll('rare@10', rareShare),
    ece: ofAll('ece', (places) => calibrationError(mergedBins(bins, places))),
    intervals,
  };
}

/** The share of the first ten places of some lists that goes to suppliers with at most one award; 0 of nothing. */
export function rareShareOf(lists: readonly JudgedList[], { suppliers }: TimeSplit): number {
  const places = lists.flatMap(({ ranked }) => ranked.list.slice(0, 10));
  return mean(places.map((place) => (suppliers[place]!.awards <= RARE ? 1 : 0)));
}

/** Per list its part of every bin. */
function binsOf(lists: readonly JudgedList[], calibration: Calibration): CalibrationBin[][] {
  const pairs = lists.flatMap(({ ranked, relevant }, at) => {
    const wanted = new Set(relevant);
    return ranked.list.slice(0, CALIBRATED).map((place, i) => ({
      at,
      chance: chanceOf(ranked.scores[i]!, calibration),
      outcome: wanted.has(place) ? 1 : 0,
    }));
  });
  pairs.sort((a, b) => a.chance - b.chance || a.at - b.at);
  const bins = lists.map(() =>
    Array.from({ length: BINS }, (): CalibrationBin => ({ count: 0, chances: 0, outcomes: 0 })),
  );
  pairs.forEach(({ at, chance, outcome }, i) => {
    const bin = bins[at]![Math.floor((i * BINS) / pairs.length)]!;
    bin.count++;
    bin.chances += chance;
    bin.outcomes += outcome;
  });
  return bins;
}

function mergedBins(bins: readonly CalibrationBin[][], places: Iterable<number>): CalibrationBin[] {
  const merged = Array.from({ length: BINS }, (): CalibrationBin => ({ count: 0, chances: 0, outcomes: 0 }));
  for (const place of places) {
    bins[place]!.forEach((bin, i) => {
      merged[i]!.count += bin.count;
      merged[i]!.chances += bin.chances;
      merged[i]!.outcomes += bin.outcomes;
    });
  }
  return merged;
}

/** To six places, so that reports are short and the same everywhere. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Both ends rounded. */
export function rounded([from, to]: Interval): Interval {
  return [round(from), round(to)];
}
