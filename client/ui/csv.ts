import { saveFile } from './save-file.ts';

export type CsvCell = string | number | null | undefined;

/** Spreadsheets run cells that start like a formula; an apostrophe in front makes them text. */
function cell(value: CsvCell): string {
  if (value == null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Hands the rows to the browser as a file; the mark at the start tells Excel that it is UTF-8. */
export function downloadCsv(name: string, rows: readonly (readonly CsvCell[])[]): void {
  saveFile(
    `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`,
    new Blob(['\ufeff', toCsv(rows)], { type: 'text/csv;charset=utf-8' }),
  );
}
