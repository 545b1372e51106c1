import { explain } from '../../explain.ts';
import type { DemandFacts, MarketFacts } from '../../facts.ts';
import { startPolicy } from '../../facts.ts';
import type { Contribution } from '../../match.ts';
import { buildIndex } from '../../match-index.ts';
import type { SignalId } from '../../policy.ts';
import { withoutRises } from '../../policy.ts';
import { market, TODAY } from '../../small-market.ts';

/** What one signal says of a pair, its value as a share of its weight; the policy is taken without its rises. */
export function part(
  given: Partial<MarketFacts>,
  demand: DemandFacts,
  supplierId: string,
  signal: SignalId,
  policy = startPolicy,
): Contribution & { value: number } {
  const { contributions } = explain(
    buildIndex(market(given), withoutRises(policy), TODAY),
    demand,
    supplierId,
  );
  const found = contributions.find((one) => one.signal === signal)!;
  return { ...found, value: found.micro / (1e6 * startPolicy.weights[signal]) };
}
