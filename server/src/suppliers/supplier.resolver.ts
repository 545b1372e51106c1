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
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Engagement } from '../engagements/engagement.entity.ts';
import { EngagementConnection } from '../engagements/engagement.resolver.ts';
import { TrackRecord, trackRecordOf } from '../engagements/track-record.ts';
import { actsForSupplier } from '../identity/rules.ts';
import { findById, getById, type Context } from '../platform/context.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/pagination.ts';
import { Term } from '../taxonomy/term.entity.ts';
import { termsOf } from '../taxonomy/term.resolver.ts';
import { Capability } from './capability.entity.ts';
import {
  DeclareCapabilityInput,
  RemoveCapabilityInput,
  UpdateCapabilityInput,
  UpdateSupplierInput,
} from './supplier.input.ts';
import { Supplier, SupplierSize } from './supplier.entity.ts';
import * as service from './supplier.service.ts';

export const SupplierConnection = connectionOf(() => Supplier, 'Supplier');

@InputType({ description: 'Narrows the directory of suppliers.' })
export class SupplierListFilter {
  @Field(() => String, { nullable: true, description: 'Words of the name or the statement.' })
  search?: string;

  @Field(() => [ID], { nullable: true, description: 'With a capability tagged by any of these terms.' })
  termIds?: string[];

  @Field(() => [SupplierSize], { nullable: true })
  sizes?: SupplierSize[];

  @Field(() => Boolean, { nullable: true })
  smeOnly?: boolean;

  @Field(() => Boolean, { nullable: true })
  vcseOnly?: boolean;
}

@ObjectType({ description: 'An accreditation, and how many suppliers hold it.' })
export class HeldAccreditation {
  @Field(() => String)
  name!: string;

  @Field(() => Int)
  suppliers!: number;
}

@Resolver(() => Supplier)
export class SupplierResolver {
  @Query(() => Supplier, { nullable: true })
  supplier(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Supplier | null> {
    return findById(ctx, Supplier, id);
  }

  @Query(() => SupplierConnection, { description: 'The directory of suppliers, by name.' })
  suppliers(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SupplierListFilter, { nullable: true }) filter?: SupplierListFilter,
  ): Promise<Connection<Supplier>> {
    return service.listSuppliers(ctx, filter ?? {}, page);
  }

  @Query(() => [HeldAccreditation], {
    description: 'Accreditations that suppliers hold, the most held first.',
  })
  accreditations(
    @Ctx() ctx: Context,
    @Arg('search', () => String, { defaultValue: '' }) search: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): Promise<HeldAccreditation[]> {
    return service.listAccreditations(ctx, search, first);
  }

  @Mutation(() => Supplier)
  updateSupplier(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateSupplierInput) input: UpdateSupplierInput,
  ): Promise<Supplier> {
    return service.updateSupplier(ctx, input);
  }

  @Mutation(() => Supplier, {
    description: 'Adds a capability; the first replaces what was derived from awards.',
  })
  declareCapability(
    @Ctx() ctx: Context,
    @Arg('input', () => DeclareCapabilityInput) input: DeclareCapabilityInput,
  ): Promise<Supplier> {
    return service.declareCapability(ctx, input);
  }

  @Mutation(() => Supplier)
  updateCapability(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateCapabilityInput) input: UpdateCapabilityInput,
  ): Promise<Supplier> {
    return service.updateCapability(ctx, input);
  }

  @Mutation(() => Supplier)
  removeCapability(
    @Ctx() ctx: Context,
    @Arg('input', () => RemoveCapabilityInput) input: RemoveCapabilityInput,
  ): Promise<Supplier> {
    return service.removeCapability(ctx, input);
  }

  @FieldResolver(() => [Capability], { description: 'What it can do.' })
  capabilities(@Root() supplier: Supplier, @Ctx() ctx: Context): Promise<Capability[]> {
    return service.capabilitiesOf(ctx, supplier.id);
  }

  @FieldResolver(() => EngagementConnection, { description: 'Past work and contacts, newest first.' })
  engagements(
    @Root() supplier: Supplier,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<Engagement>> {
    return pageOf(ctx, Engagement, { supplier: supplier.id }, { startedOn: 'desc' }, page);
  }

  @FieldResolver(() => TrackRecord)
  trackRecord(@Root() supplier: Supplier, @Ctx() ctx: Context): Promise<TrackRecord> {
    return trackRecordOf(ctx, supplier.id);
  }

  @FieldResolver(() => Boolean)
  viewerCanEdit(@Root() supplier: Supplier, @Ctx() ctx: Context): boolean {
    return actsForSupplier(ctx, supplier.id);
  }
}

@Resolver(() => Capability)
export class CapabilityResolver {
  @FieldResolver(() => [Term], { description: 'Its tags.' })
  terms(@Root() capability: Capability, @Ctx() ctx: Context): Promise<Term[]> {
    return termsOf(ctx, capability.termIds);
  }

  @FieldResolver(() => Supplier)
  supplier(@Root() capability: Capability, @Ctx() ctx: Context): Promise<Supplier> {
    return getById(ctx, Supplier, capability.supplier.id);
  }
}
