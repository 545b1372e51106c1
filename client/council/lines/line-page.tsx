import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { LineSuppliersDocument } from '@parley/shared/generated/council/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Filters } from '../../ui/filters.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { RankedSuppliers } from '../matches/ranked-suppliers.tsx';
import { rankedFilters, supplierFilterOf } from '../matches/supplier-filters.ts';
import { Prose } from '../prose.tsx';
import { TagList } from '../vocabulary/tag-list.tsx';
import { LineFrame, type OwnLine } from './line-frame.tsx';

const pageSize = 10;

function Line({ line }: { line: OwnLine }) {
  const search: SearchParams = useSearch({ strict: false });
  const filter = supplierFilterOf(search);
  const [query, refresh] = useQuery({
    query: LineSuppliersDocument,
    variables: { lineId: line.id, first: pageSize, after: listOf(search.after)[0], filter },
  });
  return (
    <>
      <p className="govuk-body">{line.lineOfBusiness.description}</p>
      <SummaryList
        rows={[
          { key: 'Who decides', value: line.decidedBy },
          { key: 'Priorities', value: line.priorities ? <Prose>{line.priorities}</Prose> : 'Not said yet' },
          {
            key: 'Standing demand',
            value: line.standingDemand ? <Prose>{line.standingDemand}</Prose> : 'Not said yet',
          },
          { key: 'Tags', value: line.terms.length > 0 ? <TagList terms={line.terms} /> : 'None yet' },
          { key: 'Last changed', value: formatDate(line.updatedAt) },
        ]}
      />
      <div className="parley-with-filters">
        <Filters filters={rankedFilters} />
        <div>
          <h2 className="govuk-heading-l">Suppliers for this line</h2>
          <QueryBoundary
            query={query}
            retry={() => refresh({ requestPolicy: 'network-only' })}
            label="Ranking suppliers"
            shape="list"
          >
            {({ councilLine }) =>
              councilLine && (
                <RankedSuppliers ranked={councilLine.matches} filtered={Object.keys(filter).length > 0} />
              )
            }
          </QueryBoundary>
        </div>
      </div>
    </>
  );
}

export function LinePage() {
  return <LineFrame>{(line) => <Line line={line} />}</LineFrame>;
}
