import { canonicalSupplier } from './canonical.ts';
import { CaseWriter } from './cases.ts';
import { profileDemand } from './demand-profile.ts';
import type {
  CouncilFacts,
  DemandFacts,
  ExposureFacts,
  MarketFacts,
  SupplierFacts,
  TermFacts,
} from './facts.ts';
import type { MatchIndex } from './match-index.ts';
import { buildIndex, countSupplier, storeDemand, vectorOf } from './match-index.ts';

/** One changed row of the market; `facts: null` = it is gone. */
export type MarketChange =
  | { kind: 'supplier'; id: string; facts: SupplierFacts | null }
  | { kind: 'demand'; id: string; facts: DemandFacts | null }
  | { kind: 'council'; id: string; facts: CouncilFacts | null }
  | { kind: 'term'; id: string; facts: TermFacts | null };

/**
 * Brings the index up to date with one change. After any sequence of changes every reading equals that of an index
 * built from the resulting market. A changed term makes the next reading rebuild first (see needsRebuild); all other
 * changes cost in proportion to the one row.
 */
export function applyChange(index: MatchIndex, change: MarketChange): void {
  index.version++;
  index.pending++;
  index.derived.clear();
  if (change.kind === 'supplier') changeSupplier(index, change.id, change.facts);
  if (change.kind === 'demand') changeDemand(index, change.id, change.facts);
  if (change.kind === 'council')
    index.councils.facts[index.councils.numberOf(change.id)] = change.facts ?? undefined;
  if (change.kind === 'term') changeTerm(index, change.id, change.facts);
}

/**
 * Looks at the market as it would be with other facts of one supplier; afterwards the index is as it was.
 * @param facts of a supplier that the index knows
 * @param look reads the index; must not change it
 */
export function withSupplier<T>(index: MatchIndex, facts: SupplierFacts, look: () => T): T {
  freshen(index);
  const { rows, version, derived, scratch } = index;
  const row = rows.rowOf.get(facts.id)!;
  const before = {
    row,
    facts: rows.facts[row]!,
    inClass: rows.classOf.values[row]!,
    changed: rows.changed[row - rows.baseRows],
  };
  const vector = vectorOf(index, row);
  // No version is like this one, so nothing prepared before or meanwhile is taken for the other.
  index.version = Number.NaN;
  index.derived = new Map();
  changeSupplier(index, facts.id, facts);
  try {
    return look();
  } finally {
    const after = rows.rowOf.get(facts.id)!;
    countSupplier(index, rows.facts[after]!, vectorOf(index, after), -1);
    countSupplier(index, before.facts, vector, 1);
    rows.takeBack(before);
    index.version = version;
    index.derived = derived;
    scratch.textQuery = null;
    scratch.nodeQuery = null;
    index.base.pastWork.owner = null;
  }
}

/** Ranks with another ledger of exposure from now on; null = nothing is on record. */
export function setExposure(index: MatchIndex, exposure: ExposureFacts | null): void {
  index.version++;
  index.derived.clear();
  index.exposure = exposure;
}

/** Changes since the index was built: each makes a ranking about 2 µs slower, so rebuild in the background after some hundreds. */
export function pendingChanges(index: MatchIndex): number {
  return index.pending;
}

/** Whether a term changed, so that the next reading would first rebuild the whole index. */
export function needsRebuild(index: MatchIndex): boolean {
  return index.stale;
}

/** The market as the index knows it, for building anew: `buildIndex(currentMarket(index), policy, day)`. */
export function currentMarket(index: MatchIndex): MarketFacts {
  return {
    terms: [...index.terms.values()],
    councils: index.councils.facts.filter((facts) => facts !== undefined),
    suppliers: index.rows.facts.filter((facts) => facts !== null),
    demands: [...index.demands.values()].map(({ profile }) => profile.facts),
    exposure: index.exposure,
  };
}

/** Rebuilds in place when a term has changed; every reading calls this first. */
export function freshen(index: MatchIndex): void {
  if (!index.stale) return;
  const version = index.version + 1;
  Object.assign(index, buildIndex(currentMarket(index), index.policy, index.asOfDay), { version });
}

function changeSupplier(index: MatchIndex, id: string, facts: SupplierFacts | null): void {
  const { rows, lexicon, policy } = index;
  const before = rows.rowOf.get(id);
  if (before !== undefined) {
    countSupplier(index, rows.facts[before]!, vectorOf(index, before), -1);
    rows.remove(before);
  }
  if (facts === null) return;
  const canonical = canonicalSupplier(facts);
  const writer = new CaseWriter(lexicon, policy);
  writer.add(canonical);
  const block = writer.finish();
  const vector = index.folder.vector(canonical, block, 0);
  countSupplier(index, canonical, vector, 1);
  const row = rows.add(canonical, vector);
  rows.changed[row - rows.baseRows] = { vector, block };
}

function changeDemand(index: MatchIndex, id: string, facts: DemandFacts | null): void {
  const before = index.demands.get(id);
  if (before !== undefined) {
    index.councils.countProfile(before.profile.council, before.profile.nodes, -1);
    index.demands.delete(id);
  }
  if (facts !== null) storeDemand(index, profileDemand(facts, false, index));
}

function changeTerm(index: MatchIndex, id: string, facts: TermFacts | null): void {
  if (facts === null) index.terms.delete(id);
  else index.terms.set(id, facts);
  index.stale = true;
}
