import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { Need } from '../needs/need.entity.ts';
import { Node, Stored } from '../platform/stored.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';

export enum EngagementKind {
  CONTRACT = 'contract',
  CALL_OFF = 'call_off',
  PILOT = 'pilot',
  DEMONSTRATION = 'demonstration',
  MEETING = 'meeting',
}
registerEnumType(EngagementKind, { name: 'EngagementKind', description: 'What was done together.' });

export enum EngagementOutcome {
  DELIVERED_WELL = 'delivered_well',
  DELIVERED = 'delivered',
  PARTLY_DELIVERED = 'partly_delivered',
  ENDED_EARLY = 'ended_early',
  ONGOING = 'ongoing',
  UNKNOWN = 'unknown',
}
registerEnumType(EngagementOutcome, { name: 'EngagementOutcome', description: 'How an engagement went.' });

@ObjectType({
  implements: Node,
  description: 'Past work or contact of one supplier with one council or other buyer: one thing with a kind.',
})
@Entity({ tableName: 'engagements' })
@Unique({ properties: ['source', 'sourceRef'] })
export class Engagement extends Stored {
  @ManyToOne(() => Supplier, { ref: true })
  @Index()
  supplier!: Ref<Supplier>;

  @ManyToOne(() => Council, { ref: true, nullable: true })
  @Index()
  council!: Ref<Council> | null;

  @Field(() => String, { description: 'The buyer as published; not every buyer is a council.' })
  @Property({ type: 'text' })
  buyerName!: string;

  @ManyToOne(() => Need, { ref: true, nullable: true })
  @Index()
  need!: Ref<Need> | null;

  @Field(() => EngagementKind)
  @Enum({ items: () => EngagementKind, type: 'text' })
  kind!: EngagementKind;

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Property({ type: 'text', default: '' })
  description: string = '';

  @Field(() => String, { description: 'Day it started or was awarded (YYYY-MM-DD).' })
  @Property({ type: 'date' })
  startedOn!: string;

  @Field(() => String, { nullable: true, description: 'Day it ends or ended (YYYY-MM-DD).' })
  @Property({ type: 'date', nullable: true })
  endedOn!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Published value in pounds; may be the ceiling of a framework.',
  })
  @Property({ type: 'double precision', nullable: true })
  valueGbp!: number | null;

  @Field(() => EngagementOutcome)
  @Enum({ items: () => EngagementOutcome, type: 'text', default: EngagementOutcome.UNKNOWN })
  outcome: EngagementOutcome = EngagementOutcome.UNKNOWN;

  @Property({ type: 'text[]', default: [] })
  termIds: string[] = [];

  /** When its source published what stands here; an import never overwrites it with an older version. */
  @Property({ type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  @Field(() => String, { description: 'Where it is known from: an import source, `demo` or `parley`.' })
  @Property({ type: 'text' })
  source!: string;

  @Field(() => String, { description: 'What the source calls it.' })
  @Property({ type: 'text' })
  sourceRef!: string;

  @Field(() => Boolean, { description: 'Invented for the demo market.' })
  @Property({ type: 'boolean', default: false })
  fictional: boolean = false;
}
