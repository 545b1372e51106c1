import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { migrations } from '../migrations/all-migrations.ts';
import { readBackupFile, writeBackupFile } from './backup-file.ts';
import { unusableFolder } from './data-dir-faults.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { holdsData, openFiles, parts, replaceFiles } from './embedded-files.ts';

/** Automatic backups that are kept; those made by hand are never removed. */
const keptBeforeMigrations = 5;
const ending = '.parley-backup';
const before = 'before-migration-';

/** 2026-11-25T12-30-00Z: sorts by time and can stand in every file system. */
const stamp = (now = new Date()) => `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

const secretOf = (dataDir: string) => {
  const path = join(dataDir, parts.secret);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
};

async function migrationsOf(database: PGlite): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>('select name from migrations order by id');
  return rows.map(({ name }) => name);
}

/** Writes the closed database of a folder that is locked by this process into a file. */
async function backUpFolder(dataDir: string, path: string): Promise<void> {
  const files = join(dataDir, parts.database);
  const database = await openFiles(dataDir, (where) => PGlite.create({ dataDir: where }));
  try {
    await database.exec('checkpoint');
    const done = await migrationsOf(database);
    const archive = await database.dumpDataDir('gzip');
    mkdirSync(dirname(path), { recursive: true });
    const about = {
      madeAt: new Date().toISOString(),
      postgres: readFileSync(join(files, 'PG_VERSION'), 'utf8').trim(),
      migrations: done,
      secret: secretOf(dataDir),
    };
    writeBackupFile(path, about, new Uint8Array(await archive.arrayBuffer()));
  } finally {
    await database.close();
  }
}

/**
 * Backs the embedded database up, under the exclusive lock of its folder: nothing can write meanwhile, so the copy is
 * of one moment; the server must be stopped for it. The file holds everything, personal data and the secret that
 * signs sessions included.
 * @param path where to; by default into `backups` of the folder
 * @returns the path of the file
 * @throws Error when there is no database, another process has it, or the file cannot be written
 */
export async function backUp(dataDir: string, path?: string): Promise<string> {
  if (!existsSync(join(dataDir, parts.database)))
    throw new Error(`There is no embedded database in ${dataDir}. Set DATA_DIR to its folder.`);
  const to = resolve(path ?? join(dataDir, parts.backups, `parley-${stamp()}${ending}`));
  if (existsSync(to)) throw new Error(`${to} is there already. Name another file.`);
  const unlock = lockDataDir(dataDir);
  try {
    await backUpFolder(dataDir, to);
    return to;
  } catch (error) {
    throw unusableFolder(dirname(to), error);
  } finally {
    unlock();
  }
}

/**
 * Backs a closed database up before a migration changes it, and lets go of the oldest of such backups.
 * The folder is locked by the caller. @returns the path of the file
 */
export async function backUpBeforeMigration(dataDir: string): Promise<string> {
  const folder = join(dataDir, parts.backups);
  const path = join(folder, `${before}${stamp()}${ending}`);
  try {
    await backUpFolder(dataDir, path);
  } catch (error) {
    const reason = unusableFolder(folder, error).message;
    throw new Error(`The database was not migrated, because it could not be backed up first: ${reason}`, {
      cause: error,
    });
  }
  const old = readdirSync(folder).filter((name) => name.startsWith(before) && name.endsWith(ending));
  for (const name of old.sort().slice(0, -keptBeforeMigrations)) rmSync(join(folder, name));
  return path;
}

/**
 * Puts a backup in the place of the embedded database. The file is checked whole and opened once before anything is
 * touched; with `force`, what stands in the folder is kept aside.
 * @returns the folder that holds what stood there before, or null
 * @throws Error when the file is no backup, torn, or of a newer Parley; or the folder is not empty and `force` is not set
 */
export async function restore(
  dataDir: string,
  path: string,
  { force = false }: { force?: boolean } = {},
): Promise<string | null> {
  const { about, archive } = readBackupFile(path);
  const known = new Set(migrations.map(({ name }) => name));
  const newer = about.migrations.filter((name) => !known.has(name));
  if (newer.length)
    throw new Error(
      `The backup ${path} was made by a newer Parley: this one does not know ${newer.join(', ')}. Restore it with that one.`,
    );
  const unlock = lockDataDir(dataDir);
  const fresh = join(dataDir, parts.restoring);
  try {
    const full = holdsData(dataDir);
    if (full && !force)
      throw new Error(
        `${dataDir} is not empty, and nothing in it was touched. Restore into another DATA_DIR, or say --force: what ` +
          'stands there now is then kept aside.',
      );
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    await checkedFiles(join(fresh, parts.database), path, archive, about);
    if (about.secret) writeFileSync(join(fresh, parts.secret), `${about.secret}\n`, { mode: 0o600 });
    const aside = `replaced-${stamp()}`;
    replaceFiles(dataDir, aside);
    return existsSync(join(dataDir, aside)) ? join(dataDir, aside) : null;
  } catch (error) {
    throw unusableFolder(dataDir, error);
  } finally {
    unlock();
  }
}

async function checkedFiles(
  files: string,
  path: string,
  archive: Buffer,
  about: { postgres: string; migrations: string[] },
): Promise<void> {
  try {
    const loadDataDir = new Blob([new Uint8Array(archive)], { type: 'application/x-gzip' });
    const database = await PGlite.create({ dataDir: files, loadDataDir });
    try {
      const there = await migrationsOf(database);
      if (there.join() !== about.migrations.join()) throw new Error('its migrations are others than it says');
    } finally {
      await database.close();
    }
  } catch (error) {
    const fault = unusableFolder(files, error);
    if (fault.message !== (error as Error).message) throw fault;
    throw new Error(
      `The backup ${path}, of PostgreSQL ${about.postgres}, could not be opened: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
