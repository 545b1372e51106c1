import { ArrayMaxSize, ArrayMinSize, IsInt, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { limits } from '@parley/shared/limits';
import { ApiScope } from './api-token.entity.ts';
import { Side } from './membership.entity.ts';

@InputType()
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What the person calls it: the program that will use it.' })
  @Length(1, limits.title, { message: `Give the token a name of 1 to ${limits.title} characters.` })
  name!: string;

  @Field(() => [ApiScope])
  @ArrayMinSize(1, { message: 'Choose at least one thing the program may do.' })
  @ArrayMaxSize(10, { message: 'Name each thing the program may do once.' })
  scopes!: ApiScope[];

  @Field(() => Side, { nullable: true, description: 'The side it acts on; needed to act for somebody.' })
  side?: Side | null;

  @Field(() => ID, { nullable: true, description: 'The council or supplier it acts for.' })
  organisationId?: string | null;

  @Field(() => Int, { defaultValue: 90, description: `Days until it expires, 1 to ${limits.apiTokenDays}.` })
  @IsInt()
  @Min(1, { message: 'A token lasts at least 1 day.' })
  @Max(limits.apiTokenDays, { message: `A token lasts at most ${limits.apiTokenDays} days.` })
  expiresInDays: number = 90;
}

@InputType()
export class RevokeApiTokenInput {
  @Field(() => ID)
  tokenId!: string;
}
