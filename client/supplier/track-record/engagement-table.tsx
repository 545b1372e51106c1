import type { SupplierEngagementFragment } from '@parley/shared/generated/supplier/graphql';
import { formatShortDate } from '../../ui/dates.ts';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { formatMoney } from '../../ui/money.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { engagementKinds, engagementOutcomes } from '../../ui/words.ts';

type Engagement = SupplierEngagementFragment;

const other: Record<'buyer' | 'supplier', Column<Engagement>> = {
  buyer: {
    key: 'buyer',
    header: 'Council or buyer',
    cell: ({ council, buyerName }) =>
      council ? (
        <TextLink to="/councils/$councilId" params={{ councilId: council.id }}>
          {council.niceName}
        </TextLink>
      ) : (
        buyerName
      ),
  },
  supplier: {
    key: 'supplier',
    header: 'Supplier',
    cell: ({ supplier }) => (
      <>
        {supplier.name}
        <Fictional when={supplier.fictional} />
      </>
    ),
  },
};

function datesOf(startedOn: string, endedOn: string | null): string {
  const from = formatShortDate(startedOn);
  if (startedOn === endedOn) return from;
  return endedOn ? `${from} to\u00a0${formatShortDate(endedOn)}` : `From\u00a0${from}`;
}

interface EngagementTableProps {
  caption: string;
  engagements: readonly Engagement[];
  /** Whose name stands beside the work: the other party. */
  with: 'buyer' | 'supplier';
}

export function EngagementTable({ caption, engagements, with: party }: EngagementTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={engagements}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: 'Engagement',
          cell: ({ title, kind, fictional, supplier }) => (
            <>
              {title}
              <Fictional when={fictional && !supplier.fictional} />
              <span className="parley-table__under">{engagementKinds[kind]}</span>
            </>
          ),
          rowHeader: true,
        },
        other[party],
        {
          key: 'dates',
          header: 'Dates',
          cell: ({ startedOn, endedOn }) => datesOf(startedOn, endedOn),
        },
        {
          key: 'value',
          header: 'Value',
          numeric: true,
          cell: ({ valueGbp }) => (valueGbp == null ? 'Not stated' : formatMoney(valueGbp)),
        },
        { key: 'outcome', header: 'Outcome', cell: ({ outcome }) => engagementOutcomes[outcome] },
      ]}
    />
  );
}
