import { sql } from 'kysely';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { loaderFor, type Context } from '../platform/context.ts';
import { statements } from '../platform/database.ts';

@ObjectType({ description: "A supplier's engagements, counted." })
export class TrackRecord {
  @Field(() => Int)
  engagements!: number;

  @Field(() => Int, { description: 'Councils worked with.' })
  councils!: number;

  @Field(() => Int, { description: 'Engagements known to be delivered, well or as agreed.' })
  delivered!: number;

  @Field(() => Int, { description: 'Engagements that ended early or were partly delivered.' })
  fellShort!: number;

  @Field(() => Float, { description: 'Pounds; published values may be ceilings of frameworks.' })
  totalGbp!: number;

  @Field(() => String, { nullable: true, description: 'Day of the first (YYYY-MM-DD).' })
  firstOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Day of the latest (YYYY-MM-DD).' })
  lastOn!: string | null;
}

const none: TrackRecord = {
  engagements: 0,
  councils: 0,
  delivered: 0,
  fellShort: 0,
  totalGbp: 0,
  firstOn: null,
  lastOn: null,
};
const trackRecords = Symbol('track records');

/** A supplier's track record, batched over the request. */
export function trackRecordOf(ctx: Context, supplierId: string): Promise<TrackRecord> {
  return loaderFor<TrackRecord>(ctx, trackRecords, async (ids) => {
    const { rows } = await sql<TrackRecord & { id: string }>`
      select supplier_id as id, count(*)::int as engagements, count(distinct council_id)::int as councils,
        count(*) filter (where outcome in ('delivered', 'delivered_well'))::int as delivered,
        count(*) filter (where outcome in ('ended_early', 'partly_delivered'))::int as "fellShort",
        coalesce(sum(value_gbp), 0) as "totalGbp", min(started_on)::text as "firstOn", max(started_on)::text as "lastOn"
      from engagements where supplier_id = any(${[...ids]}::text[]) group by 1
    `.execute(statements(ctx.em));
    const byId = new Map(rows.map(({ id, ...record }) => [id, record]));
    return ids.map((id) => byId.get(id) ?? none);
  }).load(supplierId);
}
