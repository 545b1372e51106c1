import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';
import type { ExposureFacts, ExposureGroup, RankingPolicy } from './engine/facts.ts';

interface LedgerRow {
  group: ExposureGroup;
  attention: number;
  merit: number;
}

/**
 * The ledger of exposure for lists of a day: impressions that councils were shown on the policy's number of days
 * before it, never on the day itself, so that every process and every replay reads the same. A list counts once per
 * person and day, at the best rank; attention is 1/log2(1 + rank), merit the points without those of S9 to S11, over
 * 100. A supplier's group goes by its awards on record now.
 * @param day days since 1970-01-01
 * @returns null when nothing is on record for those days
 */
export async function loadExposure(
  em: Em,
  { exposure }: RankingPolicy,
  day: number,
): Promise<ExposureFacts | null> {
  const db = statements(em);
  const startOf = (of: number) => new Date(of * 86_400_000);
  const { rows } = await sql<LedgerRow>`
    with seen as (
      select supplier_id, min(rank) as rank, max(points - fairness_points) as points
      from impressions
      where act = 'shown' and side = 'council' and rank is not null
        and at >= ${startOf(day - exposure.days)} and at < ${startOf(day)}
      group by supplier_id, demand_id, account_id, (at at time zone 'UTC')::date
    ), totals as (
      select supplier_id, sum(ln(2::float) / ln((rank + 1)::float)) as attention,
        sum(greatest(0, points)) / 100.0 as merit
      from seen group by 1
    ), placed as (
      select t.*, (
        select count(*) from engagements e
        where e.supplier_id = t.supplier_id and e.kind in ('contract', 'call_off')
      ) as awards
      from totals t
    )
    select case when awards <= ${exposure.newMost}::int then 'new'
        when awards < ${exposure.establishedFrom}::int then 'known' else 'established' end as group,
      round(sum(attention)::numeric, 3)::float as attention, round(sum(merit)::numeric, 3)::float as merit
    from placed group by 1`.execute(db);
  if (rows.length === 0) return null;
  const of = (group: ExposureGroup) => {
    const row = rows.find((one) => one.group === group);
    return { attention: row?.attention ?? 0, merit: row?.merit ?? 0 };
  };
  return {
    untilDay: day - 1,
    groups: { new: of('new'), known: of('known'), established: of('established') },
  };
}
