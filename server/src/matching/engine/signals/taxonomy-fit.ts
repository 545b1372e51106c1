import type { DemandProfile } from '../demand-profile.ts';
import { decay, engagementWorth } from '../engagement-worth.ts';
import type { SchemeName } from '../facts.ts';
import { quantiseShares } from '../fixed-point.ts';
import type { Evidence } from '../match.ts';
import type { MatchIndex } from '../match-index.ts';
import { informationContent } from '../match-index.ts';
import type { RankingPolicy } from '../policy.ts';
import { addPostings } from '../postings.ts';
import { schemeOf, withAncestors } from '../taxonomy.ts';
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
  unknownSentence: 'This need has no categories yet, so this is not counted.',
  greatest: () => 1,
  prepare: prepareTaxonomyFit,
};

function prepareTaxonomyFit(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  const { nodes } = demand;
  const shares = nodeShares(index, nodes);
  if (!shares.some((share) => share > 0)) return null;
  return {
    fill(column) {
      for (let i = 0; i < nodes.length; i++)
        addPostings(index.base.nodes, nodes[i]!, shares[i]!, column.values);
    },
    of(supplier) {
      let sum = 0;
      for (let i = 0; i < nodes.length; i++) sum += shares[i]! * (supplier.nodes.get(nodes[i]!) ?? 0);
      return sum;
    },
    explain: (supplier, value) => explainTaxonomyFit(index, demand, supplier, value),
  };
}

/** λ of a node: how much sharing it counts by its depth. */
function levelWeight(index: MatchIndex, node: number): number {
  const levels = index.policy.taxonomy.levelWeights[schemeOf(index.taxonomy, node)];
  return levels[Math.min(index.taxonomy.depth[node]!, levels.length - 1)] ?? 1;
}

/** Each node's share of the signal; the sums run in the order of term ids. */
function nodeShares(index: MatchIndex, nodes: readonly number[]): Uint16Array {
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

/** The rarest of the demand's nodes among these, or -1. */
function closest(index: MatchIndex, wanted: ReadonlySet<number>, nodes: readonly number[]): number {
  let best = -1;
  for (const node of nodes) {
    if (!wanted.has(node)) continue;
    if (best < 0 || informationContent(index, node) > informationContent(index, best)) best = node;
  }
  return best;
}

function explainTaxonomyFit(
  index: MatchIndex,
  demand: DemandProfile,
  { facts }: ExplainedSupplier,
  value: number,
): Explanation {
  if (value <= 0) return { sentence: 'Shares no category with this need.', evidence: [] };
  const wanted = new Set(demand.nodes);
  const found: { node: number; strength: number; declared: boolean; evidence: Evidence }[] = [];
  const note = (termIds: readonly string[], worth: number, declared: boolean, evidence: Evidence) => {
    const node = closest(index, wanted, withAncestors(index.taxonomy, termIds));
    if (node >= 0)
      found.push({ node, strength: worth * informationContent(index, node), declared, evidence });
  };
  for (const { id, title, termIds, declared } of facts.capabilities) {
    if (declared) note(termIds, 1, true, { kind: 'capability', id, label: title });
  }
  for (const engagement of facts.engagements) {
    const { id, title: label, day, valueGbp, termIds } = engagement;
    const remains = decay(engagement, index.policy, index.asOfDay);
    const worth = engagementWorth(engagement, index.policy, index.asOfDay);
    note(termIds, worth, false, { kind: 'engagement', id, label, day, valueGbp, decay: remains });
  }
  const node = closest(
    index,
    wanted,
    found.map((one) => one.node),
  );
  const atNode = found.filter((one) => one.node === node);
  const jobs = atNode.filter((one) => !one.declared).length;
  const { id, label } = index.taxonomy.terms[node]!;
  const term: Evidence = { kind: 'term', id, label };
  found.sort((a, b) => b.strength - a.strength);
  return {
    sentence: sentenceFor(label, jobs, jobs < atNode.length),
    evidence: [term, ...found.slice(0, SHOWN_EVIDENCE).map((one) => one.evidence)],
  };
}

function sentenceFor(label: string, jobs: number, offers: boolean): string {
  const done = jobs === 1 ? 'Has done 1 job' : `Has done ${jobs} jobs`;
  if (jobs === 0) return `Offers work in “${label}”.`;
  return offers ? `${done} in “${label}” and offers it.` : `${done} in “${label}”.`;
}
