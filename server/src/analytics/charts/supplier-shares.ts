import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows, newEntrantMost, share, suppliersWithPast } from '../counted.ts';
import { funnelStages, shownPairs } from '../funnel-stages.ts';

const series = [
  share('sme', 'SMEs'),
  share('vcse', 'VCSEs'),
  share('newEntrant', 'New entrants'),
  count('suppliers', 'Suppliers'),
];

export const supplierShares: ChartDefinition = {
  id: 'supplier-shares',
  title: 'SMEs, VCSEs and new entrants at each stage',
  question: 'Do small, social and new suppliers get as far as the others?',
  shape: ChartShape.BAR,
  rowLabel: 'Stage',
  series,
  note:
    'Different suppliers among the pairs of the funnel, at each stage they reached with any need. SMEs and VCSEs are ' +
    'a share of the suppliers of whom that is known. A new entrant has at most one engagement on record that started ' +
    'before the period. A supplier can be all three.',
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        with pair as (${shownPairs(scope)}),
        reached as (
          select supplier_id, ${sql.join(funnelStages.map(({ key }) => sql`bool_or(${sql.ref(key)}) as ${sql.id(key)}`))}
          from pair group by supplier_id
        ), past as (${suppliersWithPast(scope)})
        select stage.key, stage.label, count(past.id) as suppliers,
          count(*) filter (where past.sme)::float / nullif(count(past.sme), 0) as sme,
          count(*) filter (where past.vcse)::float / nullif(count(past.vcse), 0) as vcse,
          count(*) filter (where past.past <= ${newEntrantMost})::float / nullif(count(past.id), 0) as "newEntrant"
        from (values ${sql.join(
          funnelStages.map(({ key, label }, place) => sql`(${place}::int, ${key}::text, ${label}::text)`),
        )}) as stage(place, key, label)
        left join reached on case stage.key ${sql.join(
          funnelStages.map(({ key }) => sql`when ${key}::text then ${sql.ref(`reached.${key}`)}`),
          sql` `,
        )} end
        left join past on past.id = reached.supplier_id
        group by stage.place, stage.key, stage.label
        order by stage.place`,
    ),
};
