import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import {
  SupplierForCouncilDocument,
  type SupplierForCouncilQuery,
} from '@parley/shared/generated/council/graphql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate } from '../../ui/dates.ts';
import { engagementColumns } from '../../ui/engagement-columns.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { formatShortMoney } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Prose } from '../prose.tsx';
import { TagList } from '../vocabulary/tag-list.tsx';
import { listed, sizes, yesNo } from '../../ui/words.ts';
import { SupplierMatch } from './supplier-match.tsx';

type Supplier = NonNullable<SupplierForCouncilQuery['supplier']>;
type Engagement = Supplier['engagements']['edges'][number]['node'];

function Facts({ supplier }: { supplier: Supplier }) {
  const { size, sme, vcse, regions, accreditations, identifier, identifierScheme, confirmedAt } = supplier;
  return (
    <SummaryList
      rows={[
        { key: 'Size', value: sizes[size] },
        { key: 'Small or medium-sized', value: yesNo(sme) },
        { key: 'Voluntary, community or social enterprise', value: yesNo(vcse) },
        { key: 'Serves', value: regions.length > 0 ? listed(regions) : 'Anywhere in the UK' },
        {
          key: 'Accreditations',
          value: accreditations.length > 0 ? listed(accreditations) : 'None on record',
        },
        ...(identifier ? [{ key: 'Registered as', value: `${identifierScheme} ${identifier}` }] : []),
        {
          key: 'Profile confirmed',
          value: confirmedAt ? formatDate(confirmedAt) : 'Never, so it may be out of date',
        },
      ]}
    />
  );
}

/** An address may name one capability; it is there only once the answer is. */
function useNamedCapability() {
  useEffect(() => {
    const named = window.location.hash.slice(1);
    if (named) document.getElementById(named)?.scrollIntoView();
  }, []);
}

function Capabilities({ capabilities }: { capabilities: Supplier['capabilities'] }) {
  useNamedCapability();
  if (capabilities.length === 0) return <p className="govuk-body">Nothing is on record yet.</p>;
  return (
    <ul className="parley-card-list">
      {capabilities.map(({ id, title, description, origin, terms }) => (
        <li className="parley-card" key={id} id={id}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
          <p className="govuk-body govuk-!-margin-bottom-2">
            {origin === 'DECLARED' ? (
              <Tag colour="teal">Declared by the supplier</Tag>
            ) : (
              <Tag colour="grey">Derived from its awards</Tag>
            )}
          </p>
          {description && <Prose>{description}</Prose>}
          <TagList terms={terms} />
        </li>
      ))}
    </ul>
  );
}

function TrackRecord({ supplier }: { supplier: Supplier }) {
  const { engagements, councils, delivered, fellShort, firstOn, lastOn, totalGbp } = supplier.trackRecord;
  if (engagements === 0)
    return (
      <p className="govuk-body">No past work is on record: a new entrant. That is not a mark against it.</p>
    );
  const stats = [
    ['Engagements', String(engagements)],
    ['Councils', String(councils)],
    ['Delivered', String(delivered)],
    ['Fell short', String(fellShort)],
    ['Published value', formatShortMoney(totalGbp)],
  ] as const;
  return (
    <>
      <dl className="parley-stat-row council-stats">
        {stats.map(([term, value]) => (
          <div className="parley-stat" key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="govuk-body">
        {firstOn && lastOn && `Begun between ${formatDate(firstOn)} and ${formatDate(lastOn)}. `}
        Published values may be ceilings of frameworks.
      </p>
      <Table
        caption="Past work and contacts, newest first"
        rows={supplier.engagements.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        columns={engagementColumns<Engagement>({
          key: 'buyer',
          header: 'Council or buyer',
          cell: ({ buyerName }) => buyerName,
        })}
      />
      <Pager pageInfo={supplier.engagements.pageInfo} of="past work" />
    </>
  );
}

export function SupplierPage() {
  const { supplierId = '' }: { supplierId?: string } = useParams({ strict: false });
  const search: SearchParams = useSearch({ strict: false });
  const needId = listOf(search.need)[0];
  const [query, refresh] = useQuery({
    query: SupplierForCouncilDocument,
    variables: { supplierId, after: listOf(search.after)[0] },
  });
  const supplier = query.data?.supplier;
  return (
    <Page
      title={supplier?.name ?? (query.data ? 'Supplier not found' : 'Supplier')}
      mark={
        <FictionalNote when={supplier?.fictional}>
          This supplier and all its work are invented for the demonstration.
        </FictionalNote>
      }
      breadcrumbs={[
        { text: 'Home', to: '/' },
        ...(needId
          ? [
              { text: 'Needs', to: '/needs' },
              { text: 'Ranked suppliers', to: '/needs/$needId/suppliers', params: { needId } },
            ]
          : [{ text: 'Suppliers', to: '/suppliers' }]),
      ]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading the supplier"
        shape="list"
      >
        {({ supplier: found }) =>
          found ? (
            <>
              {found.excluded && (
                <Notice kind="warning">Excluded from public contracts, so never eligible.</Notice>
              )}
              {found.statement && <p className="govuk-body-l council-prose">{found.statement}</p>}
              {needId && <SupplierMatch needId={needId} supplier={found} />}
              <h2 className="govuk-heading-l govuk-!-margin-top-6">About</h2>
              <Facts supplier={found} />
              <h2 className="govuk-heading-l">What it can do</h2>
              <Capabilities capabilities={found.capabilities} />
              <h2 className="govuk-heading-l">Track record</h2>
              <TrackRecord supplier={found} />
              {!needId && (
                <p className="govuk-body">
                  To see how it matches a problem of yours, open it from a{' '}
                  <TextLink to="/needs">need</TextLink>.
                </p>
              )}
            </>
          ) : (
            <ProblemState
              problem={{ kind: 'not-found', message: 'There is no supplier with this address.' }}
            />
          )
        }
      </QueryBoundary>
    </Page>
  );
}
