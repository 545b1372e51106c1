/** A candidate's place in a list: higher band first, then lower hash, then lower id. */
export interface Candidate {
  /** Row of a supplier, or place of a demand. */
  at: number;
  id: string;
  band: number;
  hash: number;
}

/** Negative when a comes before b. A total order as long as ids differ. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return b.band - a.band || a.hash - b.hash || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Keeps the first k of a stream of candidates in a heap whose top is the last of them. */
export class TopK<C extends Candidate = Candidate> {
  readonly #k: number;
  readonly #heap: C[] = [];

  /** @param k at least 0 */
  constructor(k: number) {
    this.#k = k;
  }

  /** A candidate with a band below this would not be kept. */
  get leastBand(): number {
    if (this.#k === 0) return Infinity;
    return this.#heap.length < this.#k ? -Infinity : this.#heap[0]!.band;
  }

  /** Offers a candidate. */
  offer(candidate: C): void {
    const heap = this.#heap;
    if (heap.length < this.#k) {
      heap.push(candidate);
      this.#raise(heap.length - 1);
    } else if (this.#k > 0 && compareCandidates(candidate, heap[0]!) < 0) {
      heap[0] = candidate;
      this.#sink();
    }
  }

  /** What was kept, first to last. */
  sorted(): C[] {
    return [...this.#heap].sort(compareCandidates);
  }

  #raise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0;) {
      const above = (at - 1) >> 1;
      if (compareCandidates(heap[at]!, heap[above]!) <= 0) return;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ;) {
      let last = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < heap.length && compareCandidates(heap[below]!, heap[last]!) > 0) last = below;
      }
      if (last === at) return;
      [heap[at], heap[last]] = [heap[last]!, heap[at]!];
      at = last;
    }
  }
}
