import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import {
  SupplierDirectoryDocument,
  type SupplierDirectoryQuery,
} from '@parley/shared/generated/council/graphql';
import { Directory } from '../../api/directory.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { Filters } from '../../ui/filters.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { directoryFilterIn, directoryFilters } from '../../ui/supplier-filters.ts';
import { TagFilter, tagsOf } from '../vocabulary/tag-filter.tsx';
import { count } from '../../ui/words.ts';
import { supplierFacts } from '../words.ts';

const pageSize = 20;
type Listed = SupplierDirectoryQuery['suppliers']['edges'][number]['node'];

function SupplierCard({ supplier }: { supplier: Listed }) {
  const { engagements, councils, lastOn } = supplier.trackRecord;
  return (
    <li className="parley-card">
      <h3 className="parley-card__title">
        <TextLink to="/suppliers/$supplierId" params={{ supplierId: supplier.id } as never}>
          {supplier.name}
        </TextLink>
        <Fictional when={supplier.fictional} />
      </h3>
      <ul className="parley-meta">
        {supplierFacts(supplier).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {supplier.statement && <p className="govuk-body">{supplier.statement}</p>}
      <p className="govuk-body govuk-!-margin-bottom-0">
        {engagements === 0
          ? 'No past work on record: a new entrant.'
          : `${count(engagements, 'engagement')}${councils > 0 ? ` with ${count(councils, 'council')}` : ''}${lastOn ? `, the latest from ${formatDate(lastOn)}` : ''}.`}
      </p>
    </li>
  );
}

function SupplierList() {
  const search: SearchParams = useSearch({ strict: false });
  const termIds = tagsOf(search);
  const [query, refresh] = useQuery({
    query: SupplierDirectoryDocument,
    variables: {
      first: pageSize,
      after: listOf(search.after)[0],
      filter: {
        ...directoryFilterIn(search),
        ...(termIds.length > 0 ? { termIds } : {}),
      },
    },
  });
  return (
    <Directory
      of="suppliers"
      {...{ query, refresh }}
      listIn={({ suppliers }) => suppliers}
      shape="list"
      filters={<Filters filters={directoryFilters} />}
      above={<TagFilter hint="Suppliers with any of these tags" />}
      empty={
        <Empty title="No supplier fits these filters">
          <p>Take a filter away, or use fewer words.</p>
        </Empty>
      }
    >
      {(suppliers, total) => (
        <>
          <h2 className="govuk-heading-m">{count(total, 'supplier')}, by name</h2>
          <ul className="parley-card-list">
            {suppliers.map((supplier) => (
              <SupplierCard key={supplier.id} supplier={supplier} />
            ))}
          </ul>
        </>
      )}
    </Directory>
  );
}

export function SuppliersPage() {
  return (
    <Page
      title="Suppliers"
      lead="Everyone on record, by name. For an order with reasons, start from one of your needs."
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <SupplierList />
    </Page>
  );
}
