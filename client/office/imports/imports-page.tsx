import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import {
  OfficeImportRunsDocument,
  type OfficeImportRunsQuery,
} from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDateTime } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { Table, type Column } from '../../ui/table.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { count } from '../../ui/words.ts';
import { RunState } from './run-state.tsx';

const pageSize = 20;
const changing = { additionalTypenames: ['ImportRun'] };

type Run = OfficeImportRunsQuery['importRuns']['edges'][number]['node'];

const numbers: { key: 'rowsRead' | 'added' | 'changed' | 'unchanged' | 'refused'; header: string }[] = [
  { key: 'rowsRead', header: 'Rows read' },
  { key: 'added', header: 'Added' },
  { key: 'changed', header: 'Changed' },
  { key: 'unchanged', header: 'Unchanged' },
  { key: 'refused', header: 'Refused' },
];

const columns: Column<Run>[] = [
  {
    key: 'file',
    header: 'File',
    rowHeader: true,
    cell: ({ id, fileName, source, createdAt }) => (
      <>
        <TextLink to="/imports/$runId" params={{ runId: id } as never}>
          {fileName}
        </TextLink>
        <span className="parley-table__under">
          {source}, {formatDateTime(createdAt)}
        </span>
      </>
    ),
  },
  { key: 'state', header: 'State', cell: ({ state }) => <RunState state={state} /> },
  ...numbers.map(({ key, header }) => ({
    key,
    header,
    numeric: true,
    cell: (run: Run) => run[key].toLocaleString('en-GB'),
  })),
];

function RunList() {
  const search: SearchParams = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: OfficeImportRunsDocument,
    variables: { first: pageSize, after: listOf(search.after)[0] },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  return (
    <QueryBoundary
      query={query}
      retry={() => refresh({ requestPolicy: 'network-only' })}
      label="Loading imports"
      shape="table"
    >
      {({ importRuns }) =>
        importRuns.totalCount === 0 ? (
          <Empty title="Nothing has been brought in yet">
            <p>
              Whoever runs this server brings open data in from the command line with{' '}
              <code>npm run import</code>. Each file then stands here with what became of its rows.
            </p>
          </Empty>
        ) : (
          <>
            <Table
              caption={count(importRuns.totalCount, 'import')}
              rows={importRuns.edges.map(({ node }) => node)}
              rowKey={({ id }) => id}
              columns={columns}
            />
            <Pager pageInfo={importRuns.pageInfo} of="imports" />
          </>
        )
      }
    </QueryBoundary>
  );
}

export function ImportsPage() {
  return (
    <Page
      title="Imports"
      lead="Files of open data, newest first, with what became of every row."
      breadcrumbs={[{ text: 'Overview', to: '/' }]}
    >
      <OfficeOnly>
        <RunList />
      </OfficeOnly>
    </Page>
  );
}
