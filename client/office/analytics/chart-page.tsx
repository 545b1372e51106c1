import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OfficeAnalyticsDocument } from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDateRange } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { PrintButton } from '../print-button.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { chartOf } from './numbers.ts';
import { ScopeFilters } from './scope-filters.tsx';
import { keepScope, useScope } from './scope.ts';

export function ChartPage() {
  const { chartId = '' } = useParams({ strict: false });
  const { filter, problem } = useScope();
  const [query, refresh] = useQuery({
    query: OfficeAnalyticsDocument,
    variables: { filter, chartIds: [chartId] },
    pause: problem !== undefined,
    requestPolicy: 'cache-and-network',
  });
  const chart = query.data && chartOf(query.data.matchAnalytics.charts, chartId);
  return (
    <Page
      title={chart?.title ?? 'Chart'}
      lead={chart?.question}
      breadcrumbs={[
        { text: 'Overview', to: '/' },
        { text: 'Match analytics', to: '/analytics' },
      ]}
      actions={<PrintButton />}
    >
      <OfficeOnly>
        <div className="parley-with-filters">
          <ScopeFilters />
          <div>
            {problem ? (
              <ErrorState title="We cannot read this period">{problem}</ErrorState>
            ) : (
              <QueryBoundary
                query={query}
                retry={() => refresh({ requestPolicy: 'network-only' })}
                label="Counting matches"
                shape="table"
              >
                {({ matchAnalytics: { charts, since, until } }) => {
                  const found = chartOf(charts, chartId);
                  return found ? (
                    <>
                      <p className="govuk-body" role="status">
                        Counted over {formatDateRange(since, until)}.
                      </p>
                      <ChartFigure chart={found} alone />
                    </>
                  ) : (
                    <Empty title="There is no such chart">
                      <p>The address names a chart that this server does not have.</p>
                    </Empty>
                  );
                }}
              </QueryBoundary>
            )}
            <p className="govuk-body">
              <TextLink to="/analytics" search={keepScope as never}>
                All charts
              </TextLink>
            </p>
          </div>
        </div>
      </OfficeOnly>
    </Page>
  );
}
