import { Command, CommanderError } from 'commander';
import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { inputFile } from './open-data/input-file.ts';
import { readCsv } from './open-data/read-csv.ts';
import { UnusableFile } from './open-data/source.ts';
import { dayIn } from './open-data/believable.ts';
import type { AwardNotice, AwardRow } from './matching/evaluate/award-notice.ts';
import { awardColumns, noticesOf } from './matching/evaluate/award-notice.ts';
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

async function readNotices(path: string): Promise<AwardNotice[]> {
  const rows: AwardRow[] = [];
  let unreadable = 0;
  for await (const found of readCsv(await inputFile(path), [awardColumns])) {
    if (found.kind === 'record') rows.push(found.record);
    else if (found.kind === 'unreadable') unreadable++;
    if (rows.length % 5000 === 0 && rows.length > 0) await say(`${path}: ${rows.length} rows read`);
  }
  const { notices, leftOut } = noticesOf(rows);
  await say(`${path}: ${rows.length} rows, ${notices.length} notices; ${leftOut + unreadable} rows left out`);
  return notices;
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
  const notices = await readNotices(awards);
  const judged = test === undefined ? undefined : await readNotices(test);
  const result = await evaluate({ notices, judged, split, baselines, progress: say });
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result.evaluation, null, 2)}\n`);
  if (rankings !== undefined) await writeFile(rankings, jsonLines(result.rankings));
  process.stdout.write(`${evaluationText(result.evaluation)}\n`);
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

const program = new Command('evaluate')
  .description('Measures the ranking, or how well terms are suggested, on awards split by time.')
  .addCommand(ranking, { isDefault: true })
  .addCommand(suggestionsCommand(readNotices))
  .exitOverride();
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
  if (!(error instanceof CommanderError))
    console.error(error instanceof UnusableFile ? error.message : error);
}
