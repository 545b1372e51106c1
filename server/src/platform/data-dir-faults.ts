/** What a folder or its disk can be, by the code a file operation fails with, and what to do. */
const faults: Readonly<Record<string, string>> = {
  EROFS:
    'is on a file system that cannot be written to. Mount it for writing, or set DATA_DIR to another folder.',
  EACCES: 'may not be written to by this user. Change its owner, or set DATA_DIR to another folder.',
  EPERM: 'may not be written to by this user. Change its owner, or set DATA_DIR to another folder.',
  ENOSPC: 'is on a full disk. Make room; nothing that was stored is harmed.',
  EDQUOT: 'is at its quota. Make room; nothing that was stored is harmed.',
  ENOTDIR: 'is not a folder. Set DATA_DIR to a folder.',
  EEXIST: 'is not a folder. Set DATA_DIR to a folder.',
};
/** SQLite's numbers for the same, where the lock is the first to meet them. */
const bySqlite: Readonly<Record<number, string>> = { 8: 'EROFS', 13: 'ENOSPC', 14: 'EACCES' };

/** The code of a file operation that failed, wherever in the error it stands; null when the error is another. */
export function fileFault(error: unknown): string | null {
  const { code, errcode, message } = (error ?? {}) as { code?: string; errcode?: number; message?: string };
  if (code && code in faults) return code;
  if (errcode !== undefined && (errcode & 0xff) in bySqlite) return bySqlite[errcode & 0xff]!;
  const named = /\b(EROFS|EACCES|EPERM|ENOSPC|EDQUOT|ENOTDIR)\b/.exec(message ?? '');
  if (named) return named[1]!;
  if (/no space left on device/i.test(message ?? '')) return 'ENOSPC';
  if (/read-only file system/i.test(message ?? '')) return 'EROFS';
  return null;
}

/** An error that says what is wrong with the data directory and what to do; any other error stays as it is. */
export function unusableFolder(dataDir: string, error: unknown): Error {
  const fault = fileFault(error);
  if (!fault) return error instanceof Error ? error : new Error(String(error));
  return new Error(`The data directory ${dataDir} ${faults[fault]} (${fault})`, { cause: error });
}
