import type { BroadTerms } from './broad-terms.ts';
import { BroadTermsWriter } from './broad-terms.ts';
import { canonicalSupplier } from './canonical.ts';
import type { CaseBlock } from './cases.ts';
import { CaseWriter } from './cases.ts';
import { CouncilTable } from './council-table.ts';
import type { DemandProfile } from './demand-profile.ts';
import { profileDemand } from './demand-profile.ts';
import type { ExposureFacts, MarketFacts, SupplierFacts, TermFacts } from './facts.ts';
import { compact, Growable } from './growable.ts';
import { Lexicon } from './lexicon.ts';
import type { Kernel } from './kernel.ts';
import { DENSE_PART, plainKernel, simdKernel } from './kernel.ts';
import type { NodeQuery } from './node-query.ts';
import type { PastWorkIndex } from './past-work.ts';
import { indexPastWork, PastWorkWriter } from './past-work.ts';
import type { RankingPolicy } from './policy.ts';
import { QueryTable } from './query-table.ts';
import type { TextQuery } from './text-query.ts';
import type { PackedPostings } from './packed-postings.ts';
import { packPostings, postingBytes } from './packed-postings.ts';
import type { Postings } from './postings.ts';
import { startsOf, transpose } from './postings.ts';
import type { ScanRoom } from './scan-room.ts';
import { scanBytes, scanRoom } from './scan-room.ts';
import type { PreparedDemand } from './score.ts';
import type { SupplierVector } from './supplier-vector.ts';
import { SupplierFolder } from './supplier-vector.ts';
import { SupplierRows } from './supplier-rows.ts';
import type { Taxonomy } from './taxonomy.ts';
import { buildTaxonomy, withAncestors } from './taxonomy.ts';

/** A saved demand with its last preparation, valid while the index's version is the one noted. */
export interface StoredDemand {
  profile: DemandProfile;
  prepared: PreparedDemand | null;
  preparedAt: number;
}

/** The posting lists of the suppliers present when the index was built. */
export interface BaseSegment {
  /** Made the columns of posting lists and scans, and adds them up. */
  kernel: Kernel;
  words: PackedPostings;
  nodes: PackedPostings;
  councils: Postings;
  /** The same by row. */
  rowWords: RowEntries;
  rowNodes: RowEntries;
  rowCouncils: RowEntries;
  broadTerms: BroadTerms;
  cases: CaseBlock;
  pastWork: PastWorkIndex;
  /** For each engagement of `pastWork` its council's number plus 1, or 0. */
  engagementCouncils: Uint32Array;
}

/** What each row has, as nested ranges. */
export interface RowEntries {
  /** First entry of each row, with one more at the end. */
  readonly start: Uint32Array;
  readonly ids: Uint16Array | Uint32Array;
  readonly impacts: Uint16Array | Float32Array;
}

/** Room that a ranking works in, kept so that none allocates; what is in it belongs to the ranking last done. */
export interface Scratch {
  scan: ScanRoom;
  words: QueryTable;
  nodes: QueryTable;
  textQuery: { profile: DemandProfile; version: number; query: TextQuery } | null;
  nodeQuery: { profile: DemandProfile; version: number; query: NodeQuery | null } | null;
}

/** A market made ready for ranking. Opaque outside the engine: made by buildIndex, changed by applyChange. */
export interface MatchIndex {
  policy: RankingPolicy;
  asOfDay: number;
  exposure: ExposureFacts | null;
  terms: Map<string, TermFacts>;
  demands: Map<string, StoredDemand>;
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  councils: CouncilTable;
  folder: SupplierFolder;
  rows: SupplierRows;
  base: BaseSegment;
  /** Suppliers per word and per node, and in all: the corpus statistics, kept exact through every change. */
  wordCount: Growable<Uint32Array>;
  nodeCount: Uint32Array;
  supplierCount: number;
  scratch: Scratch;
  /** Grows with every change; whatever is derived from the statistics is kept for one version. */
  version: number;
  /** Derived values of the present version, by what derives them. */
  derived: Map<string, unknown>;
  pending: number;
  /** A term changed: the next reading rebuilds first. */
  stale: boolean;
}

/**
 * Builds an index from scratch.
 * @param market lists in any order; the result does not depend on it. Facts are kept by reference: do not change them
 * @param asOfDay days since 1970-01-01; every age is counted to this day
 */
