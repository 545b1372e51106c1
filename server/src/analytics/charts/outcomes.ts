import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows, isSme, publishedNeeds, within } from '../counted.ts';

const ends = [
  { key: 'engaged_sme', label: 'Engaged an SME' },
  { key: 'engaged_larger', label: 'Engaged a larger supplier' },
  { key: 'engaged_unknown', label: 'Engaged, size not known' },
  { key: 'none_suitable', label: 'None suitable' },
  { key: 'withdrawn', label: 'Withdrawn' },
  { key: 'none', label: 'Closed without an outcome' },
];

const series = [count('here', 'Needs on Parley'), count('openData', 'Needs from open data')];

export const outcomes: ChartDefinition = {
  id: 'outcomes',
  title: 'How needs ended',
  question: 'What became of the needs that were closed?',
  shape: ChartShape.BAR,
  rowLabel: 'Outcome',
  series,
  note:
    'Published needs closed in the period, once each, by the outcome on record and, where a supplier was engaged, by ' +
    'whether it is known to be small or medium-sized. The words a council gave as its reason stand on the page of ' +
    'each need.',
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        with ended as (
          select case when n.outcome is null then 'none' when n.outcome <> 'engaged' then n.outcome
              when ${isSme} is null then 'engaged_unknown' when ${isSme} then 'engaged_sme'
              else 'engaged_larger' end as how,
            n.source like 'open-data:%' as open_data
          from (${publishedNeeds(scope)}) n left join suppliers s on s.id = n.outcome_supplier_id
          where n.stage = 'closed' and ${within('n.closed_at', scope)}
        )
        select e.key, e.label, count(how) filter (where not open_data) as here,
          count(how) filter (where open_data) as "openData"
        from (values ${sql.join(
          ends.map(({ key, label }, place) => sql`(${place}::int, ${key}::text, ${label}::text)`),
        )}) as e(place, key, label)
        left join ended on ended.how = e.key
        group by e.place, e.key, e.label
        order by e.place`,
    ),
};
