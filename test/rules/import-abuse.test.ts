import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport } from '../../server/src/open-data/import.service.ts';
import { allSources } from '../../server/src/open-data/sources/all-sources.ts';
import { openDatabase, type Database } from '../../server/src/platform/database.ts';
import { prepareDatabase } from '../../server/src/platform/prepare.ts';
import { bringRegistersIn, fuzzImporter } from '../abuse/fuzz-importers.ts';
import { openData, openDataIsHere } from '../abuse/importer-samples.ts';

if (!openDataIsHere) console.warn(`skipped: there is nothing to mutate at ${openData}`);

describe.skipIf(!openDataIsHere)('a thousand spoilt rows of a real file', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
    await prepareDatabase(database);
    await bringRegistersIn({ database, runImport });
  });
  afterAll(() => database?.close());

  test.each(allSources.map(({ name }) => name))(
    'are each used or refused with line and reason by the importer of %s, and nothing is stored that may not be',
    async (source) => {
      const figures = await fuzzImporter({ database, runImport }, source, {
        rows: 1_000,
        perFile: 250,
        seed: 7,
      });
      expect(figures.faults).toEqual([]);
      expect(figures.rows).toBeGreaterThanOrEqual(1_000);
      expect(figures.used).toBeGreaterThan(200);
      expect(figures.refused).toBeGreaterThan(100);
    },
  );
});
