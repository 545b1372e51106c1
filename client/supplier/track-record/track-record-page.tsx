import { SupplierTrackRecordDocument } from '@parley/shared/generated/supplier/graphql';
import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatMonth } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { formatShortMoney } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { EngagementTable } from './engagement-table.tsx';
import { Statistics } from './statistics.tsx';

export function TrackRecordPage() {
  const supplierId = useSupplierId();
  const { after }: { after?: string } = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: SupplierTrackRecordDocument,
    variables: { supplierId, first: 20, after },
  });
  return (
    <Page
      title="Your track record"
      lead="Past work and contacts with councils and other public buyers, as they are on record."
      mark={
        <FictionalNote when={query.data?.supplier?.fictional}>
          This supplier and all its work are invented for the demonstration.
        </FictionalNote>
      }
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading track record"
        shape="table"
      >
        {({ supplier }) => {
          if (!supplier) return null;
          const { trackRecord, engagements } = supplier;
          if (engagements.totalCount === 0) {
            return (
              <Empty
                title="Nothing on record yet"
                action={<ButtonLink to="/needs">Needs for you</ButtonLink>}
              >
                <p className="govuk-body">
                  That is no bar: suppliers who are new to public work are lifted a little where their profile
                  fits.
                </p>
              </Empty>
            );
          }
          return (
            <>
              <Statistics
                items={[
                  { name: 'engagements on record', value: trackRecord.engagements },
                  { name: 'councils', value: trackRecord.councils },
                  { name: 'known to be delivered', value: trackRecord.delivered },
                  { name: 'in published values', value: formatShortMoney(trackRecord.totalGbp) },
                ]}
              />
              <p className="govuk-body">
                {trackRecord.firstOn && trackRecord.lastOn && (
                  <>
                    Begun between {formatMonth(trackRecord.firstOn)} and {formatMonth(trackRecord.lastOn)}
                    .{' '}
                  </>
                )}
                {trackRecord.fellShort > 0 &&
                  `${trackRecord.fellShort} ${trackRecord.fellShort === 1 ? 'is' : 'are'} known to have fallen short. `}
                Published values may be the ceiling of a framework. Recent work counts for more than old work.
              </p>
              <h2 className="govuk-heading-m">Everything on record, newest first</h2>
              <EngagementTable
                caption="Your engagements, newest first"
                engagements={engagements.edges.map(({ node }) => node)}
                with="buyer"
              />
              <Pager pageInfo={engagements.pageInfo} of="engagements" />
            </>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
