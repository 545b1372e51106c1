import { freshen } from './apply-change.ts';
import { compareIds } from './canonical.ts';
import { ineligibleBecause, insideFilter } from './eligible.ts';
import { explainMatch, preparedFor, preparedStored, supplierRow } from './explain.ts';
import type { DemandFacts } from './facts.ts';
import { combineHashes } from './hash.ts';
import { keptPlaces, liftOf, PlaceKeeper, raised, scored as candidateOf, tieSeed } from './kept-places.ts';
import type { Filter, IneligibleCode, IneligibleReason, Match, RankedList, RankQuery } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import { scoreBelowBand, tieBand } from './points.ts';
import type { OpenRows } from './scan.ts';
import { scanRows } from './scan.ts';
import type { PreparedDemand } from './score.ts';
import { fullScore, isListed, scorePair } from './score.ts';
import type { Candidate } from './top-k.ts';
import { compareCandidates, TopK } from './top-k.ts';

/**
 * Ranks suppliers for a demand, or demands for a supplier: two readings of one score, so a pair has the same points
 * in both. Order: bands of tied scores, best first; inside a band a hash of demand, date and supplier, which nobody
 * controls. 100 points = Σ over all signals of weight × greatest value.
 * @returns the page asked for, with explanations for its matches only
 * @throws RangeError when the id of the demand or supplier asked about is unknown
 */
export function rank(index: MatchIndex, query: RankQuery): RankedList {
  freshen(index);
  return query.reading === 'suppliers-for-demand' ? rankSuppliers(index, query) : rankDemands(index, query);
}

type Reading<R> = Extract<RankQuery, { reading: R }>;

/** Counts reasons of ineligibility. */
class Refusals {
  readonly #counts = new Map<IneligibleCode, number>();

  add(reasons: readonly IneligibleReason[], times = 1): void {
    for (const { code } of reasons) this.#counts.set(code, (this.#counts.get(code) ?? 0) + times);
  }

  list(): RankedList['ineligible'] {
    const counts = [...this.#counts].filter(([, count]) => count > 0);
    return counts
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => compareIds(a.reason, b.reason));
  }
}

function page(query: { limit: number; offset?: number }): { from: number; to: number } {
  const from = Math.max(0, query.offset ?? 0);
  return { from, to: from + Math.max(0, query.limit) };
}

function rankSuppliers(index: MatchIndex, query: Reading<'suppliers-for-demand'>): RankedList {
  const { rows } = index;
  const demand = preparedFor(index, query.demand);
  const refusals = new Refusals();
  const open = openRows(index, demand.profile.facts, demand.profile.council, query.filter ?? {}, refusals);
  const full = fullScore(index.policy);
  const width = index.policy.tieBandPoints;
  const seed = tieSeed(index, demand.profile.facts.id);
  const { from, to } = page(query);
  const wanted = Math.min(to, rows.length);
  const top = new TopK(wanted);
  // One scan serves both the list and the places kept in it, unless the list is only a part of it.
  const narrowed = Object.values(query.filter ?? {}).some((part) => part !== undefined);
  if (narrowed) keptPlaces(index, demand);
  const keeper = demand.kept === null ? new PlaceKeeper(index) : null;
  const scan = scanRows(index, demand, open, wanted, (at, score) => {
    const candidate = candidateOf(index, at, score, seed);
    top.offer(candidate);
    keeper?.offer(candidate);
    const any = scoreBelowBand(top.leastBand, full, width);
    const kept = keeper?.interest;
    return kept ? { any: Math.min(any, kept.any), few: Math.min(any, kept.few) } : { any, few: any };
  });
  const { lifted } = (demand.kept ??= keeper!.kept());
  const lifts = [...lifted]
    .filter(([at]) => open.gate[open.keys[at]!] === 1)
    .map(([at, { base, lift }]) => raised(index, at, base + lift, seed));
  const chosen = [...top.sorted().filter(({ at }) => !lifted.has(at)), ...lifts]
    .sort(compareCandidates)
    .slice(from, to);
  const matches = chosen.map(({ at }, i) =>
    explainMatch(index, demand, at, scan.valuesAt(at), from + i + 1, query.brief),
  );
  return listOf(index, scan.count, refusals, matches);
}

/**
 * Judges eligibility and filter before scoring: once per class of suppliers where that is enough.
 * @returns which rows may be listed
 */
