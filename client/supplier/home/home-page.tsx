import { SupplierHomeDocument, type SupplierHomeQuery } from '@parley/shared/generated/supplier/graphql';
import { useQuery } from 'urql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { NeedLink } from '../../ui/need-link.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { interestStates, StateTag } from '../../ui/tag.tsx';
import { AnswerDue } from '../interests/answer-due.tsx';
import { DemandLink } from '../matches/demand-heading.tsx';
import { MatchList } from '../matches/match-list.tsx';
import { RankingNote } from '../matches/ranking-note.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { CompletenessPanel } from '../profile/completeness-panel.tsx';
import { profileParts } from '../profile/completeness.ts';

type Supplier = NonNullable<SupplierHomeQuery['supplier']>;

function Interests({ interests }: { interests: Supplier['interests'] }) {
  if (interests.totalCount === 0) {
    return (
      <p className="govuk-body">
        You have not expressed interest in a need yet. Every interest is owed an answer, with a reason.
      </p>
    );
  }
  return (
    <>
      <Table
        caption="Your latest interests"
        captionHidden
        rows={interests.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'need',
            header: 'Need',
            rowHeader: true,
            cell: ({ need }) => <NeedLink {...need} />,
          },
          { key: 'council', header: 'Council', cell: ({ need }) => need.council.niceName },
          {
            key: 'state',
            header: 'State',
            cell: ({ state }) => <StateTag states={interestStates} state={state} />,
          },
          { key: 'due', header: 'Answer', cell: (interest) => <AnswerDue interest={interest} /> },
        ]}
      />
      <p className="govuk-body">
        <TextLink to="/interests">
          {interests.totalCount === 1 ? 'Your interest' : `All ${interests.totalCount} interests`}
        </TextLink>
      </p>
    </>
  );
}

function TopCouncils({ councils }: { councils: Supplier['councilMatches'] }) {
  if (councils.totalCount === 0) return <p className="govuk-body">No council matches yet.</p>;
  return (
    <>
      <Table
        caption="Best councils for you"
        captionHidden
        rows={councils.edges.map(({ node }) => node)}
        rowKey={({ council }) => council.id}
        columns={[
          {
            key: 'council',
            header: 'Council',
            rowHeader: true,
            cell: ({ rank, council }) => (
              <>
                {rank}.{' '}
                <TextLink to="/councils/$councilId" params={{ councilId: council.id }}>
                  {council.niceName}
                </TextLink>
              </>
            ),
          },
          {
            key: 'best',
            header: 'Best match',
            cell: ({ best }) => (best.demand ? <DemandLink demand={best.demand} /> : 'None'),
          },
          { key: 'points', header: 'Points', numeric: true, cell: ({ best }) => best.points },
          { key: 'matches', header: 'Needs and lines', numeric: true, cell: ({ matches }) => matches },
        ]}
      />
      <p className="govuk-body">
        <TextLink to="/councils">
          {councils.totalCount === 1 ? 'The council' : `All ${councils.totalCount} councils`} ranked for you
        </TextLink>
      </p>
    </>
  );
}

function TopNeeds({ matches }: { matches: Supplier['demandMatches'] }) {
  if (matches.totalCount === 0) {
    return (
      <p className="govuk-body">
        No published need matches yet. <TextLink to="/profile/capabilities/new">Say what you can do</TextLink>{' '}
        and matches appear at once.
      </p>
    );
  }
  return (
    <>
      <RankingNote policyVersion={matches.policyVersion} asOf={matches.asOf} />
      <MatchList matches={matches.edges.map(({ node }) => node)} level={3} />
      <ButtonLink to="/needs">
        {matches.totalCount === 1 ? 'The need' : `All ${matches.totalCount} needs`} for you
      </ButtonLink>
    </>
  );
}

const complete = (supplier: Supplier) => profileParts(supplier).every(({ done }) => done);

export function HomePage() {
  const supplierId = useSupplierId();
  const [query, refresh] = useQuery({
    query: SupplierHomeDocument,
    variables: { supplierId },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Page
      title={query.data?.supplier?.name ?? 'Your matches'}
      mark={
        <FictionalNote when={query.data?.supplier?.fictional}>
          This supplier is invented for the demonstration.
        </FictionalNote>
      }
      lead="Problems councils have that you could help with, and the points behind each match."
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Ranking needs for you"
        shape="list"
      >
        {({ supplier }) =>
          supplier && (
            <>
              {!complete(supplier) && <CompletenessPanel parts={profileParts(supplier)} />}
              <h2 className="govuk-heading-m">Your interests</h2>
              <Interests interests={supplier.interests} />
              <h2 className="govuk-heading-m">Best needs for you</h2>
              <TopNeeds matches={supplier.demandMatches} />
              <h2 className="govuk-heading-m">Best councils for you</h2>
              <TopCouncils councils={supplier.councilMatches} />
              {complete(supplier) && <CompletenessPanel parts={profileParts(supplier)} />}
            </>
          )
        }
      </QueryBoundary>
    </Page>
  );
}
