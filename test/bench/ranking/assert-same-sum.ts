import type { DemandFacts } from '../../../server/src/matching/engine/facts.ts';
import type { MatchIndex } from '../../../server/src/matching/engine/match-index.ts';
import type { Found } from '../peers/peer.ts';
import { engine, exactSums, list, LISTED } from './engine.ts';

/**
 * Holds a peer's list against the engine's own whole-number sums: every score equal, and no supplier outside the list
 * with a greater one. Holds the engine's list against it, too: the same sums place by place, as far as micro-points
 * tell them apart.
 * @throws Error when anything differs
 */
export function assertSameSum(index: MatchIndex, demand: DemandFacts, found: readonly Found[]): void {
  const sums = exactSums(index, demand);
  const highest = sums.toSorted((a, b) => b - a).subarray(0, LISTED);
  const differ = (what: string) => new Error(`${demand.id}: ${what}`);
  if (found.length !== LISTED) throw differ(`${found.length} suppliers instead of ${LISTED}`);
  found.forEach(({ supplier, score }, place) => {
    if (sums[supplier] !== score) throw differ(`supplier ${supplier}: ${score}, not ${sums[supplier]}`);
    if (highest[place] !== score) throw differ(`place ${place + 1}: ${score}, not ${highest[place]}`);
  });
  const rounding = (2 * engine.UNIT) / engine.MICRO;
  list(index, demand, true).matches.forEach(({ supplierId }, place) => {
    const own = sums[index.rows.rowOf.get(supplierId)!]!;
    if (Math.abs(own - highest[place]!) > rounding)
      throw differ(`the engine’s place ${place + 1}: ${own}, not ${highest[place]}`);
  });
}
