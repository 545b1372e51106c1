import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

export type DatabaseKind = 'pglite' | 'postgresql';

export const postgresBase = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 5432), timeout: 30_000 });
    const done = (there: boolean) => {
      socket.destroy();
      resolve(there);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

/** The databases to test on: the embedded one always, PostgreSQL where a server answers. */
export const databases: DatabaseKind[] = (await answers(postgresBase))
  ? ['pglite', 'postgresql']
  : ['pglite'];
if (databases.length === 1)
  console.warn('No PostgreSQL answers: these tests run on the embedded database alone.');

/**
 * A new PostgreSQL database; `drop` removes it.
 * @param template name of one that nobody is connected to, which it is to be a copy of; else it is empty
 */
export async function scratchDatabase(
  template?: string,
): Promise<{ name: string; url: string; drop(): Promise<void> }> {
  const { Client } = await import('pg');
  const name = `parley_test_${randomBytes(6).toString('hex')}`;
  const admin = async (statement: string) => {
    const client = new Client({ connectionString: postgresBase });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await admin(`create database ${name} ${template ? `template ${template}` : ''}`);
  const url = new URL(postgresBase);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => admin(`drop database if exists ${name} with (force)`) };
}
