import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows, publishedNeeds, within } from '../counted.ts';

const series = [
  count('exploring', 'Exploring'),
  count('engaging', 'Engaging'),
  count('planned', 'Planned'),
  count('tendering', 'Tendering'),
  count('closed', 'Closed'),
];

export const needsByStage: ChartDefinition = {
  id: 'needs-by-stage',
  title: 'Needs by stage and line of business',
  question: 'Which services have needs open, and how early can suppliers see them?',
  shape: ChartShape.STACKED,
  rowLabel: 'Line of business',
  series,
  note:
    'Needs published in the period, by the stage they are at today. Needs that are still private are not counted; ' +
    'needs from open data are.',
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        select coalesce(b.id, 'none') as key, coalesce(b.name, 'No line of business') as label,
          ${sql.join(series.map(({ key }) => sql`count(*) filter (where n.stage = ${key}) as ${sql.id(key)}`))}
        from (${publishedNeeds(scope)}) n left join lines_of_business b on b.id = n.line_of_business_id
        where ${within('n.published_at', scope)}
        group by b.id, b.name
        order by count(*) filter (where n.stage <> 'closed') desc, count(*) desc, label`,
    ),
};
