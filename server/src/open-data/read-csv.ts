import { parse } from 'csv-parse';
import { pipeline } from 'node:stream';
import type { InputFile } from './input-file.ts';
import { UnusableFile, type Found } from './source.ts';

/** Cells of one row by column; a column that is missing reads as empty. */
export type CsvRow = Readonly<Record<string, string>>;

/** Bytes one row may have; an unclosed quote would otherwise swallow the rest of any file. */
const longestRow = 8 * 1024 * 1024;

/** Characters one cell may have. */
const longestCell = 100_000;

/**
 * Streams a CSV file with a header row, row by row: byte-order mark, new lines in cells and any order of
 * columns are fine. A row with more or fewer cells than the header is reported and left out.
 * @param required sets of columns, one of which must be there whole.
 * @throws UnusableFile naming the columns that are missing, and which are there.
 */
export async function* readCsv(
  file: InputFile,
  required: readonly (readonly string[])[],
): AsyncGenerator<Found<CsvRow>> {
  let broken: { line: number; reason: string } | undefined;
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  });
  const source = file.open();
  pipeline(source, parser, () => {});
  let header: string[] | undefined;
  let endOfLast = 0;
  let damaged = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const line = endOfLast + 1;
      endOfLast = info.lines;
      if (!header) {
        header = record.map((name) => name.trim());
        checkColumns(file, header, required);
        continue;
      }
      if (record.length !== header.length) {
        yield {
          kind: 'unreadable',
          line,
          reason: `has ${record.length} cells where the header has ${header.length}`,
        };
        continue;
      }
      const longest = Math.max(...record.map((cell) => cell.length));
      if (longest > longestCell) {
        const most = longestCell.toLocaleString('en-GB');
        yield {
          kind: 'unreadable',
          line,
          reason: `holds a cell of ${longest.toLocaleString('en-GB')} characters; the most is ${most}`,
        };
        continue;
      }
      const row: Record<string, string> = {};
      for (let i = 0; i < header.length; i++) {
        row[header[i]!] = record[i]!;
        if (record[i]!.includes('\uFFFD')) damaged++;
      }
      yield { kind: 'record', line, record: row };
    }
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
      broken = {
        line: endOfLast + 1,
        reason: 'opens a quote that is never closed; nothing behind it could be read',
      };
    } else if (code?.startsWith('Z_')) {
      throw new UnusableFile(`The archive ${file.name} is damaged (${message}).`);
    } else if (code?.startsWith('CSV_')) {
      broken = {
        line: endOfLast + 1,
        reason: `cannot be read as CSV (${message}); nothing behind it could be read`,
      };
    } else throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (!header && !broken) throw new UnusableFile(`The file ${file.name} has no header row.`);
  if (broken) yield { kind: 'unreadable', ...broken };
  if (damaged) {
    yield {
      kind: 'warning',
      message: `${damaged} cells hold characters that are not UTF-8; save the file as UTF-8 to keep them.`,
    };
  }
}

function checkColumns(
  file: InputFile,
  header: readonly string[],
  required: readonly (readonly string[])[],
): void {
  if (required.some((set) => set.every((column) => header.includes(column)))) return;
  const shown = header
    .map((name) => name.slice(0, 40))
    .join(', ')
    .slice(0, 600);
  const closest =
    [...required].sort((a, b) => missing(header, a).length - missing(header, b).length)[0] ?? [];
  const lacking = missing(header, closest);
  throw new UnusableFile(
    `${file.name} lacks the column${lacking.length === 1 ? '' : 's'} ${lacking.map((c) => `"${c}"`).join(', ')}. ` +
      `Its first line reads: ${shown}`,
  );
}

const missing = (header: readonly string[], wanted: readonly string[]) =>
  wanted.filter((c) => !header.includes(c));
