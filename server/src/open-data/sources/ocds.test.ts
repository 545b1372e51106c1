import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stableId } from '../../platform/ids.ts';
import { runImport } from '../import.service.ts';
import { everyRow, databaseForImports, file } from '../testing/small-files.ts';

describe('an import of releases', () => {
  const database = databaseForImports();

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
    const report = await runImport(database(), 'ocds', file('lines.jsonl', lines.join('\n')));
    expect(report).toMatchObject({ state: 'finished', rowsRead: 9, added: 8, refused: 1 });
    expect(report.refusals[0]).toMatchObject({ line: 7, partial: false });
    expect(report.refusals[0]!.reason).toMatch(/^is not JSON/);
  });

  it('takes parties without an identifier by name, and refuses a release without an ocid', async () => {
    const report = await runImport(
      database(),
      'ocds',
      file('no-ocid.json', JSON.stringify({ releases: [{ ...releases[0], ocid: null }, releases[1]] })),
    );
    expect(report).toMatchObject({ added: 1, refused: 1 });
    expect(report.refusals).toEqual([{ line: 1, reason: 'the release has no ocid', partial: false }]);
    expect(await everyRow(database(), 'select id, identifier from suppliers')).toEqual([
      { id: stableId('Supplier', 'name', 'supplier 2'), identifier: null },
    ]);
  });

  it('keeps a document with something behind it and warns, and what came before a cut', async () => {
    const text = JSON.stringify({ uri: 'x', releases });
    const padded = await runImport(database(), 'ocds', file('padded.json', `${text}\n\n]]garbage`));
    expect(padded).toMatchObject({ state: 'finished', added: 9, refused: 0 });
    expect(padded.warnings.join()).toMatch(/9 characters behind the end of the JSON document were left out/);
    const cut = await runImport(database(), 'ocds', file('cut.json', text.slice(0, -400)));
    expect(cut).toMatchObject({ state: 'finished', unchanged: 7, refused: 1 });
    expect(cut.refusals[0]!.reason).toMatch(/ends in the middle of this record/);
  });

  it('streams documents beyond its first look, as one document or line by line', async () => {
    const long = releases.map((release) => ({ ...release, padding: 'x'.repeat(400_000) }));
    expect(
      await runImport(database(), 'ocds', file('long.json', JSON.stringify({ releases: long }))),
    ).toMatchObject({ added: 9 });
    expect(
      await runImport(database(), 'ocds', file('long.jsonl', long.map((r) => JSON.stringify(r)).join('\n'))),
    ).toMatchObject({ unchanged: 9 });
    const record = { records: [{ ocid: 'ocds-x-1', compiledRelease: releases[0] }] };
    expect(
      await runImport(database(), 'ocds', file('record.json.gz', gzipSync(JSON.stringify(record)))),
    ).toMatchObject({ unchanged: 1 });
  });
});
