import { sql } from 'kysely';
import type { ChartDefinition } from '../chart.ts';
import { ChartShape } from '../chart.type.ts';
import { count, countRows, publishedNeeds, within } from '../counted.ts';

const series = [
  count('inTime', 'Answered in time'),
  count('late', 'Answered late'),
  count('overdue', 'Open and overdue'),
  count('waiting', 'Open, not yet due'),
];

export const answersToInterests: ChartDefinition = {
  id: 'answers-to-interests',
  title: 'Answers to interests, by council',
  question: 'Which councils answer suppliers in time?',
  shape: ChartShape.STACKED,
  rowLabel: 'Council',
  series,
  note:
    'Interests expressed in the period and not withdrawn, by the day on which the council owed an answer. Answered ' +
    'means taken forward or not taken forward; open ones are overdue when that day lies before the last day of the ' +
    'period. Councils with the most overdue come first, then those with the most interests.',
  rows: (db, scope) =>
    countRows(
      db,
      series,
      sql`
        with owed as (
          select n.council_id, i.decided_at is not null as answered,
            (i.decided_at at time zone 'UTC')::date > i.answer_due_on as late,
            i.answer_due_on < least(${scope.until}::date, (now() at time zone 'UTC')::date) as due
          from interests i join (${publishedNeeds(scope)}) n on n.id = i.need_id
          where i.state <> 'withdrawn' and ${within('i.created_at', scope)}
        )
        select c.id as key, c.nice_name as label, count(*) filter (where answered and not late) as "inTime",
          count(*) filter (where answered and late) as late, count(*) filter (where not answered and due) as overdue,
          count(*) filter (where not answered and not due) as waiting
        from owed join councils c on c.id = owed.council_id
        group by c.id, c.nice_name
        order by overdue desc, count(*) desc, label`,
    ),
};
