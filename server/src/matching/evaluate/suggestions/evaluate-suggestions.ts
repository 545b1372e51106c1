import { cpvAncestors, cpvLevel } from '../../../taxonomy/cpv.ts';
import { learnTerms } from '../../engine/guess-terms.ts';
import type { CodeLabel } from '../../engine/suggest-codes.ts';
import { buildTaxonomy } from '../../engine/taxonomy.ts';
import { cpvTerms } from '../engine-market.ts';
import type { AwardNotice } from '../award-notice.ts';
import type { Interval } from '../bootstrap.ts';
import { mean, meanInterval, resamples } from '../bootstrap.ts';
import { round, rounded } from '../judge.ts';
import { monthsFrom } from '../parley.ts';
import { withoutNames } from '../time-split.ts';
import type { CodeLevel } from './code-level.ts';
import { atLevel, codeLevels, SUGGESTED } from './code-level.ts';
import type { TermEvaluation } from './evaluate-terms.ts';
import { evaluateTerms } from './evaluate-terms.ts';
import type { SuggestionModel, Words } from './suggestion-models.ts';
import {
  bm25OverLabels,
  labelGrid,
  learnedSuggester,
  mostFrequent,
  parleySuggestions,
} from './suggestion-models.ts';

/** How well five suggestions meet what was given, each with its 95 % interval. */
export interface SuggestionFigures {
  /** Right ones among the five, of five. */
  'precision@5': number;
  /** Right ones among the five, of those given. */
  'recall@5': number;
  /** Share of texts with a right one among the five. */
  'hit@5': number;
  intervals: Record<'precision@5' | 'recall@5' | 'hit@5', Interval>;
}

/** recall@5 at each level on a part of the notices. */
export type PartRecall = Record<CodeLevel, number> & { notices: number };

export interface SuggestionModelReport {
  name: string;
  levels: Record<CodeLevel, SuggestionFigures>;
  /** Source → recall@5 at each level. */
  perSource: Record<string, PartRecall>;
  /** The same on notices whose title no notice before the split has: nothing that was merely published again. */
  newTitles: PartRecall;
  /** What was chosen before the split. */
  setting: Record<string, number>;
}

/** Parley against one baseline, notice by notice. */
export interface SuggestionComparison {
  against: string;
  level: CodeLevel;
  measure: 'precision@5' | 'recall@5';
  difference: number;
  interval: Interval;
}

export interface SuggestionEvaluation {
  split: string;
  /** Notices with codes before the split: what is learned from. */
  learnedFrom: number;
  /** Council notices with codes from the split on: what is judged. */
  judged: number;
  /** Codes per judged notice, and the precision@5 of a list that holds them all. */
  codesPerNotice: number;
  greatestPrecision: Record<CodeLevel, number>;
  /** Share of the judged notices' codes that stand in a notice before the split. */
  codesMetBefore: number;
  models: SuggestionModelReport[];
  comparisons: SuggestionComparison[];
  /** The codes that the ranking's evaluation guesses for notices without any, judged on the same notices. */
  guesses: {
    /** Share of the notices for which anything is guessed, and guesses for each of these. */
    notices: number;
    perNotice: number;
    /** Share of the guesses that are a given code or stand above one. */
    right: number;
    /** Share of the guesses that are divisions, which say little. */
    divisions: number;
  };
  /** Capability terms and lines of business. */
  terms: TermEvaluation;
}

export interface SuggestionInput {
  notices: readonly AwardNotice[];
  /** Notices to judge; those of `notices` from the split on unless given. */
  judged?: readonly AwardNotice[];
  /** YYYY-MM-DD. */
  split: string;
  /** What codes are called. */
  labels: readonly CodeLabel[];
}

/** A notice to suggest codes for, and those its buyer gave. */
interface Task {
  source: string;
  /** No notice before the split has its title. */
  newTitle: boolean;
  words: Words;
  given: Record<CodeLevel, readonly string[]>;
}

interface Met {
  precision: number;
  recall: number;
}

/**
 * Learns before the split, suggests codes for every council notice with codes after it, and judges the first five. The
 * words of winners' names are taken out of what is read. The same input gives the same figures to the last digit.
 */
export function evaluateSuggestions(input: SuggestionInput): SuggestionEvaluation {
  const { notices, split, labels } = input;
  const past = notices.filter(({ date, cpvCodes }) => date < split && cpvCodes.length > 0);
  const later = (input.judged ?? notices).filter(({ date }) => date >= split);
  const tasks = tasksOf(later, past);
  const setting = chooseLabelSetting(notices, split, labels);
  const models: [name: string, model: SuggestionModel, setting: Record<string, number>][] = [
    ['parley', parleySuggestions(learnedSuggester(past, labels)), {}],
    ['most frequent', mostFrequent(past), {}],
    ['BM25 over labels', bm25OverLabels(labels, setting), { ...setting }],
  ];
  const samples = resamples(tasks.length);
  const judged = models.map(([name, model, chosen]) => {
    const met = meet(model, tasks);
    return { met, report: reportOf(name, chosen, met, tasks, samples) };
  });
  const [own, ...others] = judged;
  const before = new Set(past.flatMap(({ cpvCodes }) => cpvCodes));
  const given = tasks.flatMap((task) => task.given.code);
  const greatest = (level: CodeLevel) =>
    round(mean(tasks.map((task) => Math.min(SUGGESTED, task.given[level].length) / SUGGESTED)));
  return {
    split,
    learnedFrom: past.length,
    judged: tasks.length,
    codesPerNotice: round(mean(tasks.map((task) => task.given.code.length))),
    greatestPrecision: perLevel(greatest),
    codesMetBefore: round(mean(given.map((code) => (before.has(code) ? 1 : 0)))),
    models: judged.map(({ report }) => report),
    comparisons: others.flatMap(({ met, report }) => compare(report.name, own!.met, met, samples)),
    guesses: judgeGuesses(past, tasks),
    terms: evaluateTerms(past, later, labels),
  };
}

