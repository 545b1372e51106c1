import { Length } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import { limits } from '@parley/shared/limits';
import { Match } from '../matching/match.type.ts';
import { matchOf } from '../matching/match.service.ts';
import { Need } from '../needs/need.entity.ts';
import { getById, type Context } from '../platform/context.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/pagination.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { ShortlistDecision, ShortlistEntry } from './shortlist-entry.entity.ts';
import * as service from './shortlist.service.ts';

export const ShortlistEntryConnection = connectionOf(() => ShortlistEntry, 'ShortlistEntry');

@InputType()
export class DecideShortlistInput {
  @Field(() => ID)
  needId!: string;

  @Field(() => ID)
  supplierId!: string;

  @Field(() => ShortlistDecision)
  decision!: ShortlistDecision;

  @Field(() => String, { description: 'Why in, or why out.' })
  @Length(10, limits.reason, { message: `Give a reason of 10 to ${limits.reason} characters.` })
  reason!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the decision that this one replaces; left out by who saw none.',
  })
  version?: number | null;
}

@InputType()
export class RemoveShortlistEntryInput {
  @Field(() => ID)
  entryId!: string;

  @Field(() => Int)
  version!: number;
}

@Resolver(() => ShortlistEntry)
export class ShortlistResolver {
  @Mutation(() => ShortlistEntry, {
    description: 'Puts a supplier on the shortlist, or leaves it off, with a reason.',
  })
  decideShortlist(
    @Ctx() ctx: Context,
    @Arg('input', () => DecideShortlistInput) input: DecideShortlistInput,
  ): Promise<ShortlistEntry> {
    return service.decideShortlist(ctx, input);
  }

  @Mutation(() => Boolean, { description: 'Takes a decision back.' })
  removeShortlistEntry(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveShortlistEntryInput) input: RemoveShortlistEntryInput,
  ): Promise<boolean> {
    return service.removeShortlistEntry(ctx, input);
  }

  @FieldResolver(() => Supplier)
  supplier(@Root() entry: ShortlistEntry, @Ctx() ctx: Context): Promise<Supplier> {
    return getById(ctx, Supplier, entry.supplier.id);
  }

  @FieldResolver(() => Match, { nullable: true, description: 'The match as it stands now.' })
  async match(@Root() entry: ShortlistEntry, @Ctx() ctx: Context): Promise<Match | null> {
    return matchOf(ctx, await getById(ctx, Need, entry.need.id), entry.supplier.id);
  }
}

@Resolver(() => Need)
export class NeedShortlistResolver {
  @FieldResolver(() => ShortlistEntryConnection, {
    description: 'Suppliers in and out, oldest decision first.',
  })
  shortlist(
    @Root() need: Need,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<ShortlistEntry>> {
    return pageOf(ctx, ShortlistEntry, { need: need.id }, { createdAt: 'asc' }, page);
  }
}
