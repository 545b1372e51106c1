import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../platform/context.ts';
import { PageArgs, type Connection } from '../platform/pagination.ts';
import { AuditEntryConnection, AuditFilter, RecordedAct, RecordedActKind } from './audit.type.ts';
import { actKinds, recordedActs } from './audit.service.ts';

@Resolver(() => RecordedAct)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'Who did what, newest first.' })
  auditEntries(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter?: AuditFilter,
  ): Promise<Connection<RecordedAct>> {
    return recordedActs(ctx, filter ?? {}, page);
  }

  @Query(() => [RecordedActKind], { description: 'The acts that go on record.' })
  auditActs(@Ctx() ctx: Context): Promise<RecordedActKind[]> {
    return actKinds(ctx);
  }
}
