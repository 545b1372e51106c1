import { existsSync, globSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, scratchDatabase } from '../../../test/databases.ts';
import { openDatabase, type Database } from '../platform/database.ts';
import { prepareDatabase } from '../platform/prepare.ts';
import { inTransaction } from './bulk.ts';
import { runImport, type ImportReport } from './import.service.ts';
import { tablesDigest } from './tables-digest.ts';

const data = new URL('../../../../shared/data/', import.meta.url).pathname;
const here = existsSync(`${data}awards.csv`);
if (!here) console.warn(`skipped: the open data is not at ${data}`);

const registers = [
  ['councils', 'registers/local-authorities.csv'],
  ['councils', 'registers/local-authority-names.csv'],
  ['councils', 'registers/local-authority-similarity.csv'],
  ['cpv', 'registers/cpv-2008.csv'],
  ['service-lines', 'registers/service-lines-revenue-outturn.csv'],
  ['service-lines', 'registers/local-services-govuk.csv'],
] as const;
const notices = [
  ['awards', 'awards.csv'],
  ...(here ? globSync('ocds/housing/2021-*.json', { cwd: data }).sort() : []).map(
    (path) => ['ocds', path] as const,
  ),
  ['ocds', 'ocds/contracts-finder-2016-tenders.jsonl'],
  ['contracts-finder', 'contracts-finder-csv/notices-2020-09.csv'],
] as const;
const today = '2026-11-23';

async function importAll(database: Database): Promise<Map<string, ImportReport>> {
  const reports = new Map<string, ImportReport>();
  for (const [source, path] of [...registers, ...notices]) {
    reports.set(path, await runImport(database, source, data + path, { today }));
  }
  return reports;
}

describe.skipIf(!here)('the real open data', () => {
  let database: Database;
  let first: Map<string, ImportReport>;
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
    await prepareDatabase(database);
    first = await importAll(database);
  }, 240_000);
  afterAll(() => database?.close());

  it('comes in whole, every row accounted for', () => {
    for (const report of first.values()) {
      expect(report.state).toBe('finished');
      expect(report.added + report.changed + report.unchanged + report.refused).toBe(report.rowsRead);
    }
    expect(first.get('registers/local-authorities.csv')).toMatchObject({
      rowsRead: 470,
      refused: 0,
    });
    expect(first.get('registers/cpv-2008.csv')).toMatchObject({ rowsRead: 9454, added: 9454, partial: 0 });
    expect(first.get('awards.csv')).toMatchObject({ rowsRead: 21_444, refused: 1318 });
    expect(first.get('ocds/contracts-finder-2016-tenders.jsonl')).toMatchObject({ rowsRead: 464 });
    expect(first.get('contracts-finder-csv/notices-2020-09.csv')).toMatchObject({
      rowsRead: 380,
      refused: 0,
    });
  });

  it('is told to the live index once a batch, not thing by thing', async () => {
    const { rows } = await inTransaction(database, (db) =>
      sql<{
        kind: string;
        n: number;
      }>`select kind, count(*)::int as n from change_records group by 1`.execute(db),
    );
    expect(rows.find((row) => row.kind === 'all')!.n).toBeLessThan(60);
  });

  it('changes nothing when all of it is imported again', async () => {
    const before = await tablesDigest(database);
    for (const [path, report] of await importAll(database)) {
      expect([path, report.added, report.changed]).toEqual([path, 0, 0]);
      expect(report.message).toMatch(/^nothing new/);
    }
    expect(await tablesDigest(database)).toEqual(before);
  }, 240_000);

  it('holds no e-mail address or telephone number', async () => {
    const { rows } = await inTransaction(database, (db) =>
      sql<{ text: string }>`
        select title || ' ' || description as text from engagements
        where title || description ~* '[a-z0-9]@[a-z0-9-]+[.][a-z]' or title || description ~ '\\y0[0-9]{4} ?[0-9]{6}\\y'
        union all
        select problem from needs where problem ~* '[a-z0-9]@[a-z0-9-]+[.][a-z]' or problem ~ '\\y0[0-9]{4} ?[0-9]{6}\\y'
      `.execute(db),
    );
    expect(rows).toEqual([]);
  });

  it.skipIf(!databases.includes('postgresql'))(
    'is the same in PostgreSQL, row by row',
    async () => {
      const scratch = await scratchDatabase();
      const served = await openDatabase({ dataDir: '', databaseUrl: scratch.url });
      try {
        await prepareDatabase(served);
        await importAll(served);
        expect(await tablesDigest(served)).toEqual(await tablesDigest(database));
      } finally {
        await served.close();
        await scratch.drop();
      }
    },
    240_000,
  );
});
