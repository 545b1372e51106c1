import { setTimeout as pause } from 'node:timers/promises';
import type { tablesDigest as TablesDigest } from '../../server/src/open-data/tables-digest.ts';
import type { Database, openDatabase as OpenDatabase } from '../../server/src/platform/database.ts';
import { chanceOf } from '../abuse/chance.ts';
import { act, actorsAt, emptyLedger } from './acts.ts';
import type { Places } from './databases.ts';
import { beginImport, beginServer, load, startServer, untilReady, type Where } from './parley-process.ts';
import { damageIn, noDamage, type Damage } from './whole.ts';

const { openDatabase } = (await load('platform/database.js')) as { openDatabase: typeof OpenDatabase };
const { tablesDigest } = (await load('open-data/tables-digest.js')) as { tablesDigest: typeof TablesDigest };

/** What rounds of one kind came to. */
export interface Outcome extends Damage {
  what: string;
  on: string;
  rounds: number;
  /** Acknowledged acts, rows of imports, or rows of the demo that were looked for. */
  checked: number;
  seconds: number;
}

export type Told = (text: string) => void;

async function reading<T>(
  places: Places,
  where: Where,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  await places.settled(where);
  const database = await openDatabase(where);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The damage so far, so that a run that is cut short has said what it saw. */
const sofar = ({ lost, torn, doubled }: Damage) =>
  `lost ${lost.length}, torn ${torn.length}, doubled ${doubled.length}`;

const begin = (what: string, places: Places): Outcome => ({
  what,
  on: places.kind,
  rounds: 0,
  checked: 0,
  seconds: 0,
  ...noDamage(),
});

function add(outcome: Outcome, damage: Damage): void {
  for (const kind of ['lost', 'torn', 'doubled'] as const) outcome[kind].push(...damage[kind]);
}

/** Kills the server at random moments while four clients act, on one database from round to round. */
export async function underMutations(
  places: Places,
  rounds: number,
  seed: number,
  told: Told,
): Promise<Outcome> {
  const outcome = begin('mutations', places);
  const from = performance.now();
  const where = await places.empty();
  const ledger = emptyLedger();
  for (let round = 1; round <= rounds; round++) {
    const random = chanceOf(seed + round);
    const server = await startServer(where);
    const actors = await actorsAt(server.url);
    // So many acts, then a moment: on a slow machine as on a quick one, the server dies in the midst of work.
    const acts = random.between(0, 25);
    const afterMs = random.between(0, 120);
    const wanted = ledger.acknowledged + acts;
    const clients = Array.from({ length: 4 }, (_, i) =>
      act(actors, ledger, `${round}-${i}`, chanceOf(seed * 1_000 + round * 10 + i)),
    );
    for (const until = Date.now() + 30_000; ledger.acknowledged < wanted && Date.now() < until;)
      await pause(1);
    await pause(afterMs);
    await server.kill();
    await Promise.all(clients);
    const damage = await reading(places, where, (database) => damageIn(database, ledger));
    add(outcome, damage);
    outcome.rounds++;
    told(
      `${places.kind}, mutations ${round}/${rounds}: killed after ${acts} acts and ${afterMs} ms, ${ledger.acknowledged} acts kept, ${sofar(outcome)}`,
    );
  }
  outcome.checked = ledger.acknowledged;
  outcome.seconds = (performance.now() - from) / 1000;
  await places.remove(where);
  return outcome;
}

/** Kills imports at random moments; run again, each must end as one that was never killed. */
export async function underImports(
  places: Places,
  rounds: number,
  seed: number,
  file: { source: string; path: string; registers: readonly (readonly [string, string])[] },
  told: Told,
): Promise<Outcome> {
  const outcome = begin('imports', places);
  const from = performance.now();
  const ready = await places.empty();
  for (const [source, path] of file.registers) {
    const register = beginImport(ready, source, path);
    if ((await register.ended) !== 0) throw new Error(register.said());
  }
  const finish = async (where: Where) => {
    const run = beginImport(where, file.source, file.path);
    const code = await run.ended;
    return reading(places, where, async (database) => {
      const [row] = await database
        .fork()
        .execute<{ running: number; rows: number }[]>(
          `select count(*) filter (where state = 'running')::int as running, max(rows_read)::int as rows from import_runs`,
        );
      return { code, said: run.said(), digest: JSON.stringify(await tablesDigest(database)), ...row! };
    });
  };
  const clean = await places.copyOf(ready);
  const begun = performance.now();
  const expected = await finish(clean);
  const wholeMs = performance.now() - begun;
  if (expected.code !== 0) throw new Error(expected.said);
  await places.remove(clean);
  for (let round = 1; round <= rounds; round++) {
    const where = await places.copyOf(ready);
    const afterMs = chanceOf(seed + round).between(Math.round(wholeMs * 0.15), Math.round(wholeMs));
    const run = beginImport(where, file.source, file.path);
    await Promise.race([pause(afterMs), run.ended]);
    await run.kill();
    const after = await finish(where);
    if (after.digest !== expected.digest)
      outcome.torn.push(`seed ${seed + round}: the tables differ from a clean run`);
    if (after.code !== 0)
      outcome.torn.push(`seed ${seed + round}: run again, it ended with ${after.code}: ${after.said}`);
    if (after.running)
      outcome.torn.push(`seed ${seed + round}: ${after.running} runs are still said to be running`);
    outcome.rounds++;
    outcome.checked += after.rows;
    await places.remove(where);
    told(
      `${places.kind}, imports ${round}/${rounds}: killed after ${afterMs} of ${Math.round(wholeMs)} ms, then run again: ${sofar(outcome)}`,
    );
  }
  await places.remove(ready);
  outcome.seconds = (performance.now() - from) / 1000;
  return outcome;
}

const demoTables =
  'suppliers capabilities needs engagements interests shortlist_entries practice_cards councils council_names council_lines terms lines_of_business impressions accounts memberships ranking_policies'.split(
    ' ',
  );

const countsIn = (database: Database) =>
  Promise.all(
    demoTables.map(async (table) => {
      const [row] = await database.fork().execute<{ n: number }[]>(`select count(*)::int as n from ${table}`);
      return [table, row!.n] as const;
    }),
  ).then((counts) => Object.fromEntries(counts));

/** Kills the very first start on an empty place at random moments; the next must come up with the demo whole. */
export async function underFirstStart(
  places: Places,
  rounds: number,
  seed: number,
  told: Told,
): Promise<Outcome> {
  const outcome = begin('first start', places);
  const from = performance.now();
  const whole = async (where: Where) => {
    const server = await startServer(where);
    await server.kill();
    return reading(places, where, async (database) => ({
      counts: await countsIn(database),
      digest: JSON.stringify(await tablesDigest(database)),
    }));
  };
  const clean = await places.empty();
  const begun = performance.now();
  const first = await startServer(clean);
  const wholeMs = performance.now() - begun;
  await first.kill();
  const expected = await whole(clean);
  await places.remove(clean);
  for (let round = 1; round <= rounds; round++) {
    const where = await places.empty();
    const random = chanceOf(seed + round);
    const moments: number[] = [];
    // Sometimes the second start is cut short as well.
    for (let times = random.chance(0.3) ? 2 : 1; times > 0; times--) {
      const server = await beginServer(where);
      moments.push(random.between(100, Math.round(wholeMs)));
      await Promise.race([pause(moments.at(-1)), untilReady(server).catch(() => undefined)]);
      await server.kill();
      await places.settled(where);
    }
    try {
      const after = await whole(where);
      if (JSON.stringify(after) !== JSON.stringify(expected))
        outcome.torn.push(
          `seed ${seed + round}: the demo differs: ${JSON.stringify(after.counts)} and not ${JSON.stringify(expected.counts)}`,
        );
    } catch (error) {
      outcome.torn.push(`seed ${seed + round}: ${(error as Error).message}`);
    }
    outcome.rounds++;
    outcome.checked += Object.values(expected.counts).reduce((sum, n) => sum + n, 0);
    await places.remove(where);
    told(
      `${places.kind}, first start ${round}/${rounds}: killed after ${moments.join(' and ')} of ${Math.round(wholeMs)} ms: ${sofar(outcome)}`,
    );
  }
  outcome.seconds = (performance.now() - from) / 1000;
  return outcome;
}
