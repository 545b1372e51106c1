import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import {
  NeedKeptListDocument,
  type NeedKeptListQuery,
  type NeedWholeFragment,
} from '@parley/shared/generated/council/graphql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Button } from '../../ui/button.tsx';
import { formatDate, formatDateTime } from '../../ui/dates.ts';
import { Details } from '../../ui/details.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { ValueRange } from '../../ui/money.tsx';
import { PointsBar } from '../../ui/points-bar.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { MatchNotice } from '../match-notice.tsx';
import { NeedFrame } from '../needs/need-frame.tsx';

type KeptList = NonNullable<NonNullable<NeedKeptListQuery['need']>['keptList']>;
type Row = KeptList['rows'][number];

function NeedThen({ need }: { need: KeptList['need'] }) {
  const texts = [
    ['Problem', need.problem],
    ['Who is affected', need.whoIsAffected],
    ['What was tried', need.whatWasTried],
    ['What good looks like', need.whatGoodLooksLike],
  ].filter(([, text]) => text) as [string, string][];
  return (
    <Details summary="What the need said then">
      <SummaryList
        rows={[
          { key: 'Title', value: need.title },
          ...texts.map(([key, value]) => ({ key, value })),
          { key: 'Line of business', value: need.lineOfBusiness ?? 'Not stated' },
          { key: 'Tags', value: need.tags.join(', ') || 'None' },
          { key: 'Region', value: need.region },
          { key: 'Value', value: <ValueRange min={need.valueMinGbp} max={need.valueMaxGbp} /> },
          {
            key: 'Reserved for',
            value: need.reservedFor === 'none' ? 'Nobody' : `${need.reservedFor.toUpperCase()}s`,
          },
          { key: 'Accreditations required', value: need.requiredAccreditations.join(', ') || 'None' },
        ]}
      />
    </Details>
  );
}

function RowThen({ row, list }: { row: Row; list: KeptList }) {
  const { rank, supplierName, fictional, eligible, ineligibleBecause, points, contributions } = row;
  return (
    <li className="parley-card council-kept-row">
      <h3 className="govuk-heading-s">
        {rank === null || rank === undefined ? 'No place' : `${rank}.`} {supplierName}
        <Fictional when={fictional} />
      </h3>
      {!eligible && (
        <p className="govuk-body">
          Not eligible then: {ineligibleBecause.map(({ sentence }) => sentence).join(' ')}
        </p>
      )}
      <PointsBar
        subject={supplierName}
        match={{ points, contributions, policyVersion: list.policyVersion, asOf: list.asOf }}
        size="short"
      />
    </li>
  );
}

function ListThen({ need }: { need: NeedWholeFragment }) {
  const { listId = '' }: { listId?: string } = useParams({ strict: false });
  const [query, refresh] = useQuery({
    query: NeedKeptListDocument,
    variables: { needId: need.id, id: listId },
  });
  return (
    <>
      <h2 className="govuk-heading-l">The list as it was when you decided</h2>
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading the list"
        shape="list"
      >
        {({ need: found }) => {
          const list = found?.keptList;
          if (!list)
            return (
              <ProblemState
                problem={{ kind: 'not-found', message: 'No list of this need is kept at this address.' }}
              />
            );
          const first = list.rows.length;
          return (
            <>
              <MatchNotice policyVersion={list.policyVersion} asOf={list.asOf} />
              <p className="govuk-body">
                Kept on {formatDateTime(list.takenAt)}, unfiltered, with {first} of {list.total} suppliers.
                {list.exposureUntil &&
                  ` What suppliers had been shown is counted up to ${formatDate(list.exposureUntil)}.`}{' '}
                It stays as it was, whatever has changed since.
              </p>
              <div className="govuk-button-group council-no-print">
                <Button kind="secondary" onClick={() => window.print()}>
                  Print
                </Button>
              </div>
              <NeedThen need={list.need} />
              <ol className="govuk-list">
                {list.rows.map((row) => (
                  <RowThen key={row.supplierId} row={row} list={list} />
                ))}
              </ol>
              <p className="govuk-body council-kept-hash">
                Proof: the SHA-256 of this list is <code>{list.contentHash}</code>.
              </p>
            </>
          );
        }}
      </QueryBoundary>
    </>
  );
}

/** A ranked list as it stood when an officer acted on it. */
export function KeptListPage() {
  return <NeedFrame part="List as it was">{(need) => <ListThen need={need} />}</NeedFrame>;
}
