import type { SchemeName, TermFacts } from './facts.ts';
import type { RankingPolicy } from './policy.ts';

/** The terms of all schemes as numbered nodes; numbers follow the order of term ids, so they depend on content only. */
export interface Taxonomy {
  readonly terms: readonly TermFacts[];
  readonly nodeOf: ReadonlyMap<string, number>;
  /** Parent's node, or -1 at the top. */
  readonly parent: Int32Array;
  /** Steps from the top: 0 for a top level. */
  readonly depth: Uint8Array;
}

/**
 * @param terms in any order; a parent that is unknown, in another scheme, or would close a circle is ignored
 * @returns the hierarchy
 */
export function buildTaxonomy(terms: Iterable<TermFacts>): Taxonomy {
  const sorted = [...terms].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const nodeOf = new Map(sorted.map((term, node) => [term.id, node]));
  const parent = new Int32Array(sorted.length).fill(-1);
  const depth = new Uint8Array(sorted.length);
  for (let node = 0; node < sorted.length; node++) {
    const { parentId, scheme } = sorted[node]!;
    const above = parentId === null ? undefined : nodeOf.get(parentId);
    if (above === undefined || sorted[above]!.scheme !== scheme) continue;
    let step = above;
    while (step >= 0 && step !== node) step = parent[step]!;
    if (step < 0) parent[node] = above;
  }
  for (let node = 0; node < sorted.length; node++) {
    let steps = 0;
    for (let above = parent[node]!; above >= 0 && steps < 255; above = parent[above]!) steps++;
    depth[node] = steps;
  }
  return { terms: sorted, nodeOf, parent, depth };
}

/**
 * @param termIds unknown ids are skipped
 * @returns the nodes of the terms and of everything above them, each once, ascending
 */
export function withAncestors(taxonomy: Taxonomy, termIds: readonly string[]): number[] {
  const nodes = new Set<number>();
  for (const id of termIds) {
    let node = taxonomy.nodeOf.get(id) ?? -1;
    while (node >= 0 && !nodes.has(node)) {
      nodes.add(node);
      node = taxonomy.parent[node]!;
    }
  }
  return [...nodes].sort((a, b) => a - b);
}

/** The scheme of a node. */
export function schemeOf(taxonomy: Taxonomy, node: number): SchemeName {
  return taxonomy.terms[node]!.scheme;
}

/** λ of a node: how much sharing it counts by its depth. */
export function levelWeight(taxonomy: Taxonomy, policy: RankingPolicy, node: number): number {
  const levels = policy.taxonomy.levelWeights[schemeOf(taxonomy, node)];
  return levels[Math.min(taxonomy.depth[node]!, levels.length - 1)] ?? 1;
}
