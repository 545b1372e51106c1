import { ineligibleBecause } from './eligible.ts';
import { combineHashes, hashText } from './hash.ts';
import type { Contribution } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import { impactAt, rowAt } from './packed-postings.ts';
import { leastScoreOfBand, scoreBelowBand, shownPoints, tieBand } from './points.ts';
import { hasFewAwards } from './policy.ts';
import type { Interest, OpenRows } from './scan.ts';
import { scanRows } from './scan.ts';
import type { PreparedDemand } from './score.ts';
import { fullScore, isListed, scorePair } from './score.ts';
import { textQuery } from './text-query.ts';
import type { Candidate } from './top-k.ts';
import { compareCandidates, TopK } from './top-k.ts';

/**
 * S11, kept places: some of the first places of a demand's list, `places` of `of`, are for suppliers with few past awards.
 *
 * Kept for those of them that stand first by everything else, if each has at least `leastShare` of the score at place
 * `of`. The first that is not one of them and has to give way is the mark; whoever a place is kept for and stands
 * behind the mark gets exactly the micro-points up to the next band of tied scores above it, and comes last there. So
 * the head of the list stays as it is, no more suppliers get points than places are kept, and nobody gets more than the
 * place takes. The list that decides is the one of all eligible suppliers, whatever a reader filters by; it does not
 * depend on names or dates of edits.
 *
 * Worked example, in the test beside this file: with one place kept of the first two, the third, who is new, comes
 * before the second, who is not, by one band of points.
 */
export interface KeptPlaces {
  /** Row → its score without S11, and the micro-points of S11. */
  readonly lifted: ReadonlyMap<number, { base: number; lift: number }>;
  /** Ids of all suppliers that places are kept for, lifted or not. */
  readonly keptFor: readonly string[];
  /** Ids of the first suppliers as they would be if no place were kept: by them a fit is judged. */
  readonly first: readonly string[];
}

interface Scored extends Candidate {
  score: number;
}

/** The hash that orders a demand's candidates inside a band: of the demand's id and the date. */
export function tieSeed(index: MatchIndex, demandId: string): number {
  return combineHashes(hashText(demandId), index.asOfDay >>> 0);
}

/** Finds out, while all suppliers that are eligible for a demand are scored, whom places are kept for. */
export class PlaceKeeper {
  readonly #index: MatchIndex;
  readonly #full: number;
  readonly #few: TopK<Scored>;
  /** The first places as they would be if none were kept. */
  readonly #first: TopK<Scored>;

  constructor(index: MatchIndex) {
    this.#index = index;
    this.#full = fullScore(index.policy);
    const { places, of } = index.policy.keptPlaces;
    this.#few = new TopK(places);
    this.#first = new TopK(places > 0 ? of : 0);
  }

