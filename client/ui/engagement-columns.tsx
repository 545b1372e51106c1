import { formatShortDate } from './dates.ts';
import { Fictional } from './fictional.tsx';
import { formatMoney } from './money.tsx';
import type { Column } from './table.tsx';
import { engagementKinds, engagementOutcomes } from './words.ts';

interface EngagementFacts {
  title: string;
  kind: keyof typeof engagementKinds;
  startedOn: string;
  endedOn?: string | null;
  valueGbp?: number | null;
  outcome: keyof typeof engagementOutcomes;
  /** Where one engagement of a list is invented and the whole page is not. */
  fictionalAlone?: boolean;
}

function datesOf({ startedOn, endedOn }: EngagementFacts): string {
  const from = formatShortDate(startedOn);
  if (startedOn === endedOn) return from;
  return endedOn ? `${from} to\u00a0${formatShortDate(endedOn)}` : `From\u00a0${from}`;
}

/** A table of past work and contacts; `other` names the other party. */
export const engagementColumns = <Row extends EngagementFacts>(other: Column<Row>): Column<Row>[] => [
  {
    key: 'title',
    header: 'Engagement',
    rowHeader: true,
    cell: ({ title, kind, fictionalAlone = false }) => (
      <>
        {title}
        <Fictional when={fictionalAlone} />
        <span className="parley-table__under">{engagementKinds[kind]}</span>
      </>
    ),
  },
  other,
  { key: 'dates', header: 'Dates', cell: datesOf },
  {
    key: 'value',
    header: 'Value',
    numeric: true,
    cell: ({ valueGbp }) => (valueGbp == null ? 'Not stated' : formatMoney(valueGbp)),
  },
  { key: 'outcome', header: 'Outcome', cell: ({ outcome }) => engagementOutcomes[outcome] },
];
