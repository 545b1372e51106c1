import type { ReactNode } from 'react';
import { Pager, type PageInfo } from '../ui/pager.tsx';
import type { LoadingShape } from '../ui/loading.tsx';
import { QueryBoundary, type QueryState } from './query-boundary.tsx';

interface Connection<Node> {
  totalCount: number;
  edges: readonly { node: Node }[];
  pageInfo: PageInfo;
}

interface DirectoryProps<Data, Node> {
  /** What is listed: "needs". */
  of: string;
  query: QueryState<Data>;
  refresh: (options: { requestPolicy: 'network-only' }) => void;
  listIn: (data: NonNullable<Data>) => Connection<Node>;
  shape: LoadingShape;
  /** The panel beside the list. */
  filters: ReactNode;
  /** Above the list, whether or not anything fits. */
  above?: ReactNode;
  /** Where nothing fits. */
  empty: ReactNode;
  children: (nodes: Node[], totalCount: number) => ReactNode;
}

/** A list beside the filters that narrow it, page by page. */
export function Directory<Data, Node>({
  of,
  query,
  refresh,
  listIn,
  shape,
  filters,
  above,
  empty,
  children,
}: DirectoryProps<Data, Node>) {
  return (
    <div className="parley-with-filters">
      {filters}
      <div>
        {above}
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label={`Loading ${of}`}
          shape={shape}
        >
          {(data) => {
            const { totalCount, edges, pageInfo } = listIn(data);
            if (totalCount === 0) return empty;
            return (
              <>
                {children(
                  edges.map(({ node }) => node),
                  totalCount,
                )}
                <Pager pageInfo={pageInfo} of={of} />
              </>
            );
          }}
        </QueryBoundary>
      </div>
    </div>
  );
}
