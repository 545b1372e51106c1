import { fileFault } from './data-dir-faults.ts';
import { Refusal } from './errors.ts';

/** SQLSTATEs of a server that is going, gone, coming or full of connections; and of a network that failed. */
const away = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** SQLSTATEs of a server whose disk is full or cannot be written to. */
const noRoom = new Set(['53100', '58030', '25006']);
const brokenOff =
  /Connection terminated|connection error and is not queryable|Client was closed|timeout exceeded when trying to connect|server closed the connection/i;
const cannotWrite =
  /could not (extend|write|create|open|fsync|truncate)|No space left on device|Read-only file system/i;

/** An error, those it was caused by and those it wraps. */
function* reasons(error: unknown): Generator<{ code?: string; message?: string }> {
  const seen = new Set<unknown>();
  const waiting = [error];
  while (waiting.length) {
    const one = waiting.shift() as
      { cause?: unknown; originalError?: unknown; errors?: unknown[] } | undefined;
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    yield one as { code?: string; message?: string };
    waiting.push(one.cause, one.originalError, ...(Array.isArray(one.errors) ? one.errors : []));
  }
}

/**
 * What a person is told when a request failed because the database is away or cannot store: that nothing was stored,
 * and to try again. Null for every other error.
 */
export function databaseRefusal(error: unknown): Refusal | null {
  for (const { code, message = '' } of reasons(error)) {
    const full = fileFault({ code, message }) ?? (noRoom.has(code ?? '') || cannotWrite.test(message));
    if (!full && !away.has(code ?? '') && !brokenOff.test(message)) continue;
    const told = full
      ? 'The database cannot store anything at the moment: its disk is full or cannot be written to. Nothing of this was stored. Tell whoever runs Parley.'
      : 'The database does not answer at the moment. Nothing of this was stored, unless it was on its way already: look before you try again.';
    return new Refusal('DATABASE_UNAVAILABLE', told, { http: { status: 503 } });
  }
  return null;
}

/** Throws the refusal in place of an error that stands for a database that is away; else the error itself. */
export function refuseWithoutDatabase(error: unknown): never {
  throw databaseRefusal(error) ?? error;
}
