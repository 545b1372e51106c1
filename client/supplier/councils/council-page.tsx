import {
  SupplierCouncilDocument,
  type SupplierCouncilQuery,
} from '@parley/shared/generated/supplier/graphql';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { NeedLink } from '../../ui/need-link.tsx';
import { ValueRange } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { needStages, StateTag } from '../../ui/tag.tsx';
import { RankingNote } from '../matches/ranking-note.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { BuyingNumbers } from './buying-numbers.tsx';
import { CouncilParts } from './council-parts.tsx';

type Council = NonNullable<SupplierCouncilQuery['council']>;
type Points = ReadonlyMap<string, number>;

const notYours = 'No points';

function pointsOf(supplier: SupplierCouncilQuery['supplier']): Points {
  return new Map(
    (supplier?.demandMatches.edges ?? []).flatMap(({ node: { demand, points } }) =>
      demand ? [[demand.id, points]] : [],
    ),
  );
}

const byPoints =
  (points: Points) =>
  (a: { id: string }, b: { id: string }): number =>
    (points.get(b.id) ?? -1) - (points.get(a.id) ?? -1);

const inPoints = (points: Points, id: string) => {
  const own = points.get(id);
  return own === undefined ? notYours : `${own} of 100 points`;
};

function Needs({ council, points }: { council: Council; points: Points }) {
  const needs = council.needs.edges.map(({ node }) => node).toSorted(byPoints(points));
  if (needs.length === 0)
    return <p className="govuk-body">{council.niceName} has published no needs here yet.</p>;
  return (
    <Table
      caption={`Published needs of ${council.niceName}`}
      captionHidden
      rows={needs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: 'Need',
          rowHeader: true,
          cell: ({ id, title, fictional }) => <NeedLink id={id} title={title} fictional={fictional} />,
          sortBy: ({ title }) => title,
        },
        {
          key: 'stage',
          header: 'Stage',
          cell: ({ stage }) => <StateTag states={needStages} state={stage} />,
        },
        {
          key: 'decides',
          header: 'Decides by',
          cell: ({ decideBy }) => (decideBy ? formatDate(decideBy) : 'No date set'),
          sortBy: ({ decideBy }) => decideBy,
        },
        {
          key: 'value',
          header: 'Value',
          cell: ({ valueMinGbp, valueMaxGbp }) => <ValueRange min={valueMinGbp} max={valueMaxGbp} />,
        },
        {
          key: 'points',
          header: 'Your points',
          numeric: true,
          cell: ({ id, stage }) => (stage === 'CLOSED' ? 'Closed' : (points.get(id) ?? notYours)),
          sortBy: ({ id }) => points.get(id),
        },
      ]}
    />
  );
}

function Lines({ council, points }: { council: Council; points: Points }) {
  if (council.lines.length === 0) {
    return (
      <p className="govuk-body">
        {council.niceName} has not yet said who decides, or what it needs again and again, in its lines of
        business.
      </p>
    );
  }
  return (
    <ul className="parley-card-list">
      {council.lines.toSorted(byPoints(points)).map((line) => (
        <li className="parley-card" key={line.id}>
          <h3 className="parley-card__title">
            <TextLink
              to="/councils/$councilId/lines/$lineId"
              params={{ councilId: council.id, lineId: line.id }}
            >
              {line.lineOfBusiness.name}
            </TextLink>
            <Fictional when={line.fictional} />
          </h3>
          <ul className="parley-meta">
            <li>
              <strong>{inPoints(points, line.id)}</strong>
            </li>
            <li>Decided by: {line.decidedBy}</li>
          </ul>
          <div className="govuk-grid-row">
            <p className="govuk-body govuk-grid-column-one-half govuk-!-margin-bottom-2">
              <strong>Priorities.</strong> {line.priorities || 'Not stated.'}
            </p>
            <p className="govuk-body govuk-grid-column-one-half govuk-!-margin-bottom-2">
              <strong>Standing demand.</strong> {line.standingDemand || 'Not stated.'}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function CouncilPage() {
  const supplierId = useSupplierId();
  const { councilId = '' } = useParams({ strict: false }) as { councilId?: string };
  const [query, refresh] = useQuery({ query: SupplierCouncilDocument, variables: { councilId, supplierId } });
  const council = query.data?.council;
  return (
    <Page
      title={council?.niceName ?? (query.data ? 'Council not found' : 'Council')}
      caption={council ? `${council.typeName}, ${council.region}` : undefined}
      lead={council?.population ? `${council.population.toLocaleString('en-GB')} residents` : undefined}
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Councils', to: '/councils' },
      ]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading council"
        shape="list"
      >
        {({ council, supplier }) => {
          if (!council) {
            return (
              <ProblemState
                problem={{ kind: 'not-found', message: 'There is no council at this address.' }}
              />
            );
          }
          const points = pointsOf(supplier);
          return (
            <>
              <CouncilParts councilId={council.id} />
              <RankingNote
                policyVersion={supplier?.demandMatches.policyVersion}
                asOf={supplier?.demandMatches.asOf}
              />
              <h2 className="govuk-heading-m">Published needs</h2>
              <Needs council={council} points={points} />
              <h2 className="govuk-heading-m">Lines of business</h2>
              <p className="govuk-body">
                Who decides, what matters in the coming years, and what is needed again and again.
              </p>
              <Lines council={council} points={points} />
              <h2 className="govuk-heading-m">What it bought</h2>
              <BuyingNumbers record={council.buyingRecord} />
              <p className="govuk-body">
                <TextLink to="/councils/$councilId/bought" params={{ councilId: council.id }}>
                  From whom, when and for how much
                </TextLink>
              </p>
            </>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
