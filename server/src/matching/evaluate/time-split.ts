import { decodeEntities } from '../../open-data/decode-entities.ts';
import type { AwardNotice } from './award-notice.ts';
import { dayOf } from './award-notice.ts';

/** A supplier that was known at a split. */
export interface KnownSupplier {
  readonly key: string;
  /** The spelling councils used most before the split, else others; of equals the first in alphabetical order. */
  readonly name: string;
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
  const spellings = new Map<string, Map<string, number>>();
  const awards = new Map<string, number>();
  for (const { suppliers, council } of past) {
    for (const [key, name] of suppliers) {
      const counts = spellings.get(key) ?? new Map<string, number>();
      // One council counts more than all others together.
      spellings.set(key, counts.set(name, (counts.get(name) ?? 0) + (council ? past.length : 1)));
      awards.set(key, (awards.get(key) ?? 0) + 1);
    }
  }
  return [...spellings.keys()].sort().map((key) => {
    const counts = [...spellings.get(key)!];
    counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return { key, name: counts[0]![0], awards: awards.get(key)! };
  });
}

const fold = (word: string) =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();

/**
 * A notice's words without those of its winners' names, so that no model reads the answer.
 * @returns title and text; a name's word is taken out wherever it stands
 */
export function withoutNames({ title, text, suppliers }: Pick<AwardNotice, 'title' | 'text' | 'suppliers'>): {
  title: string;
  text: string;
} {
  const names = new Set<string>();
  for (const [key, name] of suppliers) {
    for (const [word] of decodeEntities(`${key} ${name}`).matchAll(/[\p{L}\p{N}'’]+/gu))
      names.add(fold(word));
  }
  const strip = (words: string) =>
    decodeEntities(words).replace(/[\p{L}\p{N}'’]+/gu, (word) => (names.has(fold(word)) ? ' ' : word));
  return { title: strip(title), text: strip(text) };
}
