import { drawsFrom } from '../bootstrap.ts';
import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';
import { supplierTexts } from './bm25.ts';
import type { Records, Scores, Vector } from './records.ts';
import { rarities } from './records.ts';

/** Numbers per embedding. */
const SIZE = 24;

/** The most informative words of a notice and of a supplier that have an embedding there. */
const WORDS = { notice: 24, supplier: 40 };

/** How many suppliers are drawn at most in search of one that stands too high (WARP). */
const DRAWS = 12;

/** Scores of a pair lie this far apart before they are left alone. */
const MARGIN = 1;

/** One side: what each of its members is the mean of. */
interface Side {
  /** Per member, its features. */
  members: readonly Int32Array[];
  /** Embedding of each feature, one after the other. */
  embeddings: Float64Array;
  /** Σ of squared gradients of each feature (AdaGrad). */
  steps: Float64Array;
}

/**
 * By factorisation with content (Kula 2015): a need is the mean of the embeddings of its words, categories and buyer, a supplier
 * that of its own words, categories and identity. Learned by WARP on past awards, newest last, with a fixed seed.
 */
export const hybrid: Baseline = {
  name: 'LightFM-like hybrid',
  about: 'Embeddings of words, categories, buyers and suppliers, learned by WARP on who was taken on.',
  grid: gridOf({ epochs: [8, 20], rate: [0.1, 0.02] }),
  prepare(records, { epochs, rate }) {
    const { split } = records;
    const features = records.memo('hybrid features', () => featuresOf(records));
    const draw = drawsFrom(11);
    const side = (members: readonly Int32Array[], count: number): Side => ({
      members,
      embeddings: Float64Array.from(
        { length: count * SIZE },
        () => (draw(2001) / 1000 - 1) / Math.sqrt(SIZE),
      ),
      steps: new Float64Array(count).fill(1),
    });
    const needs = side(features.notices, features.noticeFeatures);
    const suppliers = side(features.suppliers, features.supplierFeatures);
    const state: State = { needs, suppliers, rate: rate!, draw };
    for (let epoch = 0; epoch < epochs!; epoch++)
      split.pastSuppliers.forEach((named, notice) => {
        const among = new Set(named);
        if (among.size < split.suppliers.length) for (const one of named) learn(state, notice, one, among);
      });
    const vectors = suppliers.members.map((own) => meanOf(suppliers, own));
    return (need) => {
      const own = meanOf(needs, features.of(need.notice.buyer, records.codesOf(need), records.textOf(need)));
      const scores: Scores = records.scores();
      // Above zero for all, so that all are listed.
      vectors.forEach((vector, supplier) => (scores[supplier] = Math.exp(dot(own, vector))));
      return scores;
    };
  },
};

interface State {
  needs: Side;
  suppliers: Side;
  rate: number;
  draw: (below: number) => number;
}

/** One step of WARP: looks for a supplier that was not taken on and stands too high, and parts the two. */
function learn(
  { needs, suppliers, rate, draw }: State,
  notice: number,
  taken: number,
  among: ReadonlySet<number>,
) {
  const of = needs.members[notice]!;
  const need = meanOf(needs, of);
  const good = meanOf(suppliers, suppliers.members[taken]!);
  const wanted = dot(need, good) - MARGIN;
  const count = suppliers.members.length;
  for (let drawn = 1; drawn <= DRAWS; drawn++) {
    const other = draw(count);
    if (among.has(other)) continue;
    const bad = meanOf(suppliers, suppliers.members[other]!);
    if (dot(need, bad) <= wanted) continue;
    const weight = Math.log(1 + Math.floor((count - 1) / drawn)) / among.size;
    const apart = good.map((value, f) => weight * (value - bad[f]!));
    move(needs, of, apart, rate);
    const towards = need.map((value) => weight * value);
    move(suppliers, suppliers.members[taken]!, towards, rate);
    move(suppliers, suppliers.members[other]!, towards, -rate);
    return;
  }
}

function move({ embeddings, steps }: Side, features: Int32Array, gradient: Float64Array, rate: number): void {
  let square = 0;
  for (const value of gradient) square += value * value;
  const share = 1 / Math.sqrt(features.length || 1);
  for (const feature of features) {
    const step = (rate * share) / Math.sqrt(steps[feature]!);
    for (let f = 0; f < SIZE; f++)
      embeddings[feature * SIZE + f] = embeddings[feature * SIZE + f]! + step * gradient[f]!;
    steps[feature] = steps[feature]! + (square * share * share) / SIZE;
  }
}

/** Sum over the root of how many. */
function meanOf({ embeddings }: Side, features: Int32Array): Float64Array {
  const sum = new Float64Array(SIZE);
  for (const feature of features)
    for (let f = 0; f < SIZE; f++) sum[f] = sum[f]! + embeddings[feature * SIZE + f]!;
  const share = 1 / Math.sqrt(features.length || 1);
  for (let f = 0; f < SIZE; f++) sum[f] = sum[f]! * share;
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < SIZE; f++) sum += a[f]! * b[f]!;
  return sum;
}

/** Every notice and supplier as numbered features. */
function featuresOf(records: Records) {
  const { past, pastSuppliers, suppliers } = records.split;
  const wordRarity = rarities(records.texts);
  const telling = (words: Vector, most: number) =>
    [...words]
      .map(([word, count]) => ({ word, weight: wordRarity(word) * Math.log(1 + count) }))
      .sort((a, b) => b.weight - a.weight || a.word - b.word)
      .slice(0, most)
      .map(({ word }) => `word ${word}`);
  const numbers = () => {
    const known = new Map<string, number>();
    return {
      known,
      learn: (names: readonly string[]) =>
        Int32Array.from(names, (name) => {
          if (!known.has(name)) known.set(name, known.size);
          return known.get(name)!;
        }),
    };
  };
  const namesOf = (buyer: string, codes: Vector, words: Vector) => [
    `buyer ${buyer}`,
    ...[...codes.keys()].map((code) => `code ${code}`),
    ...telling(words, WORDS.notice),
  ];
  const ofNotices = numbers();
  const notices = past.map(({ buyer }, at) =>
    ofNotices.learn(namesOf(buyer, records.codes[at]!, records.texts[at]!)),
  );
  const codesOfSuppliers = suppliers.map(() => new Set<number>());
  pastSuppliers.forEach((named, at) => {
    for (const supplier of named)
      for (const code of records.codes[at]!.keys()) codesOfSuppliers[supplier]!.add(code);
  });
  const texts = records.memo('supplier texts', () => supplierTexts(records));
  const ofSuppliers = numbers();
  const members = suppliers.map((_, supplier) =>
    ofSuppliers.learn([
      `supplier ${supplier}`,
      ...[...codesOfSuppliers[supplier]!].map((code) => `code ${code}`),
      ...telling(texts[supplier]!, WORDS.supplier),
    ]),
  );
  return {
    notices,
    noticeFeatures: ofNotices.known.size,
    suppliers: members,
    supplierFeatures: ofSuppliers.known.size,
    /** A need's features, as far as they were met before. */
    of: (buyer: string, codes: Vector, words: Vector) =>
      Int32Array.from(namesOf(buyer, codes, words).flatMap((name) => ofNotices.known.get(name) ?? [])),
  };
}
