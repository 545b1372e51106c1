// Kills Parley at random moments and looks for what was lost, torn or doubled.
//   npm run check:crash -- [--rounds 50] [--seed 1] [--on pglite,postgresql] [--only mutations,imports,first-start,restarts]
// Rounds are for each database: three in five under mutations, one under imports, one at the first start.
// PostgreSQL is the server of TEST_DATABASE_URL; it is never restarted: for that a cluster of our own is made.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openData, openDataIsHere } from '../abuse/importer-samples.ts';
import { databases, postgresBase } from '../databases.ts';
import { embeddedPlaces, servedPlaces } from './databases.ts';
import { underRestarts } from './restarts.ts';
import { underFirstStart, underImports, underMutations, type Outcome } from './rounds.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    restarts: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    on: { type: 'string', default: databases.join(',') },
    only: { type: 'string', default: 'mutations,imports,first-start,restarts' },
    rows: { type: 'string', default: '3000' },
  },
});
const seed = Number(values.seed);
const rounds = Number(values.rounds);
const wanted = values.only.split(',');
const share = { mutations: Math.ceil(rounds * 0.6), imports: Math.floor(rounds * 0.2) };
const firstStarts = Math.max(rounds - share.mutations - share.imports, 0);
const begun = performance.now();
const told = (text: string) => console.log(`${Math.round((performance.now() - begun) / 1000)} s  ${text}`);
console.log(`Seed ${seed}: the same seed kills after the same times.`);

const folder = mkdtempSync(join(tmpdir(), 'parley-crash-files-'));
const outcomes: Outcome[] = [];
try {
  for (const kind of values.on.split(',')) {
    const places = kind === 'pglite' ? embeddedPlaces() : servedPlaces(postgresBase);
    try {
      if (wanted.includes('mutations'))
        outcomes.push(await underMutations(places, share.mutations, seed, told));
      if (wanted.includes('imports') && openDataIsHere) {
        const path = join(folder, 'awards.csv');
        const lines = readFileSync(`${openData}awards.csv`, 'utf8').split('\n');
        if (!existsSync(path)) writeFileSync(path, lines.slice(0, Number(values.rows)).join('\n'));
        const file = {
          source: 'awards',
          path,
          registers: [
            ['councils', `${openData}registers/local-authorities.csv`],
            ['cpv', `${openData}registers/cpv-2008.csv`],
          ],
        } as const;
        outcomes.push(await underImports(places, share.imports, seed, file, told));
      }
      if (wanted.includes('first-start'))
        outcomes.push(await underFirstStart(places, firstStarts, seed, told));
    } finally {
      await places.drop();
    }
  }
  if (wanted.includes('restarts')) {
    const restarted = await underRestarts(Number(values.restarts), seed, told);
    if (restarted) outcomes.push(restarted);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.table(
  outcomes.map(({ what, on, rounds: done, checked, lost, torn, doubled, seconds }) => ({
    killed: what,
    on,
    rounds: done,
    checked,
    lost: lost.length,
    torn: torn.length,
    doubled: doubled.length,
    seconds: Math.round(seconds),
  })),
);
let harmed = 0;
for (const { what, on, lost, torn, doubled } of outcomes) {
  for (const [kind, found] of Object.entries({ lost, torn, doubled })) {
    harmed += found.length;
    for (const one of found.slice(0, 20)) console.log(`${what} on ${on}, ${kind}: ${one}`);
  }
}
console.log(harmed ? `${harmed} faults; seed ${seed}` : `Nothing lost, torn or doubled; seed ${seed}`);
process.exit(harmed ? 1 : 0);
