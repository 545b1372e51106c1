import type { DemandProfile } from '../demand-profile.ts';
import { engagementEvidence } from '../evidence.ts';
import { FULL_IMPACT, FULL_WEIGHT, quantiseValue, UNIT } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import { suppliersWithWord } from '../match-index.ts';
import type { PastWork, PastWorkIndex } from '../past-work.ts';
import { PastWorkWriter } from '../past-work.ts';
import { impactOf } from '../postings.ts';
import type { Raises } from '../raises.ts';
import type { NodeQuery } from '../node-query.ts';
import { nodePlaces, nodeQuery } from '../node-query.ts';
import type { TextQuery } from '../text-query.ts';
import { textQuery, wordPlaces } from '../text-query.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/**
 * S3, similar past work: has the supplier done a job like this one before?
 *
 * f = (1 - titleShare) × (1 - Π_i (1 - θ_i·v_i·o_i·δ_i·sim(d, i)^power)) + titleShare × max_i title(d, i), over the
 * supplier's engagements. sim = textShare × the part of
 * the need's words that the engagement answers (BM25 saturation, as S2 but engagement by engagement) + the rest × the
 * part of the need's categories it shares (as S1). Where either side has no category, words alone decide. Below
 * `leastTextFit` there is no likeness. The power lets one close case count for more than many remote ones. Case-based
 * nearest neighbours, docs/ranking; measured the strongest single signal.
 *
 * title = shared²/(n·m), shared of the n words of the need's title and the m of the job's: what share of the one is in
 * the other, both ways. It goes by no rarity and no age, and by the closest job alone, so many jobs do not add up. Words no
 * supplier uses are left out of n.
 *
 * Worked example, in the test beside this file: with titles apart, a fresh contract of unknown outcome (0.7) whose words
 * answer all of the need's to the part s gives 0.7·s³; a second one like it 1 - (1 - 0.7·s³)². A job called "smoke
 * alarms" has title 1 for a need called that, and ½ for one called "smoke alarms in sheltered homes".
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
  /** The words of the need's title that some supplier uses. */
  title: ReadonlySet<number>;
  titleShare: number;
}