export function buildIndex(market: MarketFacts, policy: RankingPolicy, asOfDay: number): MatchIndex {
  const steps = buildIndexInSteps(market, policy, asOfDay);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Rows folded between two steps: some milliseconds of work. */
const rowsInStep = 32;

/**
 * As buildIndex, a few milliseconds at a time, so that others can work in between. The market must not change
 * meanwhile. @returns the index, once the last step is taken
 */
export function* buildIndexInSteps(
  market: MarketFacts,
  policy: RankingPolicy,
  asOfDay: number,
): Generator<void, MatchIndex, void> {
  const taxonomy = buildTaxonomy(market.terms);
  const councils = new CouncilTable();
  for (const facts of market.councils) councils.facts[councils.numberOf(facts.id)] = facts;
  const index: MatchIndex = {
    policy,
    asOfDay,
    exposure: market.exposure ?? null,
    terms: new Map(market.terms.map((term) => [term.id, term])),
    demands: new Map(),
    taxonomy,
    lexicon: new Lexicon(),
    councils,
    folder: new SupplierFolder(taxonomy, councils, policy, asOfDay),
    rows: new SupplierRows(),
    base: undefined as unknown as BaseSegment,
    wordCount: new Growable((n) => new Uint32Array(n)),
    nodeCount: new Uint32Array(taxonomy.terms.length),
    supplierCount: 0,
    scratch: {
      scan: scanRoom(0, plainKernel),
      words: new QueryTable(),
      nodes: new QueryTable(),
      textQuery: null,
      nodeQuery: null,
    },
    version: 0,
    derived: new Map(),
    pending: 0,
    stale: false,
  };
  yield;
  index.base = yield* buildBase(index, market.suppliers);
  index.scratch.scan = scanRoom(index.rows.baseRows, index.base.kernel);
  for (const [i, facts] of market.demands.entries()) {
    if (i % rowsInStep === 0) yield;
    storeDemand(index, profileDemand(facts, false, index));
  }
  return index;
}

/** Keeps a demand and counts it in its council's profile. */
export function storeDemand(index: MatchIndex, profile: DemandProfile): void {
  index.demands.set(profile.facts.id, { profile, prepared: null, preparedAt: -1 });
  index.councils.countProfile(profile.council, profile.nodes, 1);
}

/** Counts a supplier in (sign 1) or out (sign -1) of the corpus statistics. */
export function countSupplier(
  index: MatchIndex,
  facts: SupplierFacts,
  vector: SupplierVector,
  sign: 1 | -1,
): void {
  const { wordCount, nodeCount, councils } = index;
  growTo(wordCount, index.lexicon.size);
  for (const word of vector.words.keys()) wordCount.values[word] = wordCount.values[word]! + sign;
  for (const node of vector.nodes.keys()) nodeCount[node] = nodeCount[node]! + sign;
  index.supplierCount += sign;
  councils.countSupplier([...vector.councils.keys()], sign);
  countEngagements(index, facts, sign);
}

/** A supplier's vector, wherever it is kept. */
export function vectorOf(index: MatchIndex, row: number): SupplierVector {
  return (
    index.rows.changedAt(row)?.vector ?? index.folder.vector(index.rows.facts[row]!, index.base.cases, row)
  );
}

/** A supplier's cases, wherever they are kept: a block and the supplier's place in it. */
export function casesOf(index: MatchIndex, row: number): { block: CaseBlock; place: number } {
  const changed = index.rows.changedAt(row);
  return changed === undefined ? { block: index.base.cases, place: row } : { block: changed.block, place: 0 };
}

/** Suppliers that have the word. */
export function suppliersWithWord(index: MatchIndex, word: number): number {
  return word < index.wordCount.length ? index.wordCount.values[word]! : 0;
}

/**
 * Information content of a taxonomy node, IC(a) = -ln((n_a + ½)/(N + 1)), n_a = suppliers with a term at or below.
 * @returns more than 0, in nats; the rarer the larger
 */
export function informationContent(index: MatchIndex, node: number): number {
  return -Math.log((index.nodeCount[node]! + 0.5) / (index.supplierCount + 1));
}

/** A value derived from the statistics, computed once per version of the index. */
export function derivedOnce<T>(index: MatchIndex, key: string, compute: () => T): T {
  const known = index.derived.get(key);
  if (known !== undefined) return known as T;
  const value = compute();
  index.derived.set(key, value);
  return value;
}

function countEngagements(index: MatchIndex, facts: SupplierFacts, sign: 1 | -1): void {
  for (const { councilId, termIds } of facts.engagements) {
    if (councilId === null) continue;
    const council = index.councils.numberOf(councilId);
    index.councils.countProfile(council, withAncestors(index.taxonomy, termIds), sign);
  }
}

function growTo(list: Growable<Uint32Array>, length: number): void {
  while (list.length < length) list.push(0);
}

/** Entries of a table of rows while it is being written. */
class RowTable<T extends Uint16Array | Float32Array> {
  readonly starts = new Growable((n) => new Uint32Array(n));
  readonly ids = new Growable((n) => new Uint32Array(n));
  readonly impacts: Growable<T>;

  constructor(make: (size: number) => T) {
    this.impacts = new Growable(make);
    this.starts.push(0);
  }

  addRow(ids: readonly number[], impacts: readonly number[]): void {
    for (let i = 0; i < ids.length; i++) {
      this.ids.push(ids[i]!);
      this.impacts.push(impacts[i]!);
    }
    this.starts.push(this.ids.length);
  }

  /** What is read entry by entry: one array of each kind. */
  entries(): [start: Uint32Array, ids: Uint32Array, impacts: T] {
    return [this.starts.trimmed(), this.ids.values, this.impacts.values];
  }

  /** Where each id begins once entries are put in the order of ids. */
  starting(idCount: number): Uint32Array {
    return startsOf(this.ids.values, this.ids.length, idCount);
  }

  byRow(idCount: number): RowEntries {
    return {
      start: this.starts.trimmed(),
      ids: compact(this.ids, idCount),
      impacts: this.impacts.trimmed(),
    };
  }
}

function* buildBase(
  index: MatchIndex,
  suppliers: readonly SupplierFacts[],
): Generator<void, BaseSegment, void> {
  const { rows, councils, lexicon, folder } = index;
  const writer = new CaseWriter(lexicon, index.policy);
  const words = new RowTable((n) => new Uint16Array(n));
  const nodes = new RowTable((n) => new Uint16Array(n));
  const worked = new RowTable((n) => new Float32Array(n));
  const pastWork = new PastWorkWriter(index.taxonomy, index.policy, index.asOfDay);
  const engagementCouncils = new Growable((n) => new Uint32Array(n));
  const broadTerms = new BroadTermsWriter(index.taxonomy, index.policy);
  for (const given of suppliers) {
    if (rows.length % rowsInStep === 0) yield;
    const facts = canonicalSupplier(given);
    writer.add(facts);
    const block = writer.peek();
    const folded = folder.fold(facts, block, rows.length);
    pastWork.add(facts, block, rows.length);
    rows.add(facts, folded);
    words.addRow(folded.words, folded.wordImpacts);
    nodes.addRow(folded.nodes, folded.nodeImpacts);
    broadTerms.addRow(folded.nodes);
    worked.addRow(folded.councils, folded.councilWorths);
    councils.countSupplier(folded.councils, 1);
    for (const council of folder.engagementCouncils(facts)) engagementCouncils.push(council);
  }
  rows.baseRows = rows.length;
  index.supplierCount = rows.length;
  yield;
  const wordStart = words.starting(lexicon.size);
  const nodeStart = nodes.starting(index.taxonomy.terms.length);
  const kernel = kernelFor(rows.length, wordStart, nodeStart);
  const wordPostings = packPostings(...words.entries(), wordStart, kernel, kernel.densePart);
  yield;
  const work = pastWork.finish();
  yield;
  const buyers = engagementCouncils.trimmed();
  councils.countProfiles(buyers, work.nodeStart, work.nodes, index.taxonomy.terms.length);
  yield;
  const base = {
    kernel,
    words: wordPostings,
    // Categories that many have are broad, and hardly ever looked up here.
    nodes: packPostings(...nodes.entries(), nodeStart, kernel, Infinity),
    councils: transpose(...worked.entries(), councils.size),
    rowWords: words.byRow(lexicon.size),
    rowNodes: nodes.byRow(index.taxonomy.terms.length),
    rowCouncils: worked.byRow(councils.size),
    broadTerms: broadTerms.finish(),
    cases: writer.finish(),
    pastWork: indexPastWork(work, lexicon.size),
    engagementCouncils: buyers,
  };
  yield;
  growTo(index.wordCount, lexicon.size);
  for (let word = 0; word < lexicon.size; word++) index.wordCount.values[word] = lengthOf(base.words, word);
  for (let node = 0; node < index.nodeCount.length; node++)
    index.nodeCount[node] = lengthOf(base.nodes, node);
  return base;
}

/** Suppliers from which on a memory of its own and compiled loops pay. */
const MANY_ROWS = 2 ** 14;

function kernelFor(rows: number, wordStart: Uint32Array, nodeStart: Uint32Array): Kernel {
  if (rows < MANY_ROWS) return plainKernel;
  const words = postingBytes(wordStart, rows, DENSE_PART);
  return simdKernel(words + postingBytes(nodeStart, rows, Infinity) + scanBytes(rows));
}

function lengthOf(postings: PackedPostings, id: number): number {
  return postings.start[id + 1]! - postings.start[id]!;
}
