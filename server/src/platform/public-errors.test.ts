import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { notFound } from './errors.ts';
import { publicError } from './public-errors.ts';

function logged() {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, log: pino(stream) };
}

test('a fault of ours shows a reference alone, and the log holds what happened under it', () => {
  const { lines, log } = logged();
  const fault = new Error('relation "needs" does not exist');
  const shown = publicError({ message: fault.message, path: ['needs'] }, fault, log);
  expect(JSON.stringify(shown)).not.toContain('relation');
  const { code, reference } = shown.extensions as { code: string; reference: string };
  expect(code).toBe('INTERNAL');
  expect(shown.message).toContain(reference);
  const [line] = lines.filter((one) => one.includes(reference));
  expect(JSON.parse(line!).err.message).toBe(fault.message);
});

test('what the caller can mend is shown as it is, and not logged', () => {
  const { lines, log } = logged();
  const refusal = notFound('need');
  const formatted = { message: refusal.message, extensions: refusal.extensions };
  expect(publicError(formatted, refusal, log)).toEqual(formatted);
  expect(lines).toEqual([]);
});
