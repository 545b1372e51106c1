import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { authSecret } from './auth-secret.ts';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'parley-'))));
afterEach(() => rmSync(dataDir, { recursive: true }));

test('a secret that the environment gives is used, and none is written', () => {
  expect(authSecret({ authSecret: 'x'.repeat(32), dataDir: '/nowhere/at/all' })).toBe('x'.repeat(32));
});

test('a secret is made once and kept for its owner alone', () => {
  const secret = authSecret({ authSecret: null, dataDir });
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(statSync(join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(dataDir, 'auth-secret'), 'utf8').trim()).toBe(secret);
  expect(authSecret({ authSecret: null, dataDir })).toBe(secret);
});

test('a data directory that is not there is made', () => {
  expect(authSecret({ authSecret: null, dataDir: join(dataDir, 'a', 'b') })).toHaveLength(43);
});

test('a file that holds no secret is refused, not trusted', () => {
  writeFileSync(join(dataDir, 'auth-secret'), '\n');
  expect(() => authSecret({ authSecret: null, dataDir })).toThrow('holds no usable secret');
});

test('a database in memory gets a secret of its own', () => {
  const config = { authSecret: null, dataDir: 'memory://' };
  expect(authSecret(config)).not.toBe(authSecret(config));
});
