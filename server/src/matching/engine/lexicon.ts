import type { ReadWord } from './spellings.ts';
import { Spellings, textOf } from './spellings.ts';
import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';
import { eachWord, isTelling } from './text.ts';

/** Bound on remembered spellings; past it, rarely seen ones are stemmed again. */
const MAX_SPELLINGS = 500_000;

/** What a spelling stands for that is not a word to go by. */
const NO_WORD = -1;

/**
 * The words known to an index, numbered in the order met. Numbers are private to one index: no score depends on
 * them.
 */
export class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #spellings = new Spellings();
  /** Word of each spelling. */
  readonly #words: number[] = [];
  readonly #stems: string[] = [];

  /** Number of words; valid numbers are 0 to size - 1. */
  get size(): number {
    return this.#stems.length;
  }

  /** The stem of a word number, for ordering only. */
  stemOf(word: number): string {
    return this.#stems[word] ?? '';
  }

  /**
   * @param text any string
   * @param visit called with each word's number and the spelling met; stop words are left out
   */
  learn(text: string, visit: (word: number, spelling: string) => void): void {
    eachWord(text, (read) => {
      const met = this.#spellings.find(read);
      // Stryker disable next-line ConditionalExpression,EqualityOperator: a spelling remembered again is the same word, found later
      const word = met < 0 ? this.#remember(read) : this.#words[met]!;
      if (word !== NO_WORD) visit(word, met < 0 ? textOf(read) : this.#spellings.texts[met]!);
    });
  }

  /** As `learn`, but a word that is not yet known is skipped and not remembered: for drafts. */
  read(text: string, visit: (word: number, spelling: string) => void): void {
    eachWord(text, (read) => {
      const met = this.#spellings.find(read);
      const spelling = met < 0 ? textOf(read) : this.#spellings.texts[met]!;
      const word = met < 0 ? this.#lookUp(spelling) : this.#words[met]!;
      if (word !== NO_WORD) visit(word, spelling);
    });
  }

  #lookUp(token: string): number {
    return isWord(token) ? (this.#numbers.get(stem(token)) ?? NO_WORD) : NO_WORD;
  }

  #remember(read: ReadWord): number {
    const token = textOf(read);
    let word = NO_WORD;
    if (isWord(token)) {
      const root = stem(token);
      word = this.#numbers.get(root) ?? NO_WORD;
      if (word === NO_WORD) {
        word = this.#stems.length;
        this.#stems.push(root);
        this.#numbers.set(root, word);
      }
    }
    // Stryker disable next-line ConditionalExpression,EqualityOperator,BlockStatement: what is not remembered is read anew, with the same outcome
    if (this.#spellings.size < MAX_SPELLINGS) {
      this.#spellings.add(read);
      this.#words.push(word);
    }
    return word;
  }
}

function isWord(token: string): boolean {
  return isTelling(token) && !stopWords.has(token);
}
