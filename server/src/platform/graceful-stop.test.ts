import { expect, test } from 'vitest';
import { stopper, type Ending } from './graceful-stop.ts';

function stop(endings: Ending[], options: { boundMs?: number; echoMs?: number } = {}) {
  const codes: number[] = [];
  const said: string[] = [];
  const at = stopper({
    endings,
    say: (text) => said.push(text),
    exit: (code) => codes.push(code),
    ...options,
  });
  return { at, codes, said };
}
const never: Ending = { what: 'requests', end: () => new Promise(() => {}) };

test('everything is ended in its order, then the process ends well', async () => {
  const order: string[] = [];
  const ending = (what: string): Ending => ({ what, end: async () => void order.push(what) });
  const { at, codes } = stop([ending('requests'), ending('outbox'), ending('database')]);
  await at('SIGTERM');
  expect(order).toEqual(['requests', 'outbox', 'database']);
  expect(codes).toEqual([0]);
});

test('an ending that fails does not keep the others from ending, and is not called well', async () => {
  let closed = false;
  const { at, codes, said } = stop([
    { what: 'outbox', end: () => Promise.reject(new Error('no connection')) },
    { what: 'database', end: async () => void (closed = true) },
  ]);
  await at('SIGTERM');
  expect(closed).toBe(true);
  expect(codes).toEqual([1]);
  expect(said).toContain('outbox: no connection');
});

test('what does not end is left when the time is up, and said', async () => {
  const { at, codes, said } = stop([never], { boundMs: 1 });
  void at('SIGTERM');
  await expect.poll(() => codes).toEqual([1]);
  expect(said.at(-1)).toContain('(requests)');
});

test('a second signal stops at once, an echo of the first does not', () => {
  const patient = stop([never]);
  void patient.at('SIGINT');
  void patient.at('SIGINT');
  expect(patient.codes).toEqual([]);
  const { at, codes } = stop([never], { echoMs: 0 });
  void at('SIGTERM');
  void at('SIGINT');
  expect(codes).toEqual([1]);
});
