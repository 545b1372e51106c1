import { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AwardNotice } from './matching/evaluate/award-notice.ts';
import { codeLevels } from './matching/evaluate/suggestions/code-level.ts';
import type {
  PartRecall,
  SuggestionEvaluation,
} from './matching/evaluate/suggestions/evaluate-suggestions.ts';
import { evaluateSuggestions } from './matching/evaluate/suggestions/evaluate-suggestions.ts';
import type { Compared, Share } from './matching/evaluate/suggestions/evaluate-terms.ts';
import type { CodeLabel } from './matching/engine/suggest-codes.ts';
import { dayIn } from './open-data/believable.ts';
import { inputFile } from './open-data/input-file.ts';
import { UnusableFile } from './open-data/source.ts';
import { cpv } from './open-data/sources/cpv.ts';

interface Options {
  awards: string;
  test?: string;
  split: string;
  cpv?: string;
  json?: string;
}

async function readLabels(path: string): Promise<CodeLabel[]> {
  const labels: CodeLabel[] = [];
  for await (const found of cpv.read(await inputFile(path))) {
    if (found.kind !== 'record') continue;
    const understood = cpv.toFact(found.record, '');
    if ('fact' in understood) labels.push({ id: understood.fact.code, label: understood.fact.label });
  }
  return labels;
}

const decimals = (value: number) => value.toFixed(3);

function comparedText(measure: string, { vocabulary, withPast, difference }: Compared): string {
  const text = ({ share, interval }: Share) => `${decimals(share)} [${interval.map(decimals).join(', ')}]`;
  return `  ${measure}: vocabulary alone ${text(vocabulary)}, with past notices ${text(withPast)}, difference ${text(difference)}`;
}

/** The figures as people read them in a terminal. */
export function suggestionsText(found: SuggestionEvaluation): string {
  const widest = Math.max(...found.models.map(({ name }) => name.length));
  const lines = [
    `Split ${found.split}: learned from ${found.learnedFrom} notices with codes; ${found.judged} council notices judged, ` +
      `${found.codesPerNotice.toFixed(2)} codes each, ${decimals(found.codesMetBefore)} of them met before.`,
  ];
  for (const level of codeLevels) {
    lines.push(
      `By ${level} (greatest precision@5 ${decimals(found.greatestPrecision[level])}):`,
      ...found.models.map(({ name, levels }) => {
        const { intervals, ...figures } = levels[level];
        const cells = (['precision@5', 'recall@5', 'hit@5'] as const).map(
          (measure) =>
            `${measure} ${decimals(figures[measure])} [${intervals[measure].map(decimals).join(', ')}]`,
        );
        return `  ${name.padEnd(widest)}  ${cells.join('  ')}`;
      }),
      ...found.comparisons
        .filter((comparison) => comparison.level === level)
        .map(
          ({ against, measure, difference, interval }) =>
            `  ${measure} against ${against}: ${difference >= 0 ? '+' : ''}${decimals(difference)} ` +
            `[${interval.map(decimals).join(', ')}]`,
        ),
    );
  }
  const part = (name: string, where: string, { notices, ...recall }: PartRecall) =>
    `${name} on ${where}: ${notices} notices, recall@5 ${codeLevels.map((level) => `${level} ${decimals(recall[level])}`).join(', ')}`;
  lines.push(...found.models.map(({ name, newTitles }) => part(name, 'titles not met before', newTitles)));
  for (const [source, recalls] of Object.entries(found.models[0]!.perSource))
    lines.push(part('parley', source, recalls));
  const { guesses } = found;
  lines.push(
    `Codes guessed as the ranking's evaluation does where none are given: for ${decimals(guesses.notices)} of notices, ` +
      `${decimals(guesses.perNotice)} each; right ${decimals(guesses.right)}, divisions ${decimals(guesses.divisions)}`,
  );
  const { writtenNeeds, notices } = found.terms;
  lines.push(
    `Terms and lines of ${writtenNeeds.needs} invented needs (written together with the vocabulary):`,
    ...(['precision@5', 'recall@5', 'line first', 'line among three'] as const).map((measure) =>
      comparedText(measure, writtenNeeds[measure]),
    ),
    `Terms that cover the codes of ${notices.notices} council notices:`,
    ...(['precision@5', 'recall@5'] as const).map((measure) => comparedText(measure, notices[measure])),
  );
  return lines.join('\n');
}

/**
 * The command that measures how well terms are suggested.
 * @param readNotices reads award notices to learn from and maybe others to judge
 */
export function suggestionsCommand(
  readNotices: (
    awards: string,
    test?: string,
  ) => Promise<{ notices: AwardNotice[]; judged: AwardNotice[] | undefined }>,
): Command {
  return new Command('suggestions')
    .description(
      'Measures how well codes are suggested for a text: learns from notices before a day, judges on council notices from then on.',
    )
    .requiredOption('--awards <file>', 'award notices to learn from, as CSV')
    .option('--test <file>', 'award notices to judge; else those of --awards from the split on')
    .requiredOption('--split <day>', 'YYYY-MM-DD')
    .option('--cpv <file>', 'what CPV codes are called, as CSV; else registers/cpv-2008.csv beside --awards')
    .option('--json <file>', 'where to write all figures')
    .action(async ({ awards, test, split, cpv: register, json }: Options) => {
      if (dayIn(split) !== split)
        throw new UnusableFile(`--split wants a day as YYYY-MM-DD, not "${split}".`);
      const labels = await readLabels(register ?? join(dirname(awards), 'registers/cpv-2008.csv')).catch(
        (error: unknown) => {
          if (!(error instanceof UnusableFile)) throw error;
          throw new UnusableFile(`${error.message} Say with --cpv where the list of CPV codes is.`);
        },
      );
      const found = evaluateSuggestions({ ...(await readNotices(awards, test)), split, labels });
      if (json !== undefined) await writeFile(json, `${JSON.stringify(found, null, 2)}\n`);
      process.stdout.write(`${suggestionsText(found)}\n`);
    });
}
