import { Growable } from './growable.ts';
import type { RankingPolicy } from './policy.ts';
import type { Taxonomy } from './taxonomy.ts';
import { levelWeight } from './taxonomy.ts';

/**
 * Which broad terms every supplier has, near enough to say at a glance that it has not: half of all entries of the
 * posting lists are of such terms, and they count least.
 */
export interface BroadTerms {
  /** By node its bit, a power of two that it may share with others; 0 for a node that is not broad. */
  readonly bitOf: Uint32Array;
  /** By row the bits of what it has. */
  readonly masks: Uint32Array;
}

/** Notes the broad terms of suppliers row by row. */
export class BroadTermsWriter {
  readonly #bitOf: Uint32Array;
  readonly #masks = new Growable((n) => new Uint32Array(n));

  constructor(taxonomy: Taxonomy, policy: RankingPolicy) {
    this.#bitOf = new Uint32Array(taxonomy.terms.length);
    let broad = 0;
    for (let node = 0; node < this.#bitOf.length; node++)
      if (levelWeight(taxonomy, policy, node) < policy.taxonomy.broadBelow)
        this.#bitOf[node] = (1 << (broad++ % 32)) >>> 0;
  }

  /** @param nodes of the next row, with everything above them */
  addRow(nodes: readonly number[]): void {
    let mask = 0;
    for (const node of nodes) mask |= this.#bitOf[node]!;
    this.#masks.push(mask >>> 0);
  }

  finish(): BroadTerms {
    return { bitOf: this.#bitOf, masks: this.#masks.trimmed() };
  }
}
