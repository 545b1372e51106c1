import { UnusableFile } from '../../open-data/source.ts';
import type { RankingPolicy } from '../engine/policy.ts';
import type { PolicyFigures } from '../policy-figures.ts';
import type { AwardNotice } from './award-notice.ts';
import { mean, meanInterval, resamples } from './bootstrap.ts';
import { judgeAll, rareShareOf, round, rounded } from './judge.ts';
import type { School } from './parley.ts';
import { awardSchool, parleyModel, trainParley } from './parley.ts';
import { splitAt } from './time-split.ts';

/** A policy learned from needs before a day, with what it does on the needs from then on. */
export interface Candidate {
  policy: RankingPolicy;
  figures: PolicyFigures;
}

/** How a policy ranks the needs from a day on. */
export interface Measured {
  /** nDCG@10 of every need, in the same order for every policy. */
  ndcg10: readonly number[];
  /** Share of the first ten places going to suppliers with at most one past award. */
  rare10: number;
}

/** Needs whose outcome is known, to learn from and to be measured on. */
export interface OutcomeRecord extends School {
  /** How a policy ranks the council needs from a day on that something is known to have come of. */
  measure(from: string, policy: RankingPolicy): Measured;
}

/** Award notices as a record of outcomes. */
export function awardRecord(notices: readonly AwardNotice[]): OutcomeRecord {
  return {
    ...awardSchool(notices),
    measure(from, policy) {
      const split = splitAt(notices, from);
      const model = parleyModel(split, policy);
      const lists = judgeAll(
        split.needs,
        split.needs.map((need) => model.rankNeed(need)),
      );
      return { ndcg10: lists.map(({ quality }) => quality.ndcg10), rare10: rareShareOf(lists, split) };
    },
  };
}

/**
 * Learns weights from needs before a day, starting from the live policy, and measures both policies on the council
 * needs from that day on, need by need.
 * @param split YYYY-MM-DD
 * @returns null when nothing was learned: the weights stay as they are
 * @throws UnusableFile when no need from that day on has an outcome with a supplier known before
 */
export async function learnCandidate(
  record: OutcomeRecord,
  split: string,
  live: RankingPolicy,
  progress: (done: string) => Promise<void>,
): Promise<Candidate | null> {
  const policy = await trainParley(record, split, live, progress);
  if (JSON.stringify(policy.weights) === JSON.stringify(live.weights)) return null;
  const measured = async (one: RankingPolicy, name: string) => {
    const found = record.measure(split, one);
    await progress(`${name}: ${found.ndcg10.length} needs ranked`);
    return found;
  };
  const theirs = await measured(live, `policy ${live.version}`);
  const own = await measured(policy, 'candidate');
  if (own.ndcg10.length === 0)
    throw new UnusableFile(
      `No need from ${split} on has an outcome with a supplier known before: choose an earlier day.`,
    );
  const gaps = own.ndcg10.map((one, i) => one - theirs.ndcg10[i]!);
  return {
    policy,
    figures: {
      against: live.version,
      split,
      needs: own.ndcg10.length,
      ndcg10: round(mean(own.ndcg10)),
      difference: round(mean(gaps)),
      interval: rounded(meanInterval(resamples(gaps.length), gaps)),
      rare10: round(own.rare10),
    },
  };
}
