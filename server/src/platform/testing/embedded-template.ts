import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { parts } from '../embedded-files.ts';

/** The files of a closed embedded database, for others to begin with: see `openDatabase`. */
export async function embeddedTemplate(dataDir: string): Promise<Blob> {
  const database = await PGlite.create({ dataDir: join(dataDir, parts.database) });
  try {
    await database.exec('checkpoint');
    return await database.dumpDataDir('none');
  } finally {
    await database.close();
  }
}
