import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows, publishedNeeds, upTo, within } from '../counted.ts';

const enoughSuppliers = 8;
const most = 50;

const series = [count('good', 'Suppliers with a good match'), count('shown', 'Suppliers shown at all')];

export const needsWithFewMatches: ChartDefinition = {
  id: 'needs-with-few-matches',
  title: 'Needs with few matches',
  question: 'Which open needs does the market hardly answer?',
  shape: ChartShape.BAR,
  rowLabel: 'Need',
  series,
  note:
    `Needs published in the period, still open, with a good match for fewer than ${enoughSuppliers} different ` +
    'suppliers, by the lists shown on any side up to the last day of the period. A match is good when it has at least ' +
    'half the points of a typical best match: the median, over all published needs of all councils whose lists were ' +
    `shown, of the points of each need's best supplier. At most ${most} needs: those whose lists were opened come ` +
    'first, fewest suppliers on top. A need with 0 in both columns has a list that nobody has opened yet.',
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        with open as (
          select n.id, n.title, n.council_id, n.published_at from (${publishedNeeds(scope)}) n
          where n.stage <> 'closed' and ${within('n.published_at', scope)}
        ), pair as (
          select demand_id, supplier_id, max(points) as points
          from impressions
          where act = 'shown' and ${upTo('at', scope)}
            and demand_id in (select id from needs where published_at is not null)
          group by demand_id, supplier_id
        ), typical as (
          select percentile_cont(0.5) within group (order by best) as points
          from (select max(points) as best from pair group by demand_id) need
        ), reach as (
          select demand_id, count(*) as shown, count(*) filter (where pair.points >= typical.points / 2) as good
          from pair cross join typical
          group by demand_id
        )
        select open.id as key, open.title || ' (' || c.nice_name || ')' as label,
          coalesce(reach.good, 0) as good, coalesce(reach.shown, 0) as shown
        from open join councils c on c.id = open.council_id left join reach on reach.demand_id = open.id
        where coalesce(reach.good, 0) < ${enoughSuppliers}
        order by reach.shown is null, good, shown, open.published_at, open.id
        limit ${most}`,
    ),
};