function prepareSimilarWork(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  const query = textQuery(index, demand);
  const { words, shares } = query;
  if (words.length === 0) return null;
  const { textShare, titleShare, power, leastTextFit } = index.policy.similarWork;
  const nodes = nodeQuery(index, demand);
  const least = Math.max(1, leastTextFit * UNIT);
  const title = new Set(demand.titleWords.filter((word) => suppliersWithWord(index, word) > 0));
  const common = commonWords(shares, least);
  const likeness: Likeness = { query, nodes, textShare, titleShare, power, least, title, ...common };
  const valueOf = (missed: number, likest: number) =>
    quantiseValue((1 - titleShare) * (1 - missed) + titleShare * likest);
  return {
    bound(raises) {
      const { pastWork } = index.base;
      pastWork.sums.fill(0);
      pastWork.owner = likeness;
      let alike = 0;
      for (let i = 0; i < words.length; i++)
        if (likeness.common[i] === 0) alike = addWord(pastWork, words[i]!, shares[i]!, alike);
      raiseByCases(pastWork, alike, likeness, 1 - titleShare, raises);
      if (titleShare > 0) raiseByTitles(pastWork, title, titleShare, raises);
      return 0;
    },
    at(row) {
      const { pastWork } = index.base;
      const table = nodeTable(index, likeness);
      let missed = 1;
      let likest = 0;
      for (let at = pastWork.rowStart[row]!, end = pastWork.rowStart[row + 1]!; at < end; at++) {
        missed *= 1 - strengthOf(textFitOf(pastWork, at, likeness), pastWork, at, likeness, table);
        likest = Math.max(likest, titleFit(pastWork.sharedTitle[at]!, pastWork.titleLength[at]!, title.size));
      }
      return valueOf(missed, likest);
    },
    of(supplier) {
      let missed = 1;
      for (const strength of strengthsOf(index, supplier.pastWork, likeness)) missed *= 1 - strength;
      let likest = 0;
      for (const fit of titleFitsOf(supplier.pastWork, title)) likest = Math.max(likest, fit);
      return valueOf(missed, likest);
    },
    explain: (supplier, value) =>
      value <= 0
        ? { sentence: 'No similar past work on record.', evidence: [] }
        : explainSimilarWork(
            index,
            supplier,
            keptParts(index, supplier, likeness) ?? partsOf(index, pastWorkOf(index, supplier), likeness),
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

/** The part of each engagement in the value, from what the list was ranked by; null where the supplier changed since. */
function keptParts(
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
    strengths.push(
      partOf(
        likeness,
        strengthOf(textFitOf(pastWork, at, likeness), pastWork, at, likeness, table),
        titleFit(pastWork.sharedTitle[at]!, pastWork.titleLength[at]!, likeness.title.size),
      ),
    );
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

/** The part of each engagement of one supplier in the value. */
function partsOf(index: MatchIndex, work: PastWork, likeness: Likeness): number[] {
  const titles = titleFitsOf(work, likeness.title);
  return strengthsOf(index, work, likeness).map((strength, at) => partOf(likeness, strength, titles[at]!));
}

function partOf({ titleShare }: Likeness, strength: number, title: number): number {
  return (1 - titleShare) * strength + titleShare * title;
}

/** @param own words of the need's title @returns 0 to 1 */
function titleFit(shared: number, length: number, own: number): number {
  return shared === 0 ? 0 : (shared * shared) / (own * length);
}

/** How like each engagement's title is to the need's. */
function titleFitsOf({ wordStart, words, titleLength }: PastWork, title: ReadonlySet<number>): number[] {
  return Array.from(titleLength, (length, at) => {
    let shared = 0;
    for (let i = wordStart[at]!, end = i + length; i < end; i++) if (title.has(words[i]!)) shared++;
    return titleFit(shared, length, title.size);
  });
}

/**
 * Counts the words that titles share with the need's, and raises each row by its likest title.
 * @param most what the likest title is worth, 0 to 1
 */
function raiseByTitles(
  { titles, titleLength, sharedTitle, touched, rows, likest }: PastWorkIndex,
  title: ReadonlySet<number>,
  most: number,
  raises: Raises,
): void {
  sharedTitle.fill(0);
  let alike = 0;
  for (const word of title) {
    if (word + 1 >= titles.start.length) continue;
    for (let i = titles.start[word]!, end = titles.start[word + 1]!; i < end; i++) {
      const at = titles.rows[i]!;
      if (sharedTitle[at]!++ === 0) touched[alike++] = at;
    }
  }
  for (let i = 0; i < alike; i++) {
    const at = touched[i]!;
    const row = rows[at]!;
    const fit = titleFit(sharedTitle[at]!, titleLength[at]!, title.size);
    if (fit <= likest[row]!) continue;
    raises.raise(row, (fit - likest[row]!) * most);
    likest[row] = fit;
  }
  for (let i = 0; i < alike; i++) likest[rows[touched[i]!]!] = 0;
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
 * Raises each row by what its engagements can bring at most: as if each alike in words shared all categories,
 * and none took anything from what the others prove.
 * @param alike how many engagements have a telling word
 * @param most what work just like this is worth, 0 to 1
 */
function raiseByCases(
  { sums, touched, rows, worths }: PastWorkIndex,
  alike: number,
  { nodes, textShare, power, least, commonMost }: Likeness,
  most: number,
  raises: Raises,
): void {
  const perUnit = (nodes === null ? 1 : textShare) / UNIT;
  const rest = nodes === null ? 0 : 1 - textShare;
  for (let i = 0; i < alike; i++) {
    const at = touched[i]!;
    const sum = sums[at]! + commonMost;
    if (sum < least) continue;
    const likest = Math.max(sum / UNIT, sum * perUnit + rest);
    let strength = worths[at]!;
    for (let times = 0; times < power; times++) strength *= likest;
    raises.raise(rows[at]!, Math.min(1, strength) * most);
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
