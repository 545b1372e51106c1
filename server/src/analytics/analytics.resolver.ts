import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { matchAnalytics } from './analytics.service.ts';
import { AnalyticsFilter, MatchAnalytics } from './chart.type.ts';

@Resolver()
export class AnalyticsResolver {
  @Query(() => MatchAnalytics, { description: 'Match analytics for the innovation office.' })
  matchAnalytics(
    @Ctx() ctx: Context,
    @Arg('filter', () => AnalyticsFilter, { nullable: true }) filter?: AnalyticsFilter,
    @Arg('chartIds', () => [ID], { nullable: true, description: 'Only these charts.' }) chartIds?: string[],
  ): Promise<MatchAnalytics> {
    return matchAnalytics(ctx, filter ?? {}, chartIds);
  }
}
