import { coveringTerms, termsByCpv } from '../taxonomy/covering-terms.ts';
import { cpvLevel } from '../taxonomy/cpv.ts';

/** What deriving needs to know of a term; only the schemes `cpv` and `capability` count. */
export interface DerivableTerm {
  id: string;
  scheme: string;
  code: string;
  label: string;
  /** Eight-digit codes a capability term stands for. */
  cpvCodes: readonly string[];
}

export interface TermIndex {
  /** CPV terms by id. */
  cpv: ReadonlyMap<string, DerivableTerm>;
  /** Capability terms by the CPV codes they name. */
  capabilitiesByCpv: ReadonlyMap<string, readonly DerivableTerm[]>;
}

export function indexTerms(terms: readonly DerivableTerm[]): TermIndex {
  return {
    cpv: new Map(terms.filter(({ scheme }) => scheme === 'cpv').map((term) => [term.id, term])),
    capabilitiesByCpv: termsByCpv(terms.filter(({ scheme }) => scheme === 'capability')),
  };
}

/** A term and in how many engagements of the supplier it stands. */
export interface TermUse {
  termId: string;
  engagements: number;
}

export interface DerivedCapability {
  /** The CPV code it was derived from: one capability per code. */
  code: string;
  title: string;
  termIds: string[];
}

/** Most capabilities that are derived for one supplier. */
export const mostDerived = 8;
/** Most capability terms a derived capability carries beside its CPV term. */
const mostTerms = 6;

/** Counts in how many engagements each term stands. */
export function countTermUses(engagements: readonly { termIds: readonly string[] }[]): TermUse[] {
  const uses = new Map<string, number>();
  for (const { termIds } of engagements)
    for (const id of new Set(termIds)) uses.set(id, (uses.get(id) ?? 0) + 1);
  return [...uses].map(([termId, count]) => ({ termId, engagements: count }));
}

/**
 * What a supplier can presumably do, from what it was engaged for: up to eight of the CPV codes met most often,
 * at class level or deeper, each with the capability terms that cover it. Where a supplier's engagements carry
 * wider codes only, those are used. Same uses, same answer: ties go to the lower code.
 */
export function deriveCapabilities(uses: readonly TermUse[], terms: TermIndex): DerivedCapability[] {
  const known = uses.flatMap((use) => {
    const term = terms.cpv.get(use.termId);
    return term ? [{ term, engagements: use.engagements }] : [];
  });
  const precise = known.filter(({ term }) => !['division', 'group'].includes(cpvLevel(term.code)));
  return (precise.length ? precise : known)
    .sort((a, b) => b.engagements - a.engagements || (a.term.code < b.term.code ? -1 : 1))
    .slice(0, mostDerived)
    .map(({ term }) => ({
      code: term.code,
      title: term.label,
      termIds: [
        term.id,
        ...coveringTerms(term.code, terms.capabilitiesByCpv)
          .slice(0, mostTerms)
          .map((one) => one.id),
      ],
    }));
}
