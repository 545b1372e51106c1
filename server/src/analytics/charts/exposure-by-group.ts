import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows, newEntrantMost, share, shownToCouncils, suppliersWithPast } from '../counted.ts';

const establishedFrom = 10;
const topPlaces = 10;

const groups = [
  { key: 'new', label: `New: 0 or ${newEntrantMost} past engagement` },
  { key: 'known', label: `Known: ${newEntrantMost + 1} to ${establishedFrom - 1}` },
  { key: 'established', label: `Established: ${establishedFrom} or more` },
];

const series = [
  share('ofSuppliers', 'Share of suppliers'),
  share('ofImpressions', 'Share of impressions'),
  share('ofTop', `Share of the top ${topPlaces}, weighted by place`),
  count('suppliers', 'Suppliers'),
];

export const exposureByGroup: ChartDefinition = {
  id: 'exposure-by-group',
  title: 'Who is put before councils',
  question: 'Are suppliers with little past work seen as often as their number would suggest?',
  shape: ChartShape.BAR,
  rowLabel: 'Suppliers by past engagements',
  series,
  note:
    'Suppliers on record that may be matched, grouped by engagements that started before the period. Impressions: ' +
    'each time a supplier stood in a list that a council saw in the period, for a need or a line of business. ' +
    `Weighted by place: only places 1 to ${topPlaces}, each counting 1 / log2(place + 1), so that the first counts ` +
    '1 and the third a half.',
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        with past as (${suppliersWithPast(scope)}),
        seen as (
          select supplier_id, count(*) as impressions,
            sum(ln(2::float) / ln((i.rank + 1)::float)) filter (where i.rank <= ${topPlaces}) as weight
          from (${shownToCouncils(scope)}) i group by supplier_id
        ), placed as (
          select case when past.past <= ${newEntrantMost} then 'new'
              when past.past < ${establishedFrom} then 'known' else 'established' end as grp,
            coalesce(seen.impressions, 0) as impressions, coalesce(seen.weight, 0) as weight
          from past left join seen on seen.supplier_id = past.id
        ), grouped as (
          select grp, count(*) as suppliers, sum(impressions) as impressions, sum(weight) as weight
          from placed group by grp
        )
        select g.key, g.label, coalesce(suppliers, 0) as suppliers,
          coalesce(suppliers, 0)::float / nullif(sum(suppliers) over (), 0) as "ofSuppliers",
          coalesce(impressions, 0)::float / nullif(sum(impressions) over (), 0) as "ofImpressions",
          coalesce(weight, 0)::float / nullif(sum(weight) over (), 0) as "ofTop"
        from (values ${sql.join(
          groups.map(({ key, label }, place) => sql`(${place}::int, ${key}::text, ${label}::text)`),
        )}) as g(place, key, label)
        left join grouped on grouped.grp = g.key
        order by g.place`,
    ),
};
