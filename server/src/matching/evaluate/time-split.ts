import { decodeEntities } from '../../open-data/decode-entities.ts';
import type { AwardNotice } from './award-notice.ts';
import { dayOf } from './award-notice.ts';

/** A supplier that was known at a split. */
export interface KnownSupplier {
  readonly key: string;
  /** The spelling councils used most before the split, else others; of equals the first in alphabetical order. */
  readonly name: string;
  /** The `supplier_norm` used most, in the same way. */
  readonly norm: string;
  /** Awards before the split. */
  readonly awards: number;
}

/** A notice to be judged: what was asked for, and who was taken on. */
export interface JudgedNeed {
  readonly notice: AwardNotice;
  /** Title and text without the words of the winners' names. */
  readonly title: string;
  readonly text: string;
  /** Places in the list of known suppliers; empty when no winner was known. */
  readonly winners: readonly number[];
  /** Suppliers that had worked with this buyer before the split. */
  readonly workedBefore: ReadonlySet<number>;
}

/** What was known at a moment, and what came after. Models read `past` and `suppliers`, and never a need's winners. */
export interface TimeSplit {
  /** YYYY-MM-DD: everything dated before is past. */
  readonly at: string;
  readonly day: number;
  /** Notices with an award before the split. */
  readonly past: readonly AwardNotice[];
  /** By key; the candidates of every need. */
  readonly suppliers: readonly KnownSupplier[];
  /** Per past notice, the places of its suppliers. */
  readonly pastSuppliers: readonly (readonly number[])[];
  /** Needs with an award from the split on, in the order of date. */
  readonly needs: readonly JudgedNeed[];
}

/** Which notices after a split are judged. */
export interface JudgedRange {
  /** Notices to judge when they are others than those learned from. */
  judged?: readonly AwardNotice[];
  /** YYYY-MM-DD: the first day that is no longer judged. */
  until?: string;
  /** false = needs of all buyers, not of councils only. */
  councilsOnly?: boolean;
}

/**
 * Splits notices by time.
 * @param notices what the models may learn from, as far as it lies before the split
 */
export function splitAt(notices: readonly AwardNotice[], at: string, range: JudgedRange = {}): TimeSplit {
  const past = notices.filter(({ date, suppliers }) => date < at && suppliers.size > 0);
  const suppliers = knownSuppliers(past);
  const places = new Map(suppliers.map(({ key }, place) => [key, place]));
  const placesOf = (keys: Iterable<string>) => [...keys].flatMap((key) => places.get(key) ?? []);
  const pastSuppliers = past.map(({ suppliers: named }) => placesOf(named.keys()));
  const worked = new Map<string, Set<number>>();
  past.forEach(({ buyer }, at) => {
    const known = worked.get(buyer) ?? new Set();
    worked.set(buyer, known);
    for (const place of pastSuppliers[at]!) known.add(place);
  });
  const { judged = notices, until = '9999', councilsOnly = true } = range;
  const after = judged.filter(
    ({ date, council, suppliers: named }) =>
      date >= at && date < until && named.size > 0 && (council || !councilsOnly),
  );
  return {
    at,
    day: dayOf(at),
    past,
    suppliers,
    pastSuppliers,
    needs: after.map((notice) => ({
      notice,
      ...withoutNames(notice),
      winners: placesOf(notice.suppliers.keys()),
      workedBefore: worked.get(notice.buyer) ?? new Set(),
    })),
  };
}

function knownSuppliers(past: readonly AwardNotice[]): KnownSupplier[] {
  const known = new Map<string, { names: Votes; norms: Votes; awards: number }>();
  for (const { suppliers, council } of past) {
    // One council counts more than all others together.
    const vote = council ? past.length : 1;
    for (const [key, { name, norm }] of suppliers) {
      const found = known.get(key) ?? { names: new Map(), norms: new Map(), awards: 0 };
      known.set(key, found);
      found.names.set(name, (found.names.get(name) ?? 0) + vote);
      found.norms.set(norm, (found.norms.get(norm) ?? 0) + vote);
      found.awards++;
    }
  }
  return [...known.keys()].sort().map((key) => {
    const { names, norms, awards } = known.get(key)!;
    return { key, name: mostVotes(names), norm: mostVotes(norms), awards };
  });
}

type Votes = Map<string, number>;

const mostVotes = (votes: Votes): string =>
  [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]![0];

const fold = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();

/** A notice's words without those of its winners' names, so that no model reads the answer. */
export function withoutNames({ title, text, suppliers }: Pick<AwardNotice, 'title' | 'text' | 'suppliers'>): {
  title: string;
  text: string;
} {
  const names = [...suppliers.values()].flatMap(({ name, norm }) => [name, norm]);
  return { title: withoutWordsOf(title, names), text: withoutWordsOf(text, names) };
}

/** A text without the words of some names, wherever they stand. */
export function withoutWordsOf(text: string, names: Iterable<string>): string {
  const words = new Set<string>();
  for (const name of names)
    for (const [word] of decodeEntities(name).matchAll(/[\p{L}\p{N}'’]+/gu)) words.add(fold(word));
  return decodeEntities(text).replace(/[\p{L}\p{N}'’]+/gu, (word) => (words.has(fold(word)) ? ' ' : word));
}
