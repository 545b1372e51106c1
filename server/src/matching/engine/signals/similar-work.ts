import type { DemandProfile } from '../demand-profile.ts';
import { engagementEvidence } from '../evidence.ts';
import { FULL_WEIGHT, quantiseValue, UNIT } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import type { PastWork, PastWorkIndex } from '../past-work.ts';
import { PastWorkWriter } from '../past-work.ts';
import { addPostings } from '../postings.ts';
import { shareTable, textQuery } from '../text-query.ts';
import { nodeShares } from './taxonomy-fit.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/**
 * S3, similar past work: has the supplier done a job like this one before?
 *
 * f = 1 - Π_i (1 - θ_i·v_i·o_i·δ_i·sim(d, i)^power), over the supplier's engagements. sim = textShare × the part of
 * the need's words that the engagement answers (BM25 saturation, as S2 but engagement by engagement) + the rest × the
 * part of the need's categories it shares (as S1). Where either side has no category, words alone decide. Below
 * `leastTextFit` there is no likeness. The power lets one close case count for more than many remote ones. Case-based
 * nearest neighbours, docs/ranking; measured the strongest single signal.
 *
 * Worked example, in the test beside this file: a fresh contract of unknown outcome (0.7) whose words answer all of
 * the need's to the part s gives 0.7·s³; a second one like it 1 - (1 - 0.7·s³)².
 */
export const similarWork: Signal = {
  id: 'S3',
  name: 'Has done similar work',
  content: true,
  unknownSentence: 'No supplier uses any of this need’s words, so similar work cannot be found.',
  greatest: () => 1,
  prepare: prepareSimilarWork,
};

/** What likeness to one demand is worked out from. */
interface Likeness {
  /** Share of each node of the taxonomy, or null when the demand has no category. */
  nodes: Uint16Array | null;
  textShare: number;
  power: number;
  /** Text fit below which nothing counts, in units of 1/UNIT. */
  least: number;
}

function prepareSimilarWork(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  const { words, shares } = textQuery(index, demand);
  if (words.length === 0) return null;
  const { textShare, power, leastTextFit } = index.policy.similarWork;
  const categories = nodeShares(index, demand.nodes);
  const nodes = categories.some((share) => share > 0)
    ? shareTable(demand.nodes, categories, index.taxonomy.terms.length)
    : null;
  const likeness: Likeness = { nodes, textShare, power, least: Math.max(1, leastTextFit * UNIT) };
  let table: Uint16Array | null = null;
  const strengths = (work: PastWork) =>
    strengthsOf(work, (table ??= shareTable(words, shares, index.lexicon.size)), likeness);
  return {
    bound(bounds, microPerUnit) {
      const { pastWork } = index.base;
      pastWork.sums.fill(0);
      pastWork.owner = likeness;
      for (let i = 0; i < words.length; i++)
        addPostings(pastWork.words, words[i]!, shares[i]!, pastWork.sums);
      addBounds(pastWork, likeness, UNIT * microPerUnit, bounds);
    },
    at(row) {
      const { pastWork } = index.base;
      let missed = 1;
      for (let at = pastWork.rowStart[row]!, end = pastWork.rowStart[row + 1]!; at < end; at++)
        missed *= 1 - strengthOf(pastWork.sums[at]!, pastWork, at, likeness);
      return quantiseValue(1 - missed);
    },
    of(supplier) {
      let missed = 1;
      for (const strength of strengths(supplier.pastWork)) missed *= 1 - strength;
      return quantiseValue(1 - missed);
    },
    explain: (supplier, value) =>
      value <= 0
        ? { sentence: 'No similar past work on record.', evidence: [] }
        : explainSimilarWork(
            index,
            supplier,
            keptStrengths(index, supplier, likeness) ?? strengths(pastWorkOf(index, supplier)),
          ),
  };
}

/** The strengths the list was ranked by, where this supplier stands in it as it was when the index was built. */
function keptStrengths(
  { base }: MatchIndex,
  { block, place }: ExplainedSupplier,
  likeness: Likeness,
): ArrayLike<number> | null {
  const { owner, sums, rowStart } = base.pastWork;
  if (owner !== likeness || block !== base.cases) return null;
  const strengths: number[] = [];
  for (let at = rowStart[place]!, end = rowStart[place + 1]!; at < end; at++)
    strengths.push(strengthOf(sums[at]!, base.pastWork, at, likeness));
  return strengths;
}

function pastWorkOf(
  { taxonomy, policy, asOfDay }: MatchIndex,
  { facts, block, place }: ExplainedSupplier,
): PastWork {
  const writer = new PastWorkWriter(taxonomy, policy, asOfDay);
  writer.add(facts, block, place);
  return writer.finish();
}

/** What each engagement of one supplier adds: θ·v·o·δ·sim^power. */
function strengthsOf(work: PastWork, table: Uint16Array, likeness: Likeness): number[] {
  return Array.from(work.worths, (_, at) => {
    let sum = 0;
    for (let i = work.wordStart[at]!, end = work.wordStart[at + 1]!; i < end; i++)
      sum += (table[work.words[i]!] ?? 0) * work.impacts[i]!;
    return strengthOf(sum, work, at, likeness);
  });
}

/**
 * Adds to each row what its engagements can bring at most: as if each alike in words shared all categories.
 * @param full micro-points of a full signal
 */
function addBounds(
  { sums, rows, worths }: PastWorkIndex,
  { nodes, textShare, power, least }: Likeness,
  full: number,
  bounds: Int32Array,
): void {
  const perUnit = (nodes === null ? 1 : textShare) / UNIT;
  const rest = nodes === null ? 0 : 1 - textShare;
  for (let at = 0; at < sums.length; at++) {
    const sum = sums[at]!;
    if (sum < least) continue;
    const alike = Math.max(sum / UNIT, sum * perUnit + rest);
    let most = worths[at]! * full;
    for (let times = 0; times < power; times++) most *= alike;
    const row = rows[at]!;
    bounds[row] = bounds[row]! + ((most + 2) | 0);
  }
}

/** @param textFit Σ share × impact, in units of 1/UNIT */
function strengthOf(
  textFit: number,
  { nodeStart, nodes, worths }: Pick<PastWork, 'nodeStart' | 'nodes' | 'worths'>,
  at: number,
  likeness: Likeness,
): number {
  if (textFit < likeness.least) return 0;
  let alike = textFit / UNIT;
  const from = nodeStart[at]!;
  const to = nodeStart[at + 1]!;
  if (likeness.nodes !== null && from < to) {
    let shared = 0;
    for (let i = from; i < to; i++) shared += likeness.nodes[nodes[i]!]!;
    alike = likeness.textShare * alike + (1 - likeness.textShare) * (shared / FULL_WEIGHT);
  }
  let strength = worths[at]!;
  for (let times = 0; times < likeness.power; times++) strength *= alike;
  return strength;
}

function explainSimilarWork(
  index: MatchIndex,
  { facts }: ExplainedSupplier,
  strengths: ArrayLike<number>,
): Explanation {
  const found = facts.engagements
    .map((engagement, i) => ({ engagement, strength: strengths[i]! }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || b.engagement.day - a.engagement.day);
  const best = found[0]!.engagement;
  const council = best.councilId === null ? -1 : index.councils.find(best.councilId);
  const buyer = index.councils.facts[council]?.name ?? best.buyerName;
  const title = best.title === '' ? '' : `: “${best.title}”`;
  return {
    sentence: `Did a similar job for ${buyer}${title}.`,
    evidence: found.slice(0, SHOWN_EVIDENCE).map(({ engagement }) => engagementEvidence(index, engagement)),
  };
}
