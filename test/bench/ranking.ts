// How fast the engine ranks a made-up market of 100,000 suppliers, and how fast others do.
import { fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allPeers } from './peers/all-peers.ts';
import type { EngineMeasured } from './ranking/measure-engine.ts';
import type { Figure } from './ranking/measure.ts';
import type { PeerMeasured } from './ranking/measure-peer.ts';
import type { Size } from './ranking/size.ts';

const { values } = parseArgs({
  options: {
    peers: { type: 'string', default: 'all' },
    suppliers: { type: 'string', default: '100000' },
    needs: { type: 'string', default: '1000' },
    passes: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});
const ids = allPeers.map(({ id }) => id);
const chosen = values.peers === 'all' ? ids : values.peers.split(',').filter((id) => id !== 'none');
const unknown = chosen.filter((id) => !ids.includes(id));
const numbers = {
  suppliers: Number(values.suppliers),
  needs: Number(values.needs),
  passes: Number(values.passes),
};
const wrong = Object.entries(numbers).filter(([, number]) => !Number.isInteger(number) || number < 1);
if (values.help || unknown.length > 0 || wrong.length > 0) {
  for (const [name] of wrong) console.error(`--${name} takes a whole number of at least 1`);
  if (unknown.length > 0) console.error(`No peer is called ${unknown.join(', ')}`);
  console.log(
    `npm run bench -- ranking [--peers all|none|${ids.join(',')}] [--suppliers 100000] [--needs 1000] [--passes 5]`,
  );
  process.exit(values.help ? 0 : 2);
}

const worker = fileURLToPath(new URL('ranking/worker.ts', import.meta.url));

function measure<T>(peer: string | null, size: Size): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(worker, { execArgv: ['--expose-gc', '--max-old-space-size=8192'] });
    let answered = false;
    child.on('message', ({ measured, failed }: { measured: T; failed?: string }) => {
      answered = true;
      if (failed === undefined) resolve(measured);
      else reject(new Error(failed));
    });
    child.on('exit', (code) => answered || reject(new Error(`The measuring process ended with ${code}`)));
    child.send({ peer, size });
  });
}

const load = () => `load of the last minute ${loadavg()[0]!.toFixed(1)}`;
const show = (figure: Figure, digits: number) =>
  `${figure.best.toFixed(digits)} (${figure.median.toFixed(digits)})`.padStart(15);
const line = (what: string, clock: Figure, digits: number, processor?: Figure) =>
  console.log(`  ${what.padEnd(44)}${show(clock, digits)}${processor ? show(processor, digits) : ''}`);
const difference = (a: Figure, b: Figure): Figure => ({ best: a.best - b.best, median: a.median - b.median });

console.log(
  `${numbers.suppliers} suppliers with 10 tags and 40 words; needs with 10 tags and 8 words; 4 levels of tags; lists of 20.
Best of ${numbers.passes} passes (and the median pass) over ${numbers.needs} needs, after 300 to warm up. Node ${process.version}; ${load()}.\n`,
);
for (const pastWork of [0, 2]) {
  const ours = await measure<EngineMeasured>(null, { ...numbers, pastWork });
  console.log(
    pastWork === 0
      ? 'Parley, everything declared'
      : `Parley, spread over a profile and ${pastWork} past contracts`,
  );
  console.log(`  ${''.padEnd(44)}${'clock'.padStart(15)}${'processor'.padStart(15)}`);
  const { buildSeconds, tenThousand, median, p99, explained, explainedP99 } = ours;
  line('build, s', buildSeconds.clock, 2, buildSeconds.processor);
  line('one need, full model: median, ms', median, 3);
  line('one need, full model: p99, ms', p99, 3);
  line('one need with 20 explanations: median, ms', explained, 3);
  line('one need with 20 explanations: p99, ms', explainedP99, 3);
  line('20 explanations: the difference, ms', difference(explained, median), 3);
  line('10,000 needs, s', tenThousand.clock, 2, tenThousand.processor);
  console.log(
    `  ${'memory, MB (of these in typed arrays)'.padEnd(44)}${`${ours.megabytes.toFixed(0)} (${ours.inArrays.toFixed(0)})`.padStart(15)}\n  ${load()}\n`,
  );
}

if (chosen.length > 0) {
  console.log(
    `Beside others, everything declared. "own score": categories with all above them and words as one text, any of the
need's tokens, against the full model. "same sum": S1 + S2 over the same postings, all whole-number scores asserted
equal, against a policy of these two. In turns in one process, by the clock; the ratio is that of the median pass.\n`,
  );
  const columns = ['build s', 'MB', 'needs', 'ms a need', 'Parley ms', 'ratio'];
  console.log(
    `  ${'peer'.padEnd(28)}${'computes'.padEnd(10)}${columns.map((name) => name.padStart(17)).join('')}`,
  );
}
let failures = 0;
for (const { id, name, computes } of allPeers.filter(({ id }) => chosen.includes(id))) {
  const start = `  ${name.padEnd(28)}${computes.padEnd(10)}`;
  try {
    const measured = await measure<PeerMeasured | string>(id, { ...numbers, pastWork: 0 });
    if (typeof measured === 'string') {
      console.log(`${start} skipped: ${measured}`);
      continue;
    }
    const { buildSeconds, megabytes, needs, peer, ours, times } = measured;
    const cells = [
      buildSeconds.toFixed(1),
      megabytes.toFixed(0),
      String(needs),
      show(peer, 2),
      show(ours, 3),
      `${times.toFixed(0)} ×`,
    ];
    console.log(`${start}${cells.map((cell) => cell.padStart(17)).join('')}`);
  } catch (reason) {
    failures++;
    console.log(`${start} failed: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
}
if (chosen.length > 0) console.log(`\n  ${load()}`);
process.exitCode = failures > 0 ? 1 : 0;
