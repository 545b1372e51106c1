import type { SupplierEngagementFragment } from '@parley/shared/generated/supplier/graphql';
import { engagementColumns } from '../../ui/engagement-columns.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Table, type Column } from '../../ui/table.tsx';

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
      rows={engagements.map((engagement) => ({
        ...engagement,
        fictionalAlone: engagement.fictional && !engagement.supplier.fictional,
      }))}
      rowKey={({ id }) => id}
      columns={engagementColumns(other[party])}
    />
  );
}
