import { foldSupplierName, tidySupplierName } from '../suppliers/supplier-name.ts';
import type { SupplierFact } from './facts.ts';

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

const identifierKey = (scheme: string, identifier: string) => `${scheme}:${identifier}`;
const nameKey = (folded: string) => `name:${folded}`;

/**
 * Who is who among suppliers as files name them, whatever the order: a number tells, and a name that goes with just one
 * number joins it. Holds about 300 bytes for each supplier.
 */
export class SupplierSurvey {
  private readonly tallies = new Map<string, Tally>();
  private readonly numbers = new Map<string, Set<string>>();
  private readonly surveyed = new Map<string, SurveyedSupplier>();

  /** Notes one naming of a supplier. Placeholders are none: notASupplierName. @param folded its name, folded */
  name(supplier: SupplierFact, folded: string = foldSupplierName(supplier.name)): void {
    if (supplier.identifierScheme && supplier.identifier) {
      const key = identifierKey(supplier.identifierScheme, supplier.identifier);
      this.numbers.set(folded, (this.numbers.get(folded) ?? new Set()).add(key));
    }
    this.count(keyAlone(supplier, folded), supplier);
  }

  /** To be called once, after all are named and before anybody is asked for: names with one number join it. */
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

/** Whom one naming tells of by itself, without the rest of the file. */
export function keyAlone(supplier: SupplierFact, folded: string): string {
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
