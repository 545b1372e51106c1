import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { PageArgs, type Connection } from '../platform/pagination.ts';
import { MemberInvitation } from './member-invitation.entity.ts';
import { openInvitationsTo } from './member-invitation.service.ts';
import { Side } from './membership.entity.ts';
import * as service from './organisation.service.ts';
import {
  OrganisationWithoutAdministrator,
  OrganisationWithoutAdministratorConnection,
} from './organisation.type.ts';

@Resolver(() => OrganisationWithoutAdministrator)
export class OrganisationResolver {
  @Query(() => OrganisationWithoutAdministratorConnection, {
    description: 'Councils and suppliers that wait for their first administrator, by name.',
  })
  organisationsWithoutAdministrator(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('side', () => Side, { nullable: true, description: 'Councils or suppliers alone.' })
    side: Side | null,
    @Arg('search', () => String, { nullable: true, description: 'Words of the name.' })
    search: string | null,
    @Arg('invited', () => Boolean, {
      defaultValue: false,
      description: 'Only those to which an invitation is open.',
    })
    invited: boolean,
  ): Promise<Connection<OrganisationWithoutAdministrator>> {
    return service.organisationsWithoutAdministrator(ctx, { side, search, invited }, page);
  }

  @FieldResolver(() => [MemberInvitation], { description: 'Open ones, the latest first.' })
  invitations(
    @Ctx() ctx: Context,
    @Root() organisation: OrganisationWithoutAdministrator,
  ): Promise<MemberInvitation[]> {
    return openInvitationsTo(ctx, organisation.id);
  }
}
