import { freshen } from './apply-change.ts';
import { compareIds } from './canonical.ts';
import type { Column } from './columns.ts';
import { ineligibleBecause, insideFilter } from './eligible.ts';
import { explainMatch, preparedFor, preparedStored, supplierRow } from './explain.ts';
import type { DemandFacts } from './facts.ts';
import { toMicro } from './fixed-point.ts';
import { combineHashes, hashText } from './hash.ts';
import type { Filter, IneligibleCode, IneligibleReason, Match, RankedList, RankQuery } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import { tieBand } from './points.ts';
import type { SignalId } from './policy.ts';
import type { PreparedDemand } from './score.ts';
import { fullScore, scorePair } from './score.ts';
import type { Candidate } from './top-k.ts';
import { TopK } from './top-k.ts';

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

/** The hash that orders a demand's candidates inside a band: of the demand's id and the date. */
function tieSeed(index: MatchIndex, demandId: string): number {
  return combineHashes(hashText(demandId), index.asOfDay >>> 0);
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
  const columns = fillColumns(index, demand);
  const { total } = index.columns;
  const full = fullScore(index.policy);
  const width = index.policy.tieBandPoints;
  const seed = tieSeed(index, demand.profile.facts.id);
  const { from, to } = page(query);
  const top = new TopK(Math.min(to, rows.length));
  let count = 0;
  let least = -Infinity;
  for (let row = 0; row < rows.length; row++) {
    const score = total[row]!;
    if (score <= 0 || open(row) === 0) continue;
    count++;
    if (score < least) continue;
    const band = tieBand(score, full, width);
    if (band < top.leastBand) {
      least = score;
      continue;
    }
    top.offer({
      at: row,
      id: rows.facts[row]!.id,
      score,
      band,
      hash: combineHashes(seed, rows.hash.values[row]!),
    });
  }
  const chosen = top.sorted().slice(from, to);
  const matches = chosen.map(({ at }, i) =>
    explainMatch(
      index,
      demand,
      at,
      columns.map((column) => column.values[at]!),
      from + i + 1,
      query.brief,
    ),
  );
  return listOf(index, count, refusals, matches);
}

/** Runs every signal over all rows; leaves the rank keys in `index.columns.total`. */
function fillColumns(index: MatchIndex, demand: PreparedDemand): Column[] {
  const { rows } = index;
  const { signals } = demand;
  const columns = index.columns.take(rows.length, signals.length);
  const { total } = index.columns;
  const filled = new Map<SignalId, Column>();
  signals.forEach(({ signal, prepared }, k) => {
    prepared.fill(columns[k]!, filled, rows.baseRows);
    filled.set(signal.id, columns[k]!);
  });
  signals.forEach(({ microPerUnit }, k) => addColumn(columns[k]!, microPerUnit, total, rows.baseRows));
  const values: number[] = [];
  rows.eachChanged((row, { vector }) => {
    total[row] = scorePair(demand, vector, values);
    for (let k = 0; k < signals.length; k++) {
      columns[k]!.values[row] = values[k]!;
      columns[k]!.touched?.push(row);
    }
  });
  return columns;
}

function addColumn({ values, touched }: Column, microPerUnit: number, total: Int32Array, rows: number): void {
  if (touched !== null) {
    for (const row of touched) total[row] = total[row]! + toMicro(values[row]!, microPerUnit);
    return;
  }
  for (let row = 0; row < rows; row++) total[row] = (total[row]! + toMicro(values[row]!, microPerUnit)) | 0;
}

/**
 * Judges eligibility and filter before scoring: once per class of suppliers where that is enough.
 * @returns for a row, 1 when it may be listed, else 0
 */
function openRows(
  index: MatchIndex,
  demand: DemandFacts,
  council: number,
  filter: Filter,
  refusals: Refusals,
): (row: number) => number {
  const { rows } = index;
  const reasons = rows.classes.standings.map((standing) =>
    standing === null || !insideFilter(standing, filter) ? null : ineligibleBecause(standing, demand),
  );
  const openClass = Uint8Array.from(reasons, (list) => (list !== null && list.length === 0 ? 1 : 0));
  const classOf = rows.classOf.values;
  const inside = rowFilter(index, demand, council, filter);
  if (inside === null) {
    reasons.forEach((list, number) => list !== null && refusals.add(list, rows.classes.counts[number]));
    return (row) => openClass[classOf[row]!]!;
  }
  const open = new Uint8Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const list = reasons[classOf[row]!];
    if (list === null || list === undefined || !inside(row)) continue;
    if (list.length === 0) open[row] = 1;
    else refusals.add(list);
  }
  return (row) => open[row]!;
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
    const values: number[] = [];
    const score = scorePair(demand, vector, values);
    if (score <= 0) continue;
    count++;
    const band = tieBand(score, full, index.policy.tieBandPoints);
    if (band < top.leastBand) continue;
    const hash = combineHashes(tieSeed(index, facts.id), index.rows.hash.values[row]!);
    top.offer({ at: scored.length, id: facts.id, score, band, hash });
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
    total,
    ineligible: refusals.list(),
    matches,
  };
}
