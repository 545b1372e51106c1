import { limits } from '@parley/shared/limits';
import { believableValue } from '../believable.ts';
import type { NoticeFact } from '../facts.ts';
import type { InputFile } from '../input-file.ts';
import { readCsv } from '../read-csv.ts';
import type { Found, ImportSource } from '../source.ts';
import { foldSupplierName } from '../../suppliers/supplier-name.ts';

const columns = ['council', 'gss', 'quarter', 'unit', 'supplier', 'total_gbp'];

/** London's Greater London Authority is listed under the code of the region it serves. */
const regionOfLondon = 'E12000007';

/** Payments of one council's unit to one supplier in one year. */
export interface YearOfPayments {
  council: string;
  gss: string;
  year: string;
  /** First quarter with a payment, 1 to 4. */
  quarter: number;
  unit: string;
  supplier: string;
  totalGbp: number;
}

/**
 * Adds the quarters of a year up. A sum is only known at the end of the file, so all sums are held in memory:
 * some 300 bytes for each council, unit, supplier and year, whatever the number of rows or their order.
 */
async function* readYears(file: InputFile): AsyncGenerator<Found<YearOfPayments>> {
  const sums = new Map<string, { line: number; rows: number; record: YearOfPayments }>();
  for await (const found of readCsv(file, [columns])) {
    if (found.kind !== 'record') {
      yield found;
      continue;
    }
    const { line, record: row } = found;
    const cell = (column: string) => (row[column] ?? '').trim();
    const quarter = /^(\d{4})\s?-?Q([1-4])$/i.exec(cell('quarter'));
    const total = Number(cell('total_gbp').replace(/[£,]/g, ''));
    const reason = !quarter
      ? `quarter "${cell('quarter').slice(0, 20)}" does not read like 2021Q3`
      : !cell('total_gbp') || !Number.isFinite(total)
        ? `total "${cell('total_gbp').slice(0, 20)}" is not an amount`
        : !cell('supplier')
          ? 'the row names no supplier'
          : cell('supplier').length > limits.line
            ? `the supplier's name has ${cell('supplier').length} characters; the most is ${limits.line}`
            : !cell('gss') && !cell('council')
              ? 'the row names no council'
              : null;
    if (reason || !quarter) {
      yield { kind: 'unreadable', line, reason: reason ?? '' };
      continue;
    }
    const [year, number] = [quarter[1]!, Number(quarter[2])];
    const key = [cell('gss') || cell('council'), year, cell('unit'), foldSupplierName(cell('supplier'))].join(
      '\u001f',
    );
    const sum = sums.get(key);
    if (sum) {
      sum.rows++;
      sum.record.totalGbp += total;
      sum.record.quarter = Math.min(sum.record.quarter, number);
    } else {
      const record = {
        council: cell('council'),
        gss: cell('gss'),
        year,
        quarter: number,
        unit: cell('unit'),
        supplier: cell('supplier'),
        totalGbp: total,
      };
      sums.set(key, { line, rows: 1, record });
    }
  }
  for (const sum of sums.values()) yield { kind: 'record', ...sum };
}

/** Councils' payments to organisations: past engagement at scale, without titles or codes. */
export const spend: ImportSource<YearOfPayments, NoticeFact> = {
  name: 'spend',
  reads:
    'Payments of councils to organisations by quarter, added up to one engagement per unit, supplier and year.',
  fileKinds: ['csv', 'csv.gz'],
  requiredColumns: [columns],
  needsCpv: false,
  needsCouncils: true,
  batchRows: 2000,
  read: readYears,
  toFact(record, today) {
    const dropped: string[] = [];
    const startedOn = `${record.year}-${String(record.quarter * 3 - 2).padStart(2, '0')}-01`;
    if (record.year < '1990' || startedOn > today)
      return { refused: `the year ${record.year} is not believable` };
    const pounds = Math.round(record.totalGbp * 100) / 100;
    if (pounds <= 0) return { refused: 'the payments of the year add up to nothing or a refund' };
    const unit = record.unit || 'the council';
    return {
      fact: {
        kind: 'notice',
        source: 'spend',
        noticeId: [record.gss || record.council, record.unit, record.year].join('|'),
        buyerName: record.gss === regionOfLondon ? 'Greater London Authority' : record.council,
        buyerGss: record.gss === regionOfLondon ? null : record.gss || null,
        region: null,
        title: `Payments by ${unit}, ${record.year}`,
        description: '',
        date: startedOn,
        publishedAt: null,
        endedOn: null,
        decideBy: null,
        cpvCodes: [],
        valueGbp: believableValue(pounds, dropped).max,
        valueMinGbp: null,
        valueMaxGbp: null,
        engagementKind: 'contract',
        need: null,
        suppliers: [
          {
            name: record.supplier,
            identifierScheme: null,
            identifier: null,
            sme: null,
            vcse: null,
            startedOn,
          },
        ],
      },
      dropped,
    };
  },
};
