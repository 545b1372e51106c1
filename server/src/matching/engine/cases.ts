import type { SupplierFacts } from './facts.ts';
import { compact, Growable } from './growable.ts';
import type { Lexicon } from './lexicon.ts';
import type { RankingPolicy } from './policy.ts';

/**
 * The words of every case of a run of suppliers, as nested ranges. A supplier's cases are, in order: its
 * statement, then each capability, then each engagement, as in its canonical facts. The buyer's name is part of an
 * engagement's text: it says where the work was done. A derived capability is an
 * empty case: its awards speak for it.
 */
export interface CaseBlock {
  /** First case of each supplier of the block, with one more entry at the end. */
  readonly rowStart: Uint32Array;
  /** First word of each case, with one more entry at the end. */
  readonly wordStart: Uint32Array;
  readonly words: Uint16Array | Uint32Array;
  /** Times the word occurs, a title's word counted `titleWeight` times; 1 to 255. */
  readonly counts: Uint8Array;
  /** How many of each case's words its title has: the first ones; at most 255. */
  readonly titleLength: Uint8Array;
}

/** Writes suppliers into a block, one after the other. */
export class CaseWriter {
  readonly #rowStart = new Growable((n) => new Uint32Array(n));
  readonly #wordStart = new Growable((n) => new Uint32Array(n));
  readonly #words = new Growable((n) => new Uint32Array(n));
  readonly #counts = new Growable((n) => new Uint8Array(n));
  readonly #titleLength = new Growable((n) => new Uint8Array(n));
  readonly #lexicon: Lexicon;
  readonly #titleWeight: number;
  /** Where in the present case a word stands, plus 1; 0 or an earlier place = not yet in it. */
  #place = new Uint32Array(1024);
  #caseFrom = 0;

  constructor(lexicon: Lexicon, policy: RankingPolicy) {
    this.#lexicon = lexicon;
    this.#titleWeight = policy.text.titleWeight;
  }

  /** @param facts canonical facts of the next supplier */
  add(facts: SupplierFacts): void {
    this.#rowStart.push(this.#wordStart.length);
    this.#case('', facts.statement);
    for (const { declared, title, text } of facts.capabilities)
      this.#case(declared ? title : '', declared ? text : '');
    for (const { title, text, buyerName } of facts.engagements) this.#case(title, `${text}\n${buyerName}`);
  }

  /** The block so far; more suppliers may be added later without changing it. */
  finish(): CaseBlock {
    this.#rowStart.push(this.#wordStart.length);
    this.#wordStart.push(this.#words.length);
    const block = {
      rowStart: this.#rowStart.trimmed(),
      wordStart: this.#wordStart.trimmed(),
      words: compact(this.#words, this.#lexicon.size),
      counts: this.#counts.trimmed(),
      titleLength: this.#titleLength.trimmed(),
    };
    this.#rowStart.length--;
    this.#wordStart.length--;
    return block;
  }

  /** The block as it stands, over the writer's own arrays: valid until the next `add`. */
  peek(): CaseBlock {
    this.#rowStart.push(this.#wordStart.length);
    this.#wordStart.push(this.#words.length);
    this.#rowStart.length--;
    this.#wordStart.length--;
    return {
      rowStart: this.#rowStart.values,
      wordStart: this.#wordStart.values,
      words: this.#words.values,
      counts: this.#counts.values,
      titleLength: this.#titleLength.values,
    };
  }

  #case(title: string, text: string): void {
    this.#caseFrom = this.#words.length;
    this.#wordStart.push(this.#caseFrom);
    if (title !== '') this.#lexicon.learn(title, (word) => this.#count(word, this.#titleWeight));
    this.#titleLength.push(Math.min(255, this.#words.length - this.#caseFrom));
    if (text !== '') this.#lexicon.learn(text, (word) => this.#count(word, 1));
  }

  #count(word: number, times: number): void {
    if (word >= this.#place.length) {
      const larger = new Uint32Array(Math.max(word + 1, this.#place.length * 2));
      larger.set(this.#place);
      this.#place = larger;
    }
    const place = this.#place[word]! - 1;
    if (place >= this.#caseFrom && place < this.#words.length && this.#words.values[place] === word) {
      this.#counts.values[place] = Math.min(255, this.#counts.values[place]! + times);
      return;
    }
    this.#place[word] = this.#words.length + 1;
    this.#words.push(word);
    this.#counts.push(Math.min(255, times));
  }
}
