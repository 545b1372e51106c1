/** How well one list puts those who were taken on first. */
export interface ListQuality {
  /** 1 when one of them is among the first ten, else 0. */
  hit10: number;
  ndcg10: number;
  recall10: number;
  recall50: number;
  /** 1 / the rank of the first of them; 0 when none is listed. */
  mrr: number;
}

/** What a relevant candidate at a rank (from 1) adds to a discounted cumulative gain. */
export function gainAt(rank: number): number {
  return 1 / Math.log2(1 + rank);
}

/**
 * The greatest discounted cumulative gain of a list cut off at ten.
 * @param relevant how many candidates are relevant, at least 0
 */
export function idealGain10(relevant: number): number {
  let sum = 0;
  for (let rank = 1; rank <= Math.min(10, relevant); rank++) sum += gainAt(rank);
  return sum;
}

/**
 * @param list candidates, best first, each once
 * @param relevant those who were taken on; those not in the list count as not found
 */
export function qualityOf(list: readonly number[], relevant: readonly number[]): ListQuality {
  const wanted = new Set(relevant);
  const ranks: number[] = [];
  list.forEach((candidate, i) => wanted.has(candidate) && ranks.push(i + 1));
  const within = (most: number) => ranks.filter((rank) => rank <= most);
  const ideal = idealGain10(wanted.size);
  const share = (count: number) => (wanted.size === 0 ? 0 : count / wanted.size);
  return {
    hit10: within(10).length > 0 ? 1 : 0,
    ndcg10: ideal === 0 ? 0 : within(10).reduce((sum, rank) => sum + gainAt(rank), 0) / ideal,
    recall10: share(within(10).length),
    recall50: share(within(50).length),
    mrr: ranks.length === 0 ? 0 : 1 / ranks[0]!,
  };
}

/**
 * nDCG@10 by grades: Σ grade × gainAt(rank) over the first ten, divided by the greatest that it could be.
 * @param list candidates, best first, each once
 * @param grades candidate → grade, above 0; who is not named has 0
 * @returns 0 to 1; 0 where nobody has a grade
 */
export function gradedNdcg10<C>(list: readonly C[], grades: ReadonlyMap<C, number>): number {
  const gain = (all: readonly number[]) =>
    all.slice(0, 10).reduce((sum, grade, i) => sum + grade * gainAt(i + 1), 0);
  const ideal = gain([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(list.map((one) => grades.get(one) ?? 0)) / ideal;
}
