import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { Node, Stored } from '../platform/stored.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';

export enum NeedStage {
  EXPLORING = 'exploring',
  ENGAGING = 'engaging',
  PLANNED = 'planned',
  TENDERING = 'tendering',
  CLOSED = 'closed',
}
registerEnumType(NeedStage, {
  name: 'NeedStage',
  description: 'From first thought to close.',
  valuesConfig: {
    EXPLORING: { description: 'The problem is being understood; no solution is in mind.' },
    ENGAGING: { description: 'Preliminary market engagement: the council listens to suppliers.' },
    PLANNED: { description: 'A procurement is planned.' },
    TENDERING: { description: 'A tender is open.' },
    CLOSED: { description: 'Ended, with an outcome and its reason.' },
  },
});

export enum NeedOutcome {
  ENGAGED = 'engaged',
  NONE_SUITABLE = 'none_suitable',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(NeedOutcome, { name: 'NeedOutcome', description: 'How a need ended.' });

export enum ReservedFor {
  NONE = 'none',
  SME = 'sme',
  VCSE = 'vcse',
}
registerEnumType(ReservedFor, {
  name: 'ReservedFor',
  description: 'Whom a reserved contract is for.',
});

@ObjectType({ implements: Node, description: "A council's problem, from first thought to close." })
@Entity({ tableName: 'needs' })
@Unique({ properties: ['source', 'sourceRef'] })
export class Need extends Stored {
  @ManyToOne(() => Council, { ref: true })
  @Index()
  council!: Ref<Council>;

  @ManyToOne(() => LineOfBusiness, { ref: true, nullable: true })
  @Index()
  lineOfBusiness!: Ref<LineOfBusiness> | null;

  @Field(() => Boolean, {
    description: 'The line of business was worked out from a published notice; the council has not said it.',
  })
  @Property({ type: 'boolean', default: false })
  lineIsDerived: boolean = false;

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'What is wrong, and why it matters now.' })
  @Property({ type: 'text' })
  problem!: string;

  @Field(() => String, { description: 'Who is affected.' })
  @Property({ type: 'text', default: '' })
  whoIsAffected: string = '';

  @Field(() => String, { description: 'What has been tried.' })
  @Property({ type: 'text', default: '' })
  whatWasTried: string = '';

  @Field(() => String, { description: 'What good looks like.' })
  @Property({ type: 'text', default: '' })
  whatGoodLooksLike: string = '';

  @Field(() => NeedStage)
  @Enum({ items: () => NeedStage, type: 'text', default: NeedStage.EXPLORING })
  stage: NeedStage = NeedStage.EXPLORING;

  @Property({ type: 'text[]', default: [] })
  termIds: string[] = [];

  @Field(() => Float, { nullable: true, description: 'Least value in pounds, as expected.' })
  @Property({ type: 'double precision', nullable: true })
  valueMinGbp!: number | null;

  @Field(() => Float, { nullable: true, description: 'Greatest value in pounds, as expected.' })
  @Property({ type: 'double precision', nullable: true })
  valueMaxGbp!: number | null;

  @Field(() => ReservedFor)
  @Enum({ items: () => ReservedFor, type: 'text', default: ReservedFor.NONE })
  reservedFor: ReservedFor = ReservedFor.NONE;

  @Field(() => [String], { description: 'Accreditations a supplier must hold to be eligible.' })
  @Property({ type: 'text[]', default: [] })
  requiredAccreditations: string[] = [];

  @Field(() => Date, {
    nullable: true,
    description: 'When suppliers could first see it; null while it is private.',
  })
  @Property({ type: 'timestamptz', nullable: true })
  @Index()
  publishedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Day by which the council wants to decide (YYYY-MM-DD).',
  })
  @Property({ type: 'date', nullable: true })
  decideBy!: string | null;

  @Field(() => Date, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Field(() => NeedOutcome, { nullable: true })
  @Enum({ items: () => NeedOutcome, type: 'text', nullable: true })
  outcome!: NeedOutcome | null;

  @Field(() => String, { nullable: true, description: 'Why it ended so, in words all suppliers may read.' })
  @Property({ type: 'text', nullable: true })
  outcomeReason!: string | null;

  @ManyToOne(() => Supplier, { ref: true, nullable: true })
  outcomeSupplier!: Ref<Supplier> | null;

  @Field(() => String, { description: 'Where it is known from: an import source, `demo` or `parley`.' })
  @Property({ type: 'text' })
  source!: string;

  @Field(() => String, { description: 'What the source calls it.' })
  @Property({ type: 'text' })
  sourceRef!: string;

  /** The council has acted on it here: what an import says of it no longer counts. */
  @Property({ type: 'boolean', default: false })
  keptByCouncil: boolean = false;

  @Field(() => Boolean, { description: 'Invented for the demo market.' })
  @Property({ type: 'boolean', default: false })
  fictional: boolean = false;
}
