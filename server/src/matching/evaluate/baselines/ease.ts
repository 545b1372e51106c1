import type { JudgedNeed } from '../time-split.ts';
import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';
import { inverseOf } from './positive-definite.ts';
import type { Records, Vector } from './records.ts';
import { normalised, rarities } from './records.ts';

/**
 * How many buyers, categories and words are items at most: the most frequent ones, words by notices × rarity. The matrix that
 * is inverted has as many rows as all of them together; with all words it would not fit.
 */
const MOST = { buyers: 200, codes: 400, words: 900 };

/** Past notices over items. */
interface Items {
  count: number;
  /** A notice or a need as its items, words, categories and buyer at length 1 each. */
  of(buyer: string, codes: Vector, words: Vector): Parts;
  notices: readonly Parts[];
}

/** The items of one notice by kind, and what each weighs. */
interface Parts {
  words: Vector;
  codes: Vector;
  buyer: number | null;
}

/**
 * By a linear model over items in closed form (Steck 2019), with buyers, categories and words as items beside suppliers.
 * A need holds no supplier yet, so only the weights from the other items to suppliers are needed:
 * (XᵀX + λ)⁻¹·XᵀY, X past notices over items and Y over suppliers. The zero diagonal concerns none of these.
 */
export const ease: Baseline = {
  name: 'EASE^R with side information',
  about: 'Closed-form ridge over past notices from buyers, categories and words to suppliers.',
  grid: gridOf({ own: [0.3], codes: [0.5, 1], restraint: [10, 30, 100] }),
  prepare(records, { own, codes, restraint }) {
    const items = records.memo('items', () => itemsOf(records));
    const weigh = (parts: Parts) => weighed(parts, own!, codes!);
    const notices = items.notices.map(weigh);
    const inverse = inverseOf(gramOf(notices, items.count, restraint!), items.count);
    const suppliers = together(records, notices, items.count);
    return (need: JudgedNeed) => {
      const query = weigh(items.of(need.notice.buyer, records.codesOf(need), records.textOf(need)));
      const solved = times(inverse, query, items.count);
      const scores = records.scores();
      suppliers.forEach((row, item) => {
        const factor = solved[item]!;
        for (const [supplier, weight] of row) scores[supplier] = scores[supplier]! + factor * weight;
      });
      return scores.map((score) => Math.max(0, score));
    };
  },
};

function itemsOf(records: Records): Items {
  const { past } = records.split;
  const wordRarity = rarities(records.texts);
  const codeRarity = rarities(records.codes);
  const buyers = numbered(
    past.map(({ buyer }) => [buyer]),
    MOST.buyers,
    0,
    () => 1,
  );
  const codes = numbered(
    records.codes.map((vector) => [...vector.keys()]),
    MOST.codes,
    buyers.size,
    () => 1,
  );
  const words = numbered(
    records.texts.map((vector) => [...vector.keys()]),
    MOST.words,
    buyers.size + codes.size,
    wordRarity,
  );
  const among = (
    vector: Vector,
    numbers: ReadonlyMap<number, number>,
    weight: (key: number, count: number) => number,
  ) =>
    normalised(
      new Map(
        [...vector].flatMap(([key, count]) => {
          const item = numbers.get(key);
          return item === undefined ? [] : [[item, weight(key, count)] as const];
        }),
      ),
    );
  const of: Items['of'] = (buyer, codesOf, wordsOf) => ({
    words: among(wordsOf, words, (word, count) => (1 + Math.log(count)) * wordRarity(word)),
    codes: among(codesOf, codes, codeRarity),
    buyer: buyers.get(buyer) ?? null,
  });
  return {
    count: buyers.size + codes.size + words.size,
    of,
    notices: past.map(({ buyer }, at) => of(buyer, records.codes[at]!, records.texts[at]!)),
  };
}

/** The keys that carry most, notices × rarity, numbered from a number on. */
function numbered<K extends number | string>(
  lists: readonly (readonly K[])[],
  most: number,
  from: number,
  rarity: (key: K) => number,
): Map<K, number> {
  const having = new Map<K, number>();
  for (const list of lists) for (const key of list) having.set(key, (having.get(key) ?? 0) + 1);
  const carried = [...having].map(([key, count]) => ({ key, carries: count * rarity(key) }));
  carried.sort((a, b) => b.carries - a.carries || (a.key < b.key ? -1 : 1));
  return new Map(carried.slice(0, most).map(({ key }, i) => [key, from + i]));
}

function weighed({ words, codes, buyer }: Parts, own: number, codeWeight: number): [number, number][] {
  const items: [number, number][] = [...words];
  for (const [code, weight] of codes) items.push([code, codeWeight * weight]);
  if (buyer !== null) items.push([buyer, own]);
  return items;
}

/** XᵀX + λ. */
function gramOf(
  notices: readonly (readonly [number, number][])[],
  count: number,
  restraint: number,
): Float64Array {
  const gram = new Float64Array(count * count);
  for (const items of notices)
    for (const [i, a] of items)
      for (const [j, b] of items) gram[i * count + j] = gram[i * count + j]! + a * b;
  for (let item = 0; item < count; item++) gram[item * count + item] = gram[item * count + item]! + restraint;
  return gram;
}

/** XᵀY: per item, how much each supplier goes with it. */
function together(
  { split }: Records,
  notices: readonly (readonly [number, number][])[],
  count: number,
): Map<number, number>[] {
  const rows = Array.from({ length: count }, () => new Map<number, number>());
  notices.forEach((items, at) => {
    const named = split.pastSuppliers[at]!;
    for (const [item, weight] of items)
      for (const supplier of named) rows[item]!.set(supplier, (rows[item]!.get(supplier) ?? 0) + weight);
  });
  return rows;
}

/** A symmetric matrix times a vector of few entries. */
function times(
  matrix: Float64Array,
  entries: readonly (readonly [number, number])[],
  size: number,
): Float64Array {
  const product = new Float64Array(size);
  for (const [row, factor] of entries)
    for (let i = 0; i < size; i++) product[i] = product[i]! + factor * matrix[row * size + i]!;
  return product;
}
