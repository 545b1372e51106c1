import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import * as service from './session.service.ts';
import { RevokeSessionInput, SignInSession } from './session.type.ts';

@Resolver(() => SignInSession)
export class SessionResolver {
  @Query(() => [SignInSession], { description: 'Where the person asking is signed in, the latest first.' })
  sessions(@Ctx() ctx: Context): Promise<SignInSession[]> {
    return service.sessions(ctx);
  }

  @Mutation(() => [SignInSession], { description: 'Signs the person asking out in one place.' })
  async revokeSession(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeSessionInput) input: RevokeSessionInput,
  ): Promise<SignInSession[]> {
    await service.revokeSession(ctx, input.sessionId);
    return service.sessions(ctx);
  }

  @Mutation(() => Int, {
    description: 'Signs the person asking out everywhere else; says in how many places.',
  })
  revokeOtherSessions(@Ctx() ctx: Context): Promise<number> {
    return service.revokeOtherSessions(ctx);
  }
}
