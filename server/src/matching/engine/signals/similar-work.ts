import { raise } from '../bounds.ts';
import type { DemandProfile } from '../demand-profile.ts';
import { engagementEvidence } from '../evidence.ts';
import { FULL_IMPACT, FULL_WEIGHT, quantiseValue, UNIT } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import type { PastWork, PastWorkIndex } from '../past-work.ts';
import { PastWorkWriter } from '../past-work.ts';
import { impactOf } from '../postings.ts';
import type { NodeQuery } from '../node-query.ts';
import { nodePlaces, nodeQuery } from '../node-query.ts';
import type { TextQuery } from '../text-query.ts';
import { textQuery, wordPlaces } from '../text-query.ts';
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
  query: TextQuery;
  /** The demand's categories with everything above them, each with its share; null when the demand has none. */
  nodes: NodeQuery | null;
  textShare: number;
  power: number;
  /** Text fit below which nothing counts, in units of 1/UNIT. */
  least: number;
  /**
   * 1 for words so common that all of them together stay below that: they make nothing alike, and are looked up only for
   * the engagements that others do.
   */
  common: Uint8Array;
  /** The most that common words can add to a text fit, in units of 1/UNIT. */
  commonMost: number;
}

function prepareSimilarWork(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  const query = textQuery(index, demand);
  const { words, shares } = query;
  if (words.length === 0) return null;
  const { textShare, power, leastTextFit } = index.policy.similarWork;
  const nodes = nodeQuery(index, demand);
  const least = Math.max(1, leastTextFit * UNIT);
  const likeness: Likeness = { query, nodes, textShare, power, least, ...commonWords(shares, least) };
  const strengths = (work: PastWork) => strengthsOf(index, work, likeness);
  return {
    bound(bounds, full) {
      const { pastWork } = index.base;
      pastWork.sums.fill(0);
      pastWork.owner = likeness;
      let alike = 0;
      for (let i = 0; i < words.length; i++)
        if (likeness.common[i] === 0) alike = addWord(pastWork, words[i]!, shares[i]!, alike);
      raiseByCases(pastWork, alike, likeness, full, bounds);
      return 0;
    },
    at(row) {
      const { pastWork } = index.base;
      const table = nodeTable(index, likeness);
      let missed = 1;
      for (let at = pastWork.rowStart[row]!, end = pastWork.rowStart[row + 1]!; at < end; at++)
        missed *= 1 - strengthOf(textFitOf(pastWork, at, likeness), pastWork, at, likeness, table);
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

/** The words with the smallest shares, as many as leave together less than the least text fit. */
function commonWords(shares: Uint16Array, least: number): Pick<Likeness, 'common' | 'commonMost'> {
  const common = new Uint8Array(shares.length);
  let commonMost = 0;
  // Shares descend but for rounding.
  for (let i = shares.length - 1; i >= 0 && commonMost + shares[i]! * FULL_IMPACT < least; i--) {
    common[i] = 1;
    commonMost += shares[i]! * FULL_IMPACT;
  }
  return { common, commonMost };
}

/** The text fit of an engagement, in units of 1/UNIT; 0 when only common words are shared. */
function textFitOf({ words, sums }: PastWorkIndex, at: number, { query, common }: Likeness): number {
  let sum = sums[at]!;
  if (sum === 0) return 0;
  for (let i = common.length - 1; i >= 0 && common[i] === 1; i--)
    sum += query.shares[i]! * impactOf(words, query.words[i]!, at);
  return sum;
}

/** The strengths the list was ranked by, where this supplier stands in it as it was when the index was built. */
function keptStrengths(
  index: MatchIndex,
  { block, place }: ExplainedSupplier,
  likeness: Likeness,
): ArrayLike<number> | null {
  const { cases, pastWork } = index.base;
  const { owner, rowStart } = pastWork;
  if (owner !== likeness || block !== cases) return null;
  const table = nodeTable(index, likeness);
  const strengths: number[] = [];
  for (let at = rowStart[place]!, end = rowStart[place + 1]!; at < end; at++)
    strengths.push(strengthOf(textFitOf(pastWork, at, likeness), pastWork, at, likeness, table));
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
function strengthsOf(index: MatchIndex, work: PastWork, likeness: Likeness): number[] {
  const places = wordPlaces(index, likeness.query);
  const { shares } = likeness.query;
  const table = nodeTable(index, likeness);
  return Array.from(work.worths, (_, at) => {
    let sum = 0;
    for (let i = work.wordStart[at]!, end = work.wordStart[at + 1]!; i < end; i++) {
      const place = places[work.words[i]!]!;
      if (place > 0) sum += shares[place - 1]! * work.impacts[i]!;
    }
    return strengthOf(sum, work, at, likeness, table);
  });
}

/** For every node its place among the demand's plus 1, or 0; null when the demand has no category. */
function nodeTable(index: MatchIndex, { nodes }: Likeness): Uint16Array | null {
  return nodes === null ? null : nodePlaces(index, nodes);
}

/**
 * Adds share × impact for every engagement that has the word.
 * @param alike how many engagements are in `touched` before
 * @returns how many are in it then: each that has any of the words so far, once
 */
function addWord(
  { words, sums, touched }: PastWorkIndex,
  word: number,
  share: number,
  alike: number,
): number {
  if (share === 0 || word + 1 >= words.start.length) return alike;
  const { rows, impacts } = words;
  let count = alike;
  for (let i = words.start[word]!, end = words.start[word + 1]!; i < end; i++) {
    const at = rows[i]!;
    const before = sums[at]!;
    if (before === 0) touched[count++] = at;
    sums[at] = (before + Math.imul(share, impacts[i]!)) | 0;
  }
  return count;
}

/**
 * Raises each row's bound by what its engagements can bring at most: as if each alike in words shared all categories,
 * and none took anything from what the others prove.
 * @param alike how many engagements have a telling word
 * @param full what a full signal is worth as a bound
 */
function raiseByCases(
  { sums, touched, rows, worths }: PastWorkIndex,
  alike: number,
  { nodes, textShare, power, least, commonMost }: Likeness,
  full: number,
  bounds: Int32Array,
): void {
  const perUnit = (nodes === null ? 1 : textShare) / UNIT;
  const rest = nodes === null ? 0 : 1 - textShare;
  for (let i = 0; i < alike; i++) {
    const at = touched[i]!;
    const sum = sums[at]! + commonMost;
    if (sum < least) continue;
    const most = Math.max(sum / UNIT, sum * perUnit + rest);
    let strength = worths[at]!;
    for (let times = 0; times < power; times++) strength *= most;
    raise(bounds, rows[at]!, Math.min(1, strength) * full);
  }
}

/**
 * @param textFit Σ share × impact, in units of 1/UNIT
 * @param table as nodeTable gives it
 */
function strengthOf(
  textFit: number,
  { nodeStart, nodes, worths }: Pick<PastWork, 'nodeStart' | 'nodes' | 'worths'>,
  at: number,
  likeness: Likeness,
  table: Uint16Array | null,
): number {
  if (textFit < likeness.least) return 0;
  let alike = textFit / UNIT;
  const from = nodeStart[at]!;
  const to = nodeStart[at + 1]!;
  if (table !== null && from < to) {
    const { shares } = likeness.nodes!;
    let shared = 0;
    for (let i = from; i < to; i++) {
      const place = table[nodes[i]!]!;
      if (place > 0) shared += shares[place - 1]!;
    }
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
