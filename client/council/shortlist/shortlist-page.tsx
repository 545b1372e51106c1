import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import {
  DecideShortlistDocument,
  NeedShortlistDocument,
  RemoveShortlistEntryDocument,
  type NeedWholeFragment,
} from '@parley/shared/generated/council/graphql';
import { limits } from '@parley/shared/limits';
import { problemOf } from '../../api/error.ts';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { downloadCsv } from '../../ui/csv.ts';
import { formatShortDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Pager } from '../../ui/pager.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { Table } from '../../ui/table.tsx';
import { shortlistDecisions, StateTag } from '../../ui/tag.tsx';
import { MatchNotice } from '../match-notice.tsx';
import { NeedFrame } from '../needs/need-frame.tsx';
import { CompareTable } from './compare-table.tsx';
import { shortlistRows, type Entry } from './shortlist-csv.ts';

const changing = { additionalTypenames: ['ShortlistEntry'] };

function CompareTick({ entry, chosen }: { entry: Entry; chosen: readonly string[] }) {
  const search: SearchParams = useSearch({ strict: false });
  const navigate = useNavigate();
  const { id, name } = entry.supplier;
  const ticked = chosen.includes(id);
  const full = !ticked && chosen.length >= limits.compare;
  const boxId = `compare-${id}`;
  function turn() {
    const compare = ticked ? chosen.filter((other) => other !== id) : [...chosen, id];
    void navigate({
      to: '.',
      search: { ...search, compare: compare.length > 0 ? compare : undefined } as never,
      replace: true,
      resetScroll: false,
    });
  }
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          type="checkbox"
          id={boxId}
          checked={ticked}
          disabled={full}
          onChange={turn}
        />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={boxId}>
          <span className="govuk-visually-hidden">Compare {name}</span>
        </label>
      </div>
    </div>
  );
}

function pointsThenAndNow({ pointsThen, match }: Entry) {
  const now = match ? String(match.points) : 'not known';
  if (pointsThen == null) return `${now} now; not recorded then`;
  const then = String(pointsThen);
  return then === now ? `${now}, unchanged` : `${then} then, ${now} now`;
}

interface EntryTableProps {
  need: NeedWholeFragment;
  entries: readonly Entry[];
  chosen: readonly string[];
  onRemove: (entry: Entry) => void;
}

