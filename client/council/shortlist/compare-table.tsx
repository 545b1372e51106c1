import type { ReactNode } from 'react';
import { Fictional } from '../../ui/fictional.tsx';
import { Table } from '../../ui/table.tsx';
import { TextLink } from '../../ui/link.tsx';
import { shortlistDecisions, StateTag } from '../../ui/tag.tsx';
import { supplierFacts } from '../words.ts';
import { signalsOf, type Entry } from './shortlist-csv.ts';

interface Row {
  key: string;
  name: string;
  cell: (entry: Entry) => ReactNode;
}

const signed = (points: number) => (points < 0 ? `−${-points}` : points === 0 ? '0' : `+${points}`);

function signalRow(signal: string, name: string): Row {
  return {
    key: signal,
    name,
    cell: ({ match }) => {
      const contribution = match?.contributions.find((one) => one.signal === signal);
      if (!contribution) return 'No such signal';
      return (
        <>
          <strong>{contribution.known ? signed(contribution.points) : 'Not counted'}</strong>
          <br />
          {contribution.sentence}
        </>
      );
    },
  };
}

/** The chosen suppliers side by side, signal by signal. */
export function CompareTable({ entries, needId }: { entries: readonly Entry[]; needId: string }) {
  const rows: Row[] = [
    {
      key: 'points',
      name: 'Points now',
      cell: ({ match }) => <strong>{match ? `${match.points} of 100` : 'Not known'}</strong>,
    },
    {
      key: 'eligible',
      name: 'Eligible',
      cell: ({ match }) =>
        match && !match.eligible ? match.ineligibleBecause.map(({ sentence }) => sentence).join(' ') : 'Yes',
    },
    ...signalsOf(entries).map(({ signal, name }) => signalRow(signal, name)),
    {
      key: 'facts',
      name: 'About',
      cell: ({ supplier }) => (
        <>
          {supplierFacts(supplier).join('. ')}
          <Fictional when={supplier.fictional} />
        </>
      ),
    },
    {
      key: 'decision',
      name: 'Your decision',
      cell: ({ decision, reason }) => (
        <>
          <StateTag states={shortlistDecisions} state={decision} />
          <br />
          {reason}
        </>
      ),
    },
  ];
  return (
    <div className="council-compare">
      <Table
        caption="Side by side, signal by signal"
        narrow="scroll"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'signal', header: 'Signal', rowHeader: true, cell: ({ name }: Row) => name },
          ...entries.map((entry) => ({
            key: entry.id,
            header: entry.supplier.name,
            cell: (row: Row) => row.cell(entry),
          })),
        ]}
      />
      <p className="govuk-body council-no-print">
        {entries.map(({ supplier }, index) => (
          <span key={supplier.id}>
            {index > 0 && ' · '}
            <TextLink
              to="/suppliers/$supplierId"
              params={{ supplierId: supplier.id } as never}
              search={{ need: needId } as never}
            >
              The records behind {supplier.name}
            </TextLink>
          </span>
        ))}
      </p>
    </div>
  );
}