function perLevel<T>(of: (level: CodeLevel) => T): Record<CodeLevel, T> {
  return { code: of('code'), class: of('class'), group: of('group') };
}

const folded = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function tasksOf(notices: readonly AwardNotice[], past: readonly AwardNotice[]): Task[] {
  const titles = new Set(past.map(({ title }) => folded(title)));
  return notices
    .filter(({ council, cpvCodes }) => council && cpvCodes.length > 0)
    .map((notice) => ({
      source: notice.source,
      newTitle: !titles.has(folded(notice.title)),
      words: withoutNames(notice),
      given: perLevel((level) => [...new Set(notice.cpvCodes.map((code) => atLevel(code, level)))]),
    }));
}

/** The setting of BM25 over labels with the best recall of codes in the year before the split. */
function chooseLabelSetting(notices: readonly AwardNotice[], split: string, labels: readonly CodeLabel[]) {
  const from = monthsFrom(split, -12);
  const tasks = tasksOf(
    notices.filter(({ date }) => date >= from && date < split),
    [],
  );
  const trials = labelGrid.map((setting) => ({
    setting,
    recall: mean(meet(bm25OverLabels(labels, setting), tasks).code.map(({ recall }) => recall)),
  }));
  return trials.reduce((one, other) => (other.recall > one.recall ? other : one)).setting;
}

function judgeGuesses(past: readonly AwardNotice[], tasks: readonly Task[]): SuggestionEvaluation['guesses'] {
  const guess = learnTerms(
    past.map(({ title, text, cpvCodes }) => ({ title, text, termIds: cpvCodes })),
    buildTaxonomy(cpvTerms(past)),
  );
  const guessed = tasks.map(({ words, given }) => ({
    codes: guess(words.title, words.text),
    given: given.code,
  }));
  const some = guessed.filter(({ codes }) => codes.length > 0);
  const all = some.flatMap(({ codes, given }) => {
    const right = new Set(given.flatMap((code) => [code, ...cpvAncestors(code)]));
    return codes.map((code) => ({ right: right.has(code), division: cpvLevel(code) === 'division' }));
  });
  return {
    notices: round(some.length / Math.max(1, guessed.length)),
    perNotice: round(all.length / Math.max(1, some.length)),
    right: round(mean(all.map(({ right }) => (right ? 1 : 0)))),
    divisions: round(mean(all.map(({ division }) => (division ? 1 : 0)))),
  };
}

function meet(model: SuggestionModel, tasks: readonly Task[]): Record<CodeLevel, Met[]> {
  const met: Record<CodeLevel, Met[]> = perLevel(() => []);
  for (const { words, given } of tasks) {
    for (const level of codeLevels) {
      const wanted = new Set(given[level]);
      const right = model(words, level).filter((key) => wanted.has(key)).length;
      met[level].push({ precision: right / SUGGESTED, recall: right / wanted.size });
    }
  }
  return met;
}

function reportOf(
  name: string,
  setting: Record<string, number>,
  met: Record<CodeLevel, Met[]>,
  tasks: readonly Task[],
  samples: readonly Uint32Array[],
): SuggestionModelReport {
  const sources = [...new Set(tasks.map(({ source }) => source))].sort();
  return {
    name,
    levels: perLevel((level) => figuresOf(met[level], samples)),
    perSource: Object.fromEntries(
      sources.map((source) => [source, recallOf(met, (i) => tasks[i]!.source === source)]),
    ),
    newTitles: recallOf(met, (i) => tasks[i]!.newTitle),
    setting,
  };
}

function recallOf(met: Record<CodeLevel, Met[]>, counts: (place: number) => boolean): PartRecall {
  const own = (level: CodeLevel) => met[level].filter((_, i) => counts(i));
  return {
    notices: own('code').length,
    ...perLevel((level) => round(mean(own(level).map(({ recall }) => recall)))),
  };
}

function figuresOf(met: readonly Met[], samples: readonly Uint32Array[]): SuggestionFigures {
  const values = {
    'precision@5': met.map(({ precision }) => precision),
    'recall@5': met.map(({ recall }) => recall),
    'hit@5': met.map(({ recall }) => (recall > 0 ? 1 : 0)),
  };
  const interval = (of: readonly number[]) => rounded(meanInterval(samples, of));
  return {
    'precision@5': round(mean(values['precision@5'])),
    'recall@5': round(mean(values['recall@5'])),
    'hit@5': round(mean(values['hit@5'])),
    intervals: {
      'precision@5': interval(values['precision@5']),
      'recall@5': interval(values['recall@5']),
      'hit@5': interval(values['hit@5']),
    },
  };
}

function compare(
  against: string,
  own: Record<CodeLevel, Met[]>,
  other: Record<CodeLevel, Met[]>,
  samples: readonly Uint32Array[],
): SuggestionComparison[] {
  return codeLevels.flatMap((level) =>
    (['precision', 'recall'] as const).map((measure) => {
      const gaps = own[level].map((met, i) => met[measure] - other[level][i]![measure]);
      return {
        against,
        level,
        measure: `${measure}@5` as const,
        difference: round(mean(gaps)),
        interval: rounded(meanInterval(samples, gaps)),
      };
    }),
  );
}
