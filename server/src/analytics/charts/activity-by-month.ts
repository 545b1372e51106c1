import { sql, type RawBuilder } from 'kysely';
import type { ChartDefinition, Scope } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows, publishedNeeds, within } from '../counted.ts';

const series = [
  count('shown', 'Shown'),
  count('viewed', 'Viewed'),
  count('interest', 'Interests'),
  count('shortlisted', 'Shortlisted'),
  count('outcome', 'Outcomes'),
];

/** Things that happened to published needs, each with its kind and its moment. */
const happened = (scope: Scope): RawBuilder<unknown> => sql`
  select i.act as kind, i.at from impressions i join need n on n.id = i.demand_id where ${within('i.at', scope)}
  union all
  select 'interest', i.created_at from interests i join need n on n.id = i.need_id
  where ${within('i.created_at', scope)}
  union all
  select 'shortlisted', e.created_at from shortlist_entries e join need n on n.id = e.need_id
  where e.decision = 'in' and ${within('e.created_at', scope)}
  union all
  select 'outcome', n.closed_at from need n
  where n.outcome is not null and n.source not like 'open-data:%' and ${within('n.closed_at', scope)}`;

export const activityByMonth: ChartDefinition = {
  id: 'activity-by-month',
  title: 'Activity by month',
  question: 'Is Parley used more, and does more use lead to more outcomes?',
  shape: ChartShape.LINE,
  rowLabel: 'Month',
  series,
  note:
    'Published needs only. Shown and viewed count every impression on either side, so one match can count often; ' +
    'interests, shortlist entries that are in, and outcomes count once, in the month they were made. Outcomes of ' +
    'needs that came from open data did not happen here and are left out. The first and last month may be part ' +
    'months.',
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        with need as (${publishedNeeds(scope)}),
        counted as (
          select date_trunc('month', at at time zone 'UTC') as month, kind, count(*) as number
          from (${happened(scope)}) happened group by 1, 2
        )
        select to_char(m.month, 'YYYY-MM') as key, to_char(m.month, 'Mon YYYY') as label,
          ${sql.join(
            series.map(
              ({ key }) => sql`coalesce(sum(number) filter (where kind = ${key}), 0) as ${sql.id(key)}`,
            ),
          )}
        from generate_series(date_trunc('month', ${scope.since}::date::timestamp), ${scope.until}::date::timestamp,
          interval '1 month') as m(month)
        left join counted on counted.month = m.month
        group by m.month
        order by m.month`,
    ),
};
