import { useParams, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OfficeSupplierDocument, type OfficeSupplierQuery } from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { engagementColumns } from '../../ui/engagement-columns.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Table } from '../../ui/table.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { PeopleLink } from '../people/people-link.tsx';
import { count, listed, sizes, yesNo } from '../../ui/words.ts';
import { origins } from '../words.ts';

const pageSize = 20;

type Supplier = NonNullable<OfficeSupplierQuery['supplier']>;
type Engagement = Supplier['engagements']['edges'][number]['node'];

const columns = engagementColumns<Engagement>({
  key: 'buyer',
  header: 'Council or buyer',
  cell: ({ buyerName, council }) =>
    council ? (
      <TextLink to="/councils/$councilId" params={{ councilId: council.id } as never}>
        {council.niceName}
      </TextLink>
    ) : (
      buyerName
    ),
});

function SupplierFacts({ supplier }: { supplier: Supplier }) {
  const { trackRecord, engagements } = supplier;
  return (
    <>
      {supplier.statement && <p className="govuk-body">{supplier.statement}</p>}
      <SummaryList
        rows={[
          { key: 'Size', value: sizes[supplier.size] },
          { key: 'SME', value: yesNo(supplier.sme) },
          { key: 'Voluntary, community or social enterprise', value: yesNo(supplier.vcse) },
          { key: 'Serves', value: listed(supplier.regions) || 'Anywhere in the UK' },
          { key: 'Accreditations', value: listed(supplier.accreditations) || 'None on record' },
          {
            key: 'Identifier',
            value: supplier.identifier ? `${supplier.identifierScheme} ${supplier.identifier}` : undefined,
          },
          { key: 'Known from', value: origins[supplier.origin] },
          {
            key: 'Profile confirmed',
            value: supplier.confirmedAt ? formatDate(supplier.confirmedAt) : 'Not by the supplier',
          },
          ...(supplier.excluded
            ? [{ key: 'Excluded', value: 'Excluded from public contracts, so never matched' }]
            : []),
          {
            key: 'Track record',
            value: `${count(trackRecord.engagements, 'engagement')} with ${count(trackRecord.councils, 'council')}`,
          },
        ]}
      />
      <PeopleLink supplierId={supplier.id} />
      <h2 className="govuk-heading-m">What it can do</h2>
      {supplier.capabilities.length === 0 ? (
        <p className="govuk-body">Nothing on record.</p>
      ) : (
        <ul className="parley-card-list">
          {supplier.capabilities.map(({ id, title, description, origin, terms }) => (
            <li className="parley-card" key={id}>
              <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
              {description && <p className="govuk-body govuk-!-margin-bottom-1">{description}</p>}
              <p className="govuk-hint govuk-!-margin-bottom-0">
                {terms.map(({ label }) => label).join(', ') || 'No tags'}
                {origin === 'DERIVED' && '. Derived from its awards'}
              </p>
            </li>
          ))}
        </ul>
      )}
      {engagements.totalCount > 0 && (
        <>
          <Table
            caption={count(engagements.totalCount, 'past engagement')}
            rows={engagements.edges.map(({ node }) => node)}
            rowKey={({ id }) => id}
            columns={columns}
          />
          <Pager pageInfo={engagements.pageInfo} of="engagements" />
        </>
      )}
    </>
  );
}

export function SupplierPage() {
  const { supplierId = '' } = useParams({ strict: false });
  const search: SearchParams = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: OfficeSupplierDocument,
    variables: { id: supplierId, first: pageSize, after: listOf(search.after)[0] },
  });
  return (
    <Page
      title={query.data?.supplier?.name ?? (query.data ? 'Supplier not found' : 'Supplier')}
      mark={
        <FictionalNote when={query.data?.supplier?.fictional}>
          This supplier and all its work are invented for the demonstration.
        </FictionalNote>
      }
      breadcrumbs={[
        { text: 'Overview', to: '/' },
        { text: 'Suppliers', to: '/suppliers' },
      ]}
    >
      <OfficeOnly>
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label="Loading the supplier"
        >
          {({ supplier }) =>
            supplier ? (
              <SupplierFacts supplier={supplier} />
            ) : (
              <Empty title="There is no such supplier">
                <p>Check the address, or search the list of suppliers.</p>
              </Empty>
            )
          }
        </QueryBoundary>
      </OfficeOnly>
    </Page>
  );
}
