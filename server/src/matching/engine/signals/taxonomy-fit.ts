import type { DemandProfile } from '../demand-profile.ts';
import { engagementWorth } from '../engagement-worth.ts';
import type { CapabilityFacts, EngagementFacts } from '../facts.ts';
import { FULL_IMPACT } from '../fixed-point.ts';
import { capabilityEvidence, engagementEvidence } from '../evidence.ts';
import type { MatchIndex } from '../match-index.ts';
import { informationContent } from '../match-index.ts';
import { nodePlaces, nodeQuery } from '../node-query.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/**
 * S1, taxonomy fit: does the supplier do this kind of work, by category?
 *
 * Per scheme, f = Σ λ·Δ(a)·m(a) / Σ λ·Δ(a) over the demand's terms and all that is above them. Δ(a) is the
 * information a adds to its parent, so sharing a rare, deep term says more than sharing a broad one; λ, by depth,
 * damps the broad levels. m(a) = 1 - (1 - declared)·Π(1 - ρ·θ·o·δ): a declared capability counts
 * `declaredStrength`, and each past engagement at or below a closes part of the gap that is left. Schemes known for
 * the demand share the signal by `schemeWeights`. A level below `broadBelow`, such as a division of CPV, counts but is no
 * reason to be listed. After Resnik (1995) and docs/ranking.
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
  const query = nodeQuery(index, demand);
  if (query === null) return null;
  const { nodes, shares, broad } = query;
  const narrow = shares.map((share, i) => (broad[i] === 1 ? 0 : share));
  const broadNodes = nodes.flatMap((node, i) =>
    broad[i] === 1 ? [{ node, worth: shares[i]! * FULL_IMPACT }] : [],
  );
  let closeness: Float64Array | null = null;
  return {
    bound(raises) {
      raises.raiseByPostings(index.base.nodes, nodes, narrow);
      return broadNodes.reduce((sum, { worth }) => sum + worth, 0);
    },
    leftOut(row) {
      const { bitOf, masks } = index.base.broadTerms;
      const mask = masks[row]!;
      let sum = 0;
      for (const { node, worth } of broadNodes) if ((mask & bitOf[node]!) !== 0) sum += worth;
      return sum;
    },
    at(row) {
      const places = nodePlaces(index, query);
      const { start, ids, impacts } = index.base.rowNodes;
      let sum = 0;
      for (let i = start[row]!, end = start[row + 1]!; i < end; i++) {
        const place = places[ids[i]!]!;
        if (place > 0) sum += shares[place - 1]! * impacts[i]!;
      }
      return sum;
    },
    of(supplier) {
      let sum = 0;
      for (let i = 0; i < nodes.length; i++) sum += shares[i]! * (supplier.nodes.get(nodes[i]!) ?? 0);
      return sum;
    },
    lists: (supplier) =>
      nodes.some((node, i) => shares[i]! > 0 && broad[i] === 0 && supplier.nodes.has(node)),
    explain(supplier, value) {
      closeness ??= closenessTo(index, nodes);
      return explainTaxonomyFit(index, closeness, supplier, value);
    },
  };
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
