import type { CouncilFacts } from './facts.ts';
import { transpose } from './postings.ts';

/** One part in a supplier's set of councils, as an integer: 1/n is held as round(2^20 / n). */
const SHARE_UNIT = 2 ** 20;

/**
 * The councils known to an index, numbered in the order met, with the running counts that peer similarity needs.
 * All counts are whole numbers, so adding and taking away leave no trace.
 */
export class CouncilTable {
  readonly #numbers = new Map<string, number>();
  readonly ids: string[] = [];
  readonly facts: (CouncilFacts | undefined)[] = [];
  /** Σ over a council's suppliers of SHARE_UNIT / number of councils of the supplier: its squared norm. */
  readonly supplierNorm: number[] = [];
  /** Suppliers on record per council. */
  readonly supplierCount: number[] = [];
  /** Per council: node → how many of its demands and engagements have a term at or below it. */
  readonly profiles: Map<number, number>[] = [];

  /** Number of councils; valid numbers are 0 to size - 1. */
  get size(): number {
    return this.ids.length;
  }

  /** The number of a council id, given on first sight. */
  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.ids.length;
    this.#numbers.set(id, number);
    this.ids.push(id);
    this.facts.push(undefined);
    this.supplierNorm.push(0);
    this.supplierCount.push(0);
    this.profiles.push(new Map());
    return number;
  }

  /** The number of a council id, or -1 when it was never seen. */
  find(id: string): number {
    return this.#numbers.get(id) ?? -1;
  }

  /** Whether anything at all is on record about a council: facts, suppliers, or tagged needs and engagements. */
  isKnown(council: number): boolean {
    if (council < 0) return false;
    return (
      this.facts[council] !== undefined ||
      this.supplierCount[council]! > 0 ||
      this.profiles[council]!.size > 0
    );
  }

  /** The share of one supplier with this many councils, an integer. */
  static share(councils: number): number {
    return Math.round(SHARE_UNIT / councils);
  }

  /**
   * Counts a supplier in (sign 1) or out (sign -1) of its councils' supplier sets.
   * @param councils each council once
   */
  countSupplier(councils: readonly number[], sign: 1 | -1): void {
    for (const council of councils) {
      this.supplierNorm[council] = this.supplierNorm[council]! + sign * CouncilTable.share(councils.length);
      this.supplierCount[council] = this.supplierCount[council]! + sign;
    }
  }

  /**
   * Counts one demand or engagement in or out of a council's need profile.
   * @param nodes its terms with everything above them, each once
   */
  countProfile(council: number, nodes: readonly number[], sign: 1 | -1): void {
    const profile = this.profiles[council]!;
    for (const node of nodes) {
      const count = (profile.get(node) ?? 0) + sign;
      if (count === 0) profile.delete(node);
      else profile.set(node, count);
    }
  }

  /**
   * Counts many engagements in: the same as `countProfile` for each, but a council at a time.
   * @param councils of each engagement, plus 1; 0 = none
   * @param nodeStart first node of each engagement, with one more entry at the end
   * @param nodes of each engagement each once, below nodeCount
   */
  countProfiles(councils: Uint32Array, nodeStart: Uint32Array, nodes: Uint32Array, nodeCount: number): void {
    const byCouncil = transpose(
      Uint32Array.from({ length: councils.length + 1 }, (_, i) => i),
      councils,
      new Uint16Array(councils.length),
      this.size + 1,
    );
    const counts = new Uint32Array(nodeCount);
    for (let council = 0; council < this.size; council++) {
      const met: number[] = [];
      for (let i = byCouncil.start[council + 1]!; i < byCouncil.start[council + 2]!; i++) {
        const engagement = byCouncil.rows[i]!;
        for (let at = nodeStart[engagement]!; at < nodeStart[engagement + 1]!; at++)
          if (counts[nodes[at]!]!++ === 0) met.push(nodes[at]!);
      }
      const profile = this.profiles[council]!;
      for (const node of met) {
        profile.set(node, (profile.get(node) ?? 0) + counts[node]!);
        counts[node] = 0;
      }
    }
  }
}
