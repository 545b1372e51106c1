import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';
import { Snapshot } from '../shortlists/snapshot.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Need } from './need.entity.ts';

export enum InterestState {
  EXPRESSED = 'expressed',
  IN_REVIEW = 'in_review',
  TAKEN_FORWARD = 'taken_forward',
  NOT_TAKEN_FORWARD = 'not_taken_forward',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(InterestState, {
  name: 'InterestState',
  description: "Where a supplier's interest stands.",
});

@ObjectType({ implements: Node, description: "A supplier's structured expression of interest in a need." })
@Entity({ tableName: 'interests' })
@Unique({ properties: ['need', 'supplier'] })
export class Interest extends Stored {
  @ManyToOne(() => Need, { ref: true })
  need!: Ref<Need>;

  @ManyToOne(() => Supplier, { ref: true })
  @Index()
  supplier!: Ref<Supplier>;

  @Field(() => InterestState)
  @Enum({ items: () => InterestState, type: 'text', default: InterestState.EXPRESSED })
  state: InterestState = InterestState.EXPRESSED;

  @Field(() => String, { description: 'How the supplier would approach the problem.' })
  @Property({ type: 'text' })
  approach!: string;

  @Field(() => String, { description: 'Where it has done similar work.' })
  @Property({ type: 'text', default: '' })
  similarWork: string = '';

  @Field(() => String, { nullable: true, description: "The council's reason, owed when it decides." })
  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Field(() => Date, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { description: 'Day by which the council owes an answer (YYYY-MM-DD).' })
  @Property({ type: 'date' })
  answerDueOn!: string;

  /** The ranked list as it stood when this was decided. */
  @ManyToOne(() => Snapshot, { ref: true, nullable: true })
  @Index()
  snapshot!: Ref<Snapshot> | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The ranked list as it stood when this was decided: `Need.keptList(id:)`.',
  })
  get keptListId(): string | null {
    return this.snapshot?.id ?? null;
  }
}