function EntryTable({ need, entries, chosen, onRemove }: EntryTableProps) {
  return (
    <Table
      caption="Decisions"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'supplier',
          header: 'Supplier',
          rowHeader: true,
          cell: ({ supplier }: Entry) => (
            <>
              <TextLink
                to="/suppliers/$supplierId"
                params={{ supplierId: supplier.id } as never}
                search={{ need: need.id } as never}
              >
                {supplier.name}
              </TextLink>
              <Fictional when={supplier.fictional} />
            </>
          ),
          sortBy: ({ supplier }) => supplier.name,
        },
        {
          key: 'decision',
          header: 'Decision',
          cell: ({ decision }) => <StateTag states={shortlistDecisions} state={decision} />,
          sortBy: ({ decision }) => decision,
        },
        { key: 'reason', header: 'Reason', cell: ({ reason }) => reason },
        {
          key: 'on',
          header: 'Decided',
          cell: ({ updatedAt, keptListId, supplier }) => (
            <>
              {formatShortDate(updatedAt)}
              {keptListId && (
                <span className="parley-table__under">
                  <TextLink
                    to="/needs/$needId/lists/$listId"
                    params={{ needId: need.id, listId: keptListId } as never}
                  >
                    The list as it was
                    <span className="govuk-visually-hidden"> when you decided on {supplier.name}</span>
                  </TextLink>
                </span>
              )}
            </>
          ),
        },
        { key: 'points', header: 'Points', cell: pointsThenAndNow, sortBy: ({ match }) => match?.points },
        {
          key: 'compare',
          header: 'Compare',
          cell: (entry) => <CompareTick entry={entry} chosen={chosen} />,
        },
        ...(need.viewerCan.edit
          ? [
              {
                key: 'remove',
                header: 'Take back',
                cell: (entry: Entry) => (
                  <Button kind="text" onClick={() => onRemove(entry)}>
                    Remove
                    <span className="govuk-visually-hidden"> the decision on {entry.supplier.name}</span>
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Fetches every page of the shortlist, then hands it over as a file. */
function useDownload(need: NeedWholeFragment) {
  const client = useClient();
  const [failed, setFailed] = useState<string>();
  async function download() {
    setFailed(undefined);
    const all: Entry[] = [];
    let after: string | undefined;
    do {
      const { data, error } = await client
        .query(NeedShortlistDocument, { needId: need.id, after })
        .toPromise();
      const page = data?.need?.shortlist;
      if (error || !page)
        return setFailed(error ? problemOf(error).message : 'The shortlist could not be read.');
      all.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
    } while (after);
    downloadCsv(`Shortlist ${need.title}`, shortlistRows(need.title, all));
  }
  return [download, failed] as const;
}

function Shortlist({ need }: { need: NeedWholeFragment }) {
  const search: SearchParams = useSearch({ strict: false });
  const chosen = listOf(search.compare).slice(0, limits.compare);
  const [query, refresh] = useQuery({
    query: NeedShortlistDocument,
    variables: { needId: need.id, after: listOf(search.after)[0] },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  const [remove, , removeProblem] = useAction(RemoveShortlistEntryDocument);
  const [decide, , undoProblem] = useAction(DecideShortlistDocument);
  const [removed, setRemoved] = useState<Entry>();
  const [download, downloadFailed] = useDownload(need);
  const again = () => refresh({ requestPolicy: 'network-only' });

  async function takeBack(entry: Entry) {
    const { problem } = await remove({ input: { entryId: entry.id, version: entry.version } });
    if (problem) return;
    setRemoved(entry);
    again();
  }

  async function restore({ supplier, decision, reason }: Entry) {
    const { problem } = await decide({
      input: { needId: need.id, supplierId: supplier.id, decision, reason },
    });
    if (!problem) setRemoved(undefined);
  }

  const problem = removeProblem ?? undoProblem;
  return (
    <>
      <h2 className="govuk-heading-l">Shortlist</h2>
      {removed && (
        <Notice
          key={removed.id}
          kind="success"
          action={{ text: 'Undo', onClick: () => void restore(removed) }}
        >
          The decision on {removed.supplier.name} is removed.
        </Notice>
      )}
      {(problem || downloadFailed) && (
        <Notice kind="warning" role="alert">
          {problem?.message ?? downloadFailed}
        </Notice>
      )}
      <QueryBoundary query={query} retry={again} label="Loading the shortlist" shape="table">
        {({ need: found }) => {
          const list = found?.shortlist;
          const entries = list?.edges.map(({ node }) => node) ?? [];
          const compared = chosen.flatMap((id) => entries.find(({ supplier }) => supplier.id === id) ?? []);
          if (!list || entries.length === 0)
            return (
              <Empty
                title="Nobody is on the shortlist yet"
                action={
                  <ButtonLink to="/needs/$needId/suppliers" params={{ needId: need.id } as never}>
                    See ranked suppliers
                  </ButtonLink>
                }
              >
                <p>Add suppliers, or leave them off, each with your reason. Both go on record.</p>
              </Empty>
            );
          return (
            <>
              <MatchNotice policyVersion={entries[0]?.match?.policyVersion} asOf={entries[0]?.match?.asOf} />
              <div className="govuk-button-group council-no-print">
                <Button kind="secondary" onClick={() => void download()}>
                  Download as CSV
                </Button>
                <Button kind="secondary" onClick={() => window.print()}>
                  Print
                </Button>
              </div>
              <div
                className={
                  need.viewerCan.edit ? 'council-decisions council-decisions--open' : 'council-decisions'
                }
              >
                <EntryTable
                  need={need}
                  entries={entries}
                  chosen={chosen}
                  onRemove={(entry) => void takeBack(entry)}
                />
              </div>
              <Pager pageInfo={list.pageInfo} of="decisions" />
              <p className="govuk-body council-no-print">
                Tick up to {limits.compare} suppliers to see them side by side.
              </p>
              {compared.length > 0 && <CompareTable entries={compared} needId={need.id} />}
            </>
          );
        }}
      </QueryBoundary>
    </>
  );
}

export function ShortlistPage() {
  return <NeedFrame part="Shortlist">{(need) => <Shortlist need={need} />}</NeedFrame>;
}
