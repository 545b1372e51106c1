import { applyChange, setExposure } from '../engine/apply-change.ts';
import type { DemandFacts, ExposureFacts, ExposureGroup, MarketFacts } from '../engine/facts.ts';
import type { MatchIndex } from '../engine/match-index.ts';
import { buildIndex } from '../engine/match-index.ts';
import { gainAt } from '../engine/metrics.ts';
import type { RankingPolicy } from '../engine/policy.ts';
import { startPolicy, withoutFairness } from '../engine/policy.ts';
import { rank } from '../engine/rank.ts';
import { behindOf, groupOf } from '../engine/signals/exposure-balance.ts';
import type { AwardNotice } from './award-notice.ts';
import { dayOf } from './award-notice.ts';
import type { Interval } from './bootstrap.ts';
import { mean, meanInterval, resamples } from './bootstrap.ts';
import type { JudgedList } from './judge.ts';
import { judgeAll, rareShareOf, round, rounded } from './judge.ts';
import { marketOf, monthsFrom } from './parley.ts';
import type { TimeSplit } from './time-split.ts';
import { splitAt } from './time-split.ts';

/** Places of a list that a council looks at: the first page. */
const SHOWN = 20;

/** Suppliers of whom a change of name, id or time of edit is tried. */
const TRIED = 100;

/** New ids tried for each. */
const IDS = 3;

const groups: readonly ExposureGroup[] = ['new', 'known', 'established'];

/** One policy over the year. */
export interface SimulatedPolicy {
  name: string;
  'ndcg@10': number;
  'rare@10': number;
  /** Share of all attention, Σ 1/log2(1 + rank) over the places shown, by group of suppliers. */
  attention: Record<ExposureGroup, number>;
  /** How far each group is behind at the end, 0 to 1, as S10 counts it. */
  behind: Record<ExposureGroup, number>;
}

/** What one kind of change brings the supplier that makes it. */
export interface Gain {
  trials: number;
  /** Attention after the change minus that before, as a share of what suppliers tried have on average: mean, interval. */
  mean: number;
  interval: Interval;
}

/** What a simulated year found. */
export interface Simulation {
  /** YYYY-MM-DD: first day of the year, and first day after it. */
  from: string;
  until: string;
  needs: number;
  suppliers: number;
  policies: SimulatedPolicy[];
  /** nDCG@10 with all terms of fairness minus without, need by need. */
  cost: { difference: number; interval: Interval; relative: number };
  gains: Record<'another name' | 'an edit at another time' | 'another id', Gain>;
}

/** What to simulate. */
export interface SimulationInput {
  notices: readonly AwardNotice[];
  /** YYYY-MM-DD: the year begins. */
  split: string;
  /** How many needs, spread evenly over those of the year with a winner known before. */
  needs: number;
  policy?: RankingPolicy;
  /** Told what has been done; awaited, so that it can be shown. */
  progress?: (done: string) => Promise<void>;
}

/** A market at the start of the year, with the needs that come up. */
interface Year {
  split: TimeSplit;
  market: MarketFacts;
  demands: DemandFacts[];
  awards: Map<string, number>;
}

/** What a council was shown. */
interface Shown {
  day: number;
  supplierId: string;
  attention: number;
  merit: number;
}

/**
 * Plays a year: needs come up day by day, their councils look at the first page, and what they were shown goes on the
 * ledger that the next lists are ranked with. Suppliers stay as they were when the year began; past work ages month by
 * month. The same input gives the same figures.
 */
export async function simulate(input: SimulationInput): Promise<Simulation> {
  const { policy = startPolicy, progress = async () => undefined } = input;
  const year = yearOf(input);
  const under = async (name: string, one: RankingPolicy) => {
    const run = play(year, one);
    await progress(`${name}: ${year.demands.length} needs over a year`);
    return { name, ...run };
  };
  const noPlaces = { ...policy, keptPlaces: { ...policy.keptPlaces, places: 0 } };
  const plain = await under('without fairness', withoutFairness(policy));
  const runs = [
    plain,
    await under('S9 and S10 alone', noPlaces),
    await under('all terms of fairness', policy),
  ];
  const all = runs.at(-1)!;
  const theirs = plain.lists.map(({ quality }) => quality.ndcg10);
  const gaps = all.lists.map(({ quality }, i) => quality.ndcg10 - theirs[i]!);
  const gains = gainsIn(year, all.index);
  await progress('changes of name, id and time of edit tried');
  return {
    from: input.split,
    until: monthsFrom(input.split, 12),
    needs: year.demands.length,
    suppliers: year.split.suppliers.length,
    policies: runs.map(({ name, lists, shown, index }) => ({
      name,
      'ndcg@10': round(mean(lists.map(({ quality }) => quality.ndcg10))),
      'rare@10': round(rareShareOf(lists, year.split)),
      attention: attentionShares(year, shown, policy),
      behind: roundedGroups(behindOf(index.exposure)),
    })),
    cost: {
      difference: round(mean(gaps)),
      interval: rounded(meanInterval(resamples(gaps.length), gaps)),
      relative: round(mean(theirs) > 0 ? mean(gaps) / mean(theirs) : 0),
    },
    gains,
  };
}

function yearOf({ notices, split: at, needs, policy = startPolicy }: SimulationInput): Year {
  const whole = splitAt(notices, at, { until: monthsFrom(at, 12) });
  const warm = whole.needs.filter(({ winners }) => winners.length > 0);
  const count = Math.min(needs, warm.length);
  const chosen = Array.from({ length: count }, (_, i) => warm[Math.floor((i * warm.length) / count)]!);
  const split = { ...whole, needs: chosen };
  const { market, demand } = marketOf(split, policy);
  return {
    split,
    market,
    demands: chosen.map(demand),
    awards: new Map(split.suppliers.map(({ key, awards }) => [key, awards])),
  };
}

