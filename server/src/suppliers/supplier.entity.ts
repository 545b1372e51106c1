import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';

export enum SupplierSize {
  MICRO = 'micro',
  SMALL = 'small',
  MEDIUM = 'medium',
  LARGE = 'large',
  UNKNOWN = 'unknown',
}
registerEnumType(SupplierSize, {
  name: 'SupplierSize',
  description: 'Micro under 10 staff, small under 50, medium under 250.',
});

export enum SupplierOrigin {
  REGISTERED = 'registered',
  IMPORTED = 'imported',
  DEMO = 'demo',
}
registerEnumType(SupplierOrigin, {
  name: 'SupplierOrigin',
  description: 'How the supplier came to be known.',
});

@ObjectType({ implements: Node, description: 'An organisation that can meet needs of councils.' })
@Entity({ tableName: 'suppliers' })
@Unique({ properties: ['identifierScheme', 'identifier'] })
export class Supplier extends Stored {
  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  /** The name folded for comparison: how published data meets a supplier that has no number. */
  @Property({ type: 'text' })
  @Index()
  foldedName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Scheme of the identifier: GB-COH, GB-CHC, GB-PPON, …',
  })
  @Property({ type: 'text', nullable: true })
  identifierScheme!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Identifier inside the scheme; GB-COH padded to eight.',
  })
  @Property({ type: 'text', nullable: true })
  identifier!: string | null;

  @Field(() => SupplierSize)
  @Enum({ items: () => SupplierSize, type: 'text', default: SupplierSize.UNKNOWN })
  size: SupplierSize = SupplierSize.UNKNOWN;

  @Field(() => Boolean, { nullable: true, description: 'Small or medium-sized; null when nobody has said.' })
  @Property({ type: 'boolean', nullable: true })
  sme!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Voluntary, community or social enterprise.' })
  @Property({ type: 'boolean', nullable: true })
  vcse!: boolean | null;

  @Field(() => String, { description: 'What the supplier does, in its own words.' })
  @Property({ type: 'text', default: '' })
  statement: string = '';

  @Field(() => [String], { description: 'Regions served; empty means anywhere in the UK.' })
  @Property({ type: 'text[]', default: [] })
  regions: string[] = [];

  @Field(() => [String])
  @Property({ type: 'text[]', default: [] })
  accreditations: string[] = [];

  @Field(() => SupplierOrigin)
  @Enum({ items: () => SupplierOrigin, type: 'text' })
  origin!: SupplierOrigin;

  @Field(() => Boolean, { description: 'Excluded from public contracts, so never eligible.' })
  @Property({ type: 'boolean', default: false })
  excluded: boolean = false;

  @Field(() => Date, { nullable: true, description: 'When the supplier last confirmed its profile.' })
  @Property({ type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  /** The supplier has taken a derived capability off its profile: none are derived for it any more. */
  @Property({ type: 'boolean', default: false })
  capabilitiesKept: boolean = false;

  @Field(() => Boolean, { description: 'Invented for the demo market.' })
  @Property({ type: 'boolean', default: false })
  fictional: boolean = false;
}
