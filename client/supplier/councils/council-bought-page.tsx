import { SupplierCouncilBoughtDocument } from '@parley/shared/generated/supplier/graphql';
import { useParams, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { EngagementTable } from '../track-record/engagement-table.tsx';
import { BuyingNumbers } from './buying-numbers.tsx';
import { CouncilParts } from './council-parts.tsx';

export function CouncilBoughtPage() {
  const { councilId = '' } = useParams({ strict: false }) as { councilId?: string };
  const { after }: { after?: string } = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: SupplierCouncilBoughtDocument,
    variables: { councilId, first: 20, after },
  });
  const council = query.data?.council;
  return (
    <Page
      title={council ? `What ${council.niceName} bought` : 'What this council bought'}
      lead="Contracts, call-offs, pilots, demonstrations and meetings on record, newest first."
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Councils', to: '/councils' },
        { text: council?.niceName ?? 'Council', to: '/councils/$councilId', params: { councilId } },
      ]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading purchases"
        shape="table"
      >
        {({ council }) => {
          if (!council) {
            return (
              <ProblemState
                problem={{ kind: 'not-found', message: 'There is no council at this address.' }}
              />
            );
          }
          return (
            <>
              <CouncilParts councilId={council.id} />
              {council.engagements.totalCount === 0 ? (
                <Empty title="Nothing on record">
                  <p className="govuk-body">
                    No purchase or pilot of {council.niceName} is known to Parley yet.
                  </p>
                </Empty>
              ) : (
                <>
                  <BuyingNumbers record={council.buyingRecord} />
                  <EngagementTable
                    caption={`What ${council.niceName} bought, newest first`}
                    engagements={council.engagements.edges.map(({ node }) => node)}
                    with="supplier"
                  />
                  <Pager pageInfo={council.engagements.pageInfo} of="engagements" />
                </>
              )}
            </>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
