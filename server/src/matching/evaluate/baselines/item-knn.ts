import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';

/** By buyers in common with the suppliers of the need's buyer. */
export const itemKnn: Baseline = {
  name: 'ItemKNN over councils',
  about: 'Σ over the buyer’s suppliers of the shrunk cosine of their sets of buyers with the candidate’s.',
  grid: gridOf({ shrink: [0, 5, 20], own: [0, 1] }),
  prepare(records, { shrink, own }) {
    const buyers = new Map<string, Set<number>>();
    records.split.past.forEach(({ buyer }, at) => {
      const suppliers = buyers.get(buyer) ?? new Set();
      buyers.set(buyer, suppliers);
      for (const supplier of records.split.pastSuppliers[at]!) suppliers.add(supplier);
    });
    const buyersOf: Set<number>[][] = records.split.suppliers.map(() => []);
    for (const suppliers of buyers.values()) for (const one of suppliers) buyersOf[one]!.push(suppliers);
    const known = new Map<string, Float64Array>();
    const scoresFor = (buyer: string) => {
      const scores = records.scores();
      for (const one of buyers.get(buyer) ?? []) {
        const shared = new Map<number, number>();
        for (const suppliers of buyersOf[one]!)
          for (const other of suppliers) shared.set(other, (shared.get(other) ?? 0) + 1);
        for (const [other, count] of shared) {
          if (other === one && own === 0) continue;
          const norm = Math.sqrt(buyersOf[one]!.length * buyersOf[other]!.length);
          scores[other] = scores[other]! + count / (norm + shrink!);
        }
      }
      return scores;
    };
    return ({ notice }) => {
      let scores = known.get(notice.buyer);
      if (scores === undefined) known.set(notice.buyer, (scores = scoresFor(notice.buyer)));
      return scores;
    };
  },
};
