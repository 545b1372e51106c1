import { Lexicon } from '../../engine/lexicon.ts';
import type { CodeLabel, CodeSuggester } from '../../engine/suggest-codes.ts';
import { buildCodeSuggester } from '../../engine/suggest-codes.ts';
import type { AwardNotice } from '../award-notice.ts';
import type { CodeLevel } from './code-level.ts';
import { atLevel, bestAt } from './code-level.ts';

/** The words a model reads: a notice without its codes, or a problem. */
export interface Words {
  title: string;
  text: string;
}

/** Suggests codes for words: at most five at each level, best first. */
export type SuggestionModel = (words: Words, level: CodeLevel) => string[];

/** Parley's suggester, learned from past notices. */
export function learnedSuggester(past: readonly AwardNotice[], labels: readonly CodeLabel[]): CodeSuggester {
  return buildCodeSuggester(
    labels,
    past.map(({ key, title, text, cpvCodes }) => ({ id: key, title, text, termIds: cpvCodes })),
  );
}

export function parleySuggestions(suggester: CodeSuggester): SuggestionModel {
  let asked: { words: Words; scores: ReadonlyMap<string, number> } | null = null;
  return (words, level) => {
    if (asked?.words !== words) asked = { words, scores: suggester.ask(words.title, words.text).scores };
    return bestAt(level, asked.scores);
  };
}

/** The same for every text: the codes, classes and groups met in most past notices. */
export function mostFrequent(past: readonly AwardNotice[]): SuggestionModel {
  const lists = new Map<CodeLevel, string[]>();
  const listAt = (level: CodeLevel) => {
    const counts = new Map<string, number>();
    for (const { cpvCodes } of past) {
      for (const key of new Set(cpvCodes.map((code) => atLevel(code, level))))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return bestAt('code', counts);
  };
  return (_, level) => {
    const list = lists.get(level) ?? listAt(level);
    lists.set(level, list);
    return list;
  };
}

/** Settings of BM25 over labels. */
export interface LabelSetting {
  titleWeight: number;
  k1: number;
  b: number;
}

/** The settings tried on the year before a split. */
export const labelGrid: readonly LabelSetting[] = [1, 3, 8].flatMap((titleWeight) =>
  [0.6, 1.2, 2].flatMap((k1) => [0.25, 0.75].map((b) => ({ titleWeight, k1, b }))),
);

/** Okapi BM25 of the text's words over what codes are called. */
export function bm25OverLabels(labels: readonly CodeLabel[], setting: LabelSetting): SuggestionModel {
  const lexicon = new Lexicon();
  const documents = labels.map(({ label }) => {
    const words: number[] = [];
    lexicon.learn(label, (word) => words.push(word));
    return words;
  });
  const average = documents.reduce((sum, words) => sum + words.length, 0) / (documents.length || 1);
  const postings = new Map<number, { place: number; impact: number }[]>();
  documents.forEach((words, place) => {
    const saturation = setting.k1 * (1 - setting.b + (setting.b * words.length) / average);
    for (const word of new Set(words)) {
      const count = words.filter((one) => one === word).length;
      const having = postings.get(word) ?? [];
      postings.set(word, having);
      having.push({ place, impact: (count * (setting.k1 + 1)) / (count + saturation) });
    }
  });
  let asked: { words: Words; scores: Map<string, number> } | null = null;
  const scoresOf = ({ title, text }: Words) => {
    const counts = new Map<number, number>();
    const count = (times: number) => (word: number) => counts.set(word, (counts.get(word) ?? 0) + times);
    lexicon.read(title, count(setting.titleWeight));
    lexicon.read(text, count(1));
    const scores = new Map<string, number>();
    for (const [word, times] of counts) {
      const having = postings.get(word) ?? [];
      const rarity = Math.log(1 + (labels.length - having.length + 0.5) / (having.length + 0.5));
      for (const { place, impact } of having) {
        const { id } = labels[place]!;
        scores.set(id, (scores.get(id) ?? 0) + rarity * times * impact);
      }
    }
    return scores;
  };
  return (words, level) => {
    if (asked?.words !== words) asked = { words, scores: scoresOf(words) };
    return bestAt(level, asked.scores);
  };
}
