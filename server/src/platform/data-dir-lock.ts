import { mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Takes the embedded database's folder for this process alone: two processes on one folder would
 * silently lose each other's rows. A lock left by a process that is gone is taken over.
 * @returns a function that gives the folder back.
 * @throws Error naming the process that holds the folder.
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'parley.lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder && holder !== process.pid && alive(holder)) {
      throw new Error(
        `The data directory ${dataDir} is in use by process ${holder}. ` +
          'Stop that process first, or set DATA_DIR to another folder, or DATABASE_URL to a PostgreSQL database.',
      );
    }
    rmSync(path, { force: true });
  }
  throw new Error(`The data directory ${dataDir} could not be locked; another process keeps taking it.`);
}