function openRows(
  index: MatchIndex,
  demand: DemandFacts,
  council: number,
  filter: Filter,
  refusals: Refusals,
): OpenRows {
  const { rows } = index;
  const reasons = rows.classes.standings.map((standing) =>
    standing === null || !insideFilter(standing, filter) ? null : ineligibleBecause(standing, demand),
  );
  const isOpen = (list: IneligibleReason[] | null | undefined) => list?.length === 0;
  const inside = rowFilter(index, demand, council, filter);
  if (inside === null) {
    const { counts } = rows.classes;
    reasons.forEach((list, number) => list !== null && refusals.add(list, counts[number]));
    const gate = Uint8Array.from(reasons, (list, number) => (isOpen(list) || counts[number] === 0 ? 1 : 0));
    return { gate, keys: rows.classOf.values };
  }
  const keys = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const list = reasons[rows.classOf.values[row]!];
    if (list === null || list === undefined || !inside(row)) continue;
    if (isOpen(list)) keys[row] = 1;
    else refusals.add(list);
  }
  return { gate: Uint8Array.of(0, 1), keys };
}

/** The parts of a filter that concern one supplier alone; null when there are none. */
function rowFilter(
  index: MatchIndex,
  demand: DemandFacts,
  council: number,
  { newEntrantsOnly, notWorkedWithCouncil, predicate }: Filter,
): ((row: number) => boolean) | null {
  const { rows } = index;
  const tests: ((row: number) => boolean)[] = [];
  if (newEntrantsOnly === true) tests.push((row) => rows.newness.values[row]! > 0);
  if (notWorkedWithCouncil === true) {
    const { start, rows: listed } = index.base.councils;
    const known = council >= 0 && council + 1 < start.length;
    const worked = new Set(known ? listed.subarray(start[council]!, start[council + 1]!) : []);
    rows.eachChanged((row, { vector }) => vector.councils.has(council) && worked.add(row));
    tests.push((row) => !worked.has(row));
  }
  if (predicate !== undefined) tests.push((row) => predicate({ supplier: rows.facts[row]!, demand }));
  return tests.length === 0 ? null : (row) => tests.every((test) => test(row));
}

function rankDemands(index: MatchIndex, query: Reading<'demands-for-supplier'>): RankedList {
  const row = supplierRow(index, query.supplierId);
  const supplier = index.rows.facts[row]!;
  const vector = vectorOf(index, row);
  const refusals = new Refusals();
  const full = fullScore(index.policy);
  const { from, to } = page(query);
  const top = new TopK(Math.min(to, index.demands.size));
  const scored: { demand: PreparedDemand; values: number[] }[] = [];
  let count = 0;
  for (const stored of index.demands.values()) {
    const { facts, council } = stored.profile;
    const filter = query.filter ?? {};
    if (filter.notWorkedWithCouncil === true && vector.councils.has(council)) continue;
    if (!demandInside(facts, filter) || filter.predicate?.({ supplier, demand: facts }) === false) continue;
    const reasons = ineligibleBecause(supplier, facts);
    refusals.add(reasons);
    if (reasons.length > 0) continue;
    const demand = preparedStored(index, stored);
    if (!isListed(demand, vector)) continue;
    const values: number[] = [];
    const base = scorePair(demand, vector, values);
    const score = base + liftOf(index, demand, row, base);
    count++;
    const band = tieBand(score, full, index.policy.tieBandPoints);
    if (band < top.leastBand) continue;
    const hash = combineHashes(tieSeed(index, facts.id), index.rows.hash.values[row]!);
    top.offer({ at: scored.length, id: facts.id, band, hash });
    scored.push({ demand, values });
  }
  const chosen: Candidate[] = top.sorted().slice(from, to);
  const matches = chosen.map(({ at }, i) => {
    const { demand, values } = scored[at]!;
    return explainMatch(index, demand, row, values, from + i + 1, query.brief);
  });
  return listOf(index, count, refusals, matches);
}

function demandInside(demand: DemandFacts, { regions, demandKind, councilIds }: Filter): boolean {
  if (demandKind !== undefined && demand.kind !== demandKind) return false;
  if (councilIds !== undefined && !councilIds.includes(demand.councilId)) return false;
  return regions === undefined || demand.region === null || regions.includes(demand.region);
}

function listOf(index: MatchIndex, total: number, refusals: Refusals, matches: Match[]): RankedList {
  return {
    policyVersion: index.policy.version,
    asOfDay: index.asOfDay,
    exposureDay: index.exposure?.untilDay ?? null,
    total,
    ineligible: refusals.list(),
    matches,
  };
}
