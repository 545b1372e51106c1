import { StringDecoder } from 'node:string_decoder';
import type { InputFile } from './input-file.ts';
import { JsonElements, PieceTooLong } from './json-elements.ts';
import { UnusableFile, type Found } from './source.ts';

/** Characters looked at to tell JSON lines from one document. */
const firstLook = 1024 * 1024;
const longestLine = 64 * 1024 * 1024;

/**
 * Streams the records of a JSON file: one per line (JSON lines), the elements of a top-level array, or those of
 * the array under one of `keys` (`releases` of a release package). A line or element that is no JSON is reported
 * with its number and left out. Whatever stands behind the end of a document is left out with a warning.
 * @throws UnusableFile when the file holds no JSON at all or one element is beyond 64 MB.
 */
export async function* readJson(file: InputFile, keys: readonly string[]): AsyncGenerator<Found<unknown>> {
  const chunks = textOf(file);
  let look = '';
  // Taken by hand: leaving a `for await` early would end the stream.
  while (look.length < firstLook) {
    const next = await chunks.next();
    if (next.done) break;
    look += next.value;
  }
  const start = look.trimStart();
  if (!start.startsWith('{') && !start.startsWith('[')) {
    throw new UnusableFile(`${file.name} does not begin as JSON does, but with "${start.slice(0, 40)}".`);
  }
  yield* isJsonLines(file.name, look)
    ? readLines(look, chunks, keys)
    : readDocument(file, look, chunks, keys);
}

async function* textOf(file: InputFile): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let first = true;
  try {
    for await (const bytes of file.open()) {
      let text = decoder.write(bytes as Buffer);
      if (first) text = text.replace(/^\uFEFF/, '');
      first = false;
      if (text) yield text;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_')) throw new UnusableFile(`The archive ${file.name} is damaged (${message}).`);
    throw error;
  }
}

function isJsonLines(name: string, look: string): boolean {
  if (/\.(jsonl|ndjson)(\.gz)?$/i.test(name)) return true;
  const lines = look.split('\n').filter((line) => line.trim());
  return lines.length > 1 && lines[1]!.trimStart().startsWith('{') && parsed(lines[0]!) !== undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function whyNotJson(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message.replace(/,? ?\.{0,3}"[\s\S]*" is not valid JSON/, '').slice(0, 120);
  }
}

/** A package inside a record (`{"releases": […]}` on one line) counts as its elements. */
function unpack(value: unknown, keys: readonly string[]): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  for (const key of keys) {
    const inner = (value as Record<string, unknown>)[key];
    if (Array.isArray(inner) && !('ocid' in value)) return inner;
  }
  return [value];
}

async function* readLines(
  look: string,
  rest: AsyncGenerator<string>,
  keys: readonly string[],
): AsyncGenerator<Found<unknown>> {
  let line = 0;
  function* take(text: string): Generator<Found<unknown>> {
    line++;
    if (!text.trim()) return;
    const value = parsed(text);
    if (value === undefined) yield { kind: 'unreadable', line, reason: `is not JSON (${whyNotJson(text)})` };
    else for (const record of unpack(value, keys)) yield { kind: 'record', line, record };
  }
  let held = '';
  for await (const chunk of chain(look, rest)) {
    const lines = (held + chunk).split('\n');
    held = lines.pop()!;
    for (const text of lines) yield* take(text);
    if (held.length > longestLine)
      throw new UnusableFile(`Line ${line + 1} is longer than 64 MB; that is not JSON lines.`);
  }
  if (held.trim()) yield* take(held);
}

async function* readDocument(
  file: InputFile,
  look: string,
  rest: AsyncGenerator<string>,
  keys: readonly string[],
): AsyncGenerator<Found<unknown>> {
  const elements = new JsonElements(keys);
  try {
    for await (const chunk of chain(look, rest)) {
      for (const { text, number } of elements.feed(chunk)) {
        const value = parsed(text);
        if (value === undefined) {
          yield { kind: 'unreadable', line: number, reason: `is not JSON (${whyNotJson(text)})` };
        } else {
          for (const record of unpack(value, keys)) yield { kind: 'record', line: number, record };
        }
      }
    }
  } catch (error) {
    if (!(error instanceof PieceTooLong)) throw error;
    throw new UnusableFile(
      `${file.name} holds a record of more than 64 MB, or is one object without ${keys.map((k) => `"${k}"`).join(' or ')}.`,
    );
  }
  const unfinished = elements.unfinished();
  if (unfinished !== null) {
    yield {
      kind: 'unreadable',
      line: unfinished,
      reason: 'the file ends in the middle of this record; the download may be cut short',
    };
  } else if (elements.trailing) {
    const message = `${elements.trailing} characters behind the end of the JSON document were left out; the document itself is whole.`;
    yield { kind: 'warning', message };
  }
}

async function* chain(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
