import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ProfileChangeKind {
  CAPABILITY = 'capability',
  WORDS = 'words',
  REGION = 'region',
  ACCREDITATION = 'accreditation',
  CONFIRMATION = 'confirmation',
}
registerEnumType(ProfileChangeKind, {
  name: 'ProfileChangeKind',
  description:
    'Declare a capability, use words in the statement, serve a region, hold an accreditation, confirm the profile.',
});

@ObjectType({
  description:
    'What one change of a supplier’s own profile, if it is true, would make of a match. Applied today, it gives exactly these points.',
})
export class Lift {
  @Field(() => ProfileChangeKind)
  kind!: ProfileChangeKind;

  @Field(() => String, { description: 'The capability’s title, the words, the region or the accreditation.' })
  what!: string;

  @Field(() => ID, { nullable: true, description: 'The tag of a capability.' })
  termId!: string | null;

  @Field(() => Int)
  pointsBefore!: number;

  @Field(() => Int)
  pointsAfter!: number;

  @Field(() => Int, { description: 'Micro-points.' })
  scoreBefore!: number;

  @Field(() => Int, { description: 'Micro-points.' })
  scoreAfter!: number;

  @Field(() => Boolean)
  eligibleBefore!: boolean;

  @Field(() => Boolean)
  eligibleAfter!: boolean;
}

export enum ConditionKind {
  ACCREDITATION = 'accreditation',
  RESERVED = 'reserved',
  ALL = 'all',
}
registerEnumType(ConditionKind, {
  name: 'ConditionKind',
  description: 'A required accreditation, the reservation, or all conditions together.',
});

@ObjectType({ description: 'Whom a condition of a need keeps out: counts only.' })
export class Loosening {
  @Field(() => ConditionKind)
  kind!: ConditionKind;

  @Field(() => String, { nullable: true })
  accreditation!: string | null;

  @Field(() => Int, { description: 'Suppliers that would be listed without the condition.' })
  admitted!: number;

  @Field(() => Int, { description: 'Those among them with at most one past contract on record.' })
  newToMarket!: number;
}
