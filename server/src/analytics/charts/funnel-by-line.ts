import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows } from '../counted.ts';
import { funnelNote, funnelStages, shownPairs } from '../funnel-stages.ts';

const series = funnelStages.map(({ key, label }) => count(key, label));

export const funnelByLine: ChartDefinition = {
  id: 'funnel-by-line',
  title: 'From shown to engaged, by line of business',
  question: 'In which services do matches lead to engagement, and where do they stop?',
  shape: ChartShape.BAR,
  rowLabel: 'Line of business',
  series,
  note: `${funnelNote} Needs without a line of business stand together.`,
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        with pair as (${shownPairs(scope)})
        select coalesce(b.id, 'none') as key, coalesce(b.name, 'No line of business') as label,
          ${sql.join(
            funnelStages.map(
              ({ key }) => sql`count(*) filter (where ${sql.ref(`pair.${key}`)}) as ${sql.id(key)}`,
            ),
          )}
        from pair left join lines_of_business b on b.id = pair.line_of_business_id
        group by b.id, b.name
        order by shown desc, label`,
    ),
};