  /**
   * Below which score a candidate makes no difference: it is none of the first; and one with few awards does not fit
   * well enough for a place to be kept, or enough others with few are before it.
   */
  get interest(): Interest {
    const { leastShare } = this.#index.policy.keptPlaces;
    const below = (band: number) => scoreBelowBand(band, this.#full, this.#index.policy.tieBandPoints);
    const first = below(this.#first.leastBand);
    if (!Number.isFinite(first)) return { any: first, few: first };
    const few = Math.max(below(this.#few.leastBand), Math.floor(leastShare * first));
    return { any: first, few: Math.min(first, few) };
  }

  /** Offers an eligible candidate with its place in the list without S11. */
  offer(candidate: Scored): void {
    const { rows, policy } = this.#index;
    if (hasFewAwards(rows.awards.values[candidate.at]!, policy)) this.#few.offer(candidate);
    this.#first.offer(candidate);
  }

  /** Whom places are kept for, once every candidate was offered. */
  kept(): KeptPlaces {
    const { rows, policy } = this.#index;
    const { of, leastShare } = policy.keptPlaces;
    const width = policy.tieBandPoints;
    const few = this.#few.sorted();
    const first = this.#first.sorted();
    const last = first[of - 1];
    const others = first.filter(({ at }) => !hasFewAwards(rows.awards.values[at]!, policy));
    const fit = last === undefined ? few : few.filter(({ score }) => score >= leastShare * last.score);
    // None of the first places is left to give way where enough of them are held by suppliers with few awards.
    const mark = others[of - fit.length];
    const behind = mark === undefined ? [] : fit.filter((one) => compareCandidates(one, mark) > 0);
    const target = mark === undefined ? 0 : leastScoreOfBand(mark.band + 1, this.#full, width);
    return {
      lifted: new Map(behind.map(({ at, score }) => [at, { base: score, lift: target - score }])),
      keptFor: fit.map(({ id }) => id),
      first: first.map(({ id }) => id),
    };
  }
}

/** Whom places are kept for in a demand's list; found once per preparation, in one scan. */
export function keptPlaces(index: MatchIndex, demand: PreparedDemand): KeptPlaces {
  if (demand.kept !== null) return demand.kept;
  const keeper = new PlaceKeeper(index);
  if (index.policy.keptPlaces.places > 0) {
    const seed = tieSeed(index, demand.profile.facts.id);
    const wanted = Math.min(index.policy.keptPlaces.of, index.rows.length);
    scanRows(index, demand, eligibleRows(index, demand), wanted, (at, score) => {
      keeper.offer(scored(index, at, score, seed));
      return keeper.interest;
    });
  }
  return (demand.kept = keeper.kept());
}

/** More than any hash: whoever was lifted into a band comes last in it. */
const LAST_IN_BAND = 2 ** 32;

/** A lifted supplier's place among the suppliers for a demand. @param score with S11 */
export function raised(index: MatchIndex, at: number, score: number, seed: number): Scored {
  const candidate = scored(index, at, score, seed);
  return { ...candidate, hash: candidate.hash + LAST_IN_BAND };
}

/** A supplier's place among the suppliers for a demand. @param score without S11 */
export function scored(index: MatchIndex, at: number, score: number, seed: number): Scored {
  const band = tieBand(score, fullScore(index.policy), index.policy.tieBandPoints);
  return {
    at,
    id: index.rows.facts[at]!.id,
    band,
    hash: combineHashes(seed, index.rows.hash.values[at]!),
    score,
  };
}

function eligibleRows({ rows }: MatchIndex, { profile }: PreparedDemand): OpenRows {
  const open = rows.classes.standings.map((standing) =>
    standing !== null && ineligibleBecause(standing, profile.facts).length === 0 ? 1 : 0,
  );
  return { gate: Uint8Array.from(open), keys: rows.classOf.values };
}

/**
 * The micro-points of S11 for one pair.
 * @param base the pair's score without S11
 * @returns at least 0; 0 for whoever has more awards or is not eligible
 */
export function liftOf(index: MatchIndex, demand: PreparedDemand, row: number, base: number): number {
  const { rows, policy } = index;
  if (policy.keptPlaces.places === 0 || base <= 0) return 0;
  if (!hasFewAwards(rows.awards.values[row]!, policy)) return 0;
  if (demand.kept === null && surelyNotKept(index, demand, row, base)) return 0;
  return keptPlaces(index, demand).lifted.get(row)?.lift ?? 0;
}

/**
 * Telling words of a demand, and per kept place the suppliers with few awards that use them most: who is looked at before
 * a scan.
 */
const LIKELY = { words: 6, suppliersPerPlace: 2 };

/** Suppliers with few awards that may well be among the first for a demand. */
function likelyFew(index: MatchIndex, demand: PreparedDemand): string[] {
  const { rows, policy, base } = index;
  const { words, shares } = textQuery(index, demand.profile);
  // Stryker disable next-line all: whom to ask first is a guess that saves time; the answer is the same for any
  const order = [...words.keys()].sort((a, b) => shares[b]! - shares[a]! || a - b).slice(0, LIKELY.words);
  const sums = new Map<number, number>();
  for (const i of order) {
    const word = words[i]!;
    if (word + 1 >= base.words.start.length) continue;
    for (let at = base.words.start[word]!, end = base.words.start[word + 1]!; at < end; at++) {
      const row = rowAt(base.words, at);
      if (rows.facts[row] === null || !hasFewAwards(rows.awards.values[row]!, policy)) continue;
      sums.set(row, (sums.get(row) ?? 0) + shares[i]! * impactAt(base.words, at));
    }
  }
  const best = new TopK(LIKELY.suppliersPerPlace * policy.keptPlaces.places);
  for (const [at, sum] of sums) best.offer({ at, id: '', band: sum, hash: at });
  return best.sorted().map(({ at }) => rows.facts[at]!.id);
}

/**
 * Whether it is plain without a scan that no place is kept for a supplier: enough others with few awards come before it,
 * or so many score so much more that it does not fit well enough. Those of the list before the index last changed are
 * asked, or likely ones, which saves a scan for nearly every demand.
 */
function surelyNotKept(index: MatchIndex, demand: PreparedDemand, row: number, base: number): boolean {
  const { policy, rows } = index;
  const { places, of, leastShare } = policy.keptPlaces;
  const own = scored(index, row, base, tieSeed(index, demand.profile.facts.id));
  const rivals = (demand.rivals ??= rivalsOf(index, demand));
  const few = rivals.filter(({ at }) => hasFewAwards(rows.awards.values[at]!, policy));
  if (few.filter((rival) => compareCandidates(rival, own) < 0).length >= places) return true;
  const last = rivals[of - 1];
  const least = last && leastScoreOfBand(last.band, fullScore(policy), policy.tieBandPoints);
  return least !== undefined && base < leastShare * least;
}

/** Eligible suppliers that may well be among the first, first to last as they would be if no place were kept. */
function rivalsOf(index: MatchIndex, demand: PreparedDemand): Candidate[] {
  const { rows } = index;
  const seed = tieSeed(index, demand.profile.facts.id);
  const before = demand.keptBefore;
  const known = before === null ? likelyFew(index, demand) : new Set([...before.keptFor, ...before.first]);
  const rivals = [...known].flatMap((id) => {
    const at = rows.rowOf.get(id);
    if (at === undefined || ineligibleBecause(rows.facts[at]!, demand.profile.facts).length > 0) return [];
    const vector = vectorOf(index, at);
    return isListed(demand, vector) ? [scored(index, at, scorePair(demand, vector, []), seed)] : [];
  });
  return rivals.sort(compareCandidates);
}

/** S11 as one more part of a match. @param score with S11 @param lift its micro-points, more than 0 */
export function keptPlaceContribution(
  { policy }: MatchIndex,
  score: number,
  lift: number,
): Pick<Contribution, 'signal' | 'name' | 'micro' | 'sentence'> {
  const { places, of, mostAwards } = policy.keptPlaces;
  const full = fullScore(policy);
  return {
    signal: 'S11',
    name: 'Kept place',
    micro: lift,
    sentence:
      `Lifted from ${shownPoints(score - lift, full)} points: ${places} of the first ${of} places are kept for the ` +
      `best-fitting suppliers with at most ${mostAwards} past award${mostAwards === 1 ? '' : 's'}.`,
  };
}
