import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Where } from './parley-process.ts';

/** Places to run on, made new or copied, all gone when `drop` is through. */
export interface Places {
  kind: 'pglite' | 'postgresql';
  empty(): Promise<Where>;
  copyOf(where: Where): Promise<Where>;
  /** Waits until nothing of a process that was killed is still at work. */
  settled(where: Where): Promise<void>;
  remove(where: Where): Promise<void>;
  drop(): Promise<void>;
}

export function embeddedPlaces(): Places {
  const folder = mkdtempSync(join(tmpdir(), 'parley-crash-'));
  let n = 0;
  const place = () => ({ dataDir: join(folder, String(++n)), databaseUrl: null });
  return {
    kind: 'pglite',
    empty: async () => place(),
    copyOf: async ({ dataDir }) => {
      const copy = place();
      cpSync(dataDir, copy.dataDir, { recursive: true });
      return copy;
    },
    settled: async () => {},
    remove: async ({ dataDir }) => rmSync(dataDir, { recursive: true, force: true }),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @param base address of a database from which others can be made */
export function servedPlaces(base: string): Places {
  const made = new Set<string>();
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: base });
    await client.connect();
    try {
      return (await client.query(statement)).rows as { n: number }[];
    } finally {
      await client.end();
    }
  };
  const nameOf = ({ databaseUrl }: Where) => new URL(databaseUrl!).pathname.slice(1);
  const make = async (template?: string): Promise<Where> => {
    const name = `parley_crash_${randomBytes(6).toString('hex')}`;
    await admin(`create database ${name}${template ? ` template ${template}` : ''}`);
    made.add(name);
    const url = new URL(base);
    url.pathname = `/${name}`;
    return { dataDir: join(tmpdir(), 'parley-crash-unused'), databaseUrl: url.href };
  };
  const drop = async (name: string) => {
    await admin(`drop database if exists ${name} with (force)`);
    made.delete(name);
  };
  const settled = async (where: Where) => {
    for (let i = 0; i < 200; i++) {
      const [row] = await admin(
        `select count(*)::int as n from pg_stat_activity where datname = '${nameOf(where)}'`,
      );
      if (!row!.n) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('Something is still connected to the database of a process that was killed.');
  };
  return {
    kind: 'postgresql',
    empty: () => make(),
    copyOf: async (where) => {
      await settled(where);
      return make(nameOf(where));
    },
    settled,
    remove: (where) => drop(nameOf(where)),
    drop: async () => {
      for (const name of made) await drop(name);
    },
  };
}
