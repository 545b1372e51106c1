import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Need } from '../needs/need.entity.ts';
import { Node, Stored } from '../platform/stored.ts';
import { Snapshot } from './snapshot.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';

export enum ShortlistDecision {
  IN = 'in',
  OUT = 'out',
}
registerEnumType(ShortlistDecision, {
  name: 'ShortlistDecision',
  description: 'On the shortlist, or considered and left off; both with a reason.',
});

@ObjectType({ implements: Node, description: "One supplier on a need's shortlist, with the reason." })
@Entity({ tableName: 'shortlist_entries' })
@Unique({ properties: ['need', 'supplier'] })
export class ShortlistEntry extends Stored {
  @ManyToOne(() => Need, { ref: true })
  need!: Ref<Need>;

  @ManyToOne(() => Supplier, { ref: true })
  @Index()
  supplier!: Ref<Supplier>;

  @Field(() => ShortlistDecision)
  @Enum({ items: () => ShortlistDecision, type: 'text' })
  decision!: ShortlistDecision;

  @Field(() => String, { description: "The officer's reason." })
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'Points the match had when the entry was made.' })
  @Property({ type: 'integer', nullable: true })
  pointsThen!: number | null;

  @Field(() => Int, { nullable: true, description: 'Ranking policy in force when the entry was made.' })
  @Property({ type: 'integer', nullable: true })
  policyVersion!: number | null;

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
