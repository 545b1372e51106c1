import type { CaseBlock } from './cases.ts';
import type { CouncilTable } from './council-table.ts';
import { decay, engagementWorth } from './engagement-worth.ts';
import type { SupplierFacts } from './facts.ts';
import { quantiseImpact } from './fixed-point.ts';
import type { PastWork } from './past-work.ts';
import { PastWorkWriter } from './past-work.ts';
import type { RankingPolicy } from './policy.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * One supplier as the signals see it. Nothing here depends on any other supplier, so a supplier's vector is the
 * same in a fresh index and in a changed one.
 */
export interface SupplierVector {
  /** Word → BM25F saturation tf/(tf + k1·B), an impact in 1..65,535. */
  readonly words: ReadonlyMap<number, number>;
  /** Taxonomy node → m_s(node) of S1, an impact in 1..65,535. */
  readonly nodes: ReadonlyMap<number, number>;
  /** Council → Σθoδ of the engagements with it, as a float32. */
  readonly councils: ReadonlyMap<number, number>;
  /** max(0, 1 - decayed evidence / ceiling) of S9, an impact in 0..65,535. */
  readonly newness: number;
  /** Contracts and call-offs on record, whatever their age; at most 65,535. */
  readonly awards: number;
  /** Mean ln of the values of past work by decayed worth, a float32; 0 = none on record. For S7. */
  readonly usualSize: number;
  /** Beta-shrunk mean outcome less its prior, a float32 in [-1, 1]; 0 = none on record. For S6. */
  readonly delivery: number;
  /** 2^(-age/half-life) of the profile's confirmation, an impact in 0..65,535. For S8. */
  readonly freshness: number;
  /** Its engagements one by one, for S3. */
  readonly pastWork: PastWork;
  /** For each of them its council's number plus 1, or 0. */
  readonly engagementCouncils: readonly number[];
}

/** All but the past work, as parallel lists; overwritten by the next fold. */
export interface FoldedSupplier {
  readonly words: number[];
  readonly wordImpacts: number[];
  readonly nodes: number[];
  readonly nodeImpacts: number[];
  readonly councils: number[];
  readonly councilWorths: number[];
  newness: number;
  awards: number;
  usualSize: number;
  delivery: number;
  freshness: number;
}

/** Contracts and call-offs on record, at most 65,535. */
function awardsOf({ engagements }: SupplierFacts): number {
  let awards = 0;
  for (const { kind } of engagements) if (kind === 'contract' || kind === 'call_off') awards++;
  return Math.min(65_535, awards);
}

