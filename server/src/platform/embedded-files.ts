import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in the embedded database's folder. */
export const parts = {
  /** The database's own files. */
  database: 'pglite',
  /** The secret that signs sessions, where the environment gives none. */
  secret: 'auth-secret',
  backups: 'backups',
  /** There while the database's files are made for the first time: what is half made is made anew. */
  beginning: 'beginning',
  /** Verified files of a backup on their way in, and the name of the folder the present ones go to. */
  restoring: 'restoring',
  restoreNote: 'restore-under-way',
} as const;

const ofTheLock = new Set(['parley.lock', 'parley.lock-journal', 'parley.pid']);

/** Whether the folder holds anything but the lock and backups. */
export function holdsData(dataDir: string): boolean {
  return readdirSync(dataDir).some((name) => !ofTheLock.has(name) && name !== parts.backups);
}

/**
 * Runs what opens the database's files, for the first time or again. Files of a first time that was cut short, when
 * nothing can have been stored yet, are removed and made anew; a restore that was cut short is finished.
 */
export async function openFiles<T>(dataDir: string, open: (files: string) => Promise<T>): Promise<T> {
  finishRestore(dataDir);
  const files = join(dataDir, parts.database);
  const beginning = join(dataDir, parts.beginning);
  if (existsSync(beginning)) rmSync(files, { recursive: true, force: true });
  else if (!existsSync(files)) writeFileSync(beginning, '');
  const opened = await open(files);
  rmSync(beginning, { force: true });
  return opened;
}

/**
 * Puts the files in `restoring` in the place of the present ones, which are kept in the folder `aside`. From here on
 * a crash loses neither: the next opening goes on where this one stopped.
 */
export function replaceFiles(dataDir: string, aside: string): void {
  writeFileSync(join(dataDir, parts.restoreNote), aside);
  finishRestore(dataDir);
}

function finishRestore(dataDir: string): void {
  const note = join(dataDir, parts.restoreNote);
  if (!existsSync(note)) {
    // Never verified, or never announced: of no use to anybody.
    rmSync(join(dataDir, parts.restoring), { recursive: true, force: true });
    return;
  }
  const aside = join(dataDir, readFileSync(note, 'utf8').trim() || 'replaced');
  for (const name of [parts.database, parts.secret]) {
    const fresh = join(dataDir, parts.restoring, name);
    const present = join(dataDir, name);
    if (!existsSync(fresh)) continue;
    if (existsSync(present)) {
      mkdirSync(aside, { recursive: true });
      renameSync(present, join(aside, name));
    }
    renameSync(fresh, present);
  }
  rmSync(join(dataDir, parts.beginning), { force: true });
  rmSync(join(dataDir, parts.restoring), { recursive: true, force: true });
  rmSync(note, { force: true });
}
