import type { CaseBlock } from './cases.ts';
import { engagementWorth } from './engagement-worth.ts';
import type { EngagementFacts, SupplierFacts } from './facts.ts';
import { quantiseImpact } from './fixed-point.ts';
import { Growable } from './growable.ts';
import type { RankingPolicy } from './policy.ts';
import type { Postings } from './postings.ts';
import { transpose } from './postings.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * The engagements of a run of suppliers, one after the other, each with its words, its terms and its worth. Nothing
 * here depends on other suppliers, so an engagement is the same in a fresh index and in a changed one.
 */
export interface PastWork {
  /** First engagement of each supplier, with one more entry at the end. */
  readonly rowStart: Uint32Array;
  /** First word of each engagement, with one more entry at the end. */
  readonly wordStart: Uint32Array;
  readonly words: Uint32Array;
  /** Saturation tf/(tf + k1·B) of each word, an impact in 1..65,535. */
  readonly impacts: Uint16Array;
  /** How many of each engagement's words its title has: the first ones; at most 255. */
  readonly titleLength: Uint8Array;
  /** First term of each engagement, with one more entry at the end. */
  readonly nodeStart: Uint32Array;
  /** Terms with everything above them, each once. */
  readonly nodes: Uint32Array;
  /** θ·v·o·δ of each engagement, a float32. */
  readonly worths: Float32Array;
}

/** For each word, the engagements that have it in their title: one contiguous range per word, ascending. */
export interface TitlePostings {
  /** First posting of each word, with one more entry at the end. */
  readonly start: Uint32Array;
  readonly rows: Uint32Array;
}

/** All past work of the suppliers present when the index was built, ready for looking up by word. */
export interface PastWorkIndex {
  /** Word → engagements. */
  readonly words: Postings;
  /** Word → engagements that have it in their title. */
  readonly titles: TitlePostings;
  readonly titleLength: Uint8Array;
  /** Supplier's row of each engagement, ascending. */
  readonly rows: Uint32Array;
  readonly nodeStart: Uint32Array;
  readonly nodes: Uint32Array;
  readonly worths: Float32Array;
  /** First engagement of each supplier's row, with one more entry at the end. */
  readonly rowStart: Uint32Array;
  /** What the telling words add to each engagement's text fit to the demand last ranked, in units of 1/UNIT. */
  readonly sums: Int32Array;
  /** Room for the numbers of the engagements that have a sum. */
  readonly touched: Uint32Array;
  /** How many words each engagement's title shares with that of the demand last ranked. */
  readonly sharedTitle: Uint8Array;
  /** Room for the likest title of each row; all zero between readings. */
  readonly likest: Float64Array;
  /** Whose `sums` these are: the likeness they were worked out with. */
  owner: object | null;
}

/**
 * How much a piece of past work can count for another job: θ·o·δ times a value factor, v = min(1, ln(1 + £)/ln(1 +
 * £1m)), damped by the policy; 1 where no value is known.
 * @returns 0 to 1, a float32
 */
function caseWorth(engagement: EngagementFacts, policy: RankingPolicy, asOfDay: number): number {
  const { valueGbp } = engagement;
  const size = valueGbp === null ? 1 : Math.min(1, Math.log(1 + Math.max(0, valueGbp)) / Math.log(1_000_001));
  const factor = 1 - policy.similarWork.valueShare * (1 - size);
  return Math.fround(engagementWorth(engagement, policy, asOfDay) * factor);
}

/** Folds suppliers' engagements, one supplier after the other. */
export class PastWorkWriter {
  readonly #rowStart = new Growable((n) => new Uint32Array(n), 16);
  readonly #wordStart = new Growable((n) => new Uint32Array(n), 16);
  readonly #words = new Growable((n) => new Uint32Array(n), 256);
  readonly #impacts = new Growable((n) => new Uint16Array(n), 256);
  readonly #titleLength = new Growable((n) => new Uint8Array(n), 16);
  readonly #nodeStart = new Growable((n) => new Uint32Array(n), 16);
  readonly #nodes = new Growable((n) => new Uint32Array(n), 64);
  readonly #worths = new Growable((n) => new Float32Array(n), 16);
  readonly #policy: RankingPolicy;
  readonly #asOfDay: number;
  readonly #taxonomy: Taxonomy;