/** Folds a supplier's cases, tags and engagements into one number per word, node and council. */
export class SupplierFolder {
  readonly #policy: RankingPolicy;
  readonly #asOfDay: number;
  readonly #taxonomy: Taxonomy;
  readonly #councils: CouncilTable;
  readonly #missed: Float64Array;
  readonly #met: Uint8Array;
  readonly #seenAt: Int32Array;
  #visit = 0;
  #frequency = new Float64Array(1024);
  readonly #folded: FoldedSupplier = {
    words: [],
    wordImpacts: [],
    nodes: [],
    nodeImpacts: [],
    councils: [],
    councilWorths: [],
    newness: 0,
    awards: 0,
    usualSize: 0,
    delivery: 0,
    freshness: 0,
  };

  constructor(taxonomy: Taxonomy, councils: CouncilTable, policy: RankingPolicy, asOfDay: number) {
    this.#policy = policy;
    this.#asOfDay = asOfDay;
    this.#taxonomy = taxonomy;
    this.#councils = councils;
    this.#missed = new Float64Array(taxonomy.terms.length);
    this.#met = new Uint8Array(taxonomy.terms.length);
    this.#seenAt = new Int32Array(taxonomy.terms.length);
  }

  /**
   * @param facts canonical facts; their council ids must be known to the council table
   * @param row the supplier's place in the block
   * @returns lists that the next call overwrites
   */
  fold(facts: SupplierFacts, block: CaseBlock, row: number): FoldedSupplier {
    this.#foldWords(facts, block, row);
    this.#foldNodes(facts);
    this.#foldCouncils(facts);
    this.#folded.delivery = this.#delivery(facts);
    this.#folded.freshness = this.#freshness(facts);
    this.#folded.awards = awardsOf(facts);
    return this.#folded;
  }

  /** As `fold`, as maps of its own. */
  vector(facts: SupplierFacts, block: CaseBlock, row: number): SupplierVector {
    const folded = this.fold(facts, block, row);
    const pastWork = new PastWorkWriter(this.#taxonomy, this.#policy, this.#asOfDay);
    pastWork.add(facts, block, row);
    return {
      words: new Map(folded.words.map((word, i) => [word, folded.wordImpacts[i]!])),
      nodes: new Map(folded.nodes.map((node, i) => [node, folded.nodeImpacts[i]!])),
      councils: new Map(folded.councils.map((council, i) => [council, folded.councilWorths[i]!])),
      newness: folded.newness,
      awards: folded.awards,
      usualSize: folded.usualSize,
      delivery: folded.delivery,
      freshness: folded.freshness,
      pastWork: pastWork.finish(),
      engagementCouncils: this.engagementCouncils(facts),
    };
  }

  /** For each engagement its council's number plus 1, or 0 when it was for nobody known. */
  engagementCouncils({ engagements }: SupplierFacts): number[] {
    return engagements.map(({ councilId }) =>
      councilId === null ? 0 : this.#councils.numberOf(councilId) + 1,
    );
  }

  #foldWords(facts: SupplierFacts, block: CaseBlock, row: number): void {
    const { words, wordImpacts } = this.#folded;
    const { k1, b, lengthPivot } = this.#policy.text;
    words.length = wordImpacts.length = 0;
    let length = 0;
    const firstCase = block.rowStart[row]!;
    const lastCase = firstCase + facts.capabilities.length + facts.engagements.length;
    for (let at = block.wordStart[firstCase]!, end = block.wordStart[lastCase + 1]!; at < end; at++) {
      const word = block.words[at]!;
      const count = block.counts[at]!;
      if (word >= this.#frequency.length) this.#widen(word);
      if (this.#frequency[word] === 0) words.push(word);
      this.#frequency[word] = this.#frequency[word]! + count;
      length += count;
    }
    const saturation = k1 * (1 - b + (b * length) / lengthPivot);
    for (const word of words) {
      const frequency = this.#frequency[word]!;
      wordImpacts.push(quantiseImpact(frequency / (frequency + saturation)));
      this.#frequency[word] = 0;
    }
  }

  #widen(word: number): void {
    const larger = new Float64Array(Math.max(word + 1, this.#frequency.length * 2));
    larger.set(this.#frequency);
    this.#frequency = larger;
  }

  #foldNodes(facts: SupplierFacts): void {
    const { nodes, nodeImpacts } = this.#folded;
    const { declaredStrength, practisedStrength } = this.#policy.taxonomy;
    nodes.length = nodeImpacts.length = 0;
    this.#visit++;
    for (const { declared, termIds } of facts.capabilities) {
      if (declared) this.#cover(termIds, 1 - declaredStrength);
    }
    for (const engagement of facts.engagements) {
      this.#visit++;
      const worth = engagementWorth(engagement, this.#policy, this.#asOfDay);
      this.#cover(engagement.termIds, 1 - practisedStrength * worth);
    }
    for (const node of nodes) {
      nodeImpacts.push(quantiseImpact(1 - this.#missed[node]!));
      this.#met[node] = 0;
    }
    for (let i = nodeImpacts.length - 1; i >= 0; i--) {
      if (nodeImpacts[i] !== 0) continue;
      nodes.splice(i, 1);
      nodeImpacts.splice(i, 1);
    }
  }

  /** Multiplies the part of each node at or above the terms that is still uncovered, once per visit. */
  #cover(termIds: readonly string[], uncovered: number): void {
    for (const id of termIds) {
      let node = this.#taxonomy.nodeOf.get(id) ?? -1;
      while (node >= 0 && this.#seenAt[node] !== this.#visit) {
        this.#seenAt[node] = this.#visit;
        if (this.#met[node] === 0) {
          this.#met[node] = 1;
          this.#missed[node] = 1;
          this.#folded.nodes.push(node);
        }
        this.#missed[node] = this.#missed[node]! * uncovered;
        node = this.#taxonomy.parent[node]!;
      }
    }
  }

  #delivery({ engagements }: SupplierFacts): number {
    const { unknownOutcome: prior, kindWeight, delivery } = this.#policy;
    let [worth, went] = [0, 0];
    for (const engagement of engagements) {
      if (engagement.outcome === null) continue;
      const counts = kindWeight[engagement.kind] * decay(engagement, this.#policy, this.#asOfDay);
      worth += counts;
      went += counts * Math.max(0, Math.min(1, engagement.outcome));
    }
    if (worth === 0) return 0;
    return Math.fround((went + delivery.priorStrength * prior) / (worth + delivery.priorStrength) - prior);
  }

  #freshness({ confirmedDay = null }: SupplierFacts): number {
    if (confirmedDay === null) return 0;
    const { freshDays, halfLifeDays } = this.#policy.freshness;
    const stale = Math.max(0, this.#asOfDay - confirmedDay - freshDays);
    return quantiseImpact(2 ** (-stale / halfLifeDays));
  }

  #foldCouncils(facts: SupplierFacts): void {
    const { councils, councilWorths } = this.#folded;
    councils.length = councilWorths.length = 0;
    let evidence = 0;
    let [sizes, sized] = [0, 0];
    for (const engagement of facts.engagements) {
      if (engagement.valueGbp !== null && engagement.valueGbp > 1) {
        const worth = engagementWorth(engagement, this.#policy, this.#asOfDay);
        sizes += worth * Math.log(engagement.valueGbp);
        sized += worth;
      }
      evidence += this.#policy.kindWeight[engagement.kind] * decay(engagement, this.#policy, this.#asOfDay);
      if (engagement.councilId === null) continue;
      const council = this.#councils.numberOf(engagement.councilId);
      const worth = engagementWorth(engagement, this.#policy, this.#asOfDay);
      const at = councils.indexOf(council);
      if (at >= 0) councilWorths[at] = councilWorths[at]! + worth;
      else {
        councils.push(council);
        councilWorths.push(worth);
      }
    }
    for (let i = 0; i < councilWorths.length; i++) councilWorths[i] = Math.fround(councilWorths[i]!);
    this.#folded.usualSize = sized > 0 ? Math.fround(sizes / sized) : 0;
    this.#folded.newness = quantiseImpact(1 - evidence / this.#policy.newEntrant.evidenceCeiling);
  }
}
