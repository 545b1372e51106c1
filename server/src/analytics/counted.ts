import { sql, type RawBuilder } from 'kysely';
import type { Statements } from '../platform/database.ts';
import type { Scope } from './chart.ts';
import { Unit, type ChartRow, type ChartSeries } from './chart.type.ts';

/** SQL that several charts count by. Days are days in UTC. */

const startOf = (day: string) => sql`(${day}::date::timestamp at time zone 'UTC')`;
const endOf = (day: string) => sql`((${day}::date + 1)::timestamp at time zone 'UTC')`;

/** A moment from the first day of the period to its last. */
export const within = (column: string, { since, until }: Scope): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} >= ${startOf(since)} and ${sql.ref(column)} < ${endOf(until)})`;

/** A moment on or before the last day of the period. */
export const upTo = (column: string, { until }: Scope): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} < ${endOf(until)})`;

/** A row of the council and line of business asked for. `table` has council_id and line_of_business_id. */
export const inScope = (table: string, { councilId, lineOfBusinessId }: Scope): RawBuilder<boolean> =>
  sql<boolean>`(${councilId}::text is null or ${sql.ref(`${table}.council_id`)} = ${councilId})
    and (${lineOfBusinessId}::text is null or ${sql.ref(`${table}.line_of_business_id`)} = ${lineOfBusinessId})`;

/** Needs that suppliers can or could see; the office counts no others. */
export const publishedNeeds = (scope: Scope): RawBuilder<unknown> =>
  sql`select n.id, n.title, n.council_id, n.line_of_business_id, n.stage, n.published_at, n.closed_at, n.outcome,
      n.outcome_supplier_id, n.source
    from needs n where n.published_at is not null and ${inScope('n', scope)}`;

/** Small or medium-sized as stated, else by the size given; null when neither is known. */
export const isSme: RawBuilder<boolean | null> =
  sql`coalesce(s.sme, case s.size when 'large' then false when 'unknown' then null else true end)`;

/** Impressions in the period that put a supplier before a council: lists for needs and for lines of business. */
export const shownToCouncils = (scope: Scope): RawBuilder<unknown> =>
  sql`select i.supplier_id, i.rank from impressions i
    where i.act = 'shown' and i.side = 'council' and ${within('i.at', scope)}
    ${
      scope.councilId || scope.lineOfBusinessId
        ? sql`and i.demand_id in (
            select n.id from needs n where ${inScope('n', scope)}
            union all select l.id from council_lines l where ${inScope('l', scope)})`
        : sql``
    }`;

/** Each supplier that may be matched, with the engagements that started before the period. */
export const suppliersWithPast = ({ since }: Scope): RawBuilder<unknown> =>
  sql`select s.id, coalesce(e.past, 0)::int as past, ${isSme} as sme, s.vcse
    from suppliers s
    left join (select supplier_id, count(*) as past from engagements where started_on < ${since}::date group by 1) e
      on e.supplier_id = s.id
    where not s.excluded`;

export const newEntrantMost = 1;

/** Runs one statement and reads its rows as `key`, `label` and one number per series. */
export async function countRows(
  db: Statements,
  series: readonly ChartSeries[],
  statement: RawBuilder<unknown>,
): Promise<ChartRow[]> {
  const { rows } = await (statement as RawBuilder<Record<string, unknown>>).execute(db);
  return rows.map((row) => ({
    key: String(row.key),
    label: String(row.label),
    values: series.map(({ key }) => (row[key] == null ? null : Number(row[key]))),
  }));
}

export const count = (key: string, label: string): ChartSeries => ({ key, label, unit: Unit.COUNT });
export const share = (key: string, label: string): ChartSeries => ({ key, label, unit: Unit.SHARE });
