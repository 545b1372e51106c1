import { sql, type RawBuilder } from 'kysely';
import type { Scope } from './chart.ts';
import { publishedNeeds, upTo, within } from './counted.ts';

/** How far a pair of need and supplier can come, in order. The key is a column of `shownPairs`. */
export const funnelStages = [
  { key: 'shown', label: 'Shown' },
  { key: 'viewed', label: 'Viewed' },
  { key: 'interest', label: 'Interest' },
  { key: 'shortlisted', label: 'Shortlisted' },
  { key: 'engaged', label: 'Engaged' },
] as const;

export const funnelNote =
  'A pair is one published need and one supplier, counted once however often it was shown. We follow the pairs ' +
  'shown to a council or a supplier in the period, up to its last day. Viewed: somebody opened the match, or acted ' +
  'on it later. Interest: the supplier expressed interest, withdrawn or not. Shortlisted: the council put it on the ' +
  'shortlist, with or without an interest. Engaged: the need ended with this supplier.';

/** One row per pair of published need and supplier shown in the period, with the stages it reached. */
export const shownPairs = (scope: Scope): RawBuilder<unknown> => sql`
  select seen.demand_id, seen.supplier_id, n.line_of_business_id, true as shown,
    seen.opened or i.id is not null or e.id is not null or done.engaged as viewed,
    i.id is not null as interest, e.id is not null as shortlisted, done.engaged
  from (
    select demand_id, supplier_id, bool_or(act = 'viewed') as opened
    from impressions where ${upTo('at', scope)}
    group by demand_id, supplier_id
    having bool_or(act = 'shown' and ${within('at', scope)})
  ) seen
  join (${publishedNeeds(scope)}) n on n.id = seen.demand_id
  cross join lateral (
    select coalesce(n.outcome = 'engaged' and n.outcome_supplier_id = seen.supplier_id
      and ${upTo('n.closed_at', scope)}, false) as engaged
  ) done
  left join interests i
    on i.need_id = seen.demand_id and i.supplier_id = seen.supplier_id and ${upTo('i.created_at', scope)}
  left join shortlist_entries e
    on e.need_id = seen.demand_id and e.supplier_id = seen.supplier_id and e.decision = 'in'
    and ${upTo('e.created_at', scope)}`;
