import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, ObjectType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';
import { Council } from './council.entity.ts';
import { LineOfBusiness } from './line-of-business.entity.ts';

@ObjectType({
  implements: Node,
  description: "One council's own line of business: who decides, its priorities and its standing demand.",
})
@Entity({ tableName: 'council_lines' })
@Unique({ properties: ['council', 'lineOfBusiness'] })
export class CouncilLine extends Stored {
  @ManyToOne(() => Council, { ref: true })
  council!: Ref<Council>;

  @ManyToOne(() => LineOfBusiness, { ref: true })
  @Index()
  lineOfBusiness!: Ref<LineOfBusiness>;

  @Field(() => String, { description: 'The role that decides, never a person.' })
  @Property({ type: 'text' })
  decidedBy!: string;

  @Field(() => String, { description: 'What the council wants of this line in the coming years.' })
  @Property({ type: 'text' })
  priorities!: string;

  @Field(() => String, { description: 'What it needs again and again: ranked like a need.' })
  @Property({ type: 'text' })
  standingDemand!: string;

  @Property({ type: 'text[]', default: [] })
  termIds: string[] = [];

  @Field(() => Boolean, { description: 'Invented for the demo market.' })
  @Property({ type: 'boolean', default: false })
  fictional: boolean = false;
}
