/** One term of the capability vocabulary: what can be done or supplied, in the words of the field. */
export interface CapabilityTerm {
  /** A slug that never changes; the natural key of the term. */
  readonly code: string;
  /** Plain words, as shown on screen. */
  readonly label: string;
  /** Code of the wider term, or null for a branch of its own. */
  readonly parent: string | null;
  /** Words councils and firms really use for it, problem words included. */
  readonly synonyms: readonly string[];
  /** Eight-digit CPV codes under which it is bought. */
  readonly cpv: readonly string[];
  /** Codes of the lines of business that need it. */
  readonly lines: readonly string[];
}

/**
 * How a term is written in the tables: code, label, synonyms parted by `; `, CPV codes and line codes
 * parted by a space, narrower terms. Lines left out or empty are those of the wider term.
 */
export type TermRow = readonly [
  code: string,
  label: string,
  synonyms: string,
  cpv: string,
  lines?: string,
  narrower?: readonly TermRow[],
];

/** Unfolds nested rows into terms, each wider term before its narrower ones. */
export function unfoldTerms(rows: readonly TermRow[], wider: CapabilityTerm | null = null): CapabilityTerm[] {
  return rows.flatMap(([code, label, synonyms, cpv, lines, narrower]) => {
    const term: CapabilityTerm = {
      code,
      label,
      parent: wider?.code ?? null,
      synonyms: synonyms.split('; '),
      cpv: cpv.split(' '),
      lines: lines ? lines.split(' ') : (wider?.lines ?? []),
    };
    return [term, ...unfoldTerms(narrower ?? [], term)];
  });
}
