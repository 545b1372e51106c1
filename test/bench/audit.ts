/**
 * Speed of the audit's chain: entries committed per second by one writer and by sixteen, and the whole chain checked.
 * On DATABASE_URL, which must name an empty database, or on an embedded one in memory. `npm run bench audit`
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../../server/dist/server/src/', import.meta.url);
if (!existsSync(fileURLToPath(built))) throw new Error('Build the server first: npm run build');
const load = (path: string) => import(new URL(path, built).href);
const [{ openDatabase }, { verifyChain }] = await Promise.all(
  ['platform/database.js', 'audit/verify-chain.js'].map(load),
);

const entriesPerRun = 3_200;
const more = 100_000;

const database = await openDatabase({ dataDir: 'memory://', databaseUrl: process.env.DATABASE_URL ?? null });
const insert = `insert into audit_entries (account_id, act, subject_id, after, reason, request_id)`;
const values = `'acc_bench', 'publishNeed', 'nee_bench', '{"title": "Damp in tower blocks"}', 'because it is due'`;

for (const writers of [1, 16]) {
  const each = entriesPerRun / writers;
  const started = performance.now();
  let slowest = 0;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let i = 0; i < each; i++) {
        const begun = performance.now();
        await database
          .fork()
          .transactional((em: { execute(statement: string): Promise<unknown> }) =>
            em.execute(`${insert} values (${values}, '${writer}-${i}')`),
          );
        slowest = Math.max(slowest, performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${writers} at once: ${(entriesPerRun / seconds).toFixed(0)} entries/s, the slowest in ${slowest.toFixed(0)} ms`,
  );
}
for (let i = 0; i < 10; i++)
  await database
    .fork()
    .execute(`${insert} select ${values}, n::text from generate_series(1, ${more / 10}) n`);
const started = performance.now();
const { entries, faults } = await verifyChain(database.fork());
const seconds = (performance.now() - started) / 1000;
console.log(`checked ${entries} entries in ${seconds.toFixed(1)} s, ${faults.length} faults`);
await database.close();
