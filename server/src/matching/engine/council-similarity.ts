import { compareIds } from './canonical.ts';
import type { CouncilFacts } from './facts.ts';
import { CouncilTable } from './council-table.ts';
import type { MatchIndex } from './match-index.ts';
import { derivedOnce, informationContent } from './match-index.ts';
import type { RankingPolicy } from './policy.ts';

/** 1.0 for a similarity between councils. */
export const SIMILARITY_UNIT = 4096;

/** A council like another. */
export interface Peer {
  council: number;
  /** 1..4,096, in units of 1/4,096. */
  similarity: number;
}

/**
 * The councils most like one, from docs/ranking, S5: half the cosine of the suppliers they use, each supplier
 * weighted by 1/√(its number of councils), half the cosine of their need profiles, each node weighted by its
 * information content × (1 + ln of its count); blended with a prior from type, region, population and similarity
 * label, which gives way as suppliers on record grow.
 * @param council a council's number
 * @returns at most `peers.count`, most alike first; ties by id
 */
export function peersOf(index: MatchIndex, council: number): readonly Peer[] {
  return derivedOnce(index, `peers ${council}`, () => findPeers(index, council));
}

function findPeers(index: MatchIndex, council: number): Peer[] {
  const { councils, policy } = index;
  const shared = sharedSuppliers(index, council);
  const needs = needCosines(index, council);
  const own = councils.facts[council];
  const peers: Peer[] = [];
  for (let other = 0; other < councils.size; other++) {
    if (other === council) continue;
    const norm = Math.sqrt(councils.supplierNorm[council]! * councils.supplierNorm[other]!);
    const behaviour = 0.5 * (norm > 0 ? shared[other]! / norm : 0) + 0.5 * needs[other]!;
    const known = Math.min(councils.supplierCount[council]!, councils.supplierCount[other]!);
    const trust = known / (known + policy.peers.priorStrength);
    const blended = trust * behaviour + (1 - trust) * prior(own, councils.facts[other], policy);
    const similarity = Math.round(Math.min(1, blended) * SIMILARITY_UNIT);
    if (similarity > 0) peers.push({ council: other, similarity });
  }
  peers.sort(
    (a, b) => b.similarity - a.similarity || compareIds(councils.ids[a.council]!, councils.ids[b.council]!),
  );
  return peers.slice(0, policy.peers.count);
}

/** Likeness of two councils by what is published about them, 0 to 1. */
function prior(a: CouncilFacts | undefined, b: CouncilFacts | undefined, policy: RankingPolicy): number {
  if (a === undefined || b === undefined) return 0;
  const { type, region, population, label } = policy.peers.prior;
  let sum = 0;
  if (a.type === b.type) sum += type;
  if (a.region === b.region) sum += region;
  if (a.similarityLabel !== null && a.similarityLabel === b.similarityLabel) sum += label;
  if (a.population !== null && b.population !== null && a.population > 0 && b.population > 0) {
    sum += (population * Math.min(a.population, b.population)) / Math.max(a.population, b.population);
  }
  return sum;
}

/** Per council, Σ over the suppliers shared with this one of the supplier's share: whole numbers. */
function sharedSuppliers(index: MatchIndex, council: number): Float64Array {
  const { base, rows, councils } = index;
  const shared = new Float64Array(councils.size);
  const { start, rows: listed } = base.councils;
  if (council + 1 < start.length) {
    for (let at = start[council]!, end = start[council + 1]!; at < end; at++) {
      const row = listed[at]!;
      if (rows.classOf.values[row] === 0) continue;
      const from = base.rowCouncils.start[row]!;
      const to = base.rowCouncils.start[row + 1]!;
      const share = CouncilTable.share(to - from);
      for (let i = from; i < to; i++) shared[base.rowCouncils.ids[i]!]! += share;
    }
  }
  rows.eachChanged((_, { vector }) => {
    if (!vector.councils.has(council)) return;
    const share = CouncilTable.share(vector.councils.size);
    for (const other of vector.councils.keys()) shared[other]! += share;
  });
  return shared;
}

/** All need profiles as nested ranges of whole-number weights, with their squared norms. */
interface ProfileTable {
  start: Uint32Array;
  nodes: Uint32Array;
  weights: Uint32Array;
  norms: Float64Array;
}

function profileTable(index: MatchIndex): ProfileTable {
  const { profiles } = index.councils;
  const start = new Uint32Array(profiles.length + 1);
  profiles.forEach((profile, council) => (start[council + 1] = start[council]! + profile.size));
  const nodes = new Uint32Array(start[profiles.length]!);
  const weights = new Uint32Array(nodes.length);
  const norms = new Float64Array(profiles.length);
  profiles.forEach((profile, council) => {
    let at = start[council]!;
    for (const [node, count] of profile) {
      const weight = Math.round(16 * Math.max(0, informationContent(index, node)) * (1 + Math.log(count)));
      nodes[at] = node;
      weights[at++] = weight;
      norms[council]! += weight * weight;
    }
  });
  return { start, nodes, weights, norms };
}

function needCosines(index: MatchIndex, council: number): Float64Array {
  const { start, nodes, weights, norms } = derivedOnce(index, 'council profiles', () => profileTable(index));
  const own = new Uint32Array(index.taxonomy.terms.length);
  for (let at = start[council]!, end = start[council + 1]!; at < end; at++) own[nodes[at]!] = weights[at]!;
  const cosines = new Float64Array(norms.length);
  for (let other = 0; other < cosines.length; other++) {
    const norm = Math.sqrt(norms[council]! * norms[other]!);
    if (norm === 0) continue;
    let dot = 0;
    for (let at = start[other]!, end = start[other + 1]!; at < end; at++)
      dot += own[nodes[at]!]! * weights[at]!;
    cosines[other] = dot / norm;
  }
  return cosines;
}
