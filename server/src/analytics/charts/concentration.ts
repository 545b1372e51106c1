import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows, share, shownToCouncils } from '../counted.ts';

const tops = [1, 5, 10, 25];
const series = [share('ofImpressions', 'Share of impressions'), count('suppliers', 'Suppliers')];

export const concentration: ChartDefinition = {
  id: 'concentration',
  title: 'How impressions are spread',
  question: 'Do a few suppliers take most of the attention?',
  shape: ChartShape.BAR,
  rowLabel: 'Suppliers shown most',
  series,
  note:
    'Impressions on the side of councils in the period, for needs and lines of business. Suppliers are all that may ' +
    'be matched, shown or not, from most to least impressions; a percentage of them is rounded up to whole suppliers. ' +
    'If attention were spread evenly, each share would be about the percentage in its row.',
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        with seen as (select supplier_id, count(*) as impressions from (${shownToCouncils(scope)}) i group by 1),
        placed as (
          select coalesce(seen.impressions, 0) as impressions,
            row_number() over (order by coalesce(seen.impressions, 0) desc) as place
          from suppliers s left join seen on seen.supplier_id = s.id where not s.excluded
        ), total as (select count(*) as suppliers, sum(impressions) as impressions from placed)
        select top.percent as key, 'Top ' || top.percent || '%' as label,
          ceil(total.suppliers * top.percent / 100.0) as suppliers,
          (select sum(impressions) from placed where place <= ceil(total.suppliers * top.percent / 100.0))::float
            / nullif(total.impressions, 0) as "ofImpressions"
        from total cross join (values ${sql.join(tops.map((percent) => sql`(${percent}::int)`))}) as top(percent)
        order by top.percent`,
    ),
};
