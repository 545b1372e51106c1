import { limits } from '@parley/shared/limits';
import { ArrayMaxSize } from 'class-validator';
import {
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { CouncilLine } from '../councils/council-line.entity.ts';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { Need, NeedStage } from '../needs/need.entity.ts';
import { connectionOf } from '../platform/pagination.ts';
import { SupplierSize } from '../suppliers/supplier.entity.ts';

export enum DemandKind {
  NEED = 'need',
  LINE = 'line',
}
registerEnumType(DemandKind, {
  name: 'DemandKind',
  description: 'A need, or a line of business as a standing need.',
});

export const Demand = createUnionType({
  name: 'Demand',
  description: "What a supplier is matched with: a need, or a council's line of business.",
  types: () => [Need, CouncilLine] as const,
});

@ObjectType({ description: 'A record behind a contribution.' })
export class Evidence {
  @Field(() => String, { description: '`capability`, `engagement`, `term` or `council`.' })
  kind!: string;

  @Field(() => ID, { description: 'Id of the record.' })
  recordId!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true, description: 'Day of an engagement (YYYY-MM-DD).' })
  day!: string | null;

  @Field(() => Float, { nullable: true })
  valueGbp!: number | null;

  @Field(() => Float, { nullable: true, description: 'What age leaves of it, 0 to 1.' })
  decay!: number | null;
}

@ObjectType({ description: "One signal's part of a match; the parts add up to the whole." })
export class Contribution {
  @Field(() => String, { description: 'S1 to S11, as docs/ranking numbers them.' })
  signal!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'Shown points; they add up to the points of the match.' })
  points!: number;

  @Field(() => Int, { description: 'Micro-points; they add up exactly to the score of the match.' })
  micro!: number;

  @Field(() => String, { description: 'Why, in plain words.' })
  sentence!: string;

  @Field(() => Boolean, { description: 'False when the demand says too little for this signal.' })
  known!: boolean;

  @Field(() => [Evidence])
  evidence!: Evidence[];
}

@ObjectType({ description: 'Why a supplier cannot be matched, whatever its points.' })
export class IneligibleReason {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  sentence!: string;
}

@ObjectType({
  description:
    'One supplier and one demand with its points per signal. Not a selection or an award decision.',
})
export class Match {
  @Field(() => Int, { description: 'Place in its list from 1; 0 when it was asked for on its own.' })
  rank!: number;

  @Field(() => Int, { description: '0 to 100.' })
  points!: number;

  @Field(() => Int, { description: 'Micro-points: what lists are ordered by.' })
  score!: number;

  @Field(() => Float, {
    description:
      'Share of past public award pairs with such points in which the supplier was taken on, 0 to 1. It orders nothing.',
  })
  chance!: number;

  @Field(() => Boolean)
  eligible!: boolean;

  @Field(() => [IneligibleReason])
  ineligibleBecause!: IneligibleReason[];

  @Field(() => [Contribution])
  contributions!: Contribution[];

  @Field(() => Int, { description: 'Version of the ranking policy.' })
  policyVersion!: number;

  @Field(() => String, { description: 'Day for which it holds (YYYY-MM-DD).' })
  asOf!: string;

  supplierId!: string;
  demandId!: string;
}

@ObjectType({ description: 'How many are not eligible for one reason.' })
export class IneligibleCount {
  @Field(() => String)
  reason!: string;

  @Field(() => Int)
  count!: number;
}

export const MatchConnection = connectionOf(() => Match, 'Match');

@ObjectType({ description: 'A page of a ranked list, with what was left out and why.' })
export class RankedMatches extends MatchConnection {
  @Field(() => [IneligibleCount])
  ineligible!: IneligibleCount[];

  @Field(() => Int)
  policyVersion!: number;

  @Field(() => String, { description: 'Day for which the list holds (YYYY-MM-DD).' })
  asOf!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Last day of the exposure that S10 counts (YYYY-MM-DD); null when none is on record.',
  })
  exposureUntil!: string | null;
}

@ObjectType({ description: 'A council as a supplier sees it: its best match stands for it.' })
export class CouncilMatch {
  @Field(() => Int)
  rank!: number;

  @Field(() => Council)
  council!: Council;

  @Field(() => Match, { description: 'The best of its needs and lines.' })
  best!: Match;

  @Field(() => Int, { description: 'Needs and lines of the council with any points.' })
  matches!: number;
}

@ObjectType({ description: 'A line of business over all councils, as a supplier sees it.' })
export class LineMatch {
  @Field(() => Int)
  rank!: number;

  @Field(() => LineOfBusiness)
  lineOfBusiness!: LineOfBusiness;

  @Field(() => Match)
  best!: Match;

  @Field(() => Int, { description: 'Councils with any points in this line.' })
  councils!: number;
}

export const CouncilMatchConnection = connectionOf(() => CouncilMatch, 'CouncilMatch');
export const LineMatchConnection = connectionOf(() => LineMatch, 'LineMatch');

@InputType({ description: 'Narrows a list of suppliers ranked for a demand.' })
export class SupplierFilter {
  @Field(() => [String], { nullable: true, description: 'Serving any of these regions.' })
  regions?: string[];

  @Field(() => [SupplierSize], { nullable: true })
  sizes?: SupplierSize[];

  @Field(() => Boolean, { nullable: true })
  smeOnly?: boolean;

  @Field(() => Boolean, { nullable: true })
  vcseOnly?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'With little or no past work on record.' })
  newEntrantsOnly?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'That have not worked with this council.' })
  newToCouncilOnly?: boolean;
}

@InputType({ description: 'Narrows a list of demands ranked for a supplier.' })
export class DemandFilter {
  @Field(() => DemandKind, { nullable: true })
  kind?: DemandKind;

  @Field(() => [ID], { nullable: true })
  councilIds?: string[];

  @Field(() => [String], { nullable: true })
  regions?: string[];

  @Field(() => [NeedStage], {
    nullable: true,
    description: 'Needs at any of these stages; lines of business have none and are left out.',
  })
  stages?: NeedStage[];
}

@InputType({ description: 'A need as far as it has been written, to see whom it would reach.' })
export class NeedDraftInput {
  @Field(() => ID)
  councilId!: string;

  @Field(() => String, { defaultValue: '' })
  title: string = '';

  @Field(() => String, { defaultValue: '' })
  text: string = '';

  @Field(() => [ID])
  @ArrayMaxSize(limits.terms, { message: `Choose at most ${limits.terms} tags.` })
  termIds: string[] = [];
}

@InputType()
export class RecordViewInput {
  @Field(() => ID)
  demandId!: string;

  @Field(() => ID)
  supplierId!: string;
}
