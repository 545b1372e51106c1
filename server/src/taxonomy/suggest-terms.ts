import { PhraseIndex } from './phrase-index.ts';
import type { Finding } from './phrase-index.ts';
import { stemmedWords } from './word-stems.ts';

/** A term the suggester can propose. */
export interface SuggestibleTerm {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly description?: string;
  /** Ids of the lines of business the term belongs to; they let a term speak for its lines. */
  readonly lineIds?: readonly string[];
}

/** A line of business the suggester can propose. */
export type SuggestibleLine = Omit<SuggestibleTerm, 'synonyms' | 'lineIds'> & {
  readonly synonyms?: readonly string[];
};

export interface TermSuggestion {
  readonly termId: string;
  /** 0 to 1; about 0.5 is one telling word, 0.75 a whole phrase of two. */
  readonly score: number;
  /** The words of the text that led to it, as they were written. */
  readonly because: string;
}

export interface LineSuggestion {
  readonly lineId: string;
  readonly score: number;
  readonly because: string;
}

export interface TermSuggester {
  /** The terms a text is about, best first; ties in the order in which the terms were given. */
  suggest(text: string, limit: number): TermSuggestion[];
  /** The lines of business a text belongs to, by their own words and by the terms suggested for it. */
  suggestLines(text: string, limit: number): LineSuggestion[];
}

/** Points at which a score reaches 1 - 1/e. */
const scoreScale = 7;
/** Suggestions weaker than this are noise and are left out. */
const leastScore = 0.18;
/** What the best terms of a line lend it, first to third. */
const lentByTerms = [0.6, 0.3, 0.15];

function toScore(points: number): number {
  return Math.round((1 - Math.exp(-points / scoreScale)) * 1000) / 1000;
}

/**
 * Builds a suggester over a vocabulary. It works on the words of a problem, so nobody has to name a
 * solution: "black mould in their bathrooms" finds damp and mould treatment. Phrases weigh more than
 * single words, rare words more than common ones, and the same text always gives the same answer.
 */
export function buildTermSuggester(
  terms: readonly SuggestibleTerm[],
  lines: readonly SuggestibleLine[] = [],
): TermSuggester {
  const termIndex = new PhraseIndex(terms);
  const lineIndex = new PhraseIndex(lines);
  const linePosition = new Map(lines.map((line, position) => [line.id, position]));

  return {
    suggest(text, limit) {
      return [...termIndex.find(stemmedWords(text))]
        .map(([owner, { points, words }]) => ({ owner, score: toScore(points), because: words.join(', ') }))
        .filter(({ score }) => score >= leastScore)
        .sort((a, b) => b.score - a.score || a.owner - b.owner)
        .slice(0, limit)
        .map(({ owner, score, because }) => ({ termId: terms[owner]!.id, score, because }));
    },

    suggestLines(text, limit) {
      const words = stemmedWords(text);
      const findings = new Map<number, Finding[]>();
      for (const [line, finding] of lineIndex.find(words)) findings.set(line, [finding]);
      const lent = new Map<number, Finding[]>();
      for (const [owner, finding] of termIndex.find(words)) {
        for (const [rank, lineId] of (terms[owner]!.lineIds ?? []).entries()) {
          const line = linePosition.get(lineId);
          if (line === undefined) continue;
          const share = { points: finding.points / (1 + rank * 0.15), words: finding.words };
          const known = lent.get(line);
          if (known) known.push(share);
          else lent.set(line, [share]);
        }
      }
      for (const [line, shares] of lent) {
        const best = shares.toSorted((a, b) => b.points - a.points).slice(0, lentByTerms.length);
        const points = best.reduce((sum, share, i) => sum + share.points * lentByTerms[i]!, 0);
        const own = findings.get(line) ?? [];
        findings.set(line, [...own, { points, words: [...new Set(best.flatMap((share) => share.words))] }]);
      }
      return [...findings]
        .map(([line, all]) => ({
          line,
          score: toScore(all.reduce((sum, finding) => sum + finding.points, 0)),
          because: [...new Set(all.toSorted((a, b) => b.points - a.points)[0]!.words)].slice(0, 6).join(', '),
        }))
        .filter(({ score }) => score >= leastScore)
        .sort((a, b) => b.score - a.score || a.line - b.line)
        .slice(0, limit)
        .map(({ line, score, because }) => ({ lineId: lines[line]!.id, score, because }));
    },
  };
}
