import type { DemandProfile } from '../demand-profile.ts';
import { engagementWorth } from '../engagement-worth.ts';
import { engagementEvidence } from '../evidence.ts';
import { FULL_WEIGHT, quantiseValue } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import { derivedOnce } from '../match-index.ts';
import type { NodeQuery } from '../node-query.ts';
import { nodePlaces, nodeQuery } from '../node-query.ts';
import type { PastWork } from '../past-work.ts';
import type { Raises } from '../raises.ts';
import { risen } from '../rise.ts';
import { withAncestors } from '../taxonomy.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/** 1.0 of -ln(1 - x), in whole numbers, so that sums do not depend on their order. */
const LOG_UNIT = 2 ** 16;

/** The most that one job proves, so that its logarithm is finite. */
const MOST_PROOF = 0.999;

/**
 * S7, size and area: is the job of the size the supplier usually does, and has it done such work in this area?
 *
 * f = sizeShare × size + (1 - sizeShare) × φ(area), φ as in rise.ts. Size: exp(-½((ln v - v̂)/width)²), v the demand's
 * value, v̂ the mean ln of the values of past work by its decayed worth: a fit, so bigger is never better. Area:
 * 1 - Π_i (1 - θ_i·o_i·δ_i·c_i) over the work with councils of the demand's region, c_i the part of the demand's
 * categories that job i shares, as in S1: working nearby at something else counts nothing. A part the demand does not
 * make known is 0 for everybody; whom a supplier does not serve at all is a matter of eligibility.
 *
 * Worked example, in the test beside this file: for a need of £10,000 in London, tagged "alarms", a supplier with one
 * fresh contract of £10,000 (unknown outcome, 0.7) for alarms in London has sizeShare + (1 - sizeShare)·φ(0.7); the same for
 * grass has sizeShare.
 */
export const sizeAndArea: Signal = {
  id: 'S7',
  name: 'Works at this size and in this area',
  content: false,
  unknownSentence: 'This need gives neither a value nor a region with categories, so this is not counted.',
  greatest: () => 1,
  prepare: prepareSizeAndArea,
};

/** The jobs in the demand's region, and how far each is of the demand's kind. */
interface Nearby {
  region: string;
  query: NodeQuery;
  /** By council number plus 1: 1 when it lies in the region. */
  inside: Uint8Array;
}

/** The part of the work that is passed through: see PastWork. */
type Jobs = Pick<PastWork, 'nodeStart' | 'nodes' | 'worths'>;

/** More than rounding can add to what a council's work proves, or to a value. */
const ROUNDING = 1 / 1000;

function prepareSizeAndArea(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  const value = demand.facts.valueGbp ?? 0;
  const sized = value > 0;
  const nearby = nearbyOf(index, demand);
  if (!sized && nearby === null) return null;
  const { width, sizeShare, areaRise } = index.policy.size;
  const size = (usual: number) =>
    sized && usual > 0 ? Math.exp(-0.5 * ((Math.log(value) - usual) / width) ** 2) : 0;
  const area = (proved: number) => (1 - sizeShare) * risen(proved, areaRise);
  const fit = (usual: number, proofs: number) =>
    quantiseValue(sizeShare * size(usual) + area(1 - Math.exp(-proofs / LOG_UNIT)));
  return {
    bound(raises) {
      if (nearby !== null) raiseNearby(index, nearby, area, raises);
      return sized && index.rows.greatest.usualSize > 0 ? quantiseValue(sizeShare + ROUNDING) : 0;
    },
    leftOut: (row) => quantiseValue(sizeShare * size(index.rows.usualSize.values[row]!) + ROUNDING),
    at(row) {
      const { pastWork, engagementCouncils } = index.base;
      let proofs = 0;
      if (nearby !== null) {
        const places = nodePlaces(index, nearby.query);
        for (let at = pastWork.rowStart[row]!, end = pastWork.rowStart[row + 1]!; at < end; at++)
          if (nearby.inside[engagementCouncils[at]!] === 1) proofs += proofOf(pastWork, at, nearby, places);
      }
      return fit(index.rows.usualSize.values[row]!, proofs);
    },
    of({ usualSize, pastWork, engagementCouncils }) {
      let proofs = 0;
      if (nearby !== null) {
        const places = nodePlaces(index, nearby.query);
        engagementCouncils.forEach((council, at) => {
          if (nearby.inside[council] === 1) proofs += proofOf(pastWork, at, nearby, places);
        });
      }
      return fit(usualSize, proofs);
    },
    explain: (supplier, points) => explainSizeAndArea(index, nearby, value, supplier, points),
  };
}

