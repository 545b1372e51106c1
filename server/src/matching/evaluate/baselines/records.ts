import { cpvAncestors } from '../../../taxonomy/cpv.ts';
import { Lexicon } from '../../engine/lexicon.ts';
import type { AwardNotice } from '../award-notice.ts';
import type { JudgedNeed, TimeSplit } from '../time-split.ts';

/** Weight of a title's word against one of running text. */
const TITLE_WEIGHT = 3;

/** Something → how often, or how much. */
export type Vector = ReadonlyMap<number, number>;

/** One number per known supplier. */
export type Scores = Float64Array;

/** Entries by what they are found under. */
export type Postings = ReadonlyMap<number, { at: number[]; weight: number[] }>;

/** A time split as baselines read it: words and codes as numbers, worked out once for all of them. */
export class Records {
  readonly split: TimeSplit;
  /** Words of each past notice. */
  readonly texts: readonly Vector[];
  /** CPV codes with everything above them, of each past notice. */
  readonly codes: readonly Vector[];
  /** Buyer → places of its past notices. */
  readonly ofBuyer = new Map<string, number[]>();
  readonly #lexicon = new Lexicon();
  readonly #codes = new Map<string, number>();
  readonly #memo = new Map<string, unknown>();

  constructor(split: TimeSplit) {
    this.split = split;
    this.texts = split.past.map(({ title, text }) => this.#wordsOf(title, text));
    this.codes = split.past.map((notice) => this.#codesOf(notice));
    split.past.forEach(({ buyer }, at) => {
      const list = this.ofBuyer.get(buyer);
      if (list === undefined) this.ofBuyer.set(buyer, [at]);
      else list.push(at);
    });
  }

  /** One number per known supplier, all zero. */
  scores(): Scores {
    return new Float64Array(this.split.suppliers.length);
  }

  /** Words of a need, without those of its winners' names. */
  textOf({ title, text, notice }: JudgedNeed): Vector {
    return this.memo(`text ${notice.key}`, () => this.#wordsOf(title, text));
  }

  /** CPV codes of a need with everything above them. */
  codesOf({ notice }: JudgedNeed): Vector {
    return this.memo(`codes ${notice.key}`, () => this.#codesOf(notice));
  }

  /** What age leaves of each past notice: 2^(-age/half-life). */
  decays(halfLifeDays: number): Float64Array {
    return this.memo(`decays ${halfLifeDays}`, () =>
      Float64Array.from(this.split.past, ({ day }) => 2 ** (-(this.split.day - day) / halfLifeDays)),
    );
  }

  /** Works something out once for these records. */
  memo<T>(key: string, compute: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, compute());
    return this.#memo.get(key) as T;
  }

  /** Adds a number to every supplier of a past notice. */
  addTo(scores: Scores, at: number, amount: number): void {
    for (const supplier of this.split.pastSuppliers[at]!) scores[supplier] = scores[supplier]! + amount;
  }

  #wordsOf(title: string, text: string): Vector {
    const counts = new Map<number, number>();
    const count = (times: number) => (word: number) => counts.set(word, (counts.get(word) ?? 0) + times);
    this.#lexicon.learn(title, count(TITLE_WEIGHT));
    this.#lexicon.learn(text, count(1));
    return counts;
  }

  #codesOf({ cpvCodes }: AwardNotice): Vector {
    const counts = new Map<number, number>();
    for (const code of cpvCodes) {
      for (const one of [code, ...cpvAncestors(code)]) {
        let number = this.#codes.get(one);
        if (number === undefined) this.#codes.set(one, (number = this.#codes.size));
        counts.set(number, 1);
      }
    }
    return counts;
  }
}

/** Robertson's inverse document frequency over vectors, never negative. */
export function rarities(vectors: readonly Vector[]): (key: number) => number {
  const having = new Map<number, number>();
  for (const vector of vectors) for (const key of vector.keys()) having.set(key, (having.get(key) ?? 0) + 1);
  return (key) => {
    const count = having.get(key) ?? 0;
    return Math.log(1 + (vectors.length - count + 0.5) / (count + 0.5));
  };
}

/** Turns vectors into lists by key. */
export function postingsOf(vectors: readonly Vector[]): Postings {
  const postings = new Map<number, { at: number[]; weight: number[] }>();
  vectors.forEach((vector, at) => {
    for (const [key, weight] of vector) {
      let posting = postings.get(key);
      if (posting === undefined) postings.set(key, (posting = { at: [], weight: [] }));
      posting.at.push(at);
      posting.weight.push(weight);
    }
  });
  return postings;
}

/** Σ over the query's keys of weight × weight, one number per vector behind the postings. */
export function dotProducts(query: Vector, postings: Postings, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (const [key, weight] of query) {
    const posting = postings.get(key);
    if (posting === undefined) continue;
    const { at, weight: weights } = posting;
    for (let i = 0; i < at.length; i++) sums[at[i]!] = sums[at[i]!]! + weight * weights[i]!;
  }
  return sums;
}

/** A vector at length 1. */
export function normalised(vector: Vector): Vector {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  const length = Math.sqrt(sum) || 1;
  return new Map([...vector].map(([key, weight]) => [key, weight / length]));
}
