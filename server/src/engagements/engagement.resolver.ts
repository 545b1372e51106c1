import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { getById, related, type Context } from '../platform/context.ts';
import { connectionOf } from '../platform/pagination.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Term } from '../taxonomy/term.entity.ts';
import { termsOf } from '../taxonomy/term.resolver.ts';
import { Engagement } from './engagement.entity.ts';

export const EngagementConnection = connectionOf(() => Engagement, 'Engagement');

@Resolver(() => Engagement)
export class EngagementResolver {
  @FieldResolver(() => Supplier)
  supplier(@Root() engagement: Engagement, @Ctx() ctx: Context): Promise<Supplier> {
    return getById(ctx, Supplier, engagement.supplier.id);
  }

  @FieldResolver(() => Council, { nullable: true, description: 'Null when the buyer is no council.' })
  council(@Root() engagement: Engagement, @Ctx() ctx: Context): Promise<Council | null> {
    return related(ctx, Council, engagement.council);
  }

  @FieldResolver(() => [Term], { description: 'Its tags.' })
  terms(@Root() engagement: Engagement, @Ctx() ctx: Context): Promise<Term[]> {
    return termsOf(ctx, engagement.termIds);
  }
}
