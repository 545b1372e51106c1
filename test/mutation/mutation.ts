// Changes the code in small ways, one at a time, and sees whether a test fails each time.
// node test/mutation/mutation.ts [group or file …]: the groups of groups.ts, or the parts that mutate such files.
import { mkdirSync, rmSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { groups, type Part } from './groups.ts';

/** Per cent of the changes that a test has to notice, in every part. */
const LEAST = 85;
const folder = '.build/mutation';
const sandboxes = `${folder}/sandboxes-${process.pid}`;

interface Score {
  name: string;
  noticed: number;
  /** Of those, changes after which a test never came to an end. */
  endless: number;
  unnoticed: number;
  disabled: number;
  /** Changes after which the code no longer runs at all. */
  broken: number;
  seconds: number;
}

const nothing = (name: string): Score => ({
  name,
  noticed: 0,
  endless: 0,
  unnoticed: 0,
  disabled: 0,
  broken: 0,
  seconds: 0,
});

const share = ({ noticed, unnoticed }: Score) =>
  noticed + unnoticed === 0 ? 100 : (100 * noticed) / (noticed + unnoticed);

/** The parts that the words of the command line ask for: names of groups, or ends of the paths of mutated files. */
function asked(words: string[]): Part[] {
  if (words.length === 0) return Object.values(groups).flat();
  return words.flatMap((word) => {
    const parts =
      groups[word] ??
      Object.values(groups)
        .flat()
        .filter(({ mutate }) => mutate.some((file) => file.endsWith(word)));
    if (parts.length > 0) return parts;
    process.stderr.write(`'${word}' is no group (${Object.keys(groups).join(', ')}) and no file of one.\n`);
    process.exit(2);
  });
}

async function measure({ mutate, judges }: Part): Promise<Score> {
  const name = mutate.map((file) => file.replace('server/src/', '')).join(', ');
  process.stdout.write(`\nParley: changing ${name}\n`);
  const started = performance.now();
  const report = `${folder}/${name.replaceAll(/[^\w-]+/g, '-')}`;
  process.env.JUDGES = judges.join();
  const results = await new Stryker({
    mutate,
    testRunner: 'vitest',
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env.CONCURRENCY) || 1,
    timeoutMS: 5_000,
    timeoutFactor: 5,
    dryRunTimeoutMinutes: 15,
    tempDirName: sandboxes,
    ignorePatterns: ['/.*', '/client', '/docs', '/scripts', '/test/*', '!/test/mutation', 'dist'],
    reporters: ['progress-append-only', 'json', 'html'],
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
    logLevel: 'error' as never,
    allowConsoleColors: false,
    packageManager: 'pnpm',
  }).runMutationTest();
  const score = nothing(name);
  for (const { status, fileName, location, mutatorName, replacement } of results) {
    if (status === 'Killed' || status === 'Timeout') {
      score.noticed++;
      if (status === 'Timeout') score.endless++;
    } else if (status === 'Survived' || status === 'NoCoverage') {
      score.unnoticed++;
      const place = `${fileName.split('/').at(-1)}:${location.start.line}:${location.start.column}`;
      const by = replacement.replaceAll(/\s+/g, ' ').slice(0, 90);
      process.stdout.write(`  ${place} ${mutatorName} by ${by} (${status})\n`);
    } else if (status === 'Ignored') score.disabled++;
    else score.broken++;
  }
  score.seconds = (performance.now() - started) / 1000;
  process.stdout.write(`  ${share(score).toFixed(1)} % noticed, in ${score.seconds.toFixed(0)} s\n`);
  return score;
}

const parts = asked(process.argv.slice(2));
mkdirSync(folder, { recursive: true });
const scores: Score[] = [];
for (const part of parts) scores.push(await measure(part));
rmSync(sandboxes, { recursive: true, force: true });

const total = nothing('all');
for (const score of scores) {
  total.noticed += score.noticed;
  total.endless += score.endless;
  total.unnoticed += score.unnoticed;
  total.disabled += score.disabled;
  total.broken += score.broken;
  total.seconds += score.seconds;
}
const width = Math.max(...scores.map(({ name }) => name.length));
process.stdout.write('\nChanges noticed by a test\n');
for (const score of [...scores, total]) {
  const { name, noticed, endless, unnoticed, disabled, seconds } = score;
  const figure = `${share(score).toFixed(1).padStart(5)} %`;
  process.stdout.write(
    `${name.padEnd(width)} ${figure}  ${noticed} of ${noticed + unnoticed}` +
      `${endless ? `, ${endless} by never ending` : ''}` +
      `${disabled ? `, ${disabled} left out for a reason given there` : ''}, ${seconds.toFixed(0)} s` +
      `${share(score) < LEAST ? '  too few' : ''}\n`,
  );
}
process.exit(scores.some((score) => share(score) < LEAST) ? 1 : 0);
