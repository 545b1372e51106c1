import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openData, openDataIsHere } from '../abuse/importer-samples.ts';
import { databases, postgresBase } from '../databases.ts';

const built = existsSync(fileURLToPath(new URL('../../server/dist/server/src/main.js', import.meta.url)));
if (!built) console.warn('The server is not built, so these tests are skipped: run npm run build.');
const folder = mkdtempSync(join(tmpdir(), 'parley-crash-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const nothing = { lost: [], torn: [], doubled: [] };
const timeout = 600_000;

// A few rounds of what `npm run check:crash` does at length.
describe.runIf(built).each(databases)('kill -9 of a server on %s', (kind) => {
  const placesFor = async () => {
    const { embeddedPlaces, servedPlaces } = await import('../crash/databases.ts');
    return kind === 'pglite' ? embeddedPlaces() : servedPlaces(postgresBase);
  };

  test('under mutations loses, tears and doubles nothing', { timeout }, async () => {
    const { underMutations } = await import('../crash/rounds.ts');
    const places = await placesFor();
    try {
      const outcome = await underMutations(places, 1, 11, () => {});
      expect(outcome).toMatchObject(nothing);
    } finally {
      await places.drop();
    }
  });

  test(
    'during its very first start leaves a folder that the next one brings up whole',
    { timeout },
    async () => {
      const { underFirstStart } = await import('../crash/rounds.ts');
      const places = await placesFor();
      try {
        expect(await underFirstStart(places, 1, 12, () => {})).toMatchObject(nothing);
      } finally {
        await places.drop();
      }
    },
  );

  test.skipIf(!openDataIsHere)('in an import leaves what another run completes', { timeout }, async () => {
    const { underImports } = await import('../crash/rounds.ts');
    const path = join(folder, 'awards.csv');
    writeFileSync(path, readFileSync(`${openData}awards.csv`, 'utf8').split('\n').slice(0, 1_500).join('\n'));
    const places = await placesFor();
    try {
      const file = {
        source: 'awards',
        path,
        registers: [['cpv', `${openData}registers/cpv-2008.csv`]],
      } as const;
      expect(await underImports(places, 1, 13, file, () => {})).toMatchObject(nothing);
    } finally {
      await places.drop();
    }
  });
});
