import { recordAct } from '../platform/changes.ts';
import type { Context } from '../platform/context.ts';
import { badInput, forbidden } from '../platform/errors.ts';
import { actsForOffice } from '../identity/rules.ts';
import type { ExposureGroup } from './engine/facts.ts';
import { fullScore } from './engine/score.ts';
import { behindOf } from './engine/signals/exposure-balance.ts';
import { dayText } from './market-facts.ts';
import { countOutcomes, LEAST_OUTCOMES } from './own-outcomes.ts';
import { againstMakingLive, storedPolicies, switchPolicy, type PolicyRecord } from './policy-store.ts';
import type {
  ExposureLedger,
  MakePolicyLiveInput,
  GradedOutcomes,
  RankingPolicyVersion,
} from './policy.type.ts';
import type { PolicyOrigin } from './ranking-policy.entity.ts';

const groups: readonly ExposureGroup[] = ['new', 'known', 'established'];

/** The ledger of exposure that the live index ranks with; null while nothing is on record. */
export function exposureLedger(ctx: Context): ExposureLedger | null {
  const { exposure, policy } = ctx.live.index;
  if (exposure === null) return null;
  const behind = behindOf(exposure);
  const most = (100 * policy.weights.S10 * 1e6) / fullScore(policy);
  return {
    until: dayText(exposure.untilDay),
    days: policy.exposure.days,
    groups: groups.map((group) => ({
      group,
      ...exposure.groups[group],
      behind: behind[group],
      mostPoints: most * behind[group],
    })),
  };
}

function toVersion(policies: readonly PolicyRecord[], policy: PolicyRecord): RankingPolicyVersion {
  const { version, note, live, figures } = policy;
  return {
    version,
    note,
    live,
    origin: policy.origin as PolicyOrigin,
    createdAt: new Date(policy.createdAt),
    madeLiveAt: policy.madeLiveAt && new Date(policy.madeLiveAt),
    measured: figures && {
      ...figures,
      differenceFrom: figures.interval[0],
      differenceTo: figures.interval[1],
    },
    reasonsAgainst: live ? [] : againstMakingLive(policies, version),
  };
}

/** Every stored version, newest first. */
export async function policyVersions(ctx: Context): Promise<RankingPolicyVersion[]> {
  const policies = await storedPolicies(ctx.em);
  return policies.map((policy) => toVersion(policies, policy));
}

/** What came of needs asked here, and how much it takes to learn from it. */
export async function gradedOutcomes(ctx: Context): Promise<GradedOutcomes> {
  // Counted over rows that the office may not read one by one, as its charts are.
  if (!actsForOffice(ctx)) throw forbidden();
  return { ...(await ctx.actor.asSystem(countOutcomes)), least: LEAST_OUTCOMES };
}

/** Ranks every list by another stored version from now on. */
export async function makePolicyLive(
  ctx: Context,
  { version, reason }: MakePolicyLiveInput,
): Promise<RankingPolicyVersion> {
  const policies = await storedPolicies(ctx.em);
  const [message] = againstMakingLive(policies, version);
  if (message !== undefined) throw badInput({ field: 'version', message });
  await switchPolicy(ctx.em, version);
  recordAct(ctx, 'makePolicyLive', String(version), {
    before: { version: policies.find(({ live }) => live)?.version ?? null },
    after: { version },
    reason: reason.trim(),
  });
  const after = await storedPolicies(ctx.em);
  return toVersion(
    after,
    after.find((one) => one.version === version)!,
  );
}
