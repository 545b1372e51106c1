import { describe, expect, it } from 'vitest';
import { stableId } from '../platform/ids.ts';
import { runImport } from './import.service.ts';
import { awardsFile, everyRow, databaseForImports } from './testing/small-files.ts';

describe('a supplier met in a file', () => {
  const database = databaseForImports();

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
    await runImport(database(), 'awards', awardsFile('order.csv', ...rows), { batchRows: 1 });
    expect(await everyRow(database(), 'select id, name, identifier from suppliers')).toEqual([
      { id: stableId('Supplier', 'GB-COH', '00725583'), name: 'Acme Ltd', identifier: '00725583' },
    ]);
    expect(await everyRow(database(), 'select count(*)::int as n from engagements')).toEqual([{ n: 2 }]);
  });

  it('gives a supplier known by name its number when a later file tells it, and keeps a name with two numbers apart', async () => {
    const byName = awardsFile('name.csv', { notice_id: 'A' });
    await runImport(database(), 'awards', byName);
    await runImport(
      database(),
      'awards',
      awardsFile('number.csv', { notice_id: 'B', company_number: '725583' }),
    );
    expect(await everyRow(database(), 'select id, identifier from suppliers')).toEqual([
      { id: stableId('Supplier', 'name', 'acme'), identifier: '00725583' },
    ]);
    expect((await runImport(database(), 'awards', byName)).message).toMatch(/^nothing new/);
    const two: Record<string, string>[] = [
      { notice_id: 'C', supplier: 'Twin Ltd', company_number: '1111112' },
      { notice_id: 'D', supplier: 'Twin Ltd', company_number: '1111113' },
      { notice_id: 'E', supplier: 'Twin Ltd' },
    ];
    const path = awardsFile('twins.csv', ...two);
    await runImport(database(), 'awards', path, { batchRows: 1 });
    expect(
      await everyRow(
        database(),
        "select count(*)::int as n, count(identifier)::int as numbered from suppliers where name = 'Twin Ltd'",
      ),
    ).toEqual([{ n: 3, numbered: 2 }]);
    expect((await runImport(database(), 'awards', path)).message).toMatch(/^nothing new/);
  });

  it('never adds to a registered supplier by its name alone, nor to an invented one', async () => {
    await everyRow(
      database(),
      `insert into suppliers (id, name, folded_name, origin, fictional, identifier_scheme, identifier) values
       ('sup_registered', 'Acme Ltd', 'acme', 'registered', false, null, null),
       ('sup_invented', 'Best Ltd', 'best', 'demo', true, 'GB-COH', '00725583') returning id`,
    );
    const path = awardsFile('names.csv', {}, { notice_id: 'N2', supplier: 'Best', company_number: '725583' });
    expect((await runImport(database(), 'awards', path)).added).toBe(2);
    expect(
      await everyRow(
        database(),
        "select supplier_id from engagements where supplier_id in ('sup_registered', 'sup_invented')",
      ),
    ).toEqual([]);
    expect((await runImport(database(), 'awards', path)).message).toMatch(/^nothing new/);
  });
});
