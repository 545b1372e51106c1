import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { NeedSuppliersDocument, type NeedWholeFragment } from '@parley/shared/generated/council/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Filters } from '../../ui/filters.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { NeedFrame } from '../needs/need-frame.tsx';
import { ShortlistControl } from '../shortlist/shortlist-control.tsx';
import { useShortlistState } from '../shortlist/shortlist-state.ts';
import { RankedSuppliers } from './ranked-suppliers.tsx';
import { rankedFilters, supplierFilterOf } from './supplier-filters.ts';

const pageSize = 10;

function NeedSuppliers({ need }: { need: NeedWholeFragment }) {
  const search: SearchParams = useSearch({ strict: false });
  const filter = supplierFilterOf(search);
  const [query, refresh] = useQuery({
    query: NeedSuppliersDocument,
    variables: { needId: need.id, first: pageSize, after: listOf(search.after)[0], filter },
  });
  const shortlist = useShortlistState(need.id);
  return (
    <div className="parley-with-filters">
      <Filters filters={rankedFilters} />
      <div>
        <h2 className="govuk-heading-l">Suppliers who could help</h2>
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label="Ranking suppliers"
          shape="list"
        >
          {({ need: found }) =>
            found && (
              <RankedSuppliers
                ranked={found.matches}
                loosenings={found.loosenings}
                filtered={Object.keys(filter).length > 0}
                needId={need.id}
                below={({ supplier }) => (
                  <ShortlistControl
                    needId={need.id}
                    supplier={supplier}
                    entry={shortlist.entries.get(supplier.id)}
                    refresh={shortlist.refresh}
                    open={need.viewerCan.edit}
                  />
                )}
              />
            )
          }
        </QueryBoundary>
      </div>
    </div>
  );
}

export function NeedSuppliersPage() {
  return <NeedFrame part="Suppliers">{(need) => <NeedSuppliers need={need} />}</NeedFrame>;
}
