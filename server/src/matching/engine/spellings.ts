import { Growable } from './growable.ts';

/** A word as it is read: its letters and digits as bytes, and a hash of them. Overwritten by the next word. */
export interface ReadWord {
  readonly bytes: Uint8Array;
  length: number;
  /** FNV-1a, an int32. */
  hash: number;
}

/** The spellings met, numbered in the order met, and found by their bytes: no string is made to look one up. */
export class Spellings {
  /** By number. */
  readonly texts: string[] = [];
  readonly #bytes = new Growable((n) => new Uint8Array(n));
  readonly #start = new Growable((n) => new Uint32Array(n));
  #hashes = new Int32Array(1024);
  /** Number plus 1, at the first free place from the hash on; 0 = free. A power of two, at least half free. */
  #slots = new Int32Array(2048);

  constructor() {
    this.#start.push(0);
  }

  get size(): number {
    return this.texts.length;
  }

  /** The number of a word, or -1 when it was not met. */
  find(word: ReadWord): number {
    const last = this.#slots.length - 1;
    for (let slot = placeOf(word.hash) & last; ; slot = (slot + 1) & last) {
      const number = this.#slots[slot]! - 1;
      if (number < 0) return -1;
      if (this.#hashes[number] === word.hash && this.#isSame(number, word)) return number;
    }
  }

  /** Adds a word that was not met, and returns its number. */
  add(word: ReadWord): number {
    const number = this.texts.length;
    this.texts.push(textOf(word));
    for (let i = 0; i < word.length; i++) this.#bytes.push(word.bytes[i]!);
    this.#start.push(this.#bytes.length);
    if (number === this.#hashes.length) this.#grow();
    this.#hashes[number] = word.hash;
    this.#enter(number);
    return number;
  }

  #isSame(number: number, { bytes, length }: ReadWord): boolean {
    const from = this.#start.values[number]!;
    if (this.#start.values[number + 1]! - from !== length) return false;
    const known = this.#bytes.values;
    for (let i = 0; i < length; i++) if (known[from + i] !== bytes[i]) return false;
    return true;
  }

  #enter(number: number): void {
    const last = this.#slots.length - 1;
    let slot = placeOf(this.#hashes[number]!) & last;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
    this.#slots[slot] = number + 1;
  }

  #grow(): void {
    const before = this.#hashes;
    this.#hashes = new Int32Array(before.length * 2);
    this.#hashes.set(before);
    this.#slots = new Int32Array(before.length * 4);
    for (let number = 0; number < before.length; number++) this.#enter(number);
  }
}

/** A word as a string. */
export function textOf({ bytes, length }: ReadWord): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}

/** FNV-1a mixes its upper bits best. */
function placeOf(hash: number): number {
  return hash ^ (hash >>> 15);
}
