import { useParams, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OfficeImportRunDocument, type OfficeImportRunQuery } from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDateTime } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { count } from '../../ui/words.ts';
import { RunState } from './run-state.tsx';

const pageSize = 50;

type Run = NonNullable<OfficeImportRunQuery['importRun']>;
type Refusal = Run['refusals']['edges'][number]['node'];

function RunFacts({ run }: { run: Run }) {
  const { refusals } = run;
  return (
    <>
      {run.failure && <Notice kind="warning">{run.failure}</Notice>}
      <SummaryList
        rows={[
          { key: 'State', value: <RunState state={run.state} /> },
          { key: 'Source', value: run.source },
          { key: 'Started', value: formatDateTime(run.createdAt) },
          { key: 'Ended', value: run.finishedAt ? formatDateTime(run.finishedAt) : 'Not yet' },
          { key: 'Rows read', value: run.rowsRead.toLocaleString('en-GB') },
          { key: 'Added', value: run.added.toLocaleString('en-GB') },
          { key: 'Changed', value: run.changed.toLocaleString('en-GB') },
          { key: 'Unchanged', value: run.unchanged.toLocaleString('en-GB') },
          { key: 'Refused', value: run.refused.toLocaleString('en-GB') },
        ]}
      />
      {refusals.totalCount === 0 ? (
        <Empty title="No row was refused" />
      ) : (
        <>
          <Table
            caption={count(
              refusals.totalCount,
              'row or part of a row refused',
              'rows or parts of rows refused',
            )}
            rows={refusals.edges.map(({ node }) => node)}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'line',
                header: 'Line of the file',
                rowHeader: true,
                cell: ({ line }: Refusal) => line.toLocaleString('en-GB'),
              },
              {
                key: 'what',
                header: 'Refused',
                cell: ({ partial }) => (
                  <Tag colour={partial ? 'yellow' : 'grey'}>{partial ? 'A part' : 'The row'}</Tag>
                ),
              },
              { key: 'reason', header: 'Why', cell: ({ reason }) => reason },
            ]}
          />
          <Pager pageInfo={refusals.pageInfo} of="refused rows" />
        </>
      )}
    </>
  );
}

export function ImportPage() {
  const { runId = '' } = useParams({ strict: false });
  const search: SearchParams = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: OfficeImportRunDocument,
    variables: { id: runId, first: pageSize, after: listOf(search.after)[0] },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Page
      title={query.data?.importRun?.fileName ?? 'Import'}
      caption={query.data?.importRun ? 'Import' : undefined}
      breadcrumbs={[
        { text: 'Overview', to: '/' },
        { text: 'Imports', to: '/imports' },
      ]}
    >
      <OfficeOnly>
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label="Loading the import"
          shape="table"
        >
          {({ importRun }) =>
            importRun ? (
              <RunFacts run={importRun} />
            ) : (
              <Empty title="There is no such import">
                <p>Check the address, or go back to the list of imports.</p>
              </Empty>
            )
          }
        </QueryBoundary>
      </OfficeOnly>
    </Page>
  );
}
