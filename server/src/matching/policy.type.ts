import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Length } from 'class-validator';
import { limits } from '@parley/shared/limits';
import { PolicyOrigin } from './ranking-policy.entity.ts';

registerEnumType(PolicyOrigin, {
  name: 'PolicyOrigin',
  description: 'Shipped with the product, or learned from outcomes.',
});

@ObjectType({ description: 'What a learned policy was measured by, against the one that was live.' })
export class PolicyMeasurement {
  @Field(() => Int, { description: 'Version of the policy it was measured against.' })
  against!: number;

  @Field(() => String, { description: 'Learned from before this day, measured from then on (YYYY-MM-DD).' })
  split!: string;

  @Field(() => Int)
  needs!: number;

  @Field(() => Float)
  ndcg10!: number;

  @Field(() => Float, { description: 'nDCG@10 minus that of the other policy.' })
  difference!: number;

  @Field(() => Float, { description: 'Lower end of the paired 95 % interval of the difference.' })
  differenceFrom!: number;

  @Field(() => Float, { description: 'Upper end of the interval.' })
  differenceTo!: number;

  @Field(() => Float, {
    description: 'Share of the first ten places going to suppliers with at most one past award, 0 to 1.',
  })
  rare10!: number;
}

@ObjectType({ description: 'A stored version of the ranking policy; it never changes.' })
export class RankingPolicyVersion {
  @Field(() => Int)
  version!: number;

  @Field(() => String)
  note!: string;

  @Field(() => PolicyOrigin)
  origin!: PolicyOrigin;

  @Field(() => Boolean, { description: 'Whether lists are ranked by it now.' })
  live!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it last went live; null for a candidate.' })
  madeLiveAt!: Date | null;

  @Field(() => PolicyMeasurement, { nullable: true, description: 'Null for a policy that was not learned.' })
  measured!: PolicyMeasurement | null;

  @Field(() => [String], { description: 'What speaks against making it live; empty when it may go live.' })
  reasonsAgainst!: string[];
}

@ObjectType({
  description:
    'What came of suppliers for the needs published here, as far as weights can be learned from it.',
})
export class GradedOutcomes {
  @Field(() => Int, {
    description: 'Suppliers of whom something came, from a meeting to a contract; once per need.',
  })
  takenFurther!: number;

  @Field(() => Int, {
    description: 'Suppliers that were looked at and left off, and of whom nothing came; once per need.',
  })
  leftOff!: number;

  @Field(() => Int, { description: 'Needs that have any of these.' })
  needs!: number;

  @Field(() => Int, { description: 'How many graded outcomes weights are learned from, at least.' })
  least!: number;
}

@InputType()
export class MakePolicyLiveInput {
  @Field(() => Int)
  version!: number;

  @Field(() => String, { description: 'Why; kept in the audit.' })
  @Length(10, limits.reason, { message: `Give a reason of 10 to ${limits.reason} characters.` })
  reason!: string;
}

@ObjectType({ description: 'One group of suppliers in the ledger of exposure.' })
export class ExposureOfGroup {
  @Field(() => String, { description: '`new`, `known` or `established`.' })
  group!: string;

  @Field(() => Float, { description: 'Sum of 1/log2(1 + rank) over what councils were shown.' })
  attention!: number;

  @Field(() => Float, { description: 'Sum of the points of the same matches without S9 to S11, over 100.' })
  merit!: number;

  @Field(() => Float, { description: 'How far behind the group with most attention for its merit, 0 to 1.' })
  behind!: number;

  @Field(() => Float, { description: 'The most S10 gives a match of this group, of 100 points.' })
  mostPoints!: number;
}

@ObjectType({ description: 'The ledger of exposure that lists are ranked with.' })
export class ExposureLedger {
  @Field(() => String, { description: 'The last day that is counted (YYYY-MM-DD).' })
  until!: string;

  @Field(() => Int, { description: 'Days that are counted.' })
  days!: number;

  @Field(() => [ExposureOfGroup])
  groups!: ExposureOfGroup[];
}
