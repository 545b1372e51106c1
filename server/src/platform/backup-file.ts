import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';

/**
 * A backup is one file: a line that says what it is, then the embedded database's folder as a packed archive.
 * `<magic> <JSON of the head>\n<bytes>`
 */
const magic = 'parley-backup';
const format = 1;

const head = z.object({
  format: z.number().int(),
  madeAt: z.string(),
  /** Major version of the embedded PostgreSQL whose files these are. */
  postgres: z.string(),
  /** Names of the migrations the database has been through, oldest first. */
  migrations: z.array(z.string()),
  /** The secret that signs sessions, where it is kept beside the database. */
  secret: z.string().nullable(),
  /** Of the archive behind this line. */
  bytes: z.number().int(),
  sha256: z.string(),
});

export type BackupHead = Omit<z.infer<typeof head>, 'format' | 'bytes' | 'sha256'>;

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Writes a backup: to another name first, so that a file of this name is always whole; for its owner alone. */
export function writeBackupFile(path: string, about: BackupHead, archive: Uint8Array): void {
  const line = JSON.stringify({ format, ...about, bytes: archive.length, sha256: digestOf(archive) });
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeWhole(file, Buffer.from(`${magic} ${line}\n`));
    writeWhole(file, archive);
    fsyncSync(file);
    closeSync(file);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/**
 * Reads a backup and checks every byte of it.
 * @throws Error that says whether the file is none, is of another version, or is torn or changed.
 */
export function readBackupFile(path: string): { about: BackupHead; archive: Buffer } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`);
  }
  const end = bytes.indexOf(10);
  const line = bytes.subarray(0, end < 0 ? 0 : end).toString('utf8');
  if (!line.startsWith(`${magic} `)) throw new Error(`${path} is not a backup of Parley.`);
  let told: unknown;
  try {
    told = JSON.parse(line.slice(magic.length + 1));
  } catch {
    throw new Error(`The backup ${path} is damaged: its first line cannot be read.`);
  }
  const version = (told as { format?: unknown } | null)?.format;
  if (typeof version === 'number' && version > format)
    throw new Error(
      `The backup ${path} was made by a newer Parley (format ${version}). Restore it with that one.`,
    );
  const parsed = head.safeParse(told);
  if (!parsed.success)
    throw new Error(`The backup ${path} is damaged: its first line lacks what it must say.`);
  const archive = bytes.subarray(end + 1);
  const { bytes: length, sha256, ...about } = parsed.data;
  if (archive.length < length)
    throw new Error(
      `The backup ${path} is torn: ${archive.length} of ${length} bytes are there. Copy it again or take another.`,
    );
  if (archive.length > length || digestOf(archive) !== sha256)
    throw new Error(
      `The backup ${path} has been changed since it was made: its checksum is another. Take another.`,
    );
  return { about, archive };
}
