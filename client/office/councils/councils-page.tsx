import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OfficeCouncilsDocument, type OfficeCouncilsQuery } from '@parley/shared/generated/office/graphql';
import { Directory } from '../../api/directory.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { Table, type Column } from '../../ui/table.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { count, regions } from '../../ui/words.ts';

const pageSize = 20;

const filters: Filter[] = [
  { name: 'words', label: 'Name', kind: 'text' },
  {
    name: 'region',
    label: 'Region',
    kind: 'select',
    options: regions.map((value) => ({ value, label: value })),
  },
];

type Council = OfficeCouncilsQuery['councils']['edges'][number]['node'];

const columns: Column<Council>[] = [
  {
    key: 'name',
    header: 'Council',
    rowHeader: true,
    cell: ({ id, niceName, typeName }) => (
      <>
        <TextLink to="/councils/$councilId" params={{ councilId: id } as never}>
          {niceName}
        </TextLink>
        <span className="parley-table__under">{typeName}</span>
      </>
    ),
  },
  { key: 'region', header: 'Region', cell: ({ region }) => region },
  {
    key: 'population',
    header: 'Residents',
    numeric: true,
    cell: ({ population }) => population?.toLocaleString('en-GB') ?? 'Not known',
  },
  {
    key: 'suppliers',
    header: 'Suppliers on record',
    numeric: true,
    cell: ({ buyingRecord }) => buyingRecord.suppliers.toLocaleString('en-GB'),
  },
  {
    key: 'sme',
    header: 'Of them SMEs',
    numeric: true,
    cell: ({ buyingRecord }) => buyingRecord.smeSuppliers.toLocaleString('en-GB'),
  },
];

function CouncilList() {
  const search: SearchParams = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: OfficeCouncilsDocument,
    variables: {
      first: pageSize,
      after: listOf(search.after)[0],
      search: listOf(search.words)[0],
      region: listOf(search.region)[0],
    },
  });
  return (
    <Directory
      of="councils"
      {...{ query, refresh }}
      listIn={({ councils }) => councils}
      shape="table"
      filters={<Filters filters={filters} />}
      empty={
        <Empty title="No council fits">
          <p>Try a part of the name, or another region.</p>
        </Empty>
      }
    >
      {(councils, total) => (
        <Table caption={count(total, 'council')} rows={councils} rowKey={({ id }) => id} columns={columns} />
      )}
    </Directory>
  );
}

export function CouncilsPage() {
  return (
    <Page
      title="Councils"
      lead="Local authorities on record, by name."
      breadcrumbs={[{ text: 'Overview', to: '/' }]}
    >
      <OfficeOnly>
        <CouncilList />
      </OfficeOnly>
    </Page>
  );
}
