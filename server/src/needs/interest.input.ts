import { Length, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { limits } from '@parley/shared/limits';
import { InterestState } from './interest.entity.ts';

@InputType()
export class ExpressInterestInput {
  @Field(() => ID)
  needId!: string;

  @Field(() => ID)
  supplierId!: string;

  @Field(() => String)
  @Length(20, limits.text, { message: `Say how you would approach it in 20 to ${limits.text} characters.` })
  approach!: string;

  @Field(() => String, { defaultValue: '' })
  @MaxLength(limits.text, { message: `Describe similar work in at most ${limits.text} characters.` })
  similarWork: string = '';
}

@InputType()
export class WithdrawInterestInput {
  @Field(() => ID)
  interestId!: string;

  @Field(() => Int)
  version!: number;
}

@InputType()
export class DecideInterestInput {
  @Field(() => ID)
  interestId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => InterestState, { description: 'IN_REVIEW, TAKEN_FORWARD or NOT_TAKEN_FORWARD.' })
  state!: InterestState;

  @Field(() => String, { defaultValue: '', description: 'Owed with TAKEN_FORWARD and NOT_TAKEN_FORWARD.' })
  @MaxLength(limits.reason, { message: `Give the reason in at most ${limits.reason} characters.` })
  reason: string = '';
}
