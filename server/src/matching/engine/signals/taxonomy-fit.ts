import type { DemandProfile } from '../demand-profile.ts';
import { engagementWorth } from '../engagement-worth.ts';
import type { CapabilityFacts, EngagementFacts, SchemeName } from '../facts.ts';
import { quantiseShares } from '../fixed-point.ts';
import { capabilityEvidence, engagementEvidence } from '../evidence.ts';
import type { MatchIndex } from '../match-index.ts';
import { informationContent } from '../match-index.ts';
import type { RankingPolicy } from '../policy.ts';
import { addPostings } from '../postings.ts';
import { schemeOf } from '../taxonomy.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/**
 * S1, taxonomy fit: does the supplier do this kind of work, by category?
 *
 * Per scheme, f = Σ λ·Δ(a)·m(a) / Σ λ·Δ(a) over the demand's terms and all that is above them. Δ(a) is the
 * information a adds to its parent, so sharing a rare, deep term says more than sharing a broad one; λ, by depth,
 * damps the broad levels. m(a) = 1 - (1 - declared)·Π(1 - ρ·θ·o·δ): a declared capability counts
 * `declaredStrength`, and each past engagement at or below a closes part of the gap that is left. Schemes known for
 * the demand share the signal by `schemeWeights`. After Resnik (1995) and docs/ranking.
 *
 * Worked example, in the test beside this file: of three suppliers one declares "fire alarms", one "alarms" in
 * general, one nothing near. For a need tagged "fire alarms" the order is just that.
 */
export const taxonomyFit: Signal = {
  id: 'S1',
  name: 'Does this kind of work',
  content: true,
  lists: true,
  unknownSentence: 'This need has no categories yet, so this is not counted.',
  greatest: () => 1,
  prepare: prepareTaxonomyFit,
};

function prepareTaxonomyFit(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  const { nodes } = demand;
  const shares = nodeShares(index, nodes);
  if (!shares.some((share) => share > 0)) return null;
  let closeness: Float64Array | null = null;
  let filled: Int32Array;
  return {
    fill(column) {
      filled = column;
      for (let i = 0; i < nodes.length; i++) addPostings(index.base.nodes, nodes[i]!, shares[i]!, column);
    },
    at: (row) => filled[row]!,
    of(supplier) {
      let sum = 0;
      for (let i = 0; i < nodes.length; i++) sum += shares[i]! * (supplier.nodes.get(nodes[i]!) ?? 0);
      return sum;
    },
    explain(supplier, value) {
      closeness ??= closenessTo(index, nodes);
      return explainTaxonomyFit(index, closeness, supplier, value);
    },
  };
}

/** λ of a node: how much sharing it counts by its depth. */
function levelWeight(index: MatchIndex, node: number): number {
  const levels = index.policy.taxonomy.levelWeights[schemeOf(index.taxonomy, node)];
  return levels[Math.min(index.taxonomy.depth[node]!, levels.length - 1)] ?? 1;
}

/** Each node's share of the signal; the sums run in the order of term ids. */
export function nodeShares(index: MatchIndex, nodes: readonly number[]): Uint16Array {
  const { schemeWeights }: RankingPolicy['taxonomy'] = index.policy.taxonomy;
  const gains = nodes.map((node) => {
    const above = index.taxonomy.parent[node]!;
    const gain = informationContent(index, node) - (above < 0 ? 0 : informationContent(index, above));
    return levelWeight(index, node) * Math.max(0, gain);
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

/** For every node of the taxonomy its information content if the demand has it at or above a term, else 0. */
function closenessTo(index: MatchIndex, nodes: readonly number[]): Float64Array {
  const closeness = new Float64Array(index.taxonomy.terms.length);
  for (const node of nodes) closeness[node] = informationContent(index, node);
  return closeness;
}

/** The rarest of the demand's nodes at or above these terms, or -1. */
function closest(index: MatchIndex, closeness: Float64Array, termIds: readonly string[]): number {
  let best = -1;
  for (const id of termIds) {
    let node = index.taxonomy.nodeOf.get(id) ?? -1;
    while (node >= 0 && closeness[node] === 0) node = index.taxonomy.parent[node]!;
    if (node >= 0) best = rarer(closeness, node, best);
  }
  return best;
}

/** The node that says more; of two that say the same, the one whose id comes first. */
function rarer(closeness: Float64Array, a: number, b: number): number {
  if (b < 0 || closeness[a]! > closeness[b]!) return a;
  return closeness[a] === closeness[b] ? Math.min(a, b) : b;
}

function explainTaxonomyFit(
  index: MatchIndex,
  closeness: Float64Array,
  { facts }: ExplainedSupplier,
  value: number,
): Explanation {
  if (value <= 0) return { sentence: 'Shares no category with this need.', evidence: [] };
  const found: {
    node: number;
    strength: number;
    capability?: CapabilityFacts;
    engagement?: EngagementFacts;
  }[] = [];
  for (const capability of facts.capabilities) {
    const node = capability.declared ? closest(index, closeness, capability.termIds) : -1;
    if (node >= 0) found.push({ node, strength: closeness[node]!, capability });
  }
  for (const engagement of facts.engagements) {
    const node = closest(index, closeness, engagement.termIds);
    const worth = node < 0 ? 0 : engagementWorth(engagement, index.policy, index.asOfDay);
    if (node >= 0) found.push({ node, strength: worth * closeness[node]!, engagement });
  }
  const node = found.reduce((best, one) => rarer(closeness, one.node, best), -1);
  const atNode = found.filter((one) => one.node === node);
  const jobs = atNode.filter((one) => one.engagement !== undefined).length;
  const { id, label } = index.taxonomy.terms[node]!;
  found.sort((a, b) => b.strength - a.strength);
  return {
    sentence: sentenceFor(label, jobs, jobs < atNode.length),
    evidence: [
      { kind: 'term', id, label },
      ...found
        .slice(0, SHOWN_EVIDENCE)
        .map(({ capability, engagement }) =>
          capability === undefined ? engagementEvidence(index, engagement!) : capabilityEvidence(capability),
        ),
    ],
  };
}

function sentenceFor(label: string, jobs: number, offers: boolean): string {
  const done = jobs === 1 ? 'Has done 1 job' : `Has done ${jobs} jobs`;
  if (jobs === 0) return `Offers work in “${label}”.`;
  return offers ? `${done} in “${label}” and offers it.` : `${done} in “${label}”.`;
}
