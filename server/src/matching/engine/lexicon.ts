import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';
import { eachToken } from './text.ts';

/** Bound on remembered spellings; past it, rarely seen ones are stemmed again. */
const MAX_SPELLINGS = 500_000;

/**
 * The words known to an index, numbered in the order met. Numbers are private to one index: no score depends on
 * them.
 */
export class Lexicon {
  readonly #numbers = new Map<string, number>();
  readonly #spellings = new Map<string, number>();
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
    eachToken(text, (token) => {
      const word = this.#spellings.get(token) ?? this.#remember(token);
      if (word >= 0) visit(word, token);
    });
  }

  /** As `learn`, but a word that is not yet known is skipped and not remembered: for drafts. */
  read(text: string, visit: (word: number, spelling: string) => void): void {
    eachToken(text, (token) => {
      const word =
        this.#spellings.get(token) ?? (stopWords.has(token) ? -1 : (this.#numbers.get(stem(token)) ?? -1));
      if (word >= 0) visit(word, token);
    });
  }

  #remember(token: string): number {
    let word = -1;
    if (!stopWords.has(token)) {
      const root = stem(token);
      word = this.#numbers.get(root) ?? -1;
      if (word < 0) {
        word = this.#stems.length;
        this.#stems.push(root);
        this.#numbers.set(root, word);
      }
    }
    if (this.#spellings.size < MAX_SPELLINGS) this.#spellings.set(token, word);
    return word;
  }
}
