import { describe, expect, it } from 'vitest';
import { stableId } from '../../platform/ids.ts';
import { prepareDatabase } from '../../platform/prepare.ts';
import { runImport } from '../import.service.ts';
import { tablesDigest } from '../tables-digest.ts';
import {
  anAward,
  awardColumns,
  awardsFile,
  everyRow,
  databaseForImports,
  file,
  quoted,
} from '../testing/small-files.ts';

describe('an import of awards', () => {
  const database = databaseForImports();

  it('turns an award into a supplier, a need that has ended, an engagement and capabilities, and tells the live index', async () => {
    await everyRow(database(), 'delete from change_records returning id');
    const report = await runImport(
      database(),
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
    expect(
      await everyRow(database(), 'select id, name, identifier, sme, size, origin from suppliers'),
    ).toEqual([
      {
        id: supplierId,
        name: 'Acme Ltd',
        identifier: '00725583',
        sme: true,
        size: 'unknown',
        origin: 'imported',
      },
    ]);
    expect(
      await everyRow(
        database(),
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
        database(),
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
    expect(await everyRow(database(), 'select title, origin from capabilities')).toEqual([
      { title: 'Welfare not in homes', origin: 'derived' },
    ]);
    expect(await everyRow(database(), 'select kind, subject_id from change_records order by kind')).toEqual([
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
    expect((await runImport(database(), 'awards', path)).added).toBe(3);
    const before = await tablesDigest(database());
    const again = await runImport(database(), 'awards', path);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3, partial: 1 });
    expect(again.message).toMatch(/^nothing new: 3 rows already known/);
    expect(await tablesDigest(database())).toEqual(before);
    const corrected = awardsFile('corrected.csv', {
      date: '2021-04-01',
      title: 'Home care, corrected',
      value_gbp: '2000',
    });
    expect(await runImport(database(), 'awards', corrected)).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 0,
    });
    expect(
      await everyRow(database(), "select title, value_gbp from engagements where source_ref like 'N1#%'"),
    ).toEqual([{ title: 'Home care, corrected', value_gbp: 2000 }]);
    // The older version, met again, does not undo the newer one.
    expect(await runImport(database(), 'awards', path)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
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
    const report = await runImport(database(), 'awards', path, { today: '2026-11-23' });
    expect(report).toMatchObject({ rowsRead: 7, added: 4, refused: 3, partial: 2 });
    const told = await everyRow<{ line: number; reason: string; partial: boolean }>(
      database(),
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
      await everyRow(database(), "select value_gbp from engagements where source_ref like 'N7#%'"),
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
    const report = await runImport(database(), 'awards', path);
    expect(report).toMatchObject({ added: 2, refused: 1 });
    expect(report.refusals).toEqual([
      { line: 4, reason: 'has 3 cells where the header has 16', partial: false },
    ]);
    expect(
      await everyRow(database(), "select description from engagements where source_ref like 'N1#%'"),
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
    const report = await runImport(database(), 'awards', path);
    expect(report).toMatchObject({ state: 'finished', added: 2, refused: 1 });
    expect(report.refusals[0]).toMatchObject({ line: 4 });
    expect(report.refusals[0]!.reason).toMatch(/never closed|cells/);
  });

  it('stores no contact detail of any source', async () => {
    const description = 'Email jo@example.org or call 01632 960001. Mrs Jane Roche answers.';
    await runImport(
      database(),
      'awards',
      awardsFile('contact.csv', { title: 'Care, ask jo@example.org', description }),
    );
    const stored = JSON.stringify([
      await everyRow(database(), 'select title, problem from needs'),
      await everyRow(database(), 'select title, description from engagements'),
    ]);
    expect(stored).not.toMatch(/example\.org|960001|Roche/);
    expect(stored).toContain('Email [email] or call [phone]. [name] answers.');
  });

  it('leaves declared capabilities alone', async () => {
    const id = stableId('Supplier', 'name', 'acme');
    await runImport(database(), 'awards', awardsFile('first.csv', { cpv: '' }));
    await everyRow(
      database(),
      `insert into capabilities (id, supplier_id, title, origin) values ('cap_own', '${id}', 'Our own words', 'declared') returning id`,
    );
    await runImport(database(), 'awards', awardsFile('second.csv', { notice_id: 'N2' }));
    expect(await everyRow(database(), 'select title from capabilities')).toEqual([
      { title: 'Our own words' },
    ]);
  });

  it('counts a notice of two collections once, and takes the newer version', async () => {
    await runImport(database(), 'awards', awardsFile('a.csv', {}));
    const other = { source: 'other', date: '2021-03-05', title: 'Home care, again' };
    expect(await runImport(database(), 'awards', awardsFile('b.csv', other))).toMatchObject({
      added: 0,
      changed: 1,
    });
    expect(await everyRow(database(), 'select title, source from engagements')).toEqual([
      { title: 'Home care, again', source: 'open-data:test' },
    ]);
    expect((await runImport(database(), 'awards', awardsFile('a.csv', {}))).message).toMatch(/^nothing new/);
    expect((await runImport(database(), 'awards', awardsFile('b.csv', other))).message).toMatch(
      /^nothing new/,
    );
    const elsewhere = { ...other, buyer: 'City of York Council' };
    expect(await runImport(database(), 'awards', awardsFile('c.csv', elsewhere))).toMatchObject({ added: 1 });
  });

  it('tells several firms of one cell apart, and stores no stray quotation mark', async () => {
    const path = awardsFile(
      'cells.csv',
      { supplier: 'North Care Ltd | South Care Ltd' },
      { notice_id: 'N2', supplier: '"East and West Care Ltd' },
    );
    expect(await runImport(database(), 'awards', path)).toMatchObject({ rowsRead: 2, added: 2, refused: 0 });
    expect(
      await everyRow(
        database(),
        'select s.name, n.outcome_supplier_id is null as several from engagements e join suppliers s on s.id = e.supplier_id join needs n on n.id = e.need_id order by s.name',
      ),
    ).toEqual([
      { name: 'East and West Care Ltd', several: false },
      { name: 'North Care Ltd', several: true },
      { name: 'South Care Ltd', several: true },
    ]);
    expect((await runImport(database(), 'awards', path)).message).toMatch(/^nothing new/);
  });

  it('works out the line of business where codes and words agree, marks it, and leaves what the council says', async () => {
    await prepareDatabase(database());
    const path = awardsFile('lines.csv', {}, { notice_id: 'N2', title: 'Legal advice' });
    await runImport(database(), 'awards', path);
    const lines =
      'select l.code, n.line_is_derived from needs n left join lines_of_business l on l.id = n.line_of_business_id order by n.source_ref';
    expect(await everyRow(database(), lines)).toEqual([
      { code: 'adult-social-care', line_is_derived: true },
      { code: null, line_is_derived: false },
    ]);
    await everyRow(
      database(),
      `update needs set line_is_derived = false, line_of_business_id = (select id from lines_of_business where code = 'public-health') where source_ref = 'N1' returning id`,
    );
    await runImport(database(), 'awards', awardsFile('newer.csv', { date: '2021-04-01' }));
    expect((await everyRow(database(), lines))[0]).toEqual({ code: 'public-health', line_is_derived: false });
  });
});
