import type { TaggedText } from './guess-terms.ts';
import { Growable } from './growable.ts';
import { Lexicon } from './lexicon.ts';
import type { Postings } from './postings.ts';
import { transpose } from './postings.ts';

/** A past notice whose codes its buyer gave. */
export interface TaggedNotice extends TaggedText {
  id: string;
}

/** A code by what it is called. */
export interface CodeLabel {
  id: string;
  label: string;
}

/** Why a code is suggested. */
export interface CodeReason {
  /** Words of the text, as written, that spoke for it most, at most five; most telling first. */
  words: string[];
  /** The most alike past notices that carry it, at most three; none when its label alone spoke for it. */
  noticeIds: string[];
}

/** What was found for one text. */
export interface CodeAnswer {
  /** Code → 0 to 1, in no order; codes that nothing speaks for are left out. */
  readonly scores: ReadonlyMap<string, number>;
  /** Code → share of the votes of past notices alone, 0 to 1, and how alike these are, 0 to 1. */
  readonly votes: ReadonlyMap<string, number>;
  readonly certainty: number;
  because(id: string): CodeReason;
}

export interface CodeSuggester {
  /** How many notices it learned from. */
  readonly notices: number;
  ask(title: string, text: string): CodeAnswer;
}

/** Chosen on notices of 2018-07 to 2020-06, learned from those before: recall@5 of codes and of their classes. */
const suggesting = {
  /** Weight of a title's word. */
  titleWeight: 5,
  /** BM25 saturation, length normalisation, and the lengths of notice and label at which it is neutral. */
  k1: 1.2,
  b: 0.75,
  noticeLength: 120,
  labelLength: 4,
  /** Saturation of repeated words in the question, and how many of its words are looked up. */
  queryK: 20,
  maxQueryWords: 200,
  /** How many of the most alike notices vote, from which likeness on, and the power of likeness a vote weighs. */
  voters: 100,
  leastLikeness: 0.05,
  power: 3,
  /** A notice of n codes gives each 1 / n^spread of its vote. */
  spread: 0.5,
  /** Votes that nobody casts: a few notices that are hardly alike decide little. */
  blankVotes: 0.02,
  /** What the best fitting label counts beside the votes. */
  labelShare: 0.05,
  /** Votes at which past notices are half certain. */
  halfCertain: 0.5,
  /** Characters of a text that are read. */
  maxText: 4000,
};

/** Words of a text, each once, and how much each weighs there. */
type WeighedWords = readonly [words: Uint32Array, impacts: Float32Array];

interface Asked {
  word: number;
  written: string;
  /** Share of the whole question, 0 to 1. */
  weight: number;
}

/** A past notice by its place, and how alike it is, 0 to 1. */
interface Alike {
  at: number;
  likeness: number;
}

/** Takes in past notices one by one, so that a large market can be learned a little at a time. */
export class CodeSuggesterBuilder {
  readonly #labels: readonly CodeLabel[];
  readonly #lexicon = new Lexicon();
  readonly #notices: { id: string; codes: number[]; from: number; to: number }[] = [];
  readonly #nodeOf: ReadonlyMap<string, number>;
  readonly #labelWords: readonly WeighedWords[];
  readonly #words = new Growable((n) => new Uint32Array(n));
  readonly #impacts = new Growable((n) => new Float32Array(n));

  /** @param labels the codes that can be suggested, in any order */
  constructor(labels: readonly CodeLabel[]) {
    this.#labels = labels.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    this.#nodeOf = new Map(this.#labels.map(({ id }, node) => [id, node]));
    this.#labelWords = this.#labels.map(({ label }) => {
      const weighed = impactsOf(countWords(this.#lexicon, '', label), suggesting.labelLength);
      return [Uint32Array.from(weighed.keys()), Float32Array.from(weighed.values())];
    });
  }

