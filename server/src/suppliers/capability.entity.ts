import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';
import { Supplier } from './supplier.entity.ts';

export enum CapabilityOrigin {
  DECLARED = 'declared',
  DERIVED = 'derived',
}
registerEnumType(CapabilityOrigin, {
  name: 'CapabilityOrigin',
  description:
    'Declared by the supplier, or derived from its awards; a declaration replaces what was derived.',
});

@ObjectType({ implements: Node, description: 'One thing a supplier can do, in plain words.' })
@Entity({ tableName: 'capabilities' })
export class Capability extends Stored {
  @ManyToOne(() => Supplier, { ref: true })
  @Index()
  supplier!: Ref<Supplier>;

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Property({ type: 'text', default: '' })
  description: string = '';

  @Property({ type: 'text[]', default: [] })
  termIds: string[] = [];

  @Field(() => CapabilityOrigin)
  @Enum({ items: () => CapabilityOrigin, type: 'text' })
  origin!: CapabilityOrigin;
}
