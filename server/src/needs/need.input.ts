import { IsOptional, Length, MaxLength, Min, Max, ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { limits } from '@parley/shared/limits';
import { IsDay } from '../platform/days.ts';
import { EngagementKind } from '../engagements/engagement.entity.ts';
import { NeedOutcome, NeedStage, ReservedFor } from './need.entity.ts';

@InputType({ description: 'What a need says. There is no field for a solution: say the problem.' })
export class NeedFields {
  @Field(() => String)
  @Length(5, limits.title, { message: `Give the need a title of 5 to ${limits.title} characters.` })
  title!: string;

  @Field(() => String)
  @Length(20, limits.text, { message: `Describe the problem in 20 to ${limits.text} characters.` })
  problem!: string;

  @Field(() => String, { defaultValue: '' })
  @MaxLength(limits.text, { message: `Say who is affected in at most ${limits.text} characters.` })
  whoIsAffected: string = '';

  @Field(() => String, { defaultValue: '' })
  @MaxLength(limits.text, { message: `Say what was tried in at most ${limits.text} characters.` })
  whatWasTried: string = '';

  @Field(() => String, { defaultValue: '' })
  @MaxLength(limits.text, { message: `Say what good looks like in at most ${limits.text} characters.` })
  whatGoodLooksLike: string = '';

  @Field(() => ID, { nullable: true })
  lineOfBusinessId?: string | null;

  @Field(() => [ID])
  @ArrayMinSize(1, { message: 'Choose at least one tag, so that suppliers can be matched.' })
  @ArrayMaxSize(limits.terms, { message: `Choose at most ${limits.terms} tags.` })
  termIds!: string[];

  @Field(() => Float, { nullable: true })
  @IsOptional()
  @Min(0, { message: 'The least value cannot be below £0.' })
  @Max(limits.value, { message: 'The least value is too large.' })
  valueMinGbp?: number | null;

  @Field(() => Float, { nullable: true })
  @IsOptional()
  @Min(0, { message: 'The greatest value cannot be below £0.' })
  @Max(limits.value, { message: 'The greatest value is too large.' })
  valueMaxGbp?: number | null;

  @Field(() => ReservedFor, { defaultValue: ReservedFor.NONE })
  reservedFor: ReservedFor = ReservedFor.NONE;

  @Field(() => [String])
  @ArrayMaxSize(limits.terms, { message: `Require at most ${limits.terms} accreditations.` })
  @Length(1, limits.line, { each: true, message: `An accreditation has 1 to ${limits.line} characters.` })
  requiredAccreditations: string[] = [];

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  @IsOptional()
  @IsDay({ message: 'Give a day of the calendar as YYYY-MM-DD.' })
  decideBy?: string | null;
}

@InputType()
export class CreateNeedInput extends NeedFields {
  @Field(() => ID)
  councilId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Let suppliers see it at once.' })
  publish: boolean = false;
}

@InputType()
export class UpdateNeedInput extends NeedFields {
  @Field(() => ID)
  needId!: string;

  @Field(() => Int, { description: 'The version you read.' })
  version!: number;
}

@InputType()
export class PublishNeedInput {
  @Field(() => ID)
  needId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class MoveNeedInput {
  @Field(() => ID)
  needId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => NeedStage)
  stage!: NeedStage;
}

@InputType()
export class RecordNeedOutcomeInput {
  @Field(() => ID)
  needId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => NeedOutcome)
  outcome!: NeedOutcome;

  @Field(() => String, { description: 'Why, in words that every supplier may read.' })
  @Length(10, limits.reason, { message: `Give the reason in 10 to ${limits.reason} characters.` })
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'With whom; needed when the outcome is ENGAGED.' })
  supplierId?: string | null;

  @Field(() => EngagementKind, { nullable: true, description: 'What was agreed; a contract if left out.' })
  kind?: EngagementKind | null;

  @Field(() => Float, { nullable: true })
  @IsOptional()
  @Min(0, { message: 'The value cannot be below £0.' })
  @Max(limits.value, { message: 'The value is too large.' })
  valueGbp?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reason owed to suppliers whose interest is still open; needed when there are any.',
  })
  @IsOptional()
  @Length(10, limits.reason, {
    message: `Give the other suppliers a reason of 10 to ${limits.reason} characters.`,
  })
  reasonForOthers?: string | null;
}
