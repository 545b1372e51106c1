import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';
import { startPolicy, type RankingPolicy } from './engine/facts.ts';
import { withoutRises } from './engine/policy.ts';
import { reasonsAgainst, type PolicyFigures } from './policy-figures.ts';

/** Ranking policies as stored: a version never changes, one is live. */

export interface PolicyRecord {
  version: number;
  body: object;
  note: string;
  origin: 'shipped' | 'learned';
  figures: PolicyFigures | null;
  live: boolean;
  createdAt: Date;
  madeLiveAt: Date | null;
}

/** What a policy reads as that was stored before some constants were there. */
const absent: RankingPolicy = {
  ...withoutRises(startPolicy),
  similarWork: { ...startPolicy.similarWork, titleShare: 0 },
  keptPlaces: { ...startPolicy.keptPlaces, places: 0 },
};

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A stored body with every constant it lacks. */
function completed<T>(body: unknown, lacking: T): T {
  if (!isGroup(lacking)) return (body ?? lacking) as T;
  const own = isGroup(body) ? body : {};
  const names = Object.keys(lacking) as (keyof T & string)[];
  return Object.fromEntries(names.map((name) => [name, completed(own[name], lacking[name])])) as T;
}

/** A stored policy as the engine reads it. */
export const policyOf = ({ version, body }: PolicyRecord): RankingPolicy => ({
  ...completed(body, absent),
  version,
});

/** Every stored policy, newest first. */
export async function storedPolicies(em: Em): Promise<PolicyRecord[]> {
  const { rows } = await sql<PolicyRecord>`
    select version, body, note, origin, figures, live, created_at as "createdAt", made_live_at as "madeLiveAt"
    from ranking_policies order by version desc`.execute(statements(em));
  return rows;
}

/** The policy in force. @throws Error when the database was not prepared */
export async function livePolicy(em: Em): Promise<RankingPolicy> {
  const live = (await storedPolicies(em)).find((policy) => policy.live);
  if (!live) throw new Error('No ranking policy is live: the database has not been prepared.');
  return policyOf(live);
}

/**
 * Stores the policy of a release under its own version, or under the next where a learned one has that; once. It goes live
 * where no policy is yet, and waits for the office's decision elsewhere.
 */
export async function storeShipped(em: Em, policy: RankingPolicy): Promise<void> {
  await sql`
    insert into ranking_policies (version, body, note, origin, live, made_live_at)
    select case when exists (select 1 from ranking_policies where version = ${policy.version}::int)
        then (select max(version) + 1 from ranking_policies) else ${policy.version}::int end,
      ${JSON.stringify(policy)}::jsonb, 'The shipped policy.', 'shipped', none.live,
      case when none.live then now() end
    from (select not exists (select 1 from ranking_policies where live) as live) none
    where not exists (select 1 from ranking_policies
      where origin = 'shipped' and body ->> 'version' = ${String(policy.version)}::text)
    on conflict do nothing`.execute(statements(em));
}

/** Stores a learned policy as the next version; it is not live. @returns its version */
export async function storeCandidate(
  em: Em,
  policy: RankingPolicy,
  note: string,
  figures: PolicyFigures,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into ranking_policies (version, body, note, origin, figures, live)
    select next, ${JSON.stringify(policy)}::jsonb || jsonb_build_object('version', next), ${note}, 'learned',
      ${JSON.stringify(figures)}::jsonb, false
    from (select max(version) + 1 as next from ranking_policies) n
    returning version`.execute(statements(em));
  return rows[0]!.version;
}

/**
 * What speaks against making a stored policy live. One that was live before, or that was shipped, was accepted once.
 */
export function againstMakingLive(policies: readonly PolicyRecord[], version: number): string[] {
  const policy = policies.find((one) => one.version === version);
  const live = policies.find((one) => one.live);
  if (!policy) return [`There is no ranking policy ${version}. Choose one of the list.`];
  if (policy.live) return [`Ranking policy ${version} is live already.`];
  if (policy.madeLiveAt !== null || policy.figures === null) return [];
  return reasonsAgainst(policy.figures, live?.version ?? 0);
}

/** Makes a stored policy the one in force and tells every server. The caller has asked againstMakingLive. */
export async function switchPolicy(em: Em, version: number): Promise<void> {
  const db = statements(em);
  await sql`
    update ranking_policies set live = version = ${version},
      made_live_at = case when version = ${version} then now() else made_live_at end
    where live or version = ${version}`.execute(db);
  await sql`insert into change_records (kind, subject_id) values ('policy', ${String(version)})`.execute(db);
}
