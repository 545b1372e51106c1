import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import * as service from './policy.service.ts';
import { MakePolicyLiveInput, GradedOutcomes, RankingPolicyVersion } from './policy.type.ts';

@Resolver(() => RankingPolicyVersion)
export class PolicyResolver {
  @Query(() => [RankingPolicyVersion], { description: 'Every stored ranking policy, newest first.' })
  rankingPolicies(@Ctx() ctx: Context): Promise<RankingPolicyVersion[]> {
    return service.policyVersions(ctx);
  }

  @Query(() => GradedOutcomes, {
    description: 'What came of suppliers for needs published here: what weights can be learned from.',
  })
  gradedOutcomes(@Ctx() ctx: Context): Promise<GradedOutcomes> {
    return service.gradedOutcomes(ctx);
  }

  @Mutation(() => RankingPolicyVersion, {
    description:
      'Ranks every list by another stored policy from now on. Refused for a learned policy whose gain in nDCG@10 may ' +
      'be below 0 or that puts too few suppliers with at most one past award before councils.',
  })
  makePolicyLive(
    @Ctx() ctx: Context,
    @Arg('input', () => MakePolicyLiveInput) input: MakePolicyLiveInput,
  ): Promise<RankingPolicyVersion> {
    return service.makePolicyLive(ctx, input);
  }
}
