import { believableDay, believableValue, momentOf, yesOrNo } from '../believable.ts';
import type { NoticeFact, SupplierFact } from '../facts.ts';
import { isCallOff, reasonFor } from '../notice-words.ts';
import { bestIdentifier } from '../organisation-identifier.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import type { ImportSource } from '../source.ts';
import { saysNotAwarded } from '../../suppliers/supplier-name.ts';

const columns = [
  'source',
  'notice_id',
  'notice_type',
  'status',
  'buyer',
  'supplier',
  'company_number',
  'supplier_sme',
  'title',
  'description',
  'cpv',
  'date',
  'value_gbp',
  'region',
];

/** Days after which a notice without a closing date is taken to have ended, where nothing newer was published. */
const openFor = { tendering: 365, engaging: 730, planned: 730 };

/** @param daysOld days since the notice was published */
function needIn(type: string, status: string, supplierName: string, daysOld: number): NoticeFact['need'] {
  const closed = (outcome: 'engaged' | 'withdrawn' | 'none_suitable' | null): NoticeFact['need'] => ({
    stage: 'closed',
    outcome,
    outcomeReason: reasonFor(outcome),
    reservedFor: 'none',
  });
  if (/withdrawn|cancelled/i.test(status)) return closed('withdrawn');
  if (supplierName && saysNotAwarded(supplierName)) return closed('none_suitable');
  if (supplierName || /^awarded$/i.test(status) || /^(award|awardUpdate|contract|ted-can)$/.test(type))
    return closed('engaged');
  if (/^(closed|complete)$/i.test(status)) return closed(null);
  if (/^unsuccessful$/i.test(status)) return closed('none_suitable');
  const stage = /^pipeline$/i.test(type)
    ? 'planned'
    : /^(preprocurement|planning)/i.test(type)
      ? 'engaging'
      : 'tendering';
  if (daysOld > openFor[stage]) {
    const outcomeReason = 'Published as open and not heard of since, so it is taken to have ended.';
    return { stage: 'closed', outcome: null, outcomeReason, reservedFor: 'none' };
  }
  return { stage, outcome: null, outcomeReason: null, reservedFor: 'none' };
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * The supplier that a row names, if any, as its cell has it: maybe several in one, maybe a placeholder.
 * @param dropped told what was not understood
 */
export function awardedSuppliers(cell: (column: string) => string, dropped: string[]): SupplierFact[] {
  const best = bestIdentifier([{ scheme: 'GB-COH', id: cell('company_number') }], dropped);
  const supplier = {
    name: cell('supplier'),
    identifierScheme: best?.identifierScheme ?? null,
    identifier: best?.identifier ?? null,
    sme: yesOrNo(cell('supplier_sme')),
    vcse: null,
  };
  return supplier.name ? [supplier] : [];
}

/** Award and tender notices gathered from many publishers, one row per notice and supplier. */
export const awards: ImportSource<CsvRow, NoticeFact> = {
  name: 'awards',
  reads: 'Award and tender notices as CSV, one row per notice and supplier.',
  fileKinds: ['csv', 'csv.gz'],
  requiredColumns: [columns],
  needsCpv: true,
  needsCouncils: true,
  batchRows: 1000,
  read: (file) => readCsv(file, [columns]),
  toFact(row, today) {
    const dropped: string[] = [];
    const cell = (column: string) => (row[column] ?? '').trim();
    if (!cell('notice_id')) return { refused: 'the row has no notice_id' };
    if (!cell('buyer')) return { refused: 'the row names no buyer' };
    if (!cell('title') && !cell('description'))
      return { refused: 'the row has neither a title nor a description' };
    const date = believableDay(cell('date'), 'date', today, dropped);
    if (!date) return { refused: dropped[0] ?? 'the row has no date' };
    const { min, max } = believableValue(cell('value_gbp'), dropped);
    return {
      fact: {
        kind: 'notice',
        source: `open-data:${cell('source') || 'awards'}`,
        noticeId: cell('notice_id'),
        buyerName: cell('buyer'),
        buyerGss: null,
        region: cell('region') || null,
        title: cell('title'),
        description: cell('description'),
        date,
        publishedAt: momentOf(null, date),
        endedOn: null,
        decideBy: null,
        cpvCodes: cell('cpv')
          .split(/[\s;,]+/)
          .filter(Boolean),
        valueGbp: max,
        valueMinGbp: min,
        valueMaxGbp: max,
        engagementKind: isCallOff(cell('title'), cell('description')) ? 'call_off' : 'contract',
        need: needIn(cell('notice_type'), cell('status'), cell('supplier'), daysBetween(date, today)),
        suppliers: awardedSuppliers(cell, dropped),
      },
      dropped,
    };
  },
};
