import pg from 'pg';
import { PeerMissing } from './peer.ts';

const base = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database of its own on the server that tests use, and gone on `close`. Queries run in one process, unspilled. */
export async function openPostgres() {
  const admin = new pg.Client({ connectionString: base, connectionTimeoutMillis: 2000 });
  try {
    await admin.connect();
  } catch {
    throw new PeerMissing('no PostgreSQL answers at TEST_DATABASE_URL or 127.0.0.1:5432');
  }
  const name = `parley_bench_${process.pid}`;
  await admin.query(`create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`set max_parallel_workers_per_gather = 0; set max_parallel_maintenance_workers = 0;
    set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set synchronous_commit = off; set jit = off`);
  return {
    client,
    async megabytes(table: string) {
      const { rows } = await client.query(`select pg_total_relation_size($1)::float8 / 1e6 as size`, [table]);
      return Number(rows[0].size);
    },
    async close() {
      await client.end();
      await admin.query(`drop database ${name}`);
      await admin.end();
    },
  };
}

/** Calls with one piece after the other of `length` places. */
export async function inPieces(
  length: number,
  size: number,
  work: (from: number, to: number) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < length; from += size) await work(from, Math.min(length, from + size));
}
