import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { limits } from '@parley/shared/limits';
import { IsDay } from '../platform/days.ts';
import { connectionOf } from '../platform/pagination.ts';

@ObjectType({ description: 'A thing that an act was about.' })
export class AuditThing {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What kind of thing: `Need`, `Supplier`, `ShortlistEntry`.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its name now; null when it is gone, has none, or is private to a council.',
  })
  label!: string | null;
}

@ObjectType({ description: 'A field as it was and as it became.' })
export class AuditChange {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true, description: 'Null when there was nothing.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Null when there is nothing any more.' })
  after!: string | null;
}

@ObjectType('AuditEntry', { description: 'Who did what to which thing, when and why. It never changes.' })
export class RecordedAct {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'The account that did it.' })
  actorId!: string | null;

  @Field(() => String, { description: 'Their name now; once the account is gone, that it is gone.' })
  actorName!: string;

  @Field(() => String, { description: "The mutation's name, or the command's." })
  act!: string;

  @Field(() => String, { description: 'The act in plain words.' })
  words!: string;

  @Field(() => ID)
  subjectId!: string;

  @Field(() => [AuditThing], { description: 'The subject first, then what else the act names.' })
  things!: AuditThing[];

  @Field(() => Boolean, {
    description:
      'True when the act is about a need that is private to its council: then changes and reason are left out.',
  })
  withheld!: boolean;

  @Field(() => [AuditChange])
  changes!: AuditChange[];

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => String)
  requestId!: string;

  @Field(() => Int, { nullable: true, description: 'Place in the chain.' })
  sequence!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Hash of the entry and all before it, in hexadecimal.',
  })
  hash!: string | null;
}

export const AuditEntryConnection = connectionOf(() => RecordedAct, 'AuditEntry');

const tooLong = { message: `Search for at most ${limits.search} characters.` };

@InputType({ description: 'Narrows the record of acts.' })
export class AuditFilter {
  @Field(() => String, {
    nullable: true,
    description: 'An account by its id, or words of a name or address.',
  })
  @IsOptional()
  @MaxLength(limits.search, tooLong)
  actor?: string;

  @Field(() => String, { nullable: true, description: 'The name of an act: `publishNeed`.' })
  @IsOptional()
  @MaxLength(limits.search, tooLong)
  act?: string;

  @Field(() => ID, { nullable: true, description: 'Id of a thing that the act was about.' })
  @IsOptional()
  @MaxLength(limits.search, tooLong)
  subject?: string;

  @Field(() => String, { nullable: true, description: 'First day in London (YYYY-MM-DD).' })
  @IsOptional()
  @IsDay({ message: 'Give the first day as YYYY-MM-DD.' })
  since?: string;

  @Field(() => String, { nullable: true, description: 'Last day in London (YYYY-MM-DD).' })
  @IsOptional()
  @IsDay({ message: 'Give the last day as YYYY-MM-DD.' })
  until?: string;

  @Field(() => String, { nullable: true, description: 'Words, each of which the entry holds somewhere.' })
  @IsOptional()
  @MaxLength(limits.search, tooLong)
  search?: string;
}

@ObjectType({ description: 'An act that is on record, for choosing from.' })
export class RecordedActKind {
  @Field(() => String)
  act!: string;

  @Field(() => String)
  words!: string;
}
