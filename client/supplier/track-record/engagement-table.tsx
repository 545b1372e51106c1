import type { SupplierEngagementFragment } from '@parley/shared/generated/supplier/graphql';
import { formatShortDate } from '../../ui/dates.ts';
import { TextLink } from '../../ui/link.tsx';
import { formatMoney } from '../../ui/money.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { kindWords, outcomeWords } from './engagement-words.ts';

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
  supplier: { key: 'supplier', header: 'Supplier', cell: ({ supplier }) => supplier.name },
};

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
        { key: 'title', header: 'What', cell: ({ title }) => title, rowHeader: true },
        other[party],
        { key: 'kind', header: 'Kind', cell: ({ kind }) => kindWords[kind] },
        {
          key: 'dates',
          header: 'Dates',
          cell: ({ startedOn, endedOn }) =>
            endedOn ? `${formatShortDate(startedOn)} to ${formatShortDate(endedOn)}` : `From ${formatShortDate(startedOn)}`,
        },
        {
          key: 'value',
          header: 'Value',
          numeric: true,
          cell: ({ valueGbp }) => (valueGbp == null ? 'Not stated' : formatMoney(valueGbp)),
        },
        { key: 'outcome', header: 'How it went', cell: ({ outcome }) => outcomeWords[outcome] },
      ]}
    />
  );
}
