import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import {
  OfficeSuppliersDocument,
  type OfficeSuppliersQuery,
  type SupplierSize,
} from '@parley/shared/generated/office/graphql';
import { Directory } from '../../api/directory.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { Table, type Column } from '../../ui/table.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { count, sizeOptions, sizes, yesNo } from '../../ui/words.ts';
import { origins } from '../words.ts';

const pageSize = 20;
const changing = { additionalTypenames: ['Supplier'] };
const isSize = (value: string): value is SupplierSize => value in sizes;

const filters: Filter[] = [
  { name: 'words', label: 'Words', kind: 'text', hint: 'Of the name or what they say they do' },
  { name: 'size', label: 'Size', kind: 'checkboxes', options: sizeOptions },
  {
    name: 'kind',
    label: 'Kind',
    kind: 'checkboxes',
    options: [
      { value: 'sme', label: 'SMEs only' },
      { value: 'vcse', label: 'Voluntary, community and social enterprises only' },
    ],
  },
];

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
  const words = listOf(search.words)[0];
  const kinds = listOf(search.kind);
  const wanted = listOf(search.size).filter(isSize);
  const [query, refresh] = useQuery({
    query: OfficeSuppliersDocument,
    variables: {
      first: pageSize,
      after: listOf(search.after)[0],
      filter: {
        ...(words ? { search: words } : {}),
        ...(wanted.length > 0 ? { sizes: wanted } : {}),
        ...(kinds.includes('sme') ? { smeOnly: true } : {}),
        ...(kinds.includes('vcse') ? { vcseOnly: true } : {}),
      },
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
      filters={<Filters filters={filters} />}
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
