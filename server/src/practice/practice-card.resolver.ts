import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { getById, related, type Context } from '../platform/context.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/pagination.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Term } from '../taxonomy/term.entity.ts';
import { termsOf } from '../taxonomy/term.resolver.ts';
import { PracticeCard } from './practice-card.entity.ts';

export const PracticeCardConnection = connectionOf(() => PracticeCard, 'PracticeCard');

@Resolver(() => PracticeCard)
export class PracticeCardResolver {
  @Query(() => PracticeCardConnection, { description: 'How others solved it, newest first.' })
  practiceCards(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('lineOfBusinessId', () => ID, { nullable: true }) lineOfBusinessId?: string,
    @Arg('termIds', () => [ID], { nullable: true, description: 'With any of these tags.' })
    termIds?: string[],
  ): Promise<Connection<PracticeCard>> {
    return pageOf(
      ctx,
      PracticeCard,
      {
        ...(lineOfBusinessId ? { lineOfBusiness: lineOfBusinessId } : {}),
        ...(termIds?.length ? { termIds: { $overlap: termIds } } : {}),
      },
      { publishedOn: 'desc' },
      page,
    );
  }

  @FieldResolver(() => Council)
  council(@Root() card: PracticeCard, @Ctx() ctx: Context): Promise<Council> {
    return getById(ctx, Council, card.council.id);
  }

  @FieldResolver(() => LineOfBusiness)
  lineOfBusiness(@Root() card: PracticeCard, @Ctx() ctx: Context): Promise<LineOfBusiness> {
    return getById(ctx, LineOfBusiness, card.lineOfBusiness.id);
  }

  @FieldResolver(() => Supplier, { nullable: true })
  supplier(@Root() card: PracticeCard, @Ctx() ctx: Context): Promise<Supplier | null> {
    return related(ctx, Supplier, card.supplier);
  }

  @FieldResolver(() => [Term], { description: 'Its tags.' })
  terms(@Root() card: PracticeCard, @Ctx() ctx: Context): Promise<Term[]> {
    return termsOf(ctx, card.termIds);
  }
}
