import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readBackupFile } from '../server/src/platform/backup-file.ts';
import { backUp } from '../server/src/platform/backup.ts';
import { openDatabase } from '../server/src/platform/database.ts';
import { databases, scratchDatabase } from './databases.ts';
import { fillWithDemo, templateVariables } from './world.ts';

async function fill(where: { dataDir: string; databaseUrl: string | null }): Promise<void> {
  const database = await openDatabase(where);
  const { live } = await fillWithDemo(database);
  await live.close();
  await database.close();
}

/**
 * Makes, once for all test files, a database of each kind with the demo market in it. Worlds begin as copies: making each
 * from nothing would take a third of the time of all tests.
 */
export default async function makeTemplates(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-template-'));
  const dataDir = join(folder, 'data');
  await fill({ dataDir, databaseUrl: null });
  const embedded = join(folder, 'embedded.tar');
  writeFileSync(embedded, gunzipSync(readBackupFile(await backUp(dataDir)).archive));
  process.env[templateVariables.embedded] = embedded;
  const served = databases.includes('postgresql') ? await scratchDatabase() : null;
  if (served) {
    await fill({ dataDir, databaseUrl: served.url });
    process.env[templateVariables.postgresql] = served.name;
  }
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await served?.drop();
  };
}
