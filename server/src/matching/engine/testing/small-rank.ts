import type { MarketFacts } from '../facts.ts';
import { startPolicy } from '../facts.ts';
import type { Filter } from '../match.ts';
import { buildIndex } from '../match-index.ts';
import { rank } from '../rank.ts';
import { capability, market, TODAY } from '../small-market.ts';

/** A small market, indexed under the shipped policy. */
export const build = (given: Partial<MarketFacts>) => buildIndex(market(given), startPolicy, TODAY);

export const alarms = capability('c', { title: 'Smoke alarms', text: 'We fit smoke alarms in homes' });

/** Ids of the suppliers for the market's need, best first. */
export function order(given: Partial<MarketFacts>, filter?: Filter): string[] {
  const { matches } = rank(build(given), { reading: 'suppliers-for-demand', demand: 'n', limit: 99, filter });
  return matches.map(({ supplierId }) => supplierId);
}
