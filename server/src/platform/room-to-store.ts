import { statfs } from 'node:fs/promises';
import type { EventSubscriber } from '@mikro-orm/core';

/**
 * Bytes that must be free for a transaction to begin. The embedded database's log grows by 16 MiB at a time, and where
 * it cannot, PostgreSQL stops at once and for good: inside this process that would be an endless loop.
 */
const leastFree = 64 * 1024 * 1024;

/** Refuses to begin a transaction while the disk of the embedded database is all but full; it can still be read. */
export class RoomToStore implements EventSubscriber {
  constructor(private readonly dataDir: string) {}

  async beforeTransactionStart(): Promise<void> {
    await checkRoom(this.dataDir);
  }
}

/** @throws Error of code ENOSPC when less than 64 MiB are free on the folder's disk */
export async function checkRoom(dataDir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize >= leastFree) return;
  const error: NodeJS.ErrnoException = new Error(
    `The disk of the data directory ${dataDir} is all but full: the database needs ${leastFree / 1024 / 1024} MiB free. ` +
      'Make room; nothing that was stored is harmed. (ENOSPC)',
  );
  error.code = 'ENOSPC';
  throw error;
}
