import { sql } from 'kysely';
import type { Statements } from '../platform/database.ts';

/** So many refusals of one kind are on record one by one in an hour; more are counted. */
export const anonymousPerHour = 60;

/** What somebody was refused who is not signed in. */
export interface AnonymousRefusal {
  act: string;
  /** Of what there are so many in an hour: the mutation, or the act of sign-in. */
  kind: string;
  subjectId: string;
  after: object | null;
  /** The code of the refusal. */
  reason: string | null;
  requestId: string;
}

/**
 * Puts a refusal of somebody who is not signed in on record, unless there were many like it within the hour. The first
 * of the next hour says how many were left out (`leftOut`), so that nobody fills the record and nothing goes uncounted.
 */
export async function recordAnonymous(db: Statements, refusal: AnonymousRefusal): Promise<void> {
  const { act, kind, subjectId, after, reason, requestId } = refusal;
  const over = sql`k.since <= now() - interval '1 hour'`;
  await sql`
    with counted as (
      insert into audit_left_out as k (kind, since, refused, left_out) values (${kind}, now(), 1, 0)
      on conflict (kind) do update set
        left_out = case when ${over} then greatest(k.refused - ${anonymousPerHour}::int, 0) else k.left_out end,
        refused = case when ${over} then 1 else k.refused + 1 end,
        since = case when ${over} then now() else k.since end
      returning refused, left_out
    )
    insert into audit_entries (account_id, act, subject_id, after, reason, request_id)
    select null, ${act}, ${subjectId},
      nullif(coalesce(${after === null ? null : JSON.stringify(after)}::jsonb, '{}') || case
        when refused = 1 and left_out > 0 then jsonb_build_object('leftOut', left_out) else '{}' end, '{}'),
      ${reason}, ${requestId}
    from counted where refused <= ${anonymousPerHour}::int`.execute(db);
}
