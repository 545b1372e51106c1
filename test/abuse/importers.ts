// Mutated real rows through every importer: nothing may throw, hang, be stored that cannot be, or go unaccounted for.
//   npm run check:imports -- [--rows 100000] [--seed 1] [--only awards,ocds] [--per-file 500]
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bringRegistersIn, fuzzImporter, type FuzzFigures } from './fuzz-importers.ts';
import { openData, openDataIsHere } from './importer-samples.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: 'councils,cpv,service-lines,awards,ocds,contracts-finder,spend' },
    'per-file': { type: 'string', default: '500' },
  },
});
/** Processor time; a file of some hundred rows that takes more counts as a hang, however busy the machine is. */
const hangSeconds = 60;

const built = new URL('../../server/dist/server/src/', import.meta.url);
if (!existsSync(fileURLToPath(built))) throw new Error('Build the server first: npm run build');
const load = (path: string) => import(new URL(path, built).href);
if (!openDataIsHere) {
  console.log(`Nothing to mutate: the open data is not at ${openData}`);
  process.exit(0);
}
const [{ openDatabase }, { prepareDatabase }, { runImport }] = await Promise.all(
  ['platform/database.js', 'platform/prepare.js', 'open-data/import.service.js'].map(load),
);

// A hang blocks this thread, so another one watches over it.
const beat = new Int32Array(new SharedArrayBuffer(8));
const watcher = new Worker(
  `const { workerData: { beat, most, pid } } = require('node:worker_threads');
   const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
   let seen = -1, since = used();
   setInterval(() => {
     const now = Atomics.load(beat, 0);
     if (now !== seen) { seen = now; since = used(); return; }
     if (used() - since < most) return;
     require('node:fs').writeSync(2, 'HANG: the file of seed ' + Atomics.load(beat, 1) + ' takes longer than ' + most + ' s\\n');
     process.kill(pid, 'SIGKILL');
   }, 500);`,
  { eval: true, workerData: { beat, most: hangSeconds, pid: process.pid } },
);
watcher.unref();

const all: FuzzFigures[] = [];
for (const source of values.only.split(',')) {
  const database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
  await prepareDatabase(database);
  const parts = { database, runImport };
  await bringRegistersIn(parts);
  let said = performance.now();
  const figures = await fuzzImporter(parts, source, {
    rows: Number(values.rows),
    perFile: Number(values['per-file']),
    seed: Number(values.seed),
    told: (now, seed) => {
      Atomics.add(beat, 0, 1);
      Atomics.store(beat, 1, seed);
      if (performance.now() - said < 5_000) return;
      said = performance.now();
      console.log(`  ${source}: ${now.rows.toLocaleString('en-GB')} rows, at seed ${seed}`);
    },
  });
  Atomics.add(beat, 0, 1);
  await database.close();
  all.push(figures);
  console.log(
    `${source}: ${figures.rows.toLocaleString('en-GB')} rows in ${figures.seconds.toFixed(1)} s, ${figures.faults.length} faults`,
  );
  for (const fault of figures.faults) console.log(`  ${fault}`);
}

console.table(
  all.map((f) => ({
    importer: f.source,
    files: f.files,
    'files refused': f.unusable,
    'rows read': f.rows,
    used: f.used,
    refused: f.refused,
    'in part': f.partial,
    'rows/s': Math.round(f.rows / f.seconds),
    'slowest file s': Number(f.slowestSeconds.toFixed(1)),
    'heap MB': Math.round(f.heapMb),
    faults: f.faults.length,
  })),
);
process.exit(all.some((f) => f.faults.length) ? 1 : 0);