  /** Takes in one notice; without a known code it changes nothing. Each id is given once. */
  add({ id, title, text, termIds }: TaggedNotice): void {
    const codes = [...new Set(termIds.flatMap((code) => this.#nodeOf.get(code) ?? []))];
    if (codes.length === 0) return;
    const from = this.#words.length;
    for (const [word, impact] of impactsOf(countWords(this.#lexicon, title, text), suggesting.noticeLength)) {
      this.#words.push(word);
      this.#impacts.push(impact);
    }
    this.#notices.push({ id, codes, from, to: this.#words.length });
  }

  /** @returns the suggester of all that was taken in; the order in which it was taken in has no effect */
  finish(): CodeSuggester {
    const past = this.#notices.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const words = this.#words.values;
    const impacts = this.#impacts.values;
    const { size } = this.#lexicon;
    return new Suggester(
      this.#lexicon,
      this.#labels,
      postingsOf(
        past.map(({ from, to }) => [words.subarray(from, to), impacts.subarray(from, to)]),
        size,
      ),
      postingsOf(this.#labelWords, size),
      past.map(({ id, codes }) => ({ id, codes })),
    );
  }
}

/**
 * Learns to suggest codes for a text from past notices and from what codes are called. The most alike notices (BM25
 * over their words) vote for their codes; labels that share words with the text speak for codes too, which is all there
 * is while there are no notices.
 * @param labels codes that can be suggested
 * @param notices in any order, each id once; those without a known code are passed over
 */
export function buildCodeSuggester(
  labels: readonly CodeLabel[],
  notices: Iterable<TaggedNotice>,
): CodeSuggester {
  const builder = new CodeSuggesterBuilder(labels);
  for (const notice of notices) builder.add(notice);
  return builder.finish();
}

class Suggester implements CodeSuggester {
  readonly #likeness: Float64Array;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly labels: readonly CodeLabel[],
    private readonly inNotices: Postings,
    private readonly inLabels: Postings,
    private readonly past: readonly { id: string; codes: readonly number[] }[],
  ) {
    this.#likeness = new Float64Array(past.length);
  }

  get notices(): number {
    return this.past.length;
  }

  ask(title: string, text: string): CodeAnswer {
    const words = countAsked(this.lexicon, title, text);
    const query = this.#weigh(words, this.inNotices, this.past.length);
    const alike = this.#mostAlike(query);
    const { votes, certainty } = this.#count(alike);
    const labelQuery = this.#weigh(words, this.inLabels, this.labels.length);
    const labelled = this.#byLabel(labelQuery);
    const scores = new Map<string, number>();
    const whole = 1 + suggesting.labelShare;
    for (const [node, vote] of votes) scores.set(this.labels[node]!.id, vote / whole);
    for (const [node, fit] of labelled) {
      const { id } = this.labels[node]!;
      scores.set(id, (scores.get(id) ?? 0) + (suggesting.labelShare * fit) / whole);
    }
    return {
      scores,
      votes: new Map([...votes].map(([node, vote]) => [this.labels[node]!.id, vote])),
      certainty,
      because: (id) => this.#because(id, alike, query, labelQuery),
    };
  }

  /** The words as shares of the question, rarest and most repeated first. */
  #weigh(words: ReadonlyMap<number, AskedWord>, within: Postings, size: number): Asked[] {
    const asked = [...words].flatMap(([word, { count, written }]) => {
      const having = (within.start[word + 1] ?? 0) - (within.start[word] ?? 0);
      const rarity = Math.log(1 + (size - having + 0.5) / (having + 0.5));
      const repeated = (count * (suggesting.queryK + 1)) / (count + suggesting.queryK);
      return [{ word, written, weight: rarity * repeated }];
    });
    asked.sort(
      (a, b) => b.weight - a.weight || (this.lexicon.stemOf(a.word) < this.lexicon.stemOf(b.word) ? -1 : 1),
    );
    asked.length = Math.min(asked.length, suggesting.maxQueryWords);
    const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
    return asked.map((one) => ({ ...one, weight: whole === 0 ? 0 : one.weight / whole }));
  }

  #mostAlike(query: readonly Asked[]): Alike[] {
    const likeness = this.#likeness.fill(0);
    const { start, rows, impacts } = this.inNotices;
    for (const { word, weight } of query) {
      for (let i = start[word] ?? 0; i < (start[word + 1] ?? 0); i++) {
        likeness[rows[i]!] = likeness[rows[i]!]! + weight * impacts[i]!;
      }
    }
    const alike: number[] = [];
    for (let one = 0; one < likeness.length; one++) {
      if (likeness[one]! >= suggesting.leastLikeness) alike.push(one);
    }
    alike.sort((a, b) => likeness[b]! - likeness[a]! || a - b);
    return alike.slice(0, suggesting.voters).map((at) => ({ at, likeness: likeness[at]! }));
  }

  #count(alike: readonly Alike[]): {
    votes: Map<number, number>;
    certainty: number;
  } {
    const votes = new Map<number, number>();
    let cast = 0;
    for (const { at, likeness } of alike) {
      const vote = likeness ** suggesting.power;
      const { codes } = this.past[at]!;
      cast += vote;
      for (const code of codes) {
        votes.set(code, (votes.get(code) ?? 0) + vote / codes.length ** suggesting.spread);
      }
    }
    for (const [code, sum] of votes) votes.set(code, sum / (cast + suggesting.blankVotes));
    return { votes, certainty: cast / (cast + suggesting.halfCertain) };
  }

  /** How well labels fit, the best as 1. */
  #byLabel(query: readonly Asked[]): Map<number, number> {
    const fits = new Map<number, number>();
    const { start, rows, impacts } = this.inLabels;
    let best = 0;
    for (const { word, weight } of query) {
      for (let i = start[word] ?? 0; i < (start[word + 1] ?? 0); i++) {
        const fit = (fits.get(rows[i]!) ?? 0) + weight * impacts[i]!;
        fits.set(rows[i]!, fit);
        best = Math.max(best, fit);
      }
    }
    for (const [node, fit] of fits) fits.set(node, fit / best);
    return fits;
  }

  #because(
    id: string,
    alike: readonly Alike[],
    query: readonly Asked[],
    labelQuery: readonly Asked[],
  ): CodeReason {
    const node = this.labels.findIndex((label) => label.id === id);
    const witnesses = alike.filter(({ at }) => this.past[at]!.codes.includes(node)).slice(0, 3);
    const places: [Postings, readonly Asked[], number][] =
      witnesses.length === 0
        ? [[this.inLabels, labelQuery, node]]
        : witnesses.map(({ at }) => [this.inNotices, query, at]);
    const spoke = new Map<string, number>();
    for (const [postings, asked, place] of places) {
      for (const { word, written, weight } of asked) {
        const part = weight * impactAt(postings, word, place);
        if (part > 0) spoke.set(written, (spoke.get(written) ?? 0) + part);
      }
    }
    return {
      words: [...spoke]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, 5)
        .map(([written]) => written),
      noticeIds: witnesses.map(({ at }) => this.past[at]!.id),
    };
  }
}

