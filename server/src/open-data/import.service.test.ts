import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type Statements } from '../platform/database.ts';
import { stableId } from '../platform/ids.ts';
import { inTransaction } from './bulk.ts';
import { runImport } from './import.service.ts';
import { tablesDigest } from './tables-digest.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

const awardColumns = [
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
const anAward: Record<string, string> = {
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
function awardsFile(name: string, ...rows: Record<string, string>[]): string {
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

const everyRow = async <T>(database: Database, query: string): Promise<T[]> =>
  inTransaction(database, async (db: Statements) => (await sql<T>`${sql.raw(query)}`.execute(db)).rows);

/** Empties the tables and brings the small registers in: far quicker than another database. */
async function startAnew(database: Database): Promise<void> {
  const tables =
    'suppliers, needs, engagements, capabilities, change_records, import_runs, import_refusals, councils, council_names, terms';
  await everyRow(database, `truncate ${tables} cascade`);
  for (const [source, path] of registers())
    expect((await runImport(database, source, path)).state).toBe('finished');
}

describe('an import', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
  }, 60_000);
  beforeEach(() => startAnew(database));
  afterAll(() => database.close());

  it('turns an award into a supplier, a need that has ended, an engagement and capabilities, and tells the live index', async () => {
    await everyRow(database, 'delete from change_records returning id');
    const report = await runImport(
      database,
      'awards',
      awardsFile('one.csv', { company_number: '725583', supplier_sme: '1' }),
    );
    expect(report).toMatchObject({
      state: 'finished',
      rowsRead: 1,
      added: 1,
      changed: 0,
      unchanged: 0,
      refused: 0,
      partial: 0,
    });
    const supplierId = stableId('Supplier', 'GB-COH', '00725583');
    const needId = stableId('Need', 'open-data:test', 'N1');
    expect(await everyRow(database, 'select id, name, identifier, sme, size, origin from suppliers')).toEqual(
      [
        {
          id: supplierId,
          name: 'Acme Ltd',
          identifier: '00725583',
          sme: true,
          size: 'unknown',
          origin: 'imported',
        },
      ],
    );
    expect(
      await everyRow(
        database,
        "select id, stage, outcome, outcome_supplier_id, council_id, source_ref, published_at::text like '2021-03-04%' as day from needs",
      ),
    ).toEqual([
      {
        id: needId,
        stage: 'closed',
        outcome: 'engaged',
        outcome_supplier_id: supplierId,
        council_id: stableId('Council', 'LDS'),
        source_ref: 'N1',
        day: true,
      },
    ]);
    expect(
      await everyRow(
        database,
        'select supplier_id, need_id, kind, started_on::text, value_gbp, term_ids, source, source_ref from engagements',
      ),
    ).toEqual([
      {
        supplier_id: supplierId,
        need_id: needId,
        kind: 'contract',
        started_on: '2021-03-04',
        value_gbp: 1000,
        term_ids: [stableId('Term', 'cpv', '85312400')],
        source: 'open-data:test',
        source_ref: `N1#${supplierId}`,
      },
    ]);
    expect(await everyRow(database, 'select title, origin from capabilities')).toEqual([
      { title: 'Welfare not in homes', origin: 'derived' },
    ]);
    expect(await everyRow(database, 'select kind, subject_id from change_records order by kind')).toEqual([
      { kind: 'demand', subject_id: needId },
      { kind: 'supplier', subject_id: supplierId },
    ]);
  });

  it('changes nothing the second time and says so; a re-published notice changes what it is about', async () => {
    const path = awardsFile(
      'twice.csv',
      {},
      { notice_id: 'N2', supplier: 'various' },
      { notice_id: 'N3', supplier: 'Best & Co' },
    );
    expect((await runImport(database, 'awards', path)).added).toBe(3);
    const before = await tablesDigest(database);
    const again = await runImport(database, 'awards', path);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3, partial: 1 });
    expect(again.message).toMatch(/^nothing new: 3 rows already known/);
    expect(await tablesDigest(database)).toEqual(before);
    const corrected = awardsFile('corrected.csv', {
      date: '2021-04-01',
      title: 'Home care, corrected',
      value_gbp: '2000',
    });
    expect(await runImport(database, 'awards', corrected)).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 0,
    });
    expect(
      await everyRow(database, "select title, value_gbp from engagements where source_ref like 'N1#%'"),
    ).toEqual([{ title: 'Home care, corrected', value_gbp: 2000 }]);
    // The older version, met again, does not undo the newer one.
    expect(await runImport(database, 'awards', path)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  });

  it('refuses a file that lacks a column, naming it, and keeps the failed run', async () => {
    const report = await runImport(database, 'awards', file('short.csv', 'source,notice_id,buyer\na,b,c\n'));
    expect(report.state).toBe('failed');
    expect(report.message).toMatch(
      /^short\.csv lacks the columns "notice_type", "status", .*Its first line reads: source, notice_id, buyer$/,
    );
    expect(
      await everyRow(
        database,
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
    const report = await runImport(database, 'awards', file(name, content));
    expect(report.state).toBe('failed');
    expect(report.message).toMatch(message);
  });

  it('refuses a missing file, a folder, an unknown source, and JSON that is none', async () => {
    expect((await runImport(database, 'awards', join(folder, 'nowhere.csv'))).message).toMatch(
      /^There is no file/,
    );
    expect((await runImport(database, 'awards', folder)).message).toMatch(/is a folder/);
    expect((await runImport(database, 'ocds', file('page.json', '<html>'))).message).toMatch(
      /does not begin as JSON does/,
    );
    await expect(runImport(database, 'avards', 'x')).rejects.toThrow(
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

  it('refuses the rows that cannot be used, keeps the parts that can, and stores every reason with its line', async () => {
    const path = awardsFile(
      'mixed.csv',
      {},
      { notice_id: 'N2', date: '0001-01-01' },
      { notice_id: 'N3', cpv: '85312499 99999999 85000000' },
      { notice_id: 'N4', company_number: 'N/A' },
      { notice_id: 'N5', supplier: 'see attached', buyer: 'An NHS Trust' },
      { notice_id: '', supplier: 'Nameless' },
      { notice_id: 'N7', value_gbp: '0' },
    );
    const report = await runImport(database, 'awards', path, { today: '2026-11-23' });
    expect(report).toMatchObject({ rowsRead: 7, added: 4, refused: 3, partial: 2 });
    const told = await everyRow<{ line: number; reason: string; partial: boolean }>(
      database,
      `select line, reason, partial from import_refusals where run_id = '${report.runId}' order by line`,
    );
    expect(told).toEqual([
      { line: 3, reason: 'date "0001-01-01" is not believable', partial: false },
      {
        line: 4,
        reason: 'unknown CPV code 85312499, read as 85312400; unknown CPV code 99999999',
        partial: true,
      },
      { line: 5, reason: '"N/A" is no GB-COH number', partial: true },
      {
        line: 6,
        reason:
          'supplier "see attached" refers to another document, and the buyer is not a council: nothing to keep',
        partial: false,
      },
      { line: 7, reason: 'the row has no notice_id', partial: false },
    ]);
    expect(
      await everyRow(database, "select value_gbp from engagements where source_ref like 'N7#%'"),
    ).toEqual([{ value_gbp: null }]);
  });

  it('reads cells with new lines and quotes, and refuses a row of the wrong length with its line', async () => {
    const good = quoted(
      awardColumns.map((column) => ({ ...anAward, description: 'Two\nlines, "quoted"' })[column] ?? ''),
    );
    const path = file(
      'lines.csv',
      `${awardColumns.join(',')}\n${good}\na,b,c\n${good.replace('N1', 'N2')}\n`,
    );
    const report = await runImport(database, 'awards', path);
    expect(report).toMatchObject({ added: 2, refused: 1 });
    expect(report.refusals).toEqual([
      { line: 4, reason: 'has 3 cells where the header has 16', partial: false },
    ]);
    expect(
      await everyRow(database, "select description from engagements where source_ref like 'N1#%'"),
    ).toEqual([{ description: 'Two\nlines, "quoted"' }]);
  });

  it('keeps what stands before a quote that is never closed, and tells where it opens', async () => {
    const row = (id: string) =>
      quoted(awardColumns.map((column) => ({ ...anAward, notice_id: id })[column] ?? ''));
    const open = row('N3').slice(0, -1);
    const path = file(
      'unclosed.csv',
      `${awardColumns.join(',')}\n${row('N1')}\n${row('N2')}\n${open}\n${row('N4')}`,
    );
    const report = await runImport(database, 'awards', path);
    expect(report).toMatchObject({ state: 'finished', added: 2, refused: 1 });
    expect(report.refusals[0]).toMatchObject({ line: 4 });
    expect(report.refusals[0]!.reason).toMatch(/never closed|cells/);
  });

  it('stores no contact detail of any source', async () => {
    const description = 'Email jo@example.org or call 01632 960001. Mrs Jane Roche answers.';
    await runImport(
      database,
      'awards',
      awardsFile('contact.csv', { title: 'Care, ask jo@example.org', description }),
    );
    const stored = JSON.stringify([
      await everyRow(database, 'select title, problem from needs'),
      await everyRow(database, 'select title, description from engagements'),
    ]);
    expect(stored).not.toMatch(/example\.org|960001|Roche/);
    expect(stored).toContain('Email [email] or call [phone]. [name] answers.');
  });

  it.each<[string, Record<string, string>[]]>([
    [
      'number first',
      [
        { notice_id: 'A', company_number: '725583' },
        { notice_id: 'B', supplier: 'ACME LIMITED' },
      ],
    ],
    [
      'name first',
      [
        { notice_id: 'B', supplier: 'ACME LIMITED' },
        { notice_id: 'A', company_number: '725583' },
      ],
    ],
  ])('knows a supplier with and without its number as one, %s', async (_, rows) => {
    await runImport(database, 'awards', awardsFile('order.csv', ...rows), { batchRows: 1 });
    expect(await everyRow(database, 'select id, name, identifier from suppliers')).toEqual([
      { id: stableId('Supplier', 'GB-COH', '00725583'), name: 'Acme Ltd', identifier: '00725583' },
    ]);
    expect(await everyRow(database, 'select count(*)::int as n from engagements')).toEqual([{ n: 2 }]);
  });

  it('gives a supplier known by name its number when a later file tells it, and keeps a name with two numbers apart', async () => {
    const byName = awardsFile('name.csv', { notice_id: 'A' });
    await runImport(database, 'awards', byName);
    await runImport(
      database,
      'awards',
      awardsFile('number.csv', { notice_id: 'B', company_number: '725583' }),
    );
    expect(await everyRow(database, 'select id, identifier from suppliers')).toEqual([
      { id: stableId('Supplier', 'name', 'acme'), identifier: '00725583' },
    ]);
    expect((await runImport(database, 'awards', byName)).message).toMatch(/^nothing new/);
    const two: Record<string, string>[] = [
      { notice_id: 'C', supplier: 'Twin Ltd', company_number: '1111112' },
      { notice_id: 'D', supplier: 'Twin Ltd', company_number: '1111113' },
      { notice_id: 'E', supplier: 'Twin Ltd' },
    ];
    const path = awardsFile('twins.csv', ...two);
    await runImport(database, 'awards', path, { batchRows: 1 });
    expect(
      await everyRow(
        database,
        "select count(*)::int as n, count(identifier)::int as numbered from suppliers where name = 'Twin Ltd'",
      ),
    ).toEqual([{ n: 3, numbered: 2 }]);
    expect((await runImport(database, 'awards', path)).message).toMatch(/^nothing new/);
  });

  it('never adds to a registered supplier by its name alone, nor to an invented one', async () => {
    await everyRow(
      database,
      `insert into suppliers (id, name, folded_name, origin, fictional, identifier_scheme, identifier) values
       ('sup_registered', 'Acme Ltd', 'acme', 'registered', false, null, null),
       ('sup_invented', 'Best Ltd', 'best', 'demo', true, 'GB-COH', '00725583') returning id`,
    );
    const path = awardsFile('names.csv', {}, { notice_id: 'N2', supplier: 'Best', company_number: '725583' });
    expect((await runImport(database, 'awards', path)).added).toBe(2);
    expect(
      await everyRow(
        database,
        "select supplier_id from engagements where supplier_id in ('sup_registered', 'sup_invented')",
      ),
    ).toEqual([]);
    expect((await runImport(database, 'awards', path)).message).toMatch(/^nothing new/);
  });

  it('leaves declared capabilities alone', async () => {
    const id = stableId('Supplier', 'name', 'acme');
    await runImport(database, 'awards', awardsFile('first.csv', { cpv: '' }));
    await everyRow(
      database,
      `insert into capabilities (id, supplier_id, title, origin) values ('cap_own', '${id}', 'Our own words', 'declared') returning id`,
    );
    await runImport(database, 'awards', awardsFile('second.csv', { notice_id: 'N2' }));
    expect(await everyRow(database, 'select title from capabilities')).toEqual([{ title: 'Our own words' }]);
  });

  it('counts a notice of two collections once, and takes the newer version', async () => {
    await runImport(database, 'awards', awardsFile('a.csv', {}));
    const other = { source: 'other', date: '2021-03-05', title: 'Home care, again' };
    expect(await runImport(database, 'awards', awardsFile('b.csv', other))).toMatchObject({
      added: 0,
      changed: 1,
    });
    expect(await everyRow(database, 'select title, source from engagements')).toEqual([
      { title: 'Home care, again', source: 'open-data:test' },
    ]);
    expect((await runImport(database, 'awards', awardsFile('a.csv', {}))).message).toMatch(/^nothing new/);
    expect((await runImport(database, 'awards', awardsFile('b.csv', other))).message).toMatch(/^nothing new/);
    const elsewhere = { ...other, buyer: 'City of York Council' };
    expect(await runImport(database, 'awards', awardsFile('c.csv', elsewhere))).toMatchObject({ added: 1 });
  });

  const releases = Array.from({ length: 9 }, (_, i) => ({
    ocid: `ocds-x-${i + 1}`,
    date: '2021-04-29T11:45:26Z',
    tag: ['award'],
    buyer: { name: 'Leeds City Council' },
    parties: [{ id: 's', name: `Supplier ${i + 1} Ltd`, roles: ['supplier'] }],
    tender: { title: `Care ${i + 1}`, classification: { scheme: 'CPV', id: '85312400' } },
    awards: [
      { status: 'active', date: '2021-02-01', suppliers: [{ id: 's', name: `Supplier ${i + 1} Ltd` }] },
    ],
  }));

  it('refuses line 7 of JSON lines by its number and reads on', async () => {
    const lines = releases.map((release) => JSON.stringify(release));
    lines[6] = lines[6]!.slice(0, 40);
    const report = await runImport(database, 'ocds', file('lines.jsonl', lines.join('\n')));
    expect(report).toMatchObject({ state: 'finished', rowsRead: 9, added: 8, refused: 1 });
    expect(report.refusals[0]).toMatchObject({ line: 7, partial: false });
    expect(report.refusals[0]!.reason).toMatch(/^is not JSON/);
  });

  it('takes parties without an identifier by name, and refuses a release without an ocid', async () => {
    const report = await runImport(
      database,
      'ocds',
      file('no-ocid.json', JSON.stringify({ releases: [{ ...releases[0], ocid: null }, releases[1]] })),
    );
    expect(report).toMatchObject({ added: 1, refused: 1 });
    expect(report.refusals).toEqual([{ line: 1, reason: 'the release has no ocid', partial: false }]);
    expect(await everyRow(database, 'select id, identifier from suppliers')).toEqual([
      { id: stableId('Supplier', 'name', 'supplier 2'), identifier: null },
    ]);
  });

  it('keeps a document with something behind it and warns, and what came before a cut', async () => {
    const text = JSON.stringify({ uri: 'x', releases });
    const padded = await runImport(database, 'ocds', file('padded.json', `${text}\n\n]]garbage`));
    expect(padded).toMatchObject({ state: 'finished', added: 9, refused: 0 });
    expect(padded.warnings.join()).toMatch(/9 characters behind the end of the JSON document were left out/);
    const cut = await runImport(database, 'ocds', file('cut.json', text.slice(0, -400)));
    expect(cut).toMatchObject({ state: 'finished', unchanged: 7, refused: 1 });
    expect(cut.refusals[0]!.reason).toMatch(/ends in the middle of this record/);
  });

  it('streams documents beyond its first look, as one document or line by line', async () => {
    const long = releases.map((release) => ({ ...release, padding: 'x'.repeat(400_000) }));
    expect(
      await runImport(database, 'ocds', file('long.json', JSON.stringify({ releases: long }))),
    ).toMatchObject({ added: 9 });
    expect(
      await runImport(database, 'ocds', file('long.jsonl', long.map((r) => JSON.stringify(r)).join('\n'))),
    ).toMatchObject({ unchanged: 9 });
    const record = { records: [{ ocid: 'ocds-x-1', compiledRelease: releases[0] }] };
    expect(
      await runImport(database, 'ocds', file('record.json.gz', gzipSync(JSON.stringify(record)))),
    ).toMatchObject({ unchanged: 1 });
  });

  it('adds the quarters of a year up, wherever they stand in the file', async () => {
    const path = file(
      'spend.csv.gz',
      gzipSync(
        'council,gss,quarter,unit,supplier,payments,total_gbp\n' +
          'leeds,E08000035,2021Q3,Housing,ACME LTD,1,100\nleeds,E08000035,2020Q1,Housing,ACME LTD,1,5\n' +
          'leeds,E08000035,2021Q2,Housing,Acme Limited,1,50.5\nleeds,E08000035,2021X,Housing,ACME LTD,1,1\n' +
          'leeds,E08000035,2019Q1,Housing,ACME LTD,1,-7\n',
      ),
    );
    const report = await runImport(database, 'spend', path);
    expect(report).toMatchObject({ rowsRead: 5, added: 3, refused: 2 });
    expect(
      await everyRow(
        database,
        'select title, started_on::text, value_gbp, buyer_name, need_id from engagements order by started_on',
      ),
    ).toEqual([
      {
        title: 'Payments by Housing, 2020',
        started_on: '2020-01-01',
        value_gbp: 5,
        buyer_name: 'Leeds City Council',
        need_id: null,
      },
      {
        title: 'Payments by Housing, 2021',
        started_on: '2021-04-01',
        value_gbp: 150.5,
        buyer_name: 'Leeds City Council',
        need_id: null,
      },
    ]);
    expect((await runImport(database, 'spend', path)).message).toMatch(/^nothing new: 3 rows already known/);
  });

  it('names each changed thing to the live index, or everything when there are too many', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({
      notice_id: `N${i}`,
      supplier: `Supplier number ${i}`,
    }));
    await runImport(database, 'awards', awardsFile('many.csv', ...rows), { batchRows: 200 });
    const kinds = await everyRow<{ kind: string; n: number }>(
      database,
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
      database,
      "insert into import_runs (id, source, file_name, state) values ('imp_old', 'awards', 'one.csv', 'running') returning id",
    );
    await runImport(database, 'awards', awardsFile('one.csv', {}));
    expect(await everyRow(database, "select state from import_runs where id = 'imp_old'")).toEqual([
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
