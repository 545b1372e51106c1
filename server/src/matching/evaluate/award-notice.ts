import { notASupplierName, foldSupplierName } from '../../suppliers/supplier-name.ts';
import type { SupplierFact } from '../../open-data/facts.ts';
import { awardedSuppliers } from '../../open-data/sources/awards.ts';
import { SupplierSurvey } from '../../open-data/supplier-survey.ts';
import { eachSupplier } from '../../open-data/suppliers-in-cell.ts';
import { foldCouncilName } from '../../councils/council-name.ts';
import { normaliseCpv } from '../../taxonomy/cpv.ts';
import { believableValue, dayIn } from '../../open-data/believable.ts';

/** One row of an award file: cells by column. */
export type AwardRow = Readonly<Record<string, string>>;

/** The columns an evaluation needs; it reads `company_number`, too, where it is there, and the file may have more. */
export const awardColumns: readonly string[] = [
  'source',
  'notice_id',
  'buyer',
  'is_council',
  'supplier',
  'supplier_norm',
  'title',
  'description',
  'cpv',
  'date',
  'value_gbp',
  'region',
];

/** A published notice with the suppliers it names: the rows of one source and notice id. */
export interface AwardNotice {
  /** Source and notice id: unique. */
  readonly key: string;
  readonly source: string;
  readonly noticeId: string;
  readonly buyerName: string;
  /** The buyer's name folded, without the words that say what kind of authority it is. */
  readonly buyer: string;
  readonly council: boolean;
  readonly title: string;
  readonly text: string;
  /** Eight-digit CPV codes, each once. */
  readonly cpvCodes: readonly string[];
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly valueGbp: number | null;
  readonly region: string | null;
  /** Supplier → how it is named here. Empty for a notice without award. */
  readonly suppliers: ReadonlyMap<string, SupplierNaming>;
}

/** How a notice names a supplier. */
export interface SupplierNaming {
  /** As the cell has it; of a cell that lists several, the part that is this one's. */
  readonly name: string;
  /** As `supplier_norm` has it, where the cell names one alone; else folded, in capitals. */
  readonly norm: string;
}

/** What a file of rows held. */
export interface AwardNotices {
  /** In the order of date, source and notice id. */
  notices: AwardNotice[];
  /** Rows left out, because they have no date, no notice id or no words. */
  leftOut: number;
}

const kindWords =
  /\b(council|borough|metropolitan|mbc|bc|dc|city|county|district|unitary|authority|corporation|the|of|royal|london|lb)\b/g;

/**
 * One key for the spellings of a council: "The London Borough of Hillingdon" and "Hillingdon Council" are one.
 * @param name a council's name as a notice gives it
 */
export function councilKey(name: string): string {
  const folded = foldCouncilName(name);
  const place = folded.replace(kindWords, ' ').replace(/\s+/g, ' ').trim();
  return place === '' ? folded : place;
}

/** A row with the suppliers that it names: none for "various" and the like, several where the cell lists them. */
interface NamingRow {
  row: AwardRow;
  suppliers: SupplierFact[];
}

function namingRow(row: AwardRow): NamingRow {
  const cell = (column: string) => (row[column] ?? '').trim();
  const each = eachSupplier(awardedSuppliers(cell, []), []);
  return { row, suppliers: each.filter(({ name }) => notASupplierName(name) === null) };
}

/**
 * Groups the rows of each file into notices. A notice is dated and worded by its first row. Who is who among suppliers is
 * told from all files together, as an import tells it: by company number, by folded name, and where one cell lists several,
 * one by one.
 */
export function noticesOf(...files: readonly Iterable<AwardRow>[]): AwardNotices[] {
  const naming = files.map((rows) => Array.from(rows, namingRow));
  const survey = new SupplierSurvey();
  for (const rows of naming) for (const { suppliers } of rows) for (const one of suppliers) survey.name(one);
  survey.finish();
  return naming.map((rows) => noticesIn(rows, survey));
}

function noticesIn(rows: readonly NamingRow[], survey: SupplierSurvey): AwardNotices {
  const notices = new Map<string, AwardNotice & { suppliers: Map<string, SupplierNaming> }>();
  let leftOut = 0;
  for (const { row, suppliers } of rows) {
    const cell = (column: string) => (row[column] ?? '').trim();
    const date = dayIn(cell('date'));
    const noticeId = cell('notice_id');
    if (date === null || noticeId === '' || cell('title') + cell('description') === '') {
      leftOut++;
      continue;
    }
    const key = `${cell('source')}\u001f${noticeId}`;
    let notice = notices.get(key);
    if (notice === undefined) {
      const council = cell('is_council') === '1';
      notices.set(key, (notice = { ...worded(cell), key, noticeId, council, date, day: dayOf(date) }));
    }
    for (const supplier of suppliers) {
      const { key: who } = survey.supplier(supplier);
      const norm = suppliers.length === 1 ? cell('supplier_norm') : '';
      const name = suppliers.length === 1 ? row['supplier']! : supplier.name;
      if (!notice.suppliers.has(who))
        notice.suppliers.set(who, { name, norm: norm || foldSupplierName(name).toUpperCase() });
    }
  }
  const sorted = [...notices.values()].sort(
    (a, b) => a.day - b.day || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
  return { notices: sorted, leftOut };
}

function worded(cell: (column: string) => string) {
  const codes = cell('cpv')
    .split(/[\s;,]+/)
    .flatMap((text) => normaliseCpv(text) ?? []);
  const buyerName = cell('buyer');
  return {
    source: cell('source'),
    buyerName,
    buyer: cell('is_council') === '1' ? councilKey(buyerName) : foldCouncilName(buyerName),
    title: cell('title'),
    text: cell('description'),
    cpvCodes: [...new Set(codes)],
    valueGbp: believableValue(cell('value_gbp'), []).max,
    region: cell('region') || null,
    suppliers: new Map<string, SupplierNaming>(),
  };
}

/** Days since 1970-01-01 of a day written YYYY-MM-DD. */
export function dayOf(date: string): number {
  return Math.floor(Date.parse(date) / 86_400_000);
}