interface AskedWord {
  count: number;
  written: string;
}

/** As countWords, for a question: nothing is remembered, and each word keeps the spelling first met. */
function countAsked(lexicon: Lexicon, title: string, text: string): Map<number, AskedWord> {
  const counts = new Map<number, AskedWord>();
  const count = (times: number) => (word: number, written: string) => {
    const known = counts.get(word);
    if (known) known.count += times;
    else counts.set(word, { count: times, written });
  };
  lexicon.read(title, count(suggesting.titleWeight));
  lexicon.read(text.slice(0, suggesting.maxText), count(1));
  return counts;
}

function countWords(lexicon: Lexicon, title: string, text: string): Map<number, number> {
  const counts = new Map<number, number>();
  const count = (times: number) => (word: number) => counts.set(word, (counts.get(word) ?? 0) + times);
  lexicon.learn(title, count(suggesting.titleWeight));
  lexicon.learn(text.slice(0, suggesting.maxText), count(1));
  return counts;
}

function impactsOf(counts: ReadonlyMap<number, number>, neutralLength: number): Map<number, number> {
  const { k1, b } = suggesting;
  let length = 0;
  for (const count of counts.values()) length += count;
  const saturation = k1 * (1 - b + (b * length) / neutralLength);
  return new Map([...counts].map(([word, count]) => [word, count / (count + saturation)]));
}

/** Texts with their words → words with their texts. */
function postingsOf(texts: readonly WeighedWords[], words: number): Postings {
  const rowStart = new Uint32Array(texts.length + 1);
  texts.forEach(([of], text) => (rowStart[text + 1] = rowStart[text]! + of.length));
  const ids = new Uint32Array(rowStart.at(-1)!);
  const impacts = new Float32Array(ids.length);
  texts.forEach(([of, weights], text) => {
    ids.set(of, rowStart[text]);
    impacts.set(weights, rowStart[text]);
  });
  return transpose(rowStart, ids, impacts, words);
}

/** How much a word weighs at a place; 0 where it does not stand. */
function impactAt({ start, rows, impacts }: Postings, word: number, place: number): number {
  let low = start[word] ?? 0;
  let high = (start[word + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (rows[middle]! === place) return impacts[middle]!;
    if (rows[middle]! < place) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
