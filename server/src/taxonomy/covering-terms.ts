import { cpvAncestors, cpvLevel } from './cpv.ts';

/** Terms by the CPV codes they name, in the order given. */
export function termsByCpv<T extends { readonly cpvCodes: readonly string[] }>(
  terms: Iterable<T>,
): Map<string, T[]> {
  const byCpv = new Map<string, T[]>();
  for (const term of terms) {
    for (const code of term.cpvCodes) byCpv.set(code, [...(byCpv.get(code) ?? []), term]);
  }
  return byCpv;
}

/** Terms that name the code itself, or else its nearest wider code that any of them names. */
export function coveringTerms<T>(code: string, byCpv: ReadonlyMap<string, readonly T[]>): readonly T[] {
  for (const one of [code, ...cpvAncestors(code)]) {
    // A division covers too much to say what somebody can do, unless no more was said.
    if (one !== code && cpvLevel(one) === 'division') break;
    const found = byCpv.get(one);
    if (found?.length) return found;
  }
  return [];
}
