import { Field, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A place where the person asking is signed in.' })
export class SignInSession {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Browser and system in plain words.' })
  device!: string;

  @Field(() => Date, { description: 'When it began.' })
  signedInAt!: Date;

  @Field(() => Date, { description: 'When the person last showed there who they are, by a link or a code.' })
  verifiedAt!: Date;

  @Field(() => Date, { description: 'When it ends by itself.' })
  expiresAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  current!: boolean;
}

@InputType()
export class RevokeSessionInput {
  @Field(() => ID)
  sessionId!: string;
}
