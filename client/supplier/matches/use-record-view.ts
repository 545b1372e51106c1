import { SupplierRecordViewDocument } from '@parley/shared/generated/supplier/graphql';
import { useEffect } from 'react';
import { useClient } from 'urql';
import { useSupplierId } from '../own-supplier.tsx';

/** Puts on record, once per visit of a page, that the supplier opened a match. */
export function useRecordView(demandId: string | undefined): void {
  const client = useClient();
  const supplierId = useSupplierId();
  useEffect(() => {
    if (!demandId) return;
    const timer = setTimeout(
      () => void client.mutation(SupplierRecordViewDocument, { input: { demandId, supplierId } }).toPromise(),
      0,
    );
    return () => clearTimeout(timer);
  }, [client, demandId, supplierId]);
}
