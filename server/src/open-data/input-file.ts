import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnusableFile } from './source.ts';

/** A file to be read as a stream, more than once if need be. */
export interface InputFile {
  path: string;
  /** Without its folders; what the import run remembers. */
  name: string;
  /** Bytes on disk. */
  size: number;
  /** Bytes taken from disk by the present reading. */
  bytesRead(): number;
  /** Starts reading from the beginning; a gzip file is unpacked on the way. */
  open(): Readable;
}

/** @throws UnusableFile when there is no such file, it may not be read, or it is empty or a folder. */
export async function inputFile(path: string): Promise<InputFile> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UnusableFile(
      error.code === 'ENOENT'
        ? `There is no file ${path}.`
        : `The file ${path} cannot be read (${error.code}).`,
    );
  });
  if (found.isDirectory())
    throw new UnusableFile(`${path} is a folder. Name the files in it, such as ${path}/*.json.`);
  if (found.size === 0) throw new UnusableFile(`The file ${path} is empty.`);
  const start = await firstBytes(path);
  if (start[0] === 0x50 && start[1] === 0x4b) {
    throw new UnusableFile(`${path} is a ZIP archive or a spreadsheet. Unpack it, or save the sheet as CSV.`);
  }
  if (start.subarray(0, 4).toString('latin1') === '%PDF')
    throw new UnusableFile(`${path} is a PDF, not data.`);
  const gzip = start[0] === 0x1f && start[1] === 0x8b;
  if (!gzip && start.includes(0)) {
    throw new UnusableFile(
      `${path} is not a UTF-8 text file. Save it as CSV or JSON in UTF-8 and try again.`,
    );
  }
  let bytes = 0;
  return {
    path,
    name: basename(path),
    size: found.size,
    bytesRead: () => bytes,
    open: () => {
      bytes = 0;
      const raw = createReadStream(path, { highWaterMark: 256 * 1024 });
      raw.on('data', (chunk) => (bytes += chunk.length));
      // `pipeline` hands a broken archive's error to the reader of the unpacked stream.
      return gzip ? (pipeline(raw, createGunzip(), () => {}) as Readable) : raw;
    },
  };
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new UnusableFile(`The file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
