import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Real rows that one importer reads, and how they make up a file. */
export interface Sample {
  source: string;
  /** Ends the file's name; what a reader goes by. */
  ending: string;
  /** Cells of the header; null for JSON. */
  header: string[] | null;
  rows: string[][];
  values: unknown[];
}

/** Splits CSV into cells; the real files hold nothing but what RFC 4180 says. */
function cellsOf(text: string, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length && rows.length <= most; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i]!;
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      row = [];
      cell = '';
    } else cell += c;
  }
  return rows;
}

/** Rows of a real file that are enough to mutate. */
const most = 3_000;

/** Where the open data lies beside the checkout. */
export const openData = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
export const openDataIsHere = existsSync(`${openData}awards.csv`);

function table(source: string, path: string): Sample {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  const [header, ...rows] = cellsOf(text, most);
  return { source, ending: 'csv', header: header!, rows, values: [] };
}

/** Real rows for every importer. */
export function samples(data = openData): Sample[] {
  const releases = readFileSync(`${data}ocds/contracts-finder-2016-tenders.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
  const housing = (
    JSON.parse(readFileSync(`${data}ocds/housing/2021-01.json`, 'utf8')) as { releases: unknown[] }
  ).releases;
  return [
    table('councils', `${data}registers/local-authorities.csv`),
    table('councils', `${data}registers/local-authority-names.csv`),
    table('councils', `${data}registers/local-authority-similarity.csv`),
    table('cpv', `${data}registers/cpv-2008.csv`),
    table('service-lines', `${data}registers/service-lines-revenue-outturn.csv`),
    table('service-lines', `${data}registers/local-services-govuk.csv`),
    table('awards', `${data}awards.csv`),
    { source: 'ocds', ending: 'jsonl', header: null, rows: [], values: releases },
    { source: 'ocds', ending: 'json', header: null, rows: [], values: housing },
    table('contracts-finder', `${data}contracts-finder-csv/notices-2020-09.csv`),
    table('contracts-finder', `${data}contracts-finder-csv/transport-2015-2020.csv`),
    table('spend', `${data}council-spend-quarterly.csv.gz`),
  ];
}
