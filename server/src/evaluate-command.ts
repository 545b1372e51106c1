import { Command, CommanderError } from 'commander';
import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { UnusableFile } from './open-data/source.ts';
import { dayIn } from './open-data/believable.ts';
import { readNoticesToJudge } from './matching/evaluate/read-notices.ts';
import type { Simulation } from './matching/evaluate/simulate.ts';
import { simulate } from './matching/evaluate/simulate.ts';
import type { Evaluation, NeedRanking } from './matching/evaluate/evaluate.ts';
import { evaluate } from './matching/evaluate/evaluate.ts';
import { suggestionsCommand } from './evaluate-suggestions-command.ts';

interface Options {
  awards: string;
  test?: string;
  split: string;
  json?: string;
  rankings?: string;
  baselines?: boolean;
}

const started = performance.now();

/** Says how far the evaluation is, on the error stream; gives the terminal a chance to show it. */
async function say(done: string): Promise<void> {
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${done}\n`);
  await setImmediate();
}

/** The figures as people read them in a terminal. */
export function evaluationText({
  split,
  testNeeds,
  warmNeeds,
  candidates,
  models,
  comparisons,
}: Evaluation): string {
  const widest = Math.max(...models.map(({ name }) => name.length));
  const columns = [
    'hit@10',
    'ndcg@10',
    'recall@10',
    'recall@50',
    'mrr',
    'coverage@10',
    'rare@10',
    'ece',
  ] as const;
  const lines = [
    `Split ${split}: ${testNeeds} council needs, ${warmNeeds} with a winner among ${candidates} known suppliers.`,
    `${''.padEnd(widest)}  ${columns.map((name) => name.padStart(11)).join(' ')}`,
    ...models.map(
      (model) =>
        `${model.name.padEnd(widest)}  ${columns.map((name) => model[name].toFixed(4).padStart(11)).join(' ')}`,
    ),
    'New pairs only (the council never worked with the supplier):',
    ...models.map(
      ({ name, newPair }) =>
        `${name.padEnd(widest)}  ${columns.map((column) => newPair[column].toFixed(4).padStart(11)).join(' ')}`,
    ),
  ];
  for (const [source, figures] of Object.entries(models[0]!.perSource)) {
    lines.push(
      `${models[0]!.name} on ${source}: ${figures.needs} needs, hit@10 ${figures['hit@10'].toFixed(3)}, ` +
        `nDCG@10 ${figures['ndcg@10'].toFixed(3)}, recall@50 ${figures['recall@50'].toFixed(3)}`,
    );
  }
  for (const { against, difference, interval, relative } of comparisons) {
    lines.push(
      `nDCG@10 against ${against}: ${difference >= 0 ? '+' : ''}${difference.toFixed(4)} ` +
        `[${interval.map((end) => end.toFixed(4)).join(', ')}], ${(100 * relative).toFixed(1)} %`,
    );
  }
  const [own] = models;
  lines.push(`Explanation error ${own!.explanationError}; learned ${JSON.stringify(own!.learned)}`);
  return lines.join('\n');
}

function jsonLines(rankings: readonly NeedRanking[]): string {
  return rankings.map((ranking) => `${JSON.stringify(ranking)}\n`).join('');
}

async function run({ awards, test, split, json, rankings, baselines = false }: Options): Promise<void> {
  if (dayIn(split) !== split) throw new UnusableFile(`--split wants a day as YYYY-MM-DD, not "${split}".`);
  const read = await readNoticesToJudge(awards, test, say);
  const result = await evaluate({ ...read, split, baselines, progress: say });
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result.evaluation, null, 2)}\n`);
  if (rankings !== undefined) await writeFile(rankings, jsonLines(result.rankings));
  process.stdout.write(`${evaluationText(result.evaluation)}\n`);
}

interface SimulateOptions {
  awards: string;
  split: string;
  needs: string;
  json?: string;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The simulated year as people read it in a terminal. */
export function simulationText({ from, until, needs, suppliers, policies, cost, gains }: Simulation): string {
  const widest = Math.max(...policies.map(({ name }) => name.length));
  return [
    `${needs} needs from ${from} to ${until}, ${suppliers} suppliers, first pages on the ledger.`,
    `${''.padEnd(widest)}  nDCG@10  rare@10  attention: new, known, established   behind at the end`,
    ...policies.map(
      (policy) =>
        `${policy.name.padEnd(widest)}  ${policy['ndcg@10'].toFixed(4)}   ${policy['rare@10'].toFixed(3)}    ` +
        `${Object.values(policy.attention).map(percent).join(', ').padEnd(36)} ` +
        Object.values(policy.behind).map(percent).join(', '),
    ),
    `Cost in nDCG@10 of all terms of fairness: ${cost.difference.toFixed(4)} ` +
      `[${cost.interval.map((end) => end.toFixed(4)).join(', ')}], ${percent(cost.relative)}`,
    ...Object.entries(gains).map(
      ([change, { trials, mean, interval }]) =>
        `Gain in attention by ${change}, ${trials} trials: ${percent(mean)} [${interval.map(percent).join(', ')}]`,
    ),
  ].join('\n');
}

async function runSimulation({ awards, split, needs, json }: SimulateOptions): Promise<void> {
  if (dayIn(split) !== split) throw new UnusableFile(`--split wants a day as YYYY-MM-DD, not "${split}".`);
  const count = Number(needs);
  if (!Number.isInteger(count) || count < 1)
    throw new UnusableFile(`--needs wants a whole number of at least 1, not "${needs}".`);
  const { notices } = await readNoticesToJudge(awards, undefined, say);
  const result = await simulate({ notices, split, needs: count, progress: say });
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`${simulationText(result)}\n`);
}

const ranking = new Command('ranking')
  .description(
    'Measures how well suppliers are ranked: trains on awards before a day, judges on council needs from then on.',
  )
  .requiredOption('--awards <file>', 'award notices to learn from, as CSV')
  .option('--test <file>', 'award notices to judge; else those of --awards from the split on')
  .requiredOption('--split <day>', 'YYYY-MM-DD')
  .option('--json <file>', 'where to write all figures')
  .option('--rankings <file>', 'where to write the lists, one need a line')
  .option('--baselines', 'measure the baselines too')
  .action(run);

const simulation = new Command('simulate')
  .description(
    'Plays a year of needs with the ledger of exposure running, with and without the terms of fairness.',
  )
  .requiredOption('--awards <file>', 'award notices, as CSV')
  .requiredOption('--split <day>', 'YYYY-MM-DD: the year begins')
  .option('--needs <number>', 'how many needs', '200')
  .option('--json <file>', 'where to write all figures')
  .action(runSimulation);

const program = new Command('evaluate')
  .description('Measures the ranking, or how well terms are suggested, on awards split by time.')
  .addCommand(ranking, { isDefault: true })
  .addCommand(simulation)
  .addCommand(suggestionsCommand((awards, test) => readNoticesToJudge(awards, test, say)))
  .exitOverride();
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError))
    console.error(error instanceof UnusableFile ? error.message : error);
}