/** Null when the demand names no region or no category. */
function nearbyOf(index: MatchIndex, demand: DemandProfile): Nearby | null {
  const { region } = demand.facts;
  const query = nodeQuery(index, demand);
  return region === null || query === null ? null : { region, query, inside: councilsIn(index, region) };
}

/** By council number plus 1: 1 when it lies in the region. */
function councilsIn(index: MatchIndex, region: string): Uint8Array {
  return derivedOnce(index, `councils in ${region}`, () => {
    const inside = new Uint8Array(index.councils.size + 1);
    index.councils.facts.forEach(
      (facts, council) => (inside[council + 1] = facts?.region === region ? 1 : 0),
    );
    return inside;
  });
}

/**
 * Raises rows as if all work in the region were of the demand's kind. What several councils' work is worth together is
 * no more than each alone, added up.
 */
function raiseNearby(
  { base }: MatchIndex,
  { inside }: Nearby,
  worth: (proved: number) => number,
  raises: Raises,
): void {
  const { start, rows, impacts } = base.councils;
  for (let council = 0; council + 1 < start.length; council++) {
    if (inside[council + 1] !== 1) continue;
    for (let at = start[council]!, end = start[council + 1]!; at < end; at++)
      raises.raise(rows[at]!, worth(Math.min(1, impacts[at]! + ROUNDING)));
  }
}

/** -ln(1 - θ·o·δ·c) of a job, in units of 1/LOG_UNIT. */
function proofOf(
  { nodeStart, nodes, worths }: Jobs,
  at: number,
  { query }: Nearby,
  places: Uint16Array,
): number {
  let shared = 0;
  for (let i = nodeStart[at]!, end = nodeStart[at + 1]!; i < end; i++) {
    const place = places[nodes[i]!]!;
    if (place > 0) shared += query.shares[place - 1]!;
  }
  if (shared === 0) return 0;
  const proof = Math.min(MOST_PROOF, (worths[at]! * shared) / FULL_WEIGHT);
  return Math.round(-Math.log(1 - proof) * LOG_UNIT);
}

function explainSizeAndArea(
  index: MatchIndex,
  nearby: Nearby | null,
  value: number,
  { facts }: ExplainedSupplier,
  points: number,
): Explanation {
  if (points <= 0)
    return { sentence: 'No work of this size, or of this kind in this area, on record.', evidence: [] };
  const found = facts.engagements
    .map((engagement) => {
      const council = engagement.councilId === null ? -1 : index.councils.find(engagement.councilId);
      if (nearby === null || nearby.inside[council + 1] !== 1) return { engagement, strength: 0 };
      let shared = 0;
      for (const node of withAncestors(index.taxonomy, engagement.termIds)) {
        const place = nearby.query.nodes.indexOf(node);
        if (place >= 0) shared += nearby.query.shares[place]!;
      }
      return { engagement, strength: shared * engagementWorth(engagement, index.policy, index.asOfDay) };
    })
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || b.engagement.day - a.engagement.day);
  const said: string[] = [];
  if (found.length > 0) said.push(`has done work of this kind in ${nearby!.region}`);
  const width = Math.exp(index.policy.size.width);
  const alike = facts.engagements.some(
    ({ valueGbp }) => valueGbp !== null && valueGbp > value / width && valueGbp < value * width,
  );
  if (value > 0 && alike) said.push('has done jobs of about this value');
  const list = said.length === 0 ? 'has done jobs not far from this value' : said.join(' and ');
  return {
    sentence: `${list[0]!.toUpperCase()}${list.slice(1)}.`,
    evidence: found.slice(0, SHOWN_EVIDENCE).map(({ engagement }) => engagementEvidence(index, engagement)),
  };
}
