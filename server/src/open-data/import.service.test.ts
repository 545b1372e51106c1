import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../platform/database.ts';
import { runImport } from './import.service.ts';
import { tablesDigest } from './tables-digest.ts';
import { awardsFile, everyRow, databaseForImports, file, folder, startAnew } from './testing/small-files.ts';

describe('an import', () => {
  const database = databaseForImports();

  it('refuses a file that lacks a column, naming it, and keeps the failed run', async () => {
    const report = await runImport(
      database(),
      'awards',
      file('short.csv', 'source,notice_id,buyer\na,b,c\n'),
    );
    expect(report.state).toBe('failed');
    expect(report.message).toMatch(
      /^short\.csv lacks the columns "notice_type", "status", .*Its first line reads: source, notice_id, buyer$/,
    );
    expect(
      await everyRow(
        database(),
        "select state, failure is not null as told from import_runs where file_name = 'short.csv'",
      ),
    ).toEqual([{ state: 'failed', told: true }]);
  });

  it.each([
    ['empty.csv', '', /is empty/],
    ['binary.csv', Buffer.from([1, 0, 2, 0, 3]), /not a UTF-8 text file/],
    ['sheet.xlsx', Buffer.from('PK\u0003\u0004rest'), /spreadsheet/],
    ['paper.pdf', '%PDF-1.7 …', /is a PDF/],
    [
      'broken.csv.gz',
      Buffer.concat([gzipSync('source,notice_id\n'.repeat(500)).subarray(0, 60)]),
      /damaged|lacks/,
    ],
  ])('refuses %s for what it is', async (name, content, message) => {
    const report = await runImport(database(), 'awards', file(name, content));
    expect(report.state).toBe('failed');
    expect(report.message).toMatch(message);
  });

  it('refuses a missing file, a folder, an unknown source, and JSON that is none', async () => {
    expect((await runImport(database(), 'awards', join(folder, 'nowhere.csv'))).message).toMatch(
      /^There is no file/,
    );
    expect((await runImport(database(), 'awards', folder)).message).toMatch(/is a folder/);
    expect((await runImport(database(), 'ocds', file('page.json', '<html>'))).message).toMatch(
      /does not begin as JSON does/,
    );
    await expect(runImport(database(), 'avards', 'x')).rejects.toThrow(
      'There is no import source "avards". There are: councils, cpv',
    );
  });

  it('asks for the code list first when there is none', async () => {
    const bare = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
    try {
      const report = await runImport(bare, 'awards', awardsFile('early.csv', {}));
      expect(report.state).toBe('failed');
      expect(report.message).toMatch(/First run: npm run import -- cpv/);
    } finally {
      await bare.close();
    }
  });

  it('names each changed thing to the live index, or everything when there are too many', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({
      notice_id: `N${i}`,
      supplier: `Supplier number ${i}`,
    }));
    await runImport(database(), 'awards', awardsFile('many.csv', ...rows), { batchRows: 200 });
    const kinds = await everyRow<{ kind: string; n: number }>(
      database(),
      "select kind, count(*)::int as n from change_records where kind in ('supplier', 'demand', 'all') group by 1 order by 1",
    );
    expect(kinds).toEqual([
      { kind: 'all', n: 1 },
      { kind: 'demand', n: 200 },
      { kind: 'supplier', n: 200 },
    ]);
  });

  it('marks a run that was left running as interrupted', async () => {
    await everyRow(
      database(),
      "insert into import_runs (id, source, file_name, state) values ('imp_old', 'awards', 'one.csv', 'running') returning id",
    );
    await runImport(database(), 'awards', awardsFile('one.csv', {}));
    expect(await everyRow(database(), "select state from import_runs where id = 'imp_old'")).toEqual([
      { state: 'interrupted' },
    ]);
  });
});

describe('an import that is stopped', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    notice_id: `N${i % 25}`,
    supplier: `Supplier ${i % 17}${i % 2 ? ' Ltd' : ' Limited'}`,
    company_number: i % 17 === 3 ? '725583' : i % 17 === 4 && i > 40 ? '725584' : '',
    date: `2021-03-${String((i % 28) + 1).padStart(2, '0')}`,
    status: i % 5 ? 'Awarded' : 'Closed',
    source: i % 7 ? 'test' : 'other',
  }));

  async function finalState(
    path: string,
    batchRows: number,
    stopAfter: number | null,
  ): Promise<Record<string, string>> {
    await startAnew(database);
    if (stopAfter !== null) {
      const stop = new AbortController();
      let batches = 0;
      const progress = () => ++batches === stopAfter && stop.abort();
      const stopped = await runImport(database, 'awards', path, { batchRows, progress, signal: stop.signal });
      expect(stopped).toMatchObject({ state: 'interrupted', rowsRead: batchRows * stopAfter });
    }
    expect((await runImport(database, 'awards', path, { batchRows })).state).toBe('finished');
    return tablesDigest(database);
  }

  let database: Database;
  let path = '';
  let clean: Record<string, string> = {};
  afterAll(() => database.close());
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
    path = awardsFile('stopped.csv', ...rows);
    clean = await finalState(path, 10, null);
  }, 60_000);

  it.each([1, 2, 4])('and run again after %i batches ends as one clean run does', async (stopAfter) => {
    expect(await finalState(path, 10, stopAfter)).toEqual(clean);
  });

  it('does not depend on how the file is cut into batches', async () => {
    expect(await finalState(path, 7, null)).toEqual(clean);
    expect(await finalState(path, 1000, null)).toEqual(clean);
  });
});
