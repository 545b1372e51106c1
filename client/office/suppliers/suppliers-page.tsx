import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OfficeSuppliersDocument, type OfficeSuppliersQuery } from '@parley/shared/generated/office/graphql';
import { Directory } from '../../api/directory.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { Filters } from '../../ui/filters.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { directoryFilterIn, directoryFilters } from '../../ui/supplier-filters.ts';
import { Table, type Column } from '../../ui/table.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { count, sizes, yesNo } from '../../ui/words.ts';
import { origins } from '../words.ts';

const pageSize = 20;
const changing = { additionalTypenames: ['Supplier'] };

type Supplier = OfficeSuppliersQuery['suppliers']['edges'][number]['node'];

const columns: Column<Supplier>[] = [
  {
    key: 'name',
    header: 'Supplier',
    rowHeader: true,
    cell: ({ id, name, fictional, origin }) => (
      <>
        <TextLink to="/suppliers/$supplierId" params={{ supplierId: id } as never}>
          {name}
        </TextLink>
        <Fictional when={fictional} />
        <span className="parley-table__under">{origins[origin]}</span>
      </>
    ),
  },
  { key: 'size', header: 'Size', cell: ({ size }) => sizes[size] },
  { key: 'sme', header: 'SME', cell: ({ sme }) => yesNo(sme) },
  { key: 'vcse', header: 'VCSE', cell: ({ vcse }) => yesNo(vcse) },
  {
    key: 'engagements',
    header: 'Past engagements',
    numeric: true,
    cell: ({ trackRecord }) => trackRecord.engagements.toLocaleString('en-GB'),
  },
];

function SupplierList() {
  const search: SearchParams = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: OfficeSuppliersDocument,
    variables: {
      first: pageSize,
      after: listOf(search.after)[0],
      filter: directoryFilterIn(search),
    },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  return (
    <Directory
      of="suppliers"
      {...{ query, refresh }}
      listIn={({ suppliers }) => suppliers}
      shape="table"
      filters={<Filters filters={directoryFilters} />}
      empty={
        <Empty title="No supplier fits">
          <p>Take a filter away, or use fewer words.</p>
        </Empty>
      }
    >
      {(suppliers, total) => (
        <Table
          caption={count(total, 'supplier')}
          rows={suppliers}
          rowKey={({ id }) => id}
          columns={columns}
        />
      )}
    </Directory>
  );
}

export function SuppliersPage() {
  return (
    <Page
      title="Suppliers"
      lead="Everybody on record, by name."
      breadcrumbs={[{ text: 'Overview', to: '/' }]}
    >
      <OfficeOnly>
        <SupplierList />
      </OfficeOnly>
    </Page>
  );
}
