import { sql } from 'kysely';
import type { Statements } from '../platform/database.ts';
import { stableId } from '../platform/ids.ts';
import { upsert, type Bulk, type Written } from './bulk.ts';
import type { SupplierSurvey, SurveyedSupplier } from './supplier-survey.ts';

interface Stored {
  id: string;
  foldedName: string;
  identifierScheme: string | null;
  identifier: string | null;
  origin: string;
  fictional: boolean;
}

const suppliers: Bulk = {
  table: 'suppliers',
  columns: {
    id: 'text',
    name: 'text',
    folded_name: 'text',
    identifier_scheme: 'text',
    identifier: 'text',
    sme: 'boolean',
    vcse: 'boolean',
    origin: 'text',
  },
  key: ['id'],
  updates: ['identifier_scheme', 'identifier', 'sme', 'vcse'],
  set: {
    identifier_scheme: 'coalesce(t.identifier_scheme, excluded.identifier_scheme)',
    identifier: 'case when t.identifier_scheme is null then excluded.identifier else t.identifier end',
    // The first answer stays: later files seldom agree, and the supplier's own profile settles it.
    sme: 'coalesce(t.sme, excluded.sme)',
    vcse: 'coalesce(t.vcse, excluded.vcse)',
  },
  onlyIf: "t.origin = 'imported'",
};

const numberOf = (s: { identifierScheme: string | null; identifier: string | null }) =>
  s.identifierScheme && s.identifier ? `${s.identifierScheme}:${s.identifier}` : null;

/**
 * Finds or makes the stored supplier of each surveyed one and writes what is new.
 * - A number leads to its holder. A supplier that was so far known by name alone takes the number on when the
 *   name goes with no other number, in the file or in the database.
 * - A name without a number leads to the imported supplier of that name, if there is exactly one.
 * - A supplier that registered itself is met by its number only, so that nobody gains a record by taking a name;
 *   an invented one of the demo market is never met.
 * @returns stored ids by the survey's keys, and what was written.
 */
export async function resolveSuppliers(
  db: Statements,
  survey: SupplierSurvey,
  wanted: readonly SurveyedSupplier[],
): Promise<{ ids: Map<string, string>; written: Written }> {
  const ids = new Map<string, string>();
  const names = new Set(wanted.flatMap((one) => [one.foldedName, ...one.foldedNames]));
  const numbers = wanted.flatMap((one) => numberOf(one) ?? []);
  const nameIds = [...names].map((folded) => stableId('Supplier', 'name', folded));
  const { rows: stored } = await sql<Stored>`
    select id, folded_name as "foldedName", identifier_scheme as "identifierScheme", identifier, origin, fictional
    from suppliers
    where folded_name = any(${[...names]}::text[]) or id = any(${nameIds}::text[])
      or (identifier = any(${numbers.map((n) => n.slice(n.indexOf(':') + 1))}::text[])
        and identifier_scheme || ':' || identifier = any(${numbers}::text[]))
    order by id
  `.execute(db);
  const byNumber = new Map(stored.flatMap((s) => (numberOf(s) ? [[numberOf(s)!, s] as const] : [])));
  const byId = new Map(stored.map((s) => [s.id, s]));
  const byName = new Map<string, Stored[]>();
  for (const s of stored) {
    if (s.origin !== 'imported' || s.fictional) continue;
    byName.set(s.foldedName, [...(byName.get(s.foldedName) ?? []), s]);
  }
  const numbersOf = (folded: string) =>
    new Set([...survey.numbersOf(folded), ...(byName.get(folded) ?? []).flatMap((s) => numberOf(s) ?? [])]);

  const rows: Record<string, unknown>[] = [];
  const keep = (one: SurveyedSupplier, id: string, withNumber: boolean): void => {
    ids.set(one.key, id);
    rows.push({
      id,
      name: one.name,
      folded_name: one.foldedName,
      identifier_scheme: withNumber ? one.identifierScheme : null,
      identifier: withNumber ? one.identifier : null,
      sme: one.sme,
      vcse: one.vcse,
      origin: 'imported',
    });
  };
  for (const one of [...wanted].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const number = numberOf(one);
    const holder = number ? byNumber.get(number) : undefined;
    if (number && holder && !holder.fictional) {
      if (holder.origin === 'imported') keep(one, holder.id, true);
      else ids.set(one.key, holder.id);
    } else if (number && !holder) {
      const adopted = [...one.foldedNames]
        .sort()
        .filter((folded) => numbersOf(folded).size === 1)
        .flatMap((folded) => (byName.get(folded) ?? []).filter((s) => !numberOf(s)))[0];
      if (adopted) {
        adopted.identifierScheme = one.identifierScheme;
        adopted.identifier = one.identifier;
        byNumber.set(number, adopted);
      }
      keep(one, adopted?.id ?? stableId('Supplier', one.identifierScheme!, one.identifier!), true);
    } else {
      const known = byName.get(one.foldedName) ?? [];
      const nameless = known.find((s) => !numberOf(s));
      const single = survey.numbersOf(one.foldedName).size === 0 && known.length === 1 ? known[0] : undefined;
      const ofName = stableId('Supplier', 'name', one.foldedName);
      const taken = byId.get(ofName);
      const free = !taken || (taken.origin === 'imported' && !numberOf(taken));
      keep(
        one,
        nameless?.id ?? single?.id ?? (free ? ofName : stableId('Supplier', 'unnumbered', one.foldedName)),
        false,
      );
    }
  }
  // Two keys of the file may turn out to be one stored supplier; the first by key speaks for it.
  const unique = [...new Map(rows.toReversed().map((row) => [row['id'], row])).values()];
  return { ids, written: await upsert(db, suppliers, unique) };
}
