import { believableDay, believableEnd, believableValue, momentOf, yesOrNo } from '../believable.ts';
import type { NoticeFact } from '../facts.ts';
import { isCallOff, reasonFor } from '../notice-words.ts';
import { bestIdentifier } from '../organisation-identifier.ts';
import { unpackSuppliers } from '../packed-suppliers.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import type { ImportSource } from '../source.ts';
import { saysNotAwarded } from '../../suppliers/supplier-name.ts';

const packedColumn = 'Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]';
const columns = [
  'Notice Identifier',
  'Notice Type',
  'Organisation Name',
  'Status',
  'Published Date',
  'Title',
  'Description',
  'Cpv Codes',
  'Closing Date',
  'Value Low',
  'Value High',
  'Awarded Date',
  'Awarded Value',
  packedColumn,
];

const schemeOf: Readonly<Record<string, string>> = {
  COMPANIES_HOUSE: 'GB-COH',
  CHARITY_COMMISSION: 'GB-CHC',
};

/** Contracts Finder's own CSV export; contact columns and addresses are not read. */
export const contractsFinder: ImportSource<CsvRow, NoticeFact> = {
  name: 'contracts-finder',
  reads: "Contracts Finder's CSV export of notices, suppliers packed into one cell.",
  fileKinds: ['csv', 'csv.gz'],
  requiredColumns: [columns],
  needsCpv: true,
  needsCouncils: true,
  batchRows: 500,
  read: (file) => readCsv(file, [columns]),
  toFact(row, today) {
    const dropped: string[] = [];
    const cell = (column: string) => (row[column] ?? '').trim();
    if (!cell('Notice Identifier')) return { refused: 'the row has no Notice Identifier' };
    if (!cell('Organisation Name')) return { refused: 'the row names no organisation' };
    if (!cell('Title') && !cell('Description'))
      return { refused: 'the row has neither a title nor a description' };
    const published = believableDay(cell('Published Date'), 'published date', today, dropped);
    const awardedOn = believableDay(cell('Awarded Date'), 'awarded date', today, dropped);
    const startedOn =
      awardedOn ??
      believableDay(cell('Contract start date') || cell('Start Date'), 'start date', today, dropped) ??
      published;
    const date = published ?? awardedOn ?? startedOn;
    if (!date) return { refused: dropped[0] ?? 'the row has no date' };
    const low = believableValue(cell('Value Low'), dropped).max;
    const high = believableValue(cell('Value High'), dropped).max;
    const range = [low, high].filter((value) => value !== null);
    const awardedValue = believableValue(cell('Awarded Value'), dropped).max;
    const decideBy = believableDay(cell('Closing Date'), 'closing date', today, dropped, 20);
    const suppliers = unpackSuppliers(cell(packedColumn), dropped).map((packed) => {
      const best = bestIdentifier(
        [{ scheme: schemeOf[packed.referenceType] ?? '', id: packed.referenceNumber }],
        dropped,
      );
      return {
        name: packed.name,
        identifierScheme: best?.identifierScheme ?? null,
        identifier: best?.identifier ?? null,
        sme: yesOrNo(packed.sme),
        vcse: yesOrNo(packed.vcse),
      };
    });
    const noneAwarded = suppliers.length > 0 && suppliers.every((supplier) => saysNotAwarded(supplier.name));
    return {
      fact: {
        kind: 'notice',
        source: 'contracts-finder',
        noticeId: cell('Notice Identifier'),
        buyerName: cell('Organisation Name'),
        buyerGss: null,
        region: cell('Region') || null,
        title: cell('Title'),
        description: cell('Description'),
        date,
        publishedAt: momentOf(cell('Published Date'), date),
        endedOn: believableEnd(cell('Contract end date') || cell('End Date'), startedOn, today, dropped),
        decideBy,
        cpvCodes: cell('Cpv Codes')
          .split(/[\s;,]+/)
          .filter(Boolean),
        valueGbp: awardedValue,
        valueMinGbp: range.length ? Math.min(...range) : null,
        valueMaxGbp: range.length ? Math.max(...range) : null,
        engagementKind:
          /CallOff|MiniCompetition/i.test(cell('OJEU Procedure Type')) ||
          isCallOff(cell('Title'), cell('Description'))
            ? 'call_off'
            : 'contract',
        need: needIn(cell('Notice Type'), cell('Status'), suppliers.length > 0, noneAwarded, decideBy, today),
        suppliers: suppliers.map((supplier) => ({ ...supplier, startedOn })),
      },
      dropped,
    };
  },
};

function needIn(
  type: string,
  status: string,
  hasSuppliers: boolean,
  noneAwarded: boolean,
  closesOn: string | null,
  today: string,
): NoticeFact['need'] {
  const closed = (outcome: 'engaged' | 'withdrawn' | 'none_suitable' | null): NoticeFact['need'] => ({
    stage: 'closed',
    outcome,
    outcomeReason: reasonFor(outcome),
    reservedFor: 'none',
  });
  if (/withdrawn|cancelled/i.test(status)) return closed('withdrawn');
  if (noneAwarded) return closed('none_suitable');
  if (hasSuppliers || /awarded/i.test(status)) return closed('engaged');
  if (/closed/i.test(status)) return closed(null);
  const stage = /^pipeline$/i.test(type)
    ? 'planned'
    : /^preprocurement/i.test(type)
      ? 'engaging'
      : 'tendering';
  if (stage === 'tendering' && closesOn && closesOn < today) return closed(null);
  return { stage, outcome: null, outcomeReason: null, reservedFor: 'none' };
}
