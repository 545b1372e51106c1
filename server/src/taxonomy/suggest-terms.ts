import { coveringTerms, termsByCpv } from './covering-terms.ts';
import { PhraseIndex } from './phrase-index.ts';

/** A term the suggester can propose. */
export interface SuggestibleTerm {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  /** Ids of the lines of business the term belongs to; they let a term speak for its lines. */
  readonly lineIds?: readonly string[];
  /** Id of the branch of the vocabulary it stands in: terms of one branch support each other. */
  readonly branchId?: string;
  /** Eight-digit codes it stands for: past notices under them speak for it. */
  readonly cpvCodes?: readonly string[];
}

/** A line of business the suggester can propose. */
export interface SuggestibleLine {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

/** What people wrote. */
export interface AskedText {
  /** A title's words count twice. */
  readonly title?: string;
  readonly text: string;
}

/** What past notices say about a text. */
export interface PastVotes {
  /** Eight-digit code → its share of the votes, 0 to 1. */
  readonly votes: ReadonlyMap<string, number>;
  /** How alike the notices are, 0 to 1. */
  readonly certainty: number;
  because(code: string): { words: readonly string[]; noticeIds: readonly string[] };
}

interface Suggestion {
  /** 0 to 1; about 0.5 is one telling word, 0.75 a whole phrase of two. */
  readonly score: number;
  /** The words of the text that led to it, as they were written. */
  readonly because: string;
}

export interface TermSuggestion extends Suggestion {
  readonly termId: string;
  /** Past notices like the text, bought under a code of the term; at most three. */
  readonly noticeIds: readonly string[];
}

export interface LineSuggestion extends Suggestion {
  readonly lineId: string;
}

/** Both best first; ties in the order in which terms and lines were given. */
export interface Suggestions {
  readonly terms: readonly TermSuggestion[];
  readonly lines: readonly LineSuggestion[];
}

export interface TermSuggester {
  /** Every term and line of business that something in the text speaks for. */
  suggest(asked: AskedText): Suggestions;
}

/** Points at which a score reaches 1 - 1/e. */
const scoreScale = 7;
/** Suggestions weaker than this are noise and are left out. */
const leastScore = 0.12;
/** What the best terms of a line lend it, first to third. */
const lentByTerms = [0.6, 0.3, 0.15];
/** Points of a code that has all votes of notices that are just like the text. */
const pastPoints = 30;
/** The best of these terms gets at most this share of the points of the best term by words, or of silentPoints. */
const pastShare = 0.5;
const silentPoints = 5;
/** A term of none of the lines the text belongs to keeps this share of its points; of the best line, all. */
const strangerShare = 0.35;
/** Points of other terms in a term's branch at which they support it in full, and what that adds. */
const branchPoints = 6;
const branchSupport = 1;

interface Spoken {
  points: number;
  words: readonly string[];
  noticeIds: readonly string[];
}

/**
 * Builds a suggester over a vocabulary. It works on the words of a problem, so nobody has to name a solution: "black
 * mould in their bathrooms" finds damp and mould treatment. Phrases weigh more than single words, rare words more than
 * common ones, everyday words little; past notices like the text speak for the terms of their codes; terms that fit the
 * lines of business of the text and the rest of their branch stand before strangers. The same text always gives the
 * same answer.
 * @param past says what past notices speak for; without it the vocabulary speaks alone
 */
export function buildTermSuggester(
  terms: readonly SuggestibleTerm[],
  lines: readonly SuggestibleLine[] = [],
  past?: (title: string, text: string) => PastVotes,
): TermSuggester {
  const termIndex = new PhraseIndex(terms);
  const lineIndex = new PhraseIndex(lines);
  const linePosition = new Map(lines.map((line, position) => [line.id, position]));
  const linesOf = terms.map(({ lineIds = [] }) => lineIds.flatMap((id) => linePosition.get(id) ?? []));
  const byCpv = termsByCpv(terms.map(({ cpvCodes = [] }, owner) => ({ cpvCodes, owner })));

  /** By the vocabulary: the whole text, and its title once more. */
  function byWords(title: string, text: string): Map<number, Spoken> {
    const spoken = new Map<number, Spoken>();
    for (const [owner, { points, words }] of termIndex.find(`${title}\n${text}`))
      spoken.set(owner, { points, words, noticeIds: [] });
    for (const [owner, { points }] of termIndex.find(title)) spoken.get(owner)!.points += points;
    return spoken;
  }

  /** Adds what past notices say. A code's votes are shared among the terms that cover it. */
  function addPast(spoken: Map<number, Spoken>, { votes, certainty, because }: PastVotes): void {
    const best = new Map<number, { code: string; points: number; sum: number }>();
    for (const [code, share] of votes) {
      const covering = coveringTerms(code, byCpv);
      const points = (pastPoints * share * certainty) / Math.sqrt(covering.length);
      for (const { owner } of covering) {
        const known = best.get(owner) ?? { code, points: 0, sum: 0 };
        if (points > known.points) Object.assign(known, { code, points });
        known.sum += points;
        best.set(owner, known);
      }
    }
    const most = (points: number[]) => Math.max(0, ...points);
    const byWordsMost = most([...spoken.values()].map(({ points }) => points));
    const pastMost = most([...best.values()].map(({ sum }) => sum));
    const shrink = Math.min(1, (pastShare * Math.max(silentPoints, byWordsMost)) / pastMost);
    for (const [owner, { code, sum: whole }] of best) {
      const sum = whole * shrink;
      if (toScore(sum) < leastScore / 2) continue;
      const { words, noticeIds } = because(code);
      const known = spoken.get(owner);
      spoken.set(owner, {
        points: (known?.points ?? 0) + sum,
        words: known && known.points >= sum ? known.words : words,
        noticeIds,
      });
    }
  }

  /** Lines by their own words, and by what their best terms lend them. */
  function linesSpoken(words: string, spoken: ReadonlyMap<number, Spoken>): Map<number, Spoken> {
    const lent = new Map<number, Spoken[]>();
    for (const [owner, { points, ...reason }] of spoken) {
      for (const [rank, line] of linesOf[owner]!.entries()) {
        lent.set(line, [...(lent.get(line) ?? []), { points: points / (1 + rank * 0.15), ...reason }]);
      }
    }
    const found = new Map<number, Spoken>();
    for (const [line, finding] of lineIndex.find(words)) found.set(line, { ...finding, noticeIds: [] });
    for (const [line, shares] of lent) {
      const best = shares.toSorted((a, b) => b.points - a.points).slice(0, lentByTerms.length);
      const points = best.reduce((sum, share, i) => sum + share.points * lentByTerms[i]!, 0);
      const own = found.get(line);
      found.set(line, {
        points: points + (own?.points ?? 0),
        words: own && own.points > points ? own.words : [...new Set(best.flatMap((share) => share.words))],
        noticeIds: [],
      });
    }
    return found;
  }

  /** A term's points as far as it fits the lines of the text and the rest of its branch. */
  function fitted(
    spoken: ReadonlyMap<number, Spoken>,
    lineFits: ReadonlyMap<number, Spoken>,
  ): [number, Spoken][] {
    const greatest = Math.max(0, ...[...lineFits.values()].map(({ points }) => points));
    const branches = new Map<string, number>();
    const branchOf = (owner: number) => terms[owner]!.branchId ?? terms[owner]!.id;
    for (const [owner, { points }] of spoken)
      branches.set(branchOf(owner), (branches.get(branchOf(owner)) ?? 0) + points);
    return [...spoken].map(([owner, one]) => {
      const fits = linesOf[owner]!.map((line) => (lineFits.get(line)?.points ?? 0) / greatest);
      const fit = fits.length === 0 ? 1 : Math.max(...fits) ** 2;
      const others = Math.min(1, (branches.get(branchOf(owner))! - one.points) / branchPoints);
      const factor = (strangerShare + (1 - strangerShare) * fit) * (1 + branchSupport * others);
      return [owner, { ...one, points: one.points * factor }];
    });
  }

  return {
    suggest({ title = '', text }) {
      const spoken = byWords(title, text);
      if (past) addPast(spoken, past(title, text));
      const lineFits = linesSpoken(`${title}\n${text}`, spoken);
      return {
        terms: strongest(fitted(spoken, lineFits)).map(({ owner, noticeIds, ...rest }) => ({
          termId: terms[owner]!.id,
          ...rest,
          noticeIds,
        })),
        lines: strongest([...lineFits]).map(({ owner, score, because }) => ({
          lineId: lines[owner]!.id,
          score,
          because,
        })),
      };
    },
  };
}

function toScore(points: number): number {
  return Math.round((1 - Math.exp(-points / scoreScale)) * 1000) / 1000;
}

function strongest(spoken: readonly [number, Spoken][]) {
  return spoken
    .map(([owner, { points, words, noticeIds }]) => ({
      owner,
      points,
      score: toScore(points),
      because: [...new Set(words)].slice(0, 6).join(', '),
      noticeIds,
    }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || a.owner - b.owner)
    .map(({ points: _, ...rest }) => rest);
}
