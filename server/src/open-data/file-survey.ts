import { foldSupplierName, notASupplierName, tidySupplierName } from '../suppliers/supplier-name.ts';
import type { NoticeFact, SupplierFact } from './facts.ts';

/** What a whole file says of one supplier, whatever the order of its rows. */
export interface SurveyedSupplier {
  /** Scheme and identifier, or the folded name: how the file tells this supplier from others. */
  key: string;
  name: string;
  foldedName: string;
  /** Every folded name under which it stands in the file. */
  foldedNames: ReadonlySet<string>;
  identifierScheme: string | null;
  identifier: string | null;
  sme: boolean | null;
  vcse: boolean | null;
}

interface Tally {
  identifierScheme: string | null;
  identifier: string | null;
  names: Map<string, number>;
  /** Yes minus no. */
  sme: number | null;
  vcse: number | null;
}

const newest = (fact: NoticeFact) =>
  `${fact.publishedAt ?? fact.date}${stageOrder[fact.need?.stage ?? 'closed']}${fact.suppliers.length ? 1 : 0}`;
const stageOrder = { exploring: 0, engaging: 1, planned: 2, tendering: 3, closed: 4 } as const;

export const noticeKey = (fact: NoticeFact) => `${fact.source}\u001f${fact.noticeId}`;
const identifierKey = (scheme: string, identifier: string) => `${scheme}:${identifier}`;
const nameKey = (folded: string) => `name:${folded}`;

/**
 * A first reading of the file, before anything is written: which numbers go with which name, what most rows say
 * of a supplier, and which row of a notice that stands there more than once is the newest. With it the second
 * reading, which writes, comes to the same end whatever the order of rows and wherever it is cut into batches.
 * Holds about 300 bytes for each supplier and 200 for each notice and supplier of the file.
 */
export class FileSurvey {
  private readonly tallies = new Map<string, Tally>();
  private readonly numbers = new Map<string, Set<string>>();
  private readonly winners = new Map<string, { order: string; line: number }>();
  private readonly surveyed = new Map<string, SurveyedSupplier>();

  add(fact: NoticeFact, line: number): void {
    const order = newest(fact);
    this.vote(noticeKey(fact), order, line);
    for (const supplier of fact.suppliers) {
      if (notASupplierName(supplier.name)) continue;
      const folded = foldSupplierName(supplier.name);
      this.vote(`${noticeKey(fact)}\u001f${keyAlone(supplier, folded)}`, order, line);
      if (supplier.identifierScheme && supplier.identifier) {
        const key = identifierKey(supplier.identifierScheme, supplier.identifier);
        this.numbers.set(folded, (this.numbers.get(folded) ?? new Set()).add(key));
      }
      this.count(keyAlone(supplier, folded), supplier);
    }
  }

  /** To be called once between the two readings: names with one number join it. */
  finish(): void {
    for (const [folded, keys] of this.numbers) {
      const tally = this.tallies.get(nameKey(folded));
      if (keys.size !== 1 || !tally) continue;
      const into = this.tallies.get([...keys][0]!)!;
      for (const [name, count] of tally.names) into.names.set(name, (into.names.get(name) ?? 0) + count);
      into.sme = sum(into.sme, tally.sme);
      into.vcse = sum(into.vcse, tally.vcse);
      this.tallies.delete(nameKey(folded));
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

  /** The numbers that go with a folded name, as `scheme:identifier`. */
  numbersOf(folded: string): ReadonlySet<string> {
    return this.numbers.get(folded) ?? new Set();
  }

  /** Whom a supplier of a row is, in the light of the whole file; the same key means the same supplier. */
  supplier(fact: SupplierFact): SurveyedSupplier {
    const folded = foldSupplierName(fact.name);
    const numbers = this.numbersOf(folded);
    const alone = keyAlone(fact, folded);
    const key = alone.startsWith('name:') && numbers.size === 1 ? [...numbers][0]! : alone;
    const before = this.surveyed.get(key);
    if (before) return before;
    const tally = this.tallies.get(key)!;
    const name = bestName(tally.names);
    const surveyed: SurveyedSupplier = {
      key,
      name,
      foldedName: foldSupplierName(name),
      foldedNames: new Set([...tally.names.keys()].map(foldSupplierName)),
      identifierScheme: tally.identifierScheme,
      identifier: tally.identifier,
      sme: tally.sme === null ? null : tally.sme > 0,
      vcse: tally.vcse === null ? null : tally.vcse > 0,
    };
    this.surveyed.set(key, surveyed);
    return surveyed;
  }

  private vote(key: string, order: string, line: number): void {
    const before = this.winners.get(key);
    if (!before || order > before.order) this.winners.set(key, { order, line });
  }

  private count(key: string, supplier: SupplierFact): void {
    let tally = this.tallies.get(key);
    if (!tally) {
      const numbered = !key.startsWith('name:');
      tally = {
        identifierScheme: numbered ? supplier.identifierScheme : null,
        identifier: numbered ? supplier.identifier : null,
        names: new Map(),
        sme: null,
        vcse: null,
      };
      this.tallies.set(key, tally);
    }
    const name = tidySupplierName(supplier.name);
    tally.names.set(name, (tally.names.get(name) ?? 0) + 1);
    tally.sme = sum(tally.sme, vote(supplier.sme));
    tally.vcse = sum(tally.vcse, vote(supplier.vcse));
  }
}

function keyAlone(supplier: SupplierFact, folded: string): string {
  return supplier.identifierScheme && supplier.identifier
    ? identifierKey(supplier.identifierScheme, supplier.identifier)
    : nameKey(folded);
}

const vote = (answer: boolean | null) => (answer === null ? null : answer ? 1 : -1);
const sum = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b);

/** The spelling most rows use; among equals one that is not all capitals, then the longest, then the first by letters. */
function bestName(names: ReadonlyMap<string, number>): string {
  const shouted = (name: string) => (name === name.toUpperCase() ? 1 : 0);
  return [...names].sort(
    ([a, inA], [b, inB]) => inB - inA || shouted(a) - shouted(b) || b.length - a.length || (a < b ? -1 : 1),
  )[0]![0];
}
