import { useQuery } from 'urql';
import { ShortlistStateDocument, type ShortlistDecision } from '@parley/shared/generated/council/graphql';

export interface EntryState {
  id: string;
  version: number;
  decision: ShortlistDecision;
  reason: string;
}

const changing = { additionalTypenames: ['ShortlistEntry'] };

/** What has been decided on each supplier for a need, by supplier. */
export function useShortlistState(needId: string) {
  const [{ data }, refresh] = useQuery({
    query: ShortlistStateDocument,
    variables: { needId },
    requestPolicy: 'cache-and-network',
    context: changing,
    pause: needId === '',
  });
  const entries = new Map<string, EntryState>(
    data?.need?.shortlist.edges.map(({ node }) => [node.supplier.id, node]) ?? [],
  );
  return { entries, refresh: () => refresh({ requestPolicy: 'network-only' }) };
}
