import { stemmedWords } from './word-stems.ts';
import type { StemmedWord } from './word-stems.ts';

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
export type SuggestibleLine = Omit<SuggestibleTerm, 'synonyms' | 'lineIds'> & { readonly synonyms?: readonly string[] };

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

/** A full phrase of n words counts for 1 + 0.4 (n - 1) times its words: longer phrases are surer. */
const phraseBonus = 0.4;
/** All words of a phrase, near each other but not side by side. */
const nearShare = 0.6;
/** How many places further apart than side by side still counts as near. */
const nearSlack = 5;
/** Part of a phrase (or all of it, far apart): this share, times the part found. */
const partialShare = 0.5;
/** One word of a phrase of several says little by itself. */
const singleShare = 0.28;
/** A phrase of which only one telling word is left ("move on", "day services"). */
const emptiedShare = 0.5;
/** Words of a description, which are long and loose. */
const descriptionShare = 0.12;
/** Each further phrase of the same term adds this share of its points. */
const furtherPhraseShare = 0.3;
/** Points at which a score reaches 1 - 1/e. */
const scoreScale = 7;
/** Suggestions weaker than this are noise and are left out. */
const leastScore = 0.2;
/** What the best terms of a line lend it, first to third. */
const lentByTerms = [0.6, 0.3, 0.15];

interface Phrase {
  readonly owner: number;
  readonly stems: readonly string[];
  readonly weight: number;
  readonly loose: boolean;
  /** It was written with several words, of which one is telling. */
  readonly emptied: boolean;
}

interface Finding {
  readonly points: number;
  readonly words: readonly string[];
}

/** Phrases of many owners behind an inverted index from stem to phrase. */
class PhraseIndex {
  readonly #phrases: Phrase[] = [];
  readonly #byStem = new Map<string, number[]>();
  readonly #rarity = new Map<string, number>();

  constructor(entries: readonly { label: string; synonyms?: readonly string[]; description?: string }[]) {
    const owners = new Map<string, Set<number>>();
    const drafts: Omit<Phrase, 'weight'>[] = [];
    for (const [owner, entry] of entries.entries()) {
      const texts = [entry.label, ...(entry.synonyms ?? [])].map((text) => ({ text, loose: false }));
      if (entry.description) texts.push({ text: entry.description, loose: true });
      for (const { text, loose } of texts) {
        const stems = [...new Set(stemmedWords(text).map((word) => word.stem))];
        if (stems.length === 0) continue;
        drafts.push({ owner, stems, loose, emptied: stems.length === 1 && text.includes(' ') });
        for (const stem of stems) {
          const known = owners.get(stem);
          if (known) known.add(owner);
          else owners.set(stem, new Set([owner]));
        }
      }
    }
    for (const [stem, set] of owners) {
      this.#rarity.set(stem, Math.log(1 + entries.length / (set.size + 0.5)));
    }
    for (const draft of drafts) {
      const weight = draft.stems.reduce((sum, stem) => sum + this.#rarity.get(stem)!, 0);
      const id = this.#phrases.push({ ...draft, weight }) - 1;
      for (const stem of draft.stems) {
        const postings = this.#byStem.get(stem);
        if (postings) postings.push(id);
        else this.#byStem.set(stem, [id]);
      }
    }
  }

  /** The points of every owner the words touch, with the words that gave them. */
  find(words: readonly StemmedWord[]): Map<number, Finding> {
    const places = new Map<string, number[]>();
    for (const [place, { stem }] of words.entries()) {
      if (!this.#byStem.has(stem)) continue;
      const known = places.get(stem);
      if (known) known.push(place);
      else places.set(stem, [place]);
    }
    const foundStems = new Map<number, string[]>();
    for (const stem of places.keys()) {
      for (const id of this.#byStem.get(stem)!) {
        const known = foundStems.get(id);
        if (known) known.push(stem);
        else foundStems.set(id, [stem]);
      }
    }
    const byOwner = new Map<number, Finding[]>();
    for (const [id, stems] of foundStems) {
      const phrase = this.#phrases[id]!;
      const finding = this.#weigh(phrase, stems, places, words);
      const known = byOwner.get(phrase.owner);
      if (known) known.push(finding);
      else byOwner.set(phrase.owner, [finding]);
    }
    const total = new Map<number, Finding>();
    for (const [owner, findings] of byOwner) total.set(owner, addUp(findings));
    return total;
  }

  #weigh(
    phrase: Phrase,
    found: readonly string[],
    places: ReadonlyMap<string, number[]>,
    words: readonly StemmedWord[],
  ): Finding {
    let rarity = 0;
    for (const stem of found) rarity += this.#rarity.get(stem)!;
    if (found.length === 1) {
      const share = phrase.loose
        ? descriptionShare
        : phrase.stems.length > 1
          ? singleShare * (rarity / phrase.weight)
          : phrase.emptied
            ? emptiedShare
            : 1;
      return { points: rarity * share, words: [words[places.get(found[0]!)![0]!]!.written] };
    }
    const side = closest(found, places, found.length);
    const near = side ?? closest(found, places, found.length + nearSlack);
    const at = near ?? found.map((stem) => places.get(stem)![0]!);
    const written = at.toSorted((a, b) => a - b).map((place) => words[place]!.written);
    if (phrase.loose) return { points: rarity * descriptionShare, words: written };
    const bonus = 1 + phraseBonus * (found.length - 1);
    const spread = side ? 1 : near ? nearShare : partialShare * nearShare;
    const part = found.length === phrase.stems.length ? 1 : partialShare * (rarity / phrase.weight);
    return { points: rarity * bonus * spread * part, words: side ? [written.join(' ')] : written };
  }
}

/** Places, one per stem, that fit into a window of the width, or null. */
function closest(
  stems: readonly string[],
  places: ReadonlyMap<string, number[]>,
  width: number,
): number[] | null {
  for (const anchor of stems) {
    for (const first of places.get(anchor)!) {
      const window: number[] = [];
      for (const stem of stems) {
        const place = places.get(stem)!.find((candidate) => candidate >= first);
        if (place === undefined || place >= first + width) break;
        window.push(place);
      }
      if (window.length === stems.length) return window;
    }
  }
  return null;
}

/** The best finding counts whole; others add a share where they bring words of their own. */
function addUp(findings: readonly Finding[]): Finding {
  if (findings.length === 1) return findings[0]!;
  const ordered = findings.toSorted((a, b) => b.points - a.points);
  const best = ordered[0]!;
  let points = best.points;
  const words = [...best.words];
  const seen = new Set(words.flatMap((text) => text.split(' ')));
  for (const finding of ordered.slice(1)) {
    const fresh = finding.words.filter((text) => text.split(' ').some((word) => !seen.has(word)));
    if (fresh.length === 0) continue;
    points += finding.points * furtherPhraseShare * (fresh.length / finding.words.length);
    for (const text of fresh) {
      words.push(text);
      for (const word of text.split(' ')) seen.add(word);
    }
  }
  return { points, words: words.slice(0, 6) };
}

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
