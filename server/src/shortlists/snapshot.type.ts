import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Contribution, IneligibleCount, IneligibleReason } from '../matching/match.type.ts';
import { connectionOf } from '../platform/pagination.ts';

@ObjectType({ description: 'What the need said when the list was kept.' })
export class SnapshotNeed {
  @Field(() => Int, { description: "The need's version then." })
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  problem!: string;

  @Field(() => String)
  whoIsAffected!: string;

  @Field(() => String)
  whatWasTried!: string;

  @Field(() => String)
  whatGoodLooksLike!: string;

  @Field(() => String)
  stage!: string;

  @Field(() => String, { nullable: true })
  lineOfBusiness!: string | null;

  @Field(() => [String], { description: 'Tags, by their labels.' })
  tags!: string[];

  @Field(() => String)
  region!: string;

  @Field(() => Float, { nullable: true })
  valueMinGbp!: number | null;

  @Field(() => Float, { nullable: true })
  valueMaxGbp!: number | null;

  @Field(() => String)
  reservedFor!: string;

  @Field(() => [String])
  requiredAccreditations!: string[];
}

@ObjectType({ description: 'One supplier in a kept list.' })
export class SnapshotRow {
  @Field(() => Int, { nullable: true, description: 'Place from 1; null for one that had none.' })
  rank!: number | null;

  @Field(() => ID)
  supplierId!: string;

  @Field(() => String, { description: "The supplier's name then." })
  supplierName!: string;

  @Field(() => Boolean)
  fictional!: boolean;

  @Field(() => Int)
  points!: number;

  @Field(() => Int, { description: 'Micro-points: what the list was ordered by.' })
  score!: number;

  @Field(() => Boolean)
  eligible!: boolean;

  @Field(() => [IneligibleReason])
  ineligibleBecause!: IneligibleReason[];

  @Field(() => [Contribution])
  contributions!: Contribution[];
}

/** What is kept of a list, letter by letter; a field that is added later is absent in older ones. */
export interface SnapshotContent {
  needId: string;
  need: SnapshotNeed;
  policyVersion: number;
  asOf: string;
  exposureUntil: string | null;
  total: number;
  ineligible: IneligibleCount[];
  /** The first so many in their order, then those that were acted on and stood further down. */
  rows: SnapshotRow[];
}

@ObjectType({ description: 'A ranked list as it stood when an officer acted on it. It never changes.' })
export class KeptList {
  @Field(() => ID)
  id!: string;

  @Field(() => Date, {
    description: 'When it was first kept; the same list acted on again is not kept twice.',
  })
  takenAt!: Date;

  @Field(() => String, { description: 'SHA-256 of what is kept, in hexadecimal.' })
  contentHash!: string;

  @Field(() => SnapshotNeed)
  need!: SnapshotNeed;

  @Field(() => Int)
  policyVersion!: number;

  @Field(() => String, { description: 'Day for which it held (YYYY-MM-DD).' })
  asOf!: string;

  @Field(() => String, { nullable: true })
  exposureUntil!: string | null;

  @Field(() => Int, { description: 'Suppliers in the whole list; the first 50 are kept.' })
  total!: number;

  @Field(() => [IneligibleCount])
  ineligible!: IneligibleCount[];

  @Field(() => [SnapshotRow], {
    description: 'The first 50 in their order, then those acted on that stood further down or had no place.',
  })
  rows!: SnapshotRow[];
}

export const KeptListConnection = connectionOf(() => KeptList, 'KeptList');
