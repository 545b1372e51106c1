import { formatShortMoney } from '../../ui/money.tsx';
import { Statistics } from '../track-record/statistics.tsx';

interface BuyingNumbersProps {
  record: { engagements: number; suppliers: number; smeSuppliers: number; totalGbp: number };
}

export function BuyingNumbers({ record }: BuyingNumbersProps) {
  return (
    <>
      <Statistics
        items={[
          { name: 'engagements on record', value: record.engagements.toLocaleString('en-GB') },
          { name: 'suppliers', value: record.suppliers.toLocaleString('en-GB') },
          { name: 'of them small or medium-sized', value: record.smeSuppliers.toLocaleString('en-GB') },
          { name: 'in published values', value: formatShortMoney(record.totalGbp) },
        ]}
      />
      <p className="govuk-body-s">
        Published values may be the ceiling of a framework, so they can be more than was spent.
      </p>
    </>
  );
}
