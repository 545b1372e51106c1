import { cpvAncestors } from '../../../taxonomy/cpv.ts';
import type { Baseline } from './baseline.ts';

/** By the overlap of the need's CPV codes with all codes of the supplier's awards. */
export const tagJaccard: Baseline = {
  name: 'tag Jaccard',
  about: 'Shared CPV codes over all CPV codes of both; with wider = 1, codes above them count too.',
  grid: [{ wider: 0 }, { wider: 1 }],
  prepare(records, { wider }) {
    const widen = (codes: readonly string[]) =>
      wider === 1 ? new Set(codes.flatMap((code) => [code, ...cpvAncestors(code)])) : new Set(codes);
    const sizes = records.scores();
    const having = new Map<string, Set<number>>();
    records.split.past.forEach(({ cpvCodes }, at) => {
      for (const code of widen(cpvCodes)) {
        const suppliers = having.get(code) ?? new Set();
        having.set(code, suppliers);
        for (const supplier of records.split.pastSuppliers[at]!) suppliers.add(supplier);
      }
    });
    for (const suppliers of having.values()) for (const supplier of suppliers) sizes[supplier]!++;
    return ({ notice }) => {
      const query = widen(notice.cpvCodes);
      const shared = records.scores();
      for (const code of query) for (const supplier of having.get(code) ?? []) shared[supplier]!++;
      return shared.map((count, at) => (count === 0 ? 0 : count / (query.size + sizes[at]! - count)));
    };
  },
};
