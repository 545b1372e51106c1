/** A piece of a JSON document: one element of the wanted array, or the whole document where it has none. */
export interface JsonPiece {
  text: string;
  /** Number of the element, from 1. */
  number: number;
}

/** Characters one element, or a document without the wanted array, may have. */
const longestPiece = 64 * 1024 * 1024;

export class PieceTooLong extends Error {}

/**
 * Cuts a JSON document, fed in chunks of text, into the elements of a top-level array: the array itself
 * (`[…]`), or the array under one of the wanted keys (`{"releases": […]}`). A document without such an array
 * comes out whole at its end. Only one element is held at a time, so a document of any size passes through.
 * Elements are not parsed here; a broken one spoils none of the others as long as its brackets and quotes close.
 */
export class JsonElements {
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** The key last read at the top of the document. */
  private key = '';
  private stringFrom = -1;
  private arrayDepth = -1;
  private started = false;
  private held = '';
  /** Index into `held` where the present element begins, -1 between elements. */
  private from = -1;
  private number = 0;
  private emitted = false;
  /** True behind the last bracket of the document. */
  done = false;
  /** Characters other than white space met behind the document. */
  trailing = 0;

  constructor(private readonly wanted: readonly string[]) {}

  /** Takes the next chunk. @throws PieceTooLong above 64 Mi characters for one element. */
  *feed(chunk: string): Generator<JsonPiece> {
    let at = this.held.length;
    this.held += chunk;
    const text = this.held;
    for (; at < text.length; at++) {
      if (this.inString) {
        if (this.escaped) {
          this.escaped = false;
          continue;
        }
        // Jumps to the next character that can end or escape a string.
        const quote = text.indexOf('"', at);
        const slash = text.indexOf('\\', at);
        const stop = quote < 0 ? slash : slash < 0 ? quote : Math.min(quote, slash);
        if (stop < 0) {
          at = text.length;
          break;
        }
        at = stop;
        if (text[at] === '\\') this.escaped = true;
        else {
          this.inString = false;
          if (this.depth === 1 && this.stringFrom >= 0) this.key = text.slice(this.stringFrom + 1, at);
        }
        continue;
      }
      const c = text.charCodeAt(at);
      if (c === 32 || c === 10 || c === 13 || c === 9) continue;
      if (this.done) {
        this.trailing++;
        continue;
      }
      if (c === 34) {
        this.inString = true;
        this.stringFrom = this.arrayDepth < 0 ? at : -1;
        if (this.depth === this.arrayDepth && this.from < 0) this.from = at;
      } else if (c === 123 || c === 91) {
        if (!this.started) {
          this.started = true;
          if (c === 91) this.arrayDepth = 1;
          else this.from = at;
        } else if (c === 91 && this.depth === 1 && this.arrayDepth < 0 && this.wanted.includes(this.key)) {
          this.arrayDepth = 2;
          this.from = -1;
        } else if (this.depth === this.arrayDepth && this.from < 0) this.from = at;
        this.depth++;
      } else if (c === 125 || c === 93) {
        if (this.depth === this.arrayDepth) {
          yield* this.cut(text, at);
          this.arrayDepth = -2;
        }
        this.depth--;
        if (this.depth === 0) {
          this.done = true;
          if (!this.emitted && this.arrayDepth === -1 && this.from >= 0) yield* this.cut(text, at + 1);
          this.from = -1;
        }
      } else if (c === 44 && this.depth === this.arrayDepth) {
        yield* this.cut(text, at);
      } else if (this.depth === this.arrayDepth && this.from < 0) {
        this.from = at;
      } else if (!this.started) {
        this.done = true;
        this.trailing++;
      }
    }
    this.release(text);
  }

  /** Where the document stopped short: the number of the element that was being read, or null when it is whole. */
  unfinished(): number | null {
    return this.done ? null : this.number + 1;
  }

  private *cut(text: string, to: number): Generator<JsonPiece> {
    if (this.from < 0) return;
    const piece = text.slice(this.from, to);
    this.from = -1;
    this.emitted = true;
    yield { text: piece, number: ++this.number };
  }

  /** Lets go of what no element needs any more. */
  private release(text: string): void {
    const keepFrom =
      this.from >= 0 ? this.from : this.inString && this.stringFrom >= 0 ? this.stringFrom : text.length;
    this.held = text.slice(keepFrom);
    if (this.from >= 0) this.from = 0;
    if (this.stringFrom >= 0) this.stringFrom = Math.max(0, this.stringFrom - keepFrom);
    if (this.held.length > longestPiece) throw new PieceTooLong();
  }
}
