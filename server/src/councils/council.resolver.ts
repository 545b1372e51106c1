import { ArrayMaxSize, Length, MaxLength } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { limits } from '@parley/shared/limits';
import { EngagementConnection } from '../engagements/engagement.resolver.ts';
import { Engagement } from '../engagements/engagement.entity.ts';
import { listNeeds } from '../needs/need-list.ts';
import type { Need } from '../needs/need.entity.ts';
import { NeedConnection } from '../needs/need.resolver.ts';
import { findById, getById, type Context } from '../platform/context.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/pagination.ts';
import { Term } from '../taxonomy/term.entity.ts';
import { holding } from '../platform/search.ts';
import { termsOf } from '../taxonomy/term.resolver.ts';
import { CouncilLine } from './council-line.entity.ts';
import { Council } from './council.entity.ts';
import * as service from './council.service.ts';
import { LineOfBusiness } from './line-of-business.entity.ts';

export const CouncilConnection = connectionOf(() => Council, 'Council');

@ObjectType({ description: 'What a council has bought, counted over the engagements on record.' })
export class BuyingRecord {
  @Field(() => Int)
  engagements!: number;

  @Field(() => Int)
  suppliers!: number;

  @Field(() => Int, { description: 'Suppliers known to be small or medium-sized.' })
  smeSuppliers!: number;

  @Field(() => Float, { description: 'Pounds; published values may be ceilings of frameworks.' })
  totalGbp!: number;

  @Field(() => String, { nullable: true, description: 'Day of the latest (YYYY-MM-DD).' })
  lastOn!: string | null;
}

@InputType()
export class UpdateCouncilLineInput {
  @Field(() => ID)
  councilLineId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  @Length(3, limits.line, { message: `Name the role that decides in 3 to ${limits.line} characters.` })
  decidedBy!: string;

  @Field(() => String)
  @MaxLength(limits.text, { message: `Say the priorities in at most ${limits.text} characters.` })
  priorities!: string;

  @Field(() => String)
  @MaxLength(limits.text, { message: `Say the standing demand in at most ${limits.text} characters.` })
  standingDemand!: string;

  @Field(() => [ID])
  @ArrayMaxSize(limits.terms, { message: `Choose at most ${limits.terms} tags.` })
  termIds!: string[];
}

@Resolver(() => Council)
export class CouncilResolver {
  @Query(() => Council, { nullable: true })
  council(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Council | null> {
    return findById(ctx, Council, id);
  }

  @Query(() => CouncilConnection, { description: 'Local authorities by name.' })
  councils(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('search', () => String, { nullable: true }) search?: string,
    @Arg('region', () => String, { nullable: true }) region?: string,
    @Arg('current', () => Boolean, { defaultValue: true }) current?: boolean,
  ): Promise<Connection<Council>> {
    return pageOf(
      ctx,
      Council,
      {
        ...(current ? { current: true } : {}),
        ...(region ? { region } : {}),
        ...(search ? { name: holding(search.slice(0, limits.search)) } : {}),
      },
      { niceName: 'asc' },
      page,
    );
  }

  @FieldResolver(() => [CouncilLine], { description: 'Its lines of business.' })
  lines(@Root() council: Council, @Ctx() ctx: Context): Promise<CouncilLine[]> {
    return service.linesOf(ctx, council.id);
  }

  @FieldResolver(() => NeedConnection, { description: 'Its needs that the person may see.' })
  needs(
    @Root() council: Council,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Need>> {
    return listNeeds(ctx, { councilIds: [council.id] }, page);
  }

  @FieldResolver(() => EngagementConnection, { description: 'What it bought or tried, newest first.' })
  engagements(
    @Root() council: Council,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Engagement>> {
    return pageOf(ctx, Engagement, { council: council.id }, { startedOn: 'desc' }, page);
  }

  @FieldResolver(() => BuyingRecord)
  buyingRecord(@Root() council: Council, @Ctx() ctx: Context): Promise<BuyingRecord> {
    return service.buyingRecordOf(ctx, council.id);
  }
}

@Resolver(() => CouncilLine)
export class CouncilLineResolver {
  @Query(() => CouncilLine, { nullable: true })
  councilLine(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<CouncilLine | null> {
    return findById(ctx, CouncilLine, id);
  }

  @Mutation(() => CouncilLine)
  updateCouncilLine(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateCouncilLineInput) input: UpdateCouncilLineInput,
  ): Promise<CouncilLine> {
    return service.updateCouncilLine(ctx, input);
  }

  @FieldResolver(() => Council)
  council(@Root() line: CouncilLine, @Ctx() ctx: Context): Promise<Council> {
    return getById(ctx, Council, line.council.id);
  }

  @FieldResolver(() => LineOfBusiness)
  lineOfBusiness(@Root() line: CouncilLine, @Ctx() ctx: Context): Promise<LineOfBusiness> {
    return getById(ctx, LineOfBusiness, line.lineOfBusiness.id);
  }

  @FieldResolver(() => [Term], { description: 'Its tags.' })
  terms(@Root() line: CouncilLine, @Ctx() ctx: Context): Promise<Term[]> {
    return termsOf(ctx, line.termIds);
  }
}

@Resolver(() => LineOfBusiness)
export class LineOfBusinessResolver {
  @Query(() => [LineOfBusiness], { description: 'All lines of business, by name.' })
  linesOfBusiness(@Ctx() ctx: Context): Promise<LineOfBusiness[]> {
    return ctx.em.find(LineOfBusiness, {}, { orderBy: { name: 'asc' } });
  }
}
