import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Need } from '../needs/need.entity.ts';
import type { Context } from '../platform/context.ts';
import { PageArgs, pageOf, type Connection } from '../platform/pagination.ts';
import { Snapshot } from './snapshot.entity.ts';
import { keptList, toKeptList } from './snapshot.service.ts';
import { KeptList, KeptListConnection } from './snapshot.type.ts';

@Resolver(() => Need)
export class NeedSnapshotResolver {
  @FieldResolver(() => KeptList, {
    nullable: true,
    description: 'A ranked list of this need as it stood when an officer acted on it.',
  })
  keptList(
    @Root() need: Need,
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
  ): Promise<KeptList | null> {
    return keptList(ctx, need, id);
  }

  @FieldResolver(() => KeptListConnection, {
    description: 'The ranked lists that officers acted on, as they stood, newest first.',
  })
  async keptLists(
    @Root() need: Need,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<KeptList>> {
    const found = await pageOf(ctx, Snapshot, { needId: need.id }, { takenAt: 'desc' }, page);
    return { ...found, edges: found.edges.map(({ node, cursor }) => ({ node: toKeptList(node), cursor })) };
  }
}