function play(year: Year, policy: RankingPolicy): { lists: JudgedList[]; shown: Shown[]; index: MatchIndex } {
  const { split, market, demands } = year;
  const places = new Map(split.suppliers.map(({ key }, place) => [key, place]));
  const shown: Shown[] = [];
  let month = split.at.slice(0, 7);
  let index = buildIndex(market, policy, split.day);
  const ranked = split.needs.map(({ notice }, i) => {
    if (notice.date.slice(0, 7) !== month) {
      month = notice.date.slice(0, 7);
      index = buildIndex(market, policy, dayOf(`${month}-01`));
    }
    setExposure(index, ledgerOf(year, shown, policy, notice.day));
    const { matches } = rank(index, {
      reading: 'suppliers-for-demand',
      demand: demands[i]!,
      limit: SHOWN,
      brief: true,
    });
    for (const { supplierId, rank: at, contributions } of matches) {
      const fit = contributions.filter(({ signal }) => !['S9', 'S10', 'S11'].includes(signal));
      const merit =
        Math.max(
          0,
          fit.reduce((sum, { points }) => sum + points, 0),
        ) / 100;
      shown.push({ day: notice.day, supplierId, attention: gainAt(at), merit });
    }
    return {
      list: matches.map(({ supplierId }) => places.get(supplierId)!),
      scores: matches.map(({ score }) => score),
    };
  });
  return { lists: judgeAll(split.needs, ranked), shown, index };
}

/** The ledger for lists of a day: see matching/exposure-ledger.ts, which reads the same from impressions. */
function ledgerOf(
  { awards }: Year,
  shown: readonly Shown[],
  policy: RankingPolicy,
  day: number,
): ExposureFacts | null {
  const counted = shown.filter((one) => one.day >= day - policy.exposure.days && one.day < day);
  if (counted.length === 0) return null;
  const none = () => ({ attention: 0, merit: 0 });
  const totals = { new: none(), known: none(), established: none() };
  for (const { supplierId, attention, merit } of counted) {
    const total = totals[groupOf(awards.get(supplierId)!, policy)];
    total.attention += attention;
    total.merit += merit;
  }
  return { untilDay: day - 1, groups: totals };
}

function attentionShares({ awards }: Year, shown: readonly Shown[], policy: RankingPolicy) {
  const sums = { new: 0, known: 0, established: 0 };
  let all = 0;
  for (const { supplierId, attention } of shown) {
    sums[groupOf(awards.get(supplierId)!, policy)] += attention;
    all += attention;
  }
  for (const group of groups) sums[group] = all > 0 ? sums[group] / all : 0;
  return roundedGroups(sums);
}

function roundedGroups(of: Record<ExposureGroup, number>): Record<ExposureGroup, number> {
  return { new: round(of.new), known: round(of.known), established: round(of.established) };
}

/** Tries changes of one supplier at a time, and looks at the attention it gets over all the year's needs. */
function gainsIn({ market, demands }: Year, index: MatchIndex): Simulation['gains'] {
  const listOf = (demand: DemandFacts) =>
    rank(index, { reading: 'suppliers-for-demand', demand, limit: SHOWN, brief: true }).matches;
  const near = new Map<string, DemandFacts[]>();
  for (const demand of demands) {
    const query = { reading: 'suppliers-for-demand', demand, limit: 2 * SHOWN, brief: true } as const;
    for (const { supplierId } of rank(index, query).matches)
      near.set(supplierId, [...(near.get(supplierId) ?? []), demand]);
  }
  const attention = (id: string, lists: readonly DemandFacts[]) => {
    let sum = 0;
    for (const demand of lists) {
      const found = listOf(demand).find(({ supplierId }) => supplierId === id);
      if (found !== undefined) sum += gainAt(found.rank);
    }
    return sum;
  };
  const candidates = [...near.keys()].sort();
  const count = Math.min(TRIED, candidates.length);
  const held: number[] = [];
  const gains = { name: [] as number[], edit: [] as number[], id: [] as number[] };
  for (let i = 0; i < count; i++) {
    const id = candidates[Math.floor((i * candidates.length) / count)]!;
    const facts = market.suppliers.find((one) => one.id === id)!;
    const lists = near.get(id)!;
    const before = attention(id, lists);
    const after = (changed: typeof facts) => {
      applyChange(index, { kind: 'supplier', id, facts: null });
      applyChange(index, { kind: 'supplier', id: changed.id, facts: changed });
      const gain = attention(changed.id, lists) - before;
      applyChange(index, { kind: 'supplier', id: changed.id, facts: null });
      applyChange(index, { kind: 'supplier', id, facts });
      return gain;
    };
    held.push(before);
    gains.name.push(after({ ...facts, name: `A1 ${facts.name} (Best) Ltd` }));
    gains.edit.push(after(facts));
    for (let turn = 1; turn <= IDS; turn++) gains.id.push(after({ ...facts, id: `${id} ${turn}` }));
  }
  const usual = mean(held) || 1;
  const gainOf = (differences: readonly number[]): Gain => {
    const values = differences.map((difference) => difference / usual);
    return {
      trials: values.length,
      mean: round(mean(values)),
      interval: values.length === 0 ? [0, 0] : rounded(meanInterval(resamples(values.length), values)),
    };
  };
  return {
    'another name': gainOf(gains.name),
    'an edit at another time': gainOf(gains.edit),
    'another id': gainOf(gains.id),
  };
}
