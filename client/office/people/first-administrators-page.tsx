import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import {
  OrganisationsWithoutAdministratorDocument,
  type OrganisationsWithoutAdministratorQuery,
} from '@parley/shared/generated/account/graphql';
import { OpenInvitations } from '../../account/open-invitations.tsx';
import { useDone } from '../../account/use-done.tsx';
import { Directory } from '../../api/directory.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { Table, type Column } from '../../ui/table.tsx';
import { count } from '../../ui/words.ts';
import { OfficeAdministratorsOnly } from '../office-only.tsx';

const pageSize = 20;
/** Organisations whose open invitations are shown at most. */
const mostInvited = 50;
const context = { additionalTypenames: ['OrganisationMembers', 'MemberInvitation'] };

type Organisation =
  OrganisationsWithoutAdministratorQuery['organisationsWithoutAdministrator']['edges'][number]['node'];

const sides = { COUNCIL: 'Council', SUPPLIER: 'Supplier', OFFICE: 'Innovation office' } as const;

const filters: Filter[] = [
  { name: 'words', label: 'Name', kind: 'text' },
  {
    name: 'side',
    label: 'Kind',
    kind: 'radios',
    options: [
      { value: 'COUNCIL', label: 'Councils' },
      { value: 'SUPPLIER', label: 'Suppliers' },
    ],
  },
];

function OrganisationLink({ side, id, name }: Organisation) {
  return side === 'COUNCIL' ? (
    <TextLink to="/councils/$councilId/people" params={{ councilId: id } as never}>
      {name}
    </TextLink>
  ) : (
    <TextLink to="/suppliers/$supplierId/people" params={{ supplierId: id } as never}>
      {name}
    </TextLink>
  );
}

const columns: Column<Organisation>[] = [
  {
    key: 'name',
    header: 'Organisation',
    rowHeader: true,
    cell: (organisation) => (
      <>
        <OrganisationLink {...organisation} />
        <Fictional when={organisation.fictional} />
        {organisation.detail && <span className="parley-table__under">{organisation.detail}</span>}
      </>
    ),
  },
  { key: 'kind', header: 'Kind', cell: ({ side }) => sides[side] },
  { key: 'members', header: 'Members', numeric: true, cell: ({ members }) => members },
  {
    key: 'invited',
    header: 'Invited',
    cell: ({ invitations }) =>
      invitations.length > 0 ? count(invitations.length, 'person', 'people') : 'Nobody',
  },
];

function Waiting() {
  const search: SearchParams = useSearch({ strict: false });
  const [side] = listOf(search.side);
  const [query, refresh] = useQuery({
    query: OrganisationsWithoutAdministratorDocument,
    variables: {
      first: pageSize,
      after: listOf(search.after)[0],
      search: listOf(search.words)[0],
      side: side === 'COUNCIL' || side === 'SUPPLIER' ? side : undefined,
      invited: false,
    },
    requestPolicy: 'cache-and-network',
    context,
  });
  const [invited, refreshInvited] = useQuery({
    query: OrganisationsWithoutAdministratorDocument,
    variables: { first: mostInvited, invited: true },
    requestPolicy: 'cache-and-network',
    context,
  });
  const [notice, onDone] = useDone(() => {
    refresh({ requestPolicy: 'network-only' });
    refreshInvited({ requestPolicy: 'network-only' });
  });
  return (
    <>
      {notice}
      <h2 className="govuk-heading-m">Open invitations</h2>
      <QueryBoundary
        query={invited}
        retry={() => refreshInvited({ requestPolicy: 'network-only' })}
        label="Loading open invitations"
        shape="table"
      >
        {({ organisationsWithoutAdministrator: { edges, pageInfo } }) => (
          <>
            <OpenInvitations
              invitations={edges.flatMap(({ node }) =>
                node.invitations.map((invitation) => ({
                  ...invitation,
                  organisation: <OrganisationLink {...node} />,
                })),
              )}
              onDone={onDone}
            />
            {pageInfo.hasNextPage && (
              <p className="govuk-body">
                These are the invitations of the first {mostInvited} organisations by name. Those of the
                others stand on the pages of their organisations.
              </p>
            )}
          </>
        )}
      </QueryBoundary>
      <Directory
        of="organisations"
        {...{ query, refresh }}
        listIn={({ organisationsWithoutAdministrator }) => organisationsWithoutAdministrator}
        shape="table"
        filters={<Filters filters={filters} />}
        empty={
          <Empty title="No organisation fits">
            <p>Try a part of the name. Who has an administrator already is not in this list.</p>
          </Empty>
        }
      >
        {(organisations, total) => (
          <Table
            caption={`${count(total, 'organisation')} without an administrator`}
            rows={organisations}
            rowKey={({ id }) => id}
            columns={columns}
          />
        )}
      </Directory>
    </>
  );
}

/** Where the office finds councils and suppliers that nobody administers yet; for its administrators. */
export function FirstAdministratorsPage() {
  return (
    <Page
      title="First administrators"
      lead="Each council and supplier invites its own people. The office invites the first of them, as administrator."
      breadcrumbs={[{ text: 'Overview', to: '/' }]}
    >
      <OfficeAdministratorsOnly>
        <Waiting />
      </OfficeAdministratorsOnly>
    </Page>
  );
}
