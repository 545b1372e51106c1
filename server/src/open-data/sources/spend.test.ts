import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runImport } from '../import.service.ts';
import { everyRow, databaseForImports, file } from '../testing/small-files.ts';

describe('an import of payments', () => {
  const database = databaseForImports();

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
    const report = await runImport(database(), 'spend', path);
    expect(report).toMatchObject({ rowsRead: 5, added: 3, refused: 2 });
    expect(
      await everyRow(
        database(),
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
    expect((await runImport(database(), 'spend', path)).message).toMatch(
      /^nothing new: 3 rows already known/,
    );
  });
});
