import type { SuggestibleLine, SuggestibleTerm } from './suggest-terms.ts';

/** A capability term as it is stored. */
interface VocabularyTerm {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly parentId: string | null;
  readonly cpvCodes: readonly string[];
}

/** Terms with their branch and lines. A line names branches of the vocabulary; narrower terms belong to it too. */
export function suggestibleTerms(
  terms: readonly VocabularyTerm[],
  lines: readonly { readonly id: string; readonly termCodes: readonly string[] }[],
): SuggestibleTerm[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return terms.map((term) => {
    const codes = new Set([term.code]);
    let top = term;
    for (
      let at = byId.get(term.parentId ?? '');
      at && !codes.has(at.code);
      at = byId.get(at.parentId ?? '')
    ) {
      codes.add(at.code);
      top = at;
    }
    return {
      id: term.id,
      label: term.label,
      synonyms: term.synonyms,
      lineIds: lines.filter(({ termCodes }) => termCodes.some((code) => codes.has(code))).map(({ id }) => id),
      branchId: top.id,
      cpvCodes: term.cpvCodes,
    };
  });
}

export function suggestibleLines(
  lines: readonly { readonly id: string; readonly name: string; readonly description: string }[],
): SuggestibleLine[] {
  return lines.map(({ id, name, description }) => ({ id, label: name, description }));
}
