import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { Node, Stored } from '../platform/stored.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';

export enum Side {
  COUNCIL = 'council',
  SUPPLIER = 'supplier',
  OFFICE = 'office',
}
registerEnumType(Side, { name: 'Side', description: 'The side of the market a person acts for.' });

export enum Role {
  MEMBER = 'member',
  LEAD = 'lead',
  ADMINISTRATOR = 'administrator',
}
registerEnumType(Role, { name: 'Role', description: 'What a person may do in the organisation.' });

@ObjectType({ implements: Node, description: 'A person in an organisation, with a role.' })
@Entity({ tableName: 'memberships' })
@Unique({
  name: 'memberships_once',
  expression: `alter table "memberships" add constraint "memberships_once"
    unique nulls not distinct ("account_id", "side", "council_id", "supplier_id")`,
})
export class Membership extends Stored {
  @Property({ type: 'text' })
  @Index()
  accountId!: string;

  @Field(() => Side)
  @Enum({ items: () => Side, type: 'text' })
  side!: Side;

  @ManyToOne(() => Council, { ref: true, nullable: true })
  @Index()
  council!: Ref<Council> | null;

  @ManyToOne(() => Supplier, { ref: true, nullable: true })
  @Index()
  supplier!: Ref<Supplier> | null;

  @Field(() => Role)
  @Enum({ items: () => Role, type: 'text', default: Role.MEMBER })
  role: Role = Role.MEMBER;
}
