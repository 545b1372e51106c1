import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { CouncilLine } from '../councils/council-line.entity.ts';
import { Need } from '../needs/need.entity.ts';
import { getById, type Context } from '../platform/context.ts';
import { PageArgs, type Connection } from '../platform/pagination.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import {
  CouncilMatchConnection,
  Demand,
  DemandFilter,
  LineMatchConnection,
  Match,
  NeedDraftInput,
  RankedMatches,
  RecordViewInput,
  SupplierFilter,
  type CouncilMatch,
  type LineMatch,
} from './match.type.ts';
import * as service from './match.service.ts';

@Resolver(() => Match)
export class MatchResolver {
  @Query(() => RankedMatches, {
    description: 'Suppliers ranked for a need that is still being written. Nothing is stored.',
  })
  previewMatches(
    @Ctx() ctx: Context,
    @Arg('draft', () => NeedDraftInput) draft: NeedDraftInput,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<RankedMatches> {
    return service.suppliersForDraft(ctx, draft, page);
  }

  @Mutation(() => Boolean, { description: 'Puts on record that a match was opened.' })
  recordView(
    @Ctx() ctx: Context,
    @Arg('input', () => RecordViewInput) input: RecordViewInput,
  ): Promise<boolean> {
    return service.recordView(ctx, input.demandId, input.supplierId);
  }

  @FieldResolver(() => Supplier)
  supplier(@Root() match: Match, @Ctx() ctx: Context): Promise<Supplier> {
    return getById(ctx, Supplier, match.supplierId);
  }

  @FieldResolver(() => Demand, {
    nullable: true,
    description: 'Null for a need that is still being written.',
  })
  demand(@Root() match: Match, @Ctx() ctx: Context): Promise<Need | CouncilLine | null> {
    return service.demandOf(ctx, match.demandId);
  }
}

@Resolver(() => Need)
export class NeedMatchResolver {
  @FieldResolver(() => RankedMatches, { description: 'Suppliers ranked for this need.' })
  matches(
    @Root() need: Need,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SupplierFilter, { nullable: true }) filter?: SupplierFilter,
  ): Promise<RankedMatches> {
    return service.suppliersForNeed(ctx, need, filter, page);
  }

  @FieldResolver(() => Match, { nullable: true, description: 'This need and one supplier.' })
  matchWith(
    @Root() need: Need,
    @Ctx() ctx: Context,
    @Arg('supplierId', () => ID) supplierId: string,
  ): Promise<Match | null> {
    return service.matchOf(ctx, need, supplierId);
  }
}

@Resolver(() => CouncilLine)
export class CouncilLineMatchResolver {
  @FieldResolver(() => RankedMatches, { description: 'Suppliers ranked for this line as a standing need.' })
  matches(
    @Root() line: CouncilLine,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SupplierFilter, { nullable: true }) filter?: SupplierFilter,
  ): Promise<RankedMatches> {
    return service.suppliersForLine(ctx, line, filter, page);
  }

  @FieldResolver(() => Match, {
    nullable: true,
    description: 'This line as a standing need and one supplier.',
  })
  matchWith(
    @Root() line: CouncilLine,
    @Ctx() ctx: Context,
    @Arg('supplierId', () => ID) supplierId: string,
  ): Promise<Match | null> {
    return service.matchOfLine(ctx, line, supplierId);
  }
}

@Resolver(() => Supplier)
export class SupplierMatchResolver {
  @FieldResolver(() => RankedMatches, {
    description: 'Needs and lines of business ranked for this supplier.',
  })
  demandMatches(
    @Root() supplier: Supplier,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DemandFilter, { nullable: true }) filter?: DemandFilter,
  ): Promise<RankedMatches> {
    return service.demandsForSupplier(ctx, supplier.id, filter, page);
  }

  @FieldResolver(() => CouncilMatchConnection, { description: 'Councils ranked for this supplier.' })
  councilMatches(
    @Root() supplier: Supplier,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<CouncilMatch>> {
    return service.councilsForSupplier(ctx, supplier.id, page);
  }

  @FieldResolver(() => LineMatchConnection, { description: 'Lines of business ranked for this supplier.' })
  lineMatches(
    @Root() supplier: Supplier,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<LineMatch>> {
    return service.linesForSupplier(ctx, supplier.id, page);
  }
}
