import type { RankingPolicy } from '../engine/policy.ts';
import type { PolicyFigures } from '../policy-figures.ts';
import type { AwardNotice } from './award-notice.ts';
import { mean, meanInterval, resamples } from './bootstrap.ts';
import { judgeAll, rareShareOf, round, rounded } from './judge.ts';
import { parleyModel, trainParley } from './parley.ts';
import { splitAt } from './time-split.ts';

/** A policy learned from awards before a day, with what it does on the needs from then on. */
export interface Candidate {
  policy: RankingPolicy;
  figures: PolicyFigures;
}

/**
 * Learns weights from awards before a day, starting from the live policy, and measures both policies on the council
 * needs from that day on, need by need.
 * @param split YYYY-MM-DD
 * @returns null when nothing was learned: the weights stay as they are
 * @throws Error when no need from that day on has a winner known before
 */
export async function learnCandidate(
  notices: readonly AwardNotice[],
  split: string,
  live: RankingPolicy,
  progress: (done: string) => Promise<void>,
): Promise<Candidate | null> {
  const policy = await trainParley(notices, split, live, progress);
  if (JSON.stringify(policy.weights) === JSON.stringify(live.weights)) return null;
  const at = splitAt(notices, split);
  const listsUnder = async (one: RankingPolicy, name: string) => {
    const model = parleyModel(at, one);
    const ranked = at.needs.map((need) => model.rankNeed(need));
    await progress(`${name}: ${ranked.length} needs ranked`);
    return judgeAll(at.needs, ranked);
  };
  const theirs = await listsUnder(live, `policy ${live.version}`);
  const own = await listsUnder(policy, 'candidate');
  if (own.length === 0)
    throw new Error(`No need from ${split} on has a winner known before: choose an earlier day.`);
  const gaps = own.map(({ quality }, i) => quality.ndcg10 - theirs[i]!.quality.ndcg10);
  return {
    policy,
    figures: {
      against: live.version,
      split,
      needs: own.length,
      ndcg10: round(mean(own.map(({ quality }) => quality.ndcg10))),
      difference: round(mean(gaps)),
      interval: rounded(meanInterval(resamples(gaps.length), gaps)),
      rare10: round(rareShareOf(own, at)),
    },
  };
}
