import {
  SupplierCouncilChoicesDocument,
  SupplierCouncilsByNameDocument,
  SupplierRankedCouncilsDocument,
} from '@parley/shared/generated/supplier/graphql';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextField } from '../../ui/field.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { PointsBar } from '../../ui/points-bar.tsx';
import { Table } from '../../ui/table.tsx';
import { DemandLink, demandTitle } from '../matches/demand-heading.tsx';
import { evidenceAddress } from '../matches/evidence-address.ts';
import { RankingNote } from '../matches/ranking-note.tsx';
import { useSupplierId } from '../own-supplier.tsx';

interface CouncilsSearch {
  search?: string;
  after?: string;
}

function NameSearch({ search }: { search: string }) {
  const navigate = useNavigate();
  return (
    <form
      role="search"
      className="govuk-!-margin-bottom-6"
      key={search}
      onSubmit={(event) => {
        event.preventDefault();
        const typed = String(new FormData(event.currentTarget).get('search') ?? '').trim();
        void navigate({ to: '.', search: (typed ? { search: typed } : {}) as never });
      }}
    >
      <TextField
        name="search"
        label="Find any council by name"
        hint="The list shows councils with points for you; others can be found here."
        type="search"
        width={20}
        defaultValue={search}
      />
      <Button type="submit" kind="secondary">
        Search
      </Button>
    </form>
  );
}

function RankedCouncils({ after }: { after?: string }) {
  const supplierId = useSupplierId();
  const [query, refresh] = useQuery({
    query: SupplierRankedCouncilsDocument,
    variables: { supplierId, first: 10, after },
  });
  return (
    <QueryBoundary
      query={query}
      retry={() => refresh({ requestPolicy: 'network-only' })}
      label="Ranking councils for you"
      shape="list"
    >
      {({ supplier }) => {
        if (!supplier) return null;
        const { edges, totalCount, pageInfo } = supplier.councilMatches;
        if (totalCount === 0) {
          return (
            <Empty
              title="No council matches yet"
              action={<ButtonLink to="/profile">Look at your profile</ButtonLink>}
            >
              <p className="govuk-body">Describe what you can do, with tags, and councils appear at once.</p>
            </Empty>
          );
        }
        return (
          <>
            <h2 className="govuk-heading-m">
              {totalCount === 1 ? '1 council' : `${totalCount} councils`} for you
            </h2>
            <RankingNote policyVersion={edges[0]?.node.best.policyVersion} asOf={edges[0]?.node.best.asOf} />
            <ol className="parley-card-list">
              {edges.map(({ node: { rank, council, matches, best } }) => (
                <li className="parley-card" key={council.id}>
                  <h3 className="parley-card__title">
                    {rank}.{' '}
                    <TextLink to="/councils/$councilId" params={{ councilId: council.id }}>
                      {council.niceName}
                    </TextLink>
                  </h3>
                  <ul className="parley-meta">
                    <li>{council.typeName}</li>
                    <li>{council.region}</li>
                    <li>
                      {matches === 1
                        ? '1 need or line of business'
                        : `${matches} needs and lines of business`}{' '}
                      with points for you
                    </li>
                  </ul>
                  {best.demand && (
                    <>
                      <p className="govuk-body">
                        Best match: <DemandLink demand={best.demand} />
                      </p>
                      <PointsBar
                        subject={`${council.niceName}, ${demandTitle(best.demand)}`}
                        match={best}
                        size="short"
                        recordHref={evidenceAddress}
                      />
                    </>
                  )}
                </li>
              ))}
            </ol>
            <Pager pageInfo={pageInfo} of="councils" />
          </>
        );
      }}
    </QueryBoundary>
  );
}

function CouncilsByName({ search, after }: { search: string; after?: string }) {
  const supplierId = useSupplierId();
  const [query, refresh] = useQuery({
    query: SupplierCouncilsByNameDocument,
    variables: { search, first: 20, after },
  });
  const [own] = useQuery({ query: SupplierCouncilChoicesDocument, variables: { supplierId } });
  const places = new Map(
    (own.data?.supplier?.councilMatches.edges ?? []).map(({ node }) => [node.council.id, node]),
  );
  return (
    <QueryBoundary
      query={query}
      retry={() => refresh({ requestPolicy: 'network-only' })}
      label="Searching councils"
      shape="table"
    >
      {({ councils: { totalCount, edges, pageInfo } }) =>
        totalCount === 0 ? (
          <Empty
            title={`No council is called “${search}”`}
            action={<TextLink to="/councils">Clear the search</TextLink>}
          >
            <p className="govuk-body">Try a shorter part of the name.</p>
          </Empty>
        ) : (
          <>
            <h2 className="govuk-heading-m">
              {totalCount === 1 ? '1 council' : `${totalCount} councils`} with “{search}” in the name
            </h2>
            <p className="govuk-body">
              <TextLink to="/councils">Back to councils ranked for you</TextLink>
            </p>
            <RankingNote />
            <Table
              caption="Councils found"
              captionHidden
              rows={edges.map(({ node }) => node)}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  header: 'Council',
                  rowHeader: true,
                  cell: ({ id, niceName }) => (
                    <TextLink to="/councils/$councilId" params={{ councilId: id }}>
                      {niceName}
                    </TextLink>
                  ),
                },
                { key: 'type', header: 'Kind', cell: ({ typeName }) => typeName },
                { key: 'region', header: 'Region', cell: ({ region }) => region },
                {
                  key: 'points',
                  header: 'Your best match',
                  numeric: true,
                  cell: ({ id }) => {
                    const place = places.get(id);
                    return place ? `${place.best.points} points, place ${place.rank}` : 'No points';
                  },
                },
              ]}
            />
            <Pager pageInfo={pageInfo} of="councils" />
          </>
        )
      }
    </QueryBoundary>
  );
}

export function CouncilsPage() {
  const { search, after }: CouncilsSearch = useSearch({ strict: false });
  return (
    <Page
      title="Councils for you"
      lead="In the order of your best match with any need or line of business of each council."
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <NameSearch search={search ?? ''} />
      {search ? <CouncilsByName search={search} after={after} /> : <RankedCouncils after={after} />}
    </Page>
  );
}
