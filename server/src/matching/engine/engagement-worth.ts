import type { EngagementFacts } from './facts.ts';
import type { RankingPolicy } from './policy.ts';

/**
 * How much of a past engagement is left today: δ = 2^(-age / half-life), docs/ranking.
 * @param asOfDay days since 1970-01-01; an engagement of a later day counts as fresh
 * @returns 0 to 1
 */
export function decay(engagement: EngagementFacts, policy: RankingPolicy, asOfDay: number): number {
  const age = Math.max(0, asOfDay - engagement.day);
  return 2 ** (-age / policy.halfLifeDays[engagement.kind]);
}

/**
 * What a past engagement proves today: θ·o·δ, kind × outcome × decay.
 * @param asOfDay days since 1970-01-01
 * @returns 0 to 1
 */
export function engagementWorth(engagement: EngagementFacts, policy: RankingPolicy, asOfDay: number): number {
  const outcome = Math.max(0, Math.min(1, engagement.outcome ?? policy.unknownOutcome));
  return policy.kindWeight[engagement.kind] * outcome * decay(engagement, policy, asOfDay);
}
