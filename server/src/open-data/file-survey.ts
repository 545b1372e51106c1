import { foldSupplierName, notASupplierName } from '../suppliers/supplier-name.ts';
import type { NoticeFact, SupplierFact } from './facts.ts';
import { keyAlone, SupplierSurvey } from './supplier-survey.ts';

const newest = (fact: NoticeFact) =>
  `${fact.publishedAt ?? fact.date}${stageOrder[fact.need?.stage ?? 'closed']}${fact.suppliers.length ? 1 : 0}`;
const stageOrder = { exploring: 0, engaging: 1, planned: 2, tendering: 3, closed: 4 } as const;

export const noticeKey = (fact: NoticeFact) => `${fact.source}\u001f${fact.noticeId}`;

/**
 * A first reading of the file, before anything is written: which numbers go with which name, what most rows say
 * of a supplier, and which row of a notice that stands there more than once is the newest. With it the second
 * reading, which writes, comes to the same end whatever the order of rows and wherever it is cut into batches.
 * Holds about 300 bytes for each supplier and 200 for each notice and supplier of the file.
 */
export class FileSurvey extends SupplierSurvey {
  private readonly winners = new Map<string, { order: string; line: number }>();

  add(fact: NoticeFact, line: number): void {
    const order = newest(fact);
    this.vote(noticeKey(fact), order, line);
    for (const supplier of fact.suppliers) {
      if (notASupplierName(supplier.name)) continue;
      const folded = foldSupplierName(supplier.name);
      this.vote(`${noticeKey(fact)}\u001f${keyAlone(supplier, folded)}`, order, line);
      this.name(supplier, folded);
    }
  }

  /** Whether this row holds the newest version of its notice. */
  isNewest(fact: NoticeFact, line: number): boolean {
    return this.winners.get(noticeKey(fact))?.line === line;
  }

  /** Whether this row holds the newest version of what its notice says about the supplier. */
  isNewestFor(fact: NoticeFact, supplier: SupplierFact, line: number): boolean {
    const key = `${noticeKey(fact)}\u001f${keyAlone(supplier, foldSupplierName(supplier.name))}`;
    return this.winners.get(key)?.line === line;
  }

  private vote(key: string, order: string, line: number): void {
    const before = this.winners.get(key);
    if (!before || order > before.order) this.winners.set(key, { order, line });
  }
}
