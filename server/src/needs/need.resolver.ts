import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { actsForCouncil } from '../identity/rules.ts';
import { Side } from '../identity/membership.entity.ts';
import { getById, loaderFor, related, type Context } from '../platform/context.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/pagination.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Term } from '../taxonomy/term.entity.ts';
import { termsOf } from '../taxonomy/term.resolver.ts';
import { Interest } from './interest.entity.ts';
import { isOpen, nextStages } from './need-lifecycle.ts';
import { listNeeds } from './need-list.ts';
import { seeNeed } from './need-visibility.ts';
import {
  CreateNeedInput,
  MoveNeedInput,
  PublishNeedInput,
  RecordNeedOutcomeInput,
  UpdateNeedInput,
} from './need.input.ts';
import { Need, NeedStage } from './need.entity.ts';
import * as service from './need.service.ts';

export const NeedConnection = connectionOf(() => Need, 'Need');
export const InterestConnection = connectionOf(() => Interest, 'Interest');

@InputType({ description: 'Narrows a list of needs.' })
export class NeedFilter {
  @Field(() => [ID], { nullable: true })
  councilIds?: string[];

  @Field(() => [NeedStage], { nullable: true })
  stages?: NeedStage[];

  @Field(() => ID, { nullable: true })
  lineOfBusinessId?: string;

  @Field(() => String, { nullable: true, description: 'Words of the title or the problem.' })
  search?: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those of the councils the person acts for. False: those of others.',
  })
  mine?: boolean;
}

@ObjectType({ description: 'What the person may do with a need, so that a screen never asks for roles.' })
export class NeedPermissions {
  @Field(() => Boolean)
  edit!: boolean;

  @Field(() => Boolean, { description: 'See its ranked suppliers, interests and shortlist.' })
  rank!: boolean;

  @Field(() => Boolean)
  publish!: boolean;

  @Field(() => Boolean)
  recordOutcome!: boolean;

  @Field(() => Boolean)
  expressInterest!: boolean;

  @Field(() => [NeedStage], { description: 'Stages it can move to next.' })
  moveTo!: NeedStage[];
}

const viewerInterests = Symbol('interests of the viewer');

@Resolver(() => Need)
export class NeedResolver {
  @Query(() => Need, { nullable: true })
  need(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Need | null> {
    return seeNeed(ctx, id);
  }

  @Query(() => NeedConnection, {
    description: 'Needs the person may see: open ones first, newest first; then closed ones.',
  })
  needs(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => NeedFilter, { nullable: true }) filter?: NeedFilter,
  ): Promise<Connection<Need>> {
    return listNeeds(ctx, filter ?? {}, page);
  }

  @Mutation(() => Need)
  createNeed(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateNeedInput) input: CreateNeedInput,
  ): Promise<Need> {
    return service.createNeed(ctx, input);
  }

  @Mutation(() => Need)
  updateNeed(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateNeedInput) input: UpdateNeedInput,
  ): Promise<Need> {
    return service.updateNeed(ctx, input);
  }

  @Mutation(() => Need, { description: 'Lets suppliers see the need.' })
  publishNeed(
    @Ctx() ctx: Context,
    @Arg('input', () => PublishNeedInput) input: PublishNeedInput,
  ): Promise<Need> {
    return service.publishNeed(ctx, input);
  }

  @Mutation(() => Need, { description: 'Moves the need to another stage; closing it is recordNeedOutcome.' })
  moveNeed(@Ctx() ctx: Context, @Arg('input', () => MoveNeedInput) input: MoveNeedInput): Promise<Need> {
    return service.moveNeed(ctx, input);
  }

  @Mutation(() => Need, { description: 'Closes the need with its outcome and the reason.' })
  recordNeedOutcome(
    @Ctx() ctx: Context,
    @Arg('input', () => RecordNeedOutcomeInput) input: RecordNeedOutcomeInput,
  ): Promise<Need> {
    return service.recordNeedOutcome(ctx, input);
  }

  @FieldResolver(() => Council)
  council(@Root() need: Need, @Ctx() ctx: Context): Promise<Council> {
    return getById(ctx, Council, need.council.id);
  }

  @FieldResolver(() => LineOfBusiness, { nullable: true })
  lineOfBusiness(@Root() need: Need, @Ctx() ctx: Context): Promise<LineOfBusiness | null> {
    return related(ctx, LineOfBusiness, need.lineOfBusiness);
  }

  @FieldResolver(() => [Term], { description: 'Its tags.' })
  terms(@Root() need: Need, @Ctx() ctx: Context): Promise<Term[]> {
    return termsOf(ctx, need.termIds);
  }

  @FieldResolver(() => Supplier, { nullable: true, description: 'With whom it ended, if with anyone.' })
  outcomeSupplier(@Root() need: Need, @Ctx() ctx: Context): Promise<Supplier | null> {
    return related(ctx, Supplier, need.outcomeSupplier);
  }

  @FieldResolver(() => InterestConnection, { description: 'Interests of suppliers, newest first.' })
  interests(
    @Root() need: Need,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Interest>> {
    return pageOf(ctx, Interest, { need: need.id }, { createdAt: 'desc' }, page);
  }

  @FieldResolver(() => Interest, { nullable: true, description: "The person's own supplier's interest." })
  async viewerInterest(@Root() need: Need, @Ctx() ctx: Context): Promise<Interest | null> {
    const suppliers =
      ctx.viewer?.memberships.filter((m) => m.side === Side.SUPPLIER).map((m) => m.supplierId!) ?? [];
    if (!suppliers.length) return null;
    return loaderFor<Interest | null>(ctx, viewerInterests, async (ids) => {
      const found = await ctx.em.find(Interest, {
        need: { $in: [...ids] },
        supplier: { $in: suppliers },
      } as never);
      const byNeed = new Map(found.map((interest) => [interest.need.id, interest]));
      return ids.map((id) => byNeed.get(id) ?? null);
    }).load(need.id);
  }

  @FieldResolver(() => NeedPermissions)
  viewerCan(@Root() need: Need, @Ctx() ctx: Context): NeedPermissions {
    const own = actsForCouncil(ctx, need.council.id);
    const open = isOpen(need.stage);
    const supplies = ctx.viewer?.memberships.some((m) => m.side === Side.SUPPLIER) ?? false;
    return {
      edit: own && open,
      rank: own,
      publish: own && open && need.publishedAt === null,
      recordOutcome: own && open,
      expressInterest: supplies && open && need.publishedAt !== null,
      moveTo: own ? [...nextStages[need.stage]] : [],
    };
  }
}
