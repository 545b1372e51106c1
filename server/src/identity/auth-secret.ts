import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../platform/config.ts';

/**
 * The secret that signs session cookies: AUTH_SECRET, or one kept in the data directory for its owner alone,
 * or, for a database in memory, one that ends with the process. Whoever changes it signs everybody out.
 * @throws Error when the data directory can be neither read nor written.
 */
export function authSecret(config: Pick<Config, 'authSecret' | 'dataDir'>): string {
  if (config.authSecret) return config.authSecret;
  const fresh = randomBytes(32).toString('base64url');
  if (config.dataDir.startsWith('memory:')) return fresh;
  mkdirSync(config.dataDir, { recursive: true });
  const path = join(config.dataDir, 'auth-secret');
  try {
    writeFileSync(path, `${fresh}\n`, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = readFileSync(path, 'utf8').trim();
  if (kept.length < 32)
    throw new Error(`${path} holds no usable secret. Remove the file; everybody signs in again.`);
  return kept;
}
