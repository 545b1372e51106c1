import { useQuery } from 'urql';
import { OfficeAnalyticsDocument } from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDateRange } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { PrintButton } from '../print-button.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { ScopeFilters } from './scope-filters.tsx';
import { useScope } from './scope.ts';

function AllCharts() {
  const { filter, problem } = useScope();
  const [query, refresh] = useQuery({
    query: OfficeAnalyticsDocument,
    variables: { filter },
    pause: problem !== undefined,
    requestPolicy: 'cache-and-network',
  });
  if (problem) return <ErrorState title="We cannot read this period">{problem}</ErrorState>;
  return (
    <QueryBoundary
      query={query}
      retry={() => refresh({ requestPolicy: 'network-only' })}
      label="Counting matches"
      shape="table"
    >
      {({ matchAnalytics: { charts, since, until } }) => (
        <>
          <p className="govuk-body" role="status">
            Counted over {formatDateRange(since, until)}.
          </p>
          {charts.length === 0 && <Empty title="This server has no charts" />}
          {charts.map((chart) => (
            <ChartFigure key={chart.id} chart={chart} />
          ))}
        </>
      )}
    </QueryBoundary>
  );
}

export function AnalyticsPage() {
  return (
    <Page
      title="Match analytics"
      lead="Where matches go: who is shown, who comes forward and what it leads to."
      breadcrumbs={[{ text: 'Overview', to: '/' }]}
      actions={<PrintButton />}
    >
      <OfficeOnly>
        <div className="parley-with-filters">
          <ScopeFilters />
          <div>
            <AllCharts />
          </div>
        </div>
      </OfficeOnly>
    </Page>
  );
}
