import { limits } from '@parley/shared/limits';
import { Refusal } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** The parts of a valid JSON text that say how it is nested and what it names. */
const parts = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;

/**
 * The object that a body of JSON holds.
 * @throws Refusal when it is not UTF-8 or not JSON, names something twice or nests deeper than `limits.bodyDepth`.
 */
export function readJsonBody(body: Buffer): Record<string, unknown> {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw new Refusal('BAD_REQUEST', 'The body is not valid UTF-8.');
  }
  return readJsonObject(text, 'The body');
}

/** As `readJsonBody`, of a text. @param what what the text is, for the message */
export function readJsonObject(text: string, what: string): Record<string, unknown> {
  if (nesting(text) > limits.bodyDepth) {
    throw new Refusal(
      'BAD_REQUEST',
      `${what} nests more than ${limits.bodyDepth} levels of lists and objects.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('BAD_REQUEST', `${what} is not valid JSON.`);
  }
  if (Array.isArray(value)) {
    throw new Refusal('BAD_REQUEST', `${what} is a list: send one request at a time, batches are not taken.`);
  }
  if (typeof value !== 'object' || value === null) {
    throw new Refusal('BAD_REQUEST', `${what} is no JSON object.`);
  }
  const twice = namedTwice(text);
  if (twice !== null) throw new Refusal('BAD_REQUEST', `${what} names ${twice.slice(0, 60)} twice.`);
  return value as Record<string, unknown>;
}

function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [part] of text.matchAll(parts)) {
    if (part === '{' || part === '[') deepest = Math.max(deepest, ++depth);
    else if (part === '}' || part === ']') depth--;
  }
  return deepest;
}

/** A name that stands twice in one object of a valid JSON text, as it is written there; two readers may read it differently. */
function namedTwice(text: string): string | null {
  const names: Set<string>[] = [];
  let last = '';
  for (const [part] of text.matchAll(parts)) {
    if (part === '{' || part === '[') names.push(new Set());
    else if (part === '}' || part === ']') names.pop();
    else if (part === ':') {
      const name = String(JSON.parse(last));
      if (names.at(-1)!.has(name)) return last;
      names.at(-1)!.add(name);
    }
    last = part;
  }
  return null;
}