  constructor(taxonomy: Taxonomy, policy: RankingPolicy, asOfDay: number) {
    this.#taxonomy = taxonomy;
    this.#policy = policy;
    this.#asOfDay = asOfDay;
  }

  /**
   * @param facts canonical facts of the next supplier
   * @param row its place in the block
   */
  add(facts: SupplierFacts, block: CaseBlock, row: number): void {
    this.#rowStart.push(this.#worths.length);
    const first = block.rowStart[row]! + 1 + facts.capabilities.length;
    facts.engagements.forEach((engagement, i) => {
      this.#addWords(block, first + i);
      this.#titleLength.push(block.titleLength[first + i]!);
      this.#addNodes(engagement.termIds);
      this.#worths.push(caseWorth(engagement, this.#policy, this.#asOfDay));
    });
  }

  /** What was folded so far; call once. */
  finish(): PastWork {
    this.#rowStart.push(this.#worths.length);
    this.#wordStart.push(this.#words.length);
    this.#nodeStart.push(this.#nodes.length);
    return {
      rowStart: this.#rowStart.trimmed(),
      wordStart: this.#wordStart.trimmed(),
      words: this.#words.trimmed(),
      impacts: this.#impacts.trimmed(),
      titleLength: this.#titleLength.trimmed(),
      nodeStart: this.#nodeStart.trimmed(),
      nodes: this.#nodes.trimmed(),
      worths: this.#worths.trimmed(),
    };
  }

  #addWords(block: CaseBlock, at: number): void {
    const { k1, b, lengthPivot } = this.#policy.similarWork;
    const from = block.wordStart[at]!;
    const to = block.wordStart[at + 1]!;
    this.#wordStart.push(this.#words.length);
    let length = 0;
    for (let i = from; i < to; i++) length += block.counts[i]!;
    const saturation = k1 * (1 - b + (b * length) / lengthPivot);
    for (let i = from; i < to; i++) {
      this.#words.push(block.words[i]!);
      this.#impacts.push(quantiseImpact(block.counts[i]! / (block.counts[i]! + saturation)));
    }
  }

  #addNodes(termIds: readonly string[]): void {
    const { nodeOf, parent } = this.#taxonomy;
    const from = this.#nodes.length;
    this.#nodeStart.push(from);
    for (const id of termIds) {
      let node = nodeOf.get(id) ?? -1;
      while (node >= 0 && !this.#has(from, node)) {
        this.#nodes.push(node);
        node = parent[node]!;
      }
    }
  }

  #has(from: number, node: number): boolean {
    for (let i = from; i < this.#nodes.length; i++) if (this.#nodes.values[i] === node) return true;
    return false;
  }
}

/** @param words how many words the lexicon knows */
export function indexPastWork(work: PastWork, words: number): PastWorkIndex {
  const rows = new Uint32Array(work.worths.length);
  for (let row = 0; row + 1 < work.rowStart.length; row++)
    rows.fill(row, work.rowStart[row]!, work.rowStart[row + 1]!);
  return {
    words: transpose(work.wordStart, work.words, work.impacts, words),
    titles: titlePostings(work, words),
    titleLength: work.titleLength,
    rows,
    nodeStart: work.nodeStart,
    nodes: work.nodes,
    worths: work.worths,
    rowStart: work.rowStart,
    sums: new Int32Array(work.worths.length),
    touched: new Uint32Array(work.worths.length),
    sharedTitle: new Uint8Array(work.worths.length),
    likest: new Float64Array(work.rowStart.length - 1),
    owner: null,
  };
}

function titlePostings({ wordStart, words: ids, titleLength }: PastWork, words: number): TitlePostings {
  const start = new Uint32Array(words + 1);
  const each = (visit: (word: number, engagement: number) => void) => {
    for (let at = 0; at < titleLength.length; at++)
      for (let i = wordStart[at]!, end = i + titleLength[at]!; i < end; i++) visit(ids[i]!, at);
  };
  each((word) => start[word + 1]!++);
  for (let word = 0; word < words; word++) start[word + 1]! += start[word]!;
  const next = start.slice(0, words);
  const rows = new Uint32Array(start[words]!);
  each((word, engagement) => (rows[next[word]!++] = engagement));
  return { start, rows };
}
