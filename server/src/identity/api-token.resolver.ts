import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Council } from '../councils/council.entity.ts';
import { related, type Context } from '../platform/context.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { ApiToken } from './api-token.entity.ts';
import { CreateApiTokenInput, RevokeApiTokenInput } from './api-token.input.ts';
import * as service from './api-token.service.ts';
import { Side } from './membership.entity.ts';

@ObjectType({ description: 'A token that was just made.' })
export class NewApiToken {
  @Field(() => ApiToken)
  token!: ApiToken;

  @Field(() => String, {
    description: 'Send it as `Authorization: Bearer …`. It is never shown again.',
  })
  secret!: string;
}

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  @Query(() => [ApiToken], { description: 'The API tokens of the person signed in, newest first.' })
  apiTokens(@Ctx() ctx: Context): Promise<ApiToken[]> {
    return service.ownTokens(ctx);
  }

  @Mutation(() => NewApiToken, { description: 'Makes an API token for one organisation of the person.' })
  createApiToken(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateApiTokenInput) input: CreateApiTokenInput,
  ): Promise<NewApiToken> {
    return service.createApiToken(ctx, input);
  }

  @Mutation(() => ApiToken, { description: 'Ends an API token for good.' })
  revokeApiToken(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeApiTokenInput) input: RevokeApiTokenInput,
  ): Promise<ApiToken> {
    return service.revokeApiToken(ctx, input);
  }

  @FieldResolver(() => Council, { nullable: true })
  council(@Root() { side, organisationId }: ApiToken, @Ctx() ctx: Context): Promise<Council | null> {
    return related(ctx, Council, side === Side.COUNCIL && organisationId ? { id: organisationId } : null);
  }

  @FieldResolver(() => Supplier, { nullable: true })
  supplier(@Root() { side, organisationId }: ApiToken, @Ctx() ctx: Context): Promise<Supplier | null> {
    return related(ctx, Supplier, side === Side.SUPPLIER && organisationId ? { id: organisationId } : null);
  }
}
