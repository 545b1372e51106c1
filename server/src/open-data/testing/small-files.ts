import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openDatabase, type Database, type Statements } from '../../platform/database.ts';
import { inTransaction } from '../bulk.ts';
import { runImport } from '../import.service.ts';

/** A folder for the files of one test file; it goes when the tests are through. */
export const folder = mkdtempSync(join(tmpdir(), 'parley-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file into the folder. @returns its path */
export function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export const quoted = (cells: readonly string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

export const awardColumns = [
  'source',
  'notice_id',
  'notice_type',
  'status',
  'buyer',
  'is_council',
  'supplier',
  'supplier_norm',
  'company_number',
  'supplier_sme',
  'title',
  'description',
  'cpv',
  'date',
  'value_gbp',
  'region',
];
export const anAward: Record<string, string> = {
  source: 'test',
  notice_id: 'N1',
  notice_type: 'Contract',
  status: 'Awarded',
  buyer: 'Leeds City Council',
  supplier: 'Acme Ltd',
  title: 'Home care',
  description: 'Care at home.',
  cpv: '85312400',
  date: '2021-03-04',
  value_gbp: '1000',
  region: 'Yorkshire',
};
export function awardsFile(name: string, ...rows: Record<string, string>[]): string {
  const lines = rows.map((row) =>
    quoted(awardColumns.map((column) => ({ ...anAward, ...row })[column] ?? '')),
  );
  return file(name, `\uFEFF${awardColumns.join(',')}\r\n${lines.join('\r\n')}\r\n`);
}

const registers = () =>
  [
    [
      'cpv',
      file(
        'cpv.csv',
        'code8,check_digit_code,parent,type,name_en\n85310000,,85000000-9,s,Social work\n85000000,,,s,Health\n85312400,,85310000-5,s,Welfare not in homes\n',
      ),
    ],
    [
      'councils',
      file(
        'councils.csv',
        'local-authority-code,official-name,nice-name,gss-code,nation,region,local-authority-type,local-authority-type-name,current-authority,pop-2020,lat,long\n' +
          'LDS,Leeds City Council,Leeds,E08000035,England,Yorkshire and The Humber,MD,Metropolitan district,True,798786.0,53.8,-1.5\n' +
          'YOR,City of York Council,York,E06000014,England,Yorkshire and The Humber,UA,Unitary authority,True,210000,,\n',
      ),
    ],
  ] as const;

export const everyRow = async <T>(database: Database, query: string): Promise<T[]> =>
  inTransaction(database, async (db: Statements) => (await sql<T>`${sql.raw(query)}`.execute(db)).rows);

/** Empties the tables and brings the small registers in: far quicker than another database. */
export async function startAnew(database: Database): Promise<void> {
  const tables =
    'suppliers, needs, engagements, capabilities, change_records, import_runs, import_refusals, councils, council_names, terms';
  await everyRow(database, `truncate ${tables} cascade`);
  for (const [source, path] of registers())
    expect((await runImport(database, source, path)).state).toBe('finished');
}

/** A database of its own for the tests of one file, emptied before each. */
export function databaseForImports(): () => Database {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
  }, 60_000);
  beforeEach(() => startAnew(database));
  afterAll(() => database.close());
  return () => database;
}
