import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unusableFolder } from './data-dir-faults.ts';

/** What the operating system says when another process has the lock, or the file is none. */
const busy = 5;

/**
 * Takes the embedded database's folder for this process alone: two processes on one folder would
 * silently lose each other's rows. The lock is the operating system's own, on `parley.lock`, taken through SQLite,
 * which knows how on every system: it ends with the process however that ends, is never left behind, and holds
 * between containers whose process numbers mean nothing to each other. `parley.pid` only names the holder.
 * @returns a function that gives the folder back.
 * @throws Error naming the process that holds the folder, or what is wrong with the folder.
 */
export function lockDataDir(dataDir: string): () => void {
  const note = join(dataDir, 'parley.pid');
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true });
    lock = new DatabaseSync(join(dataDir, 'parley.lock'));
    lock.exec('pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive');
    writeFileSync(note, String(process.pid));
  } catch (error) {
    lock?.close();
    if ((error as { errcode?: number }).errcode === busy) throw inUse(dataDir, holderIn(note));
    throw unusableFolder(dataDir, error);
  }
  const held = lock;
  return () => {
    rmSync(note, { force: true });
    held.close();
  };
}

function holderIn(note: string): string | null {
  try {
    return readFileSync(note, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

function inUse(dataDir: string, holder: string | null): Error {
  return new Error(
    `The data directory ${dataDir} is in use by ${holder ? `process ${holder}` : 'another process'}. ` +
      'Stop that process first, or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL database.',
  );
}
