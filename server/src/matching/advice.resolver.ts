import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { CouncilLine } from '../councils/council-line.entity.ts';
import { Need } from '../needs/need.entity.ts';
import type { Context } from '../platform/context.ts';
import * as service from './advice.service.ts';
import { Lift, Loosening } from './advice.type.ts';

@Resolver(() => Need)
export class NeedAdviceResolver {
  @FieldResolver(() => [Lift], {
    description:
      'What would lift a supplier’s match with this need: one true change at a time, greatest first.',
  })
  lifts(
    @Root() need: Need,
    @Ctx() ctx: Context,
    @Arg('supplierId', () => ID) supplierId: string,
  ): Promise<Lift[]> {
    return service.liftsForNeed(ctx, need, supplierId);
  }

  @FieldResolver(() => [Loosening], { description: 'Whom each condition of this need keeps out.' })
  loosenings(@Root() need: Need, @Ctx() ctx: Context): Promise<Loosening[]> {
    return service.looseningsForNeed(ctx, need);
  }
}

@Resolver(() => CouncilLine)
export class CouncilLineAdviceResolver {
  @FieldResolver(() => [Lift], {
    description: 'What would lift a supplier’s match with this line read as a standing need.',
  })
  lifts(
    @Root() line: CouncilLine,
    @Ctx() ctx: Context,
    @Arg('supplierId', () => ID) supplierId: string,
  ): Promise<Lift[]> {
    return service.liftsForLine(ctx, line, supplierId);
  }
}
