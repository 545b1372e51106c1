import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, ObjectType } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { Engagement } from '../engagements/engagement.entity.ts';
import { Node, Stored } from '../platform/stored.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';

@ObjectType({ implements: Node, description: 'How a council solved a problem, told for the next council.' })
@Entity({ tableName: 'practice_cards' })
export class PracticeCard extends Stored {
  @ManyToOne(() => Council, { ref: true })
  @Index()
  council!: Ref<Council>;

  @ManyToOne(() => LineOfBusiness, { ref: true })
  @Index()
  lineOfBusiness!: Ref<LineOfBusiness>;

  @ManyToOne(() => Supplier, { ref: true, nullable: true })
  supplier!: Ref<Supplier> | null;

  @ManyToOne(() => Engagement, { ref: true, nullable: true })
  engagement!: Ref<Engagement> | null;

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  problem!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  approach!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  result!: string;

  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  wouldReuse!: boolean;

  @Property({ type: 'text[]', default: [] })
  termIds: string[] = [];

  @Field(() => String, { description: 'Day it was told (YYYY-MM-DD).' })
  @Property({ type: 'date' })
  publishedOn!: string;

  @Field(() => Boolean, { description: 'Invented for the demo market.' })
  @Property({ type: 'boolean', default: false })
  fictional: boolean = false;
}
