import { useParams, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OfficeCouncilDocument, type OfficeCouncilQuery } from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate, formatShortDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { NeedLink } from '../../ui/need-link.tsx';
import { formatMoney } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { needStages, StateTag } from '../../ui/tag.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { PeopleLink } from '../people/people-link.tsx';
import { count } from '../../ui/words.ts';

const pageSize = 20;

type Council = NonNullable<OfficeCouncilQuery['council']>;

const needColumns: Column<Council['needs']['edges'][number]['node']>[] = [
  {
    key: 'title',
    header: 'Need',
    rowHeader: true,
    cell: ({ id, title, fictional }) => <NeedLink id={id} title={title} fictional={fictional} />,
  },
  {
    key: 'line',
    header: 'Line of business',
    cell: ({ lineOfBusiness }) => lineOfBusiness?.name ?? 'Not stated',
  },
  { key: 'stage', header: 'Stage', cell: ({ stage }) => <StateTag states={needStages} state={stage} /> },
  {
    key: 'published',
    header: 'Published',
    cell: ({ publishedAt }) => (publishedAt ? formatShortDate(publishedAt) : 'Not published'),
  },
];

const lineColumns: Column<Council['lines'][number]>[] = [
  {
    key: 'line',
    header: 'Line of business',
    rowHeader: true,
    cell: ({ lineOfBusiness, fictional }) => (
      <>
        {lineOfBusiness.name}
        <Fictional when={fictional} />
      </>
    ),
  },
  { key: 'decides', header: 'Who decides', cell: ({ decidedBy }) => decidedBy },
  { key: 'priorities', header: 'Priorities', cell: ({ priorities }) => priorities || 'None on record' },
];

function CouncilFacts({ council }: { council: Council }) {
  const { buyingRecord, needs } = council;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Kind', value: council.typeName },
          { key: 'Region', value: `${council.region}, ${council.nation}` },
          { key: 'Residents', value: council.population?.toLocaleString('en-GB') ?? 'Not known' },
          {
            key: 'Codes',
            value: `${council.code} in the register${council.gssCode ? `, ${council.gssCode} (GSS)` : ''}`,
          },
          ...(council.similarityLabel ? [{ key: 'Resembles', value: council.similarityLabel }] : []),
          {
            key: 'Engagements on record',
            value: `${count(buyingRecord.engagements, 'engagement')} with ${count(buyingRecord.suppliers, 'supplier')}, ${buyingRecord.smeSuppliers.toLocaleString('en-GB')} known to be SMEs`,
          },
          {
            key: 'Published value',
            value: `${formatMoney(Math.round(buyingRecord.totalGbp))}; may include ceilings`,
          },
          { key: 'Latest engagement', value: buyingRecord.lastOn ? formatDate(buyingRecord.lastOn) : 'None' },
        ]}
      />
      <p className="govuk-body">
        <TextLink to="/analytics" search={{ council: council.id } as never}>
          How matching goes at {council.niceName}
        </TextLink>
      </p>
      <PeopleLink councilId={council.id} />
      {needs.totalCount === 0 ? (
        <Empty title="No published needs" />
      ) : (
        <>
          <Table
            caption={count(needs.totalCount, 'published need')}
            rows={needs.edges.map(({ node }) => node)}
            rowKey={({ id }) => id}
            columns={needColumns}
          />
          <Pager pageInfo={needs.pageInfo} of="needs" />
        </>
      )}
      {council.lines.length > 0 && (
        <Table
          caption="Lines of business"
          rows={council.lines.toSorted((a, b) => a.lineOfBusiness.name.localeCompare(b.lineOfBusiness.name))}
          rowKey={({ id }) => id}
          columns={lineColumns}
        />
      )}
    </>
  );
}

export function CouncilPage() {
  const { councilId = '' } = useParams({ strict: false });
  const search: SearchParams = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: OfficeCouncilDocument,
    variables: { id: councilId, first: pageSize, after: listOf(search.after)[0] },
  });
  return (
    <Page
      title={query.data?.council?.name ?? (query.data ? 'Council not found' : 'Council')}
      breadcrumbs={[
        { text: 'Overview', to: '/' },
        { text: 'Councils', to: '/councils' },
      ]}
    >
      <OfficeOnly>
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label="Loading the council"
        >
          {({ council }) =>
            council ? (
              <CouncilFacts council={council} />
            ) : (
              <Empty title="There is no such council">
                <p>Check the address, or search the list of councils.</p>
              </Empty>
            )
          }
        </QueryBoundary>
      </OfficeOnly>
    </Page>
  );
}
