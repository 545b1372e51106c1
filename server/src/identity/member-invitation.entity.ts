import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, ObjectType } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { Node, Stored } from '../platform/stored.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Role, Side } from './membership.entity.ts';

@ObjectType({ implements: Node, description: 'An address that was invited to act for an organisation.' })
@Entity({ tableName: 'member_invitations' })
export class MemberInvitation extends Stored {
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
  @Enum({ items: () => Role, type: 'text' })
  role!: Role;

  /** Kept while the invitation is open, and not after. */
  @Field(() => String, { nullable: true, description: 'The address, while the invitation is open.' })
  @Property({ type: 'text', nullable: true })
  email!: string | null;

  /** The mail has the token; the database cannot tell it. */
  @Property({ type: 'text' })
  @Unique()
  tokenHash!: string;

  @Property({ type: 'text' })
  @Index()
  invitedBy!: string;

  @Field(() => Date, { description: 'When its last mail was sent.' })
  @Property({ type: 'timestamptz' })
  sentAt!: Date;

  @Field(() => Date, { description: 'Until when it can be accepted.' })
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}
