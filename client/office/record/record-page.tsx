import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import {
  OfficeRecordActsDocument,
  OfficeRecordDocument,
  type AuditFilter,
} from '@parley/shared/generated/office/graphql';
import { SignInAgain } from '../../account/sign-in-again.tsx';
import { Directory } from '../../api/directory.tsx';
import type { Problem } from '../../api/error.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Empty } from '../../ui/empty.tsx';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { dayInWords } from '../analytics/scope-filters.tsx';
import { daysIn } from '../analytics/scope.ts';
import { OfficeOnly } from '../office-only.tsx';
import { PrintButton } from '../print-button.tsx';
import { RecordEntry } from './record-entry.tsx';

const pageSize = 20;
const changing = { additionalTypenames: ['AuditEntry'] };
const names = ['words', 'actor', 'act', 'subject'] as const;

/** What the address asks for, besides the days. */
function filterIn(search: SearchParams): AuditFilter {
  const [words, actor, act, subject] = names.map((name) => listOf(search[name])[0]);
  return {
    ...(words ? { search: words } : {}),
    ...(actor ? { actor } : {}),
    ...(act ? { act } : {}),
    ...(subject ? { subject } : {}),
  };
}

function RecordFilters() {
  const [{ data, fetching }] = useQuery({ query: OfficeRecordActsDocument, variables: {} });
  if (fetching) return <Loading label="Loading filters" />;
  const options = (data?.auditActs ?? [])
    .map(({ act, words }) => ({ value: act, label: words.charAt(0).toUpperCase() + words.slice(1) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB'));
  const filters: Filter[] = [
    { name: 'words', label: 'Words', kind: 'text', hint: 'Of a reason, a change or a number' },
    { name: 'actor', label: 'Who', kind: 'text', hint: 'A name, an address or the number of an account' },
    { name: 'act', label: 'Act', kind: 'select', options },
    { name: 'subject', label: 'About', kind: 'text', hint: 'The number of a need, a supplier or an entry' },
    { name: 'since', label: 'From', kind: 'text', hint: 'For example, 31/1/2026', say: dayInWords },
    { name: 'until', label: 'To', kind: 'text', hint: 'Today if left empty', say: dayInWords },
  ];
  return <Filters filters={filters} />;
}

const tryAgain = 'The record could not be downloaded. Try again.';

/** Fetches all that the filters find as a file. */
function useDownload(filter: AuditFilter) {
  const [said, setSaid] = useState<{ text: string; failed?: Problem['kind'] }>();
  async function download() {
    setSaid({ text: 'Fetching the entries' });
    try {
      const answer = await fetch(
        `/office/record.csv?${new URLSearchParams(filter as Record<string, string>)}`,
      );
      if (!answer.ok) {
        const { message = tryAgain } = (await answer.json()) as { message?: string };
        return setSaid({ text: message, failed: answer.status === 401 ? 'signed-out' : 'fault' });
      }
      saveFile('record.csv', await answer.blob());
      const entries = Number(answer.headers.get('parley-entries'));
      setSaid({
        text: `${entries.toLocaleString('en-GB')} ${entries === 1 ? 'entry is' : 'entries are'} in the file.`,
      });
    } catch {
      setSaid({ text: tryAgain, failed: 'fault' });
    }
  }
  return [download, said] as const;
}

function RecordList() {
  const search: SearchParams = useSearch({ strict: false });
  const days = daysIn(search);
  if (days.problem !== undefined)
    return (
      <div className="parley-with-filters">
        <RecordFilters />
        <Notice kind="warning" role="alert">
          {days.problem}
        </Notice>
      </div>
    );
  return <Found filter={{ ...filterIn(search), ...days }} after={listOf(search.after)[0]} />;
}

function Found({ filter, after }: { filter: AuditFilter; after: string | undefined }) {
  const [query, refresh] = useQuery({
    query: OfficeRecordDocument,
    variables: { filter, first: pageSize, after },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  const [download, said] = useDownload(filter);
  return (
    <Directory
      of="entries"
      {...{ query, refresh }}
      listIn={({ auditEntries }) => auditEntries}
      shape="list"
      filters={<RecordFilters />}
      empty={
        <Empty title="No entry fits">
          <p>Take a filter away, or use fewer words.</p>
        </Empty>
      }
    >
      {(entries, total) => (
        <>
          <h2 className="govuk-heading-m">
            {total.toLocaleString('en-GB')} {total === 1 ? 'entry' : 'entries'}, newest first
          </h2>
          <div className="govuk-button-group">
            <Button kind="secondary" onClick={() => void download()}>
              Download as CSV
            </Button>
            <PrintButton />
          </div>
          {said?.failed && (
            <Notice kind="warning" role="alert">
              {said.text} {said.failed === 'signed-out' && <SignInAgain />}
            </Notice>
          )}
          <p className="govuk-body" role="status">
            {said && !said.failed ? said.text : ''}
          </p>
          <ol className="office-acts">
            {entries.map((entry) => (
              <RecordEntry key={entry.id} entry={entry} />
            ))}
          </ol>
        </>
      )}
    </Directory>
  );
}

/** Who did what, searchable; for the office alone. */
export function RecordPage() {
  return (
    <Page
      title="Record"
      lead="Who did what to which thing, when and why. Nothing here can be changed or removed."
      breadcrumbs={[{ text: 'Overview', to: '/' }]}
    >
      <OfficeOnly>
        <RecordList />
      </OfficeOnly>
    </Page>
  );
}
