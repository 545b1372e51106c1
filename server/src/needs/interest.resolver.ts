import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { getById, type Context } from '../platform/context.ts';
import { PageArgs, pageOf, type Connection } from '../platform/pagination.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Interest, InterestState } from './interest.entity.ts';
import { DecideInterestInput, ExpressInterestInput, WithdrawInterestInput } from './interest.input.ts';
import * as service from './interest.service.ts';
import { Need } from './need.entity.ts';
import { InterestConnection } from './need.resolver.ts';

@Resolver(() => Interest)
export class InterestResolver {
  @Mutation(() => Interest)
  expressInterest(
    @Ctx() ctx: Context,
    @Arg('input', () => ExpressInterestInput) input: ExpressInterestInput,
  ): Promise<Interest> {
    return service.expressInterest(ctx, input);
  }

  @Mutation(() => Interest)
  withdrawInterest(
    @Ctx() ctx: Context,
    @Arg('input', () => WithdrawInterestInput) input: WithdrawInterestInput,
  ): Promise<Interest> {
    return service.withdrawInterest(ctx, input);
  }

  @Mutation(() => Interest, {
    description: 'Reviews, takes forward or does not take forward, with a reason.',
  })
  decideInterest(
    @Ctx() ctx: Context,
    @Arg('input', () => DecideInterestInput) input: DecideInterestInput,
  ): Promise<Interest> {
    return service.decideInterest(ctx, input);
  }

  @FieldResolver(() => Need)
  need(@Root() interest: Interest, @Ctx() ctx: Context): Promise<Need> {
    return getById(ctx, Need, interest.need.id);
  }

  @FieldResolver(() => Supplier)
  supplier(@Root() interest: Interest, @Ctx() ctx: Context): Promise<Supplier> {
    return getById(ctx, Supplier, interest.supplier.id);
  }
}

@Resolver(() => Supplier)
export class SupplierInterestResolver {
  @FieldResolver(() => InterestConnection, {
    description: 'Interests this supplier has expressed, newest first.',
  })
  interests(
    @Root() supplier: Supplier,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Interest>> {
    return pageOf(ctx, Interest, { supplier: supplier.id }, { createdAt: 'desc' }, page);
  }
}

@Resolver(() => Council)
export class CouncilInterestResolver {
  @FieldResolver(() => InterestConnection, {
    description: 'Interests in its needs that still await an answer, soonest due first.',
  })
  interestsAwaitingAnswer(
    @Root() council: Council,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Interest>> {
    const awaiting = { $in: [InterestState.EXPRESSED, InterestState.IN_REVIEW] };
    return pageOf(
      ctx,
      Interest,
      { need: { council: council.id }, state: awaiting },
      { answerDueOn: 'asc' },
      page,
    );
  }
}
