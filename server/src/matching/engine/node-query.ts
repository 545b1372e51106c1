import type { DemandProfile } from './demand-profile.ts';
import type { SchemeName } from './facts.ts';
import { quantiseShares } from './fixed-point.ts';
import type { MatchIndex } from './match-index.ts';
import { informationContent } from './match-index.ts';
import type { RankingPolicy } from './policy.ts';
import { levelWeight, schemeOf } from './taxonomy.ts';

/** The categories looked up for one demand: its terms and everything above them. */
export interface NodeQuery {
  readonly nodes: readonly number[];
  /** Shares of the whole, adding up to at most 32,767. */
  readonly shares: Uint16Array;
  /** 1 for nodes too broad to be a reason to be listed. */
  readonly broad: Uint8Array;
}

/** @returns null when the demand has no category that says anything */
export function nodeQuery(index: MatchIndex, profile: DemandProfile): NodeQuery | null {
  const { scratch, version } = index;
  const last = scratch.nodeQuery;
  if (last !== null && last.profile === profile && last.version === version) return last.query;
  const query = makeNodeQuery(index, profile);
  scratch.nodeQuery = { profile, version, query };
  return query;
}

function makeNodeQuery(index: MatchIndex, { facts, nodes }: DemandProfile): NodeQuery | null {
  const shares = nodeShares(index, nodes);
  if (!shares.some((share) => share > 0)) return null;
  const own = new Set(facts.termIds.map((id) => index.taxonomy.nodeOf.get(id)));
  const finer = aboveOthers(index, nodes, shares);
  const isBroad = (node: number) =>
    !own.has(node) &&
    finer.has(node) &&
    levelWeight(index.taxonomy, index.policy, node) < index.policy.taxonomy.broadBelow;
  return { nodes, shares, broad: Uint8Array.from(nodes, (node) => (isBroad(node) ? 1 : 0)) };
}

/**
 * The nodes above one with a share. Where everybody who has a broad node has the demand's finer ones too, these say no
 * more than it does and have no share, so it stands for them.
 */
function aboveOthers(
  { taxonomy }: MatchIndex,
  nodes: readonly number[],
  shares: Uint16Array,
): ReadonlySet<number> {
  const above = new Set<number>();
  nodes.forEach((node, i) => {
    if (shares[i] === 0) return;
    for (let at = taxonomy.parent[node]!; at >= 0; at = taxonomy.parent[at]!) above.add(at);
  });
  return above;
}

/** For every node its place in the query plus 1, or 0. */
export function nodePlaces(index: MatchIndex, query: NodeQuery): Uint16Array {
  return index.scratch.nodes.of(query, query.nodes, index.taxonomy.terms.length);
}

/** Each node's share of the signal; the sums run in the order of term ids. */
function nodeShares(index: MatchIndex, nodes: readonly number[]): Uint16Array {
  const { schemeWeights }: RankingPolicy['taxonomy'] = index.policy.taxonomy;
  const gains = nodes.map((node) => {
    const above = index.taxonomy.parent[node]!;
    const gain = informationContent(index, node) - (above < 0 ? 0 : informationContent(index, above));
    return levelWeight(index.taxonomy, index.policy, node) * Math.max(0, gain);
  });
  const sums: Record<SchemeName, number> = { cpv: 0, service: 0, capability: 0 };
  nodes.forEach((node, i) => (sums[schemeOf(index.taxonomy, node)] += gains[i]!));
  return quantiseShares(
    nodes.map((node, i) => {
      const scheme = schemeOf(index.taxonomy, node);
      return sums[scheme] > 0 ? (schemeWeights[scheme] * gains[i]!) / sums[scheme] : 0;
    }),
  );
}
