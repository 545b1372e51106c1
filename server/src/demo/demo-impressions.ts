import { sql } from 'kysely';
import { explain } from '../matching/engine/explain.ts';
import type { DemandFacts } from '../matching/engine/facts.ts';
import { rank } from '../matching/engine/rank.ts';
import type { LiveIndex } from '../matching/live-index.ts';
import { fairnessPoints } from '../matching/match.service.ts';
import { factsOfNeed, type NeedWords } from '../matching/market-facts.ts';
import { statements, type Database } from '../platform/database.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

const pageOfList = 20;
/** A council reads on until it has found everyone it put on its shortlist, but no further than this. */
const furthestPlace = 100;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface NeedRow extends NeedWords {
  sourceRef: string;
  councilId: string;
  councilName: string;
  region: string;
  publishedAt: Date;
  closedAt: Date | null;
  outcomeSupplierId: string | null;
}

interface Pair {
  needId: string;
  supplierId: string;
}

interface Impression {
  at: string;
  act: 'shown' | 'viewed';
  side: 'council' | 'supplier';
  demand: string;
  supplier: string;
  rank: number | null;
  points: number;
  fairness: number;
}

interface ActedOn {
  /** When each supplier expressed its interest. */
  interests: ReadonlyMap<string, number>;
  /** On the shortlist, in or out, or engaged. */
  considered: ReadonlySet<string>;
}

/** What its council and the suppliers that came forward will have seen of one need. */
function impressionsOf(
  live: LiveIndex,
  need: NeedRow,
  { interests, considered }: ActedOn,
  now: number,
): Impression[] {
  const random = seededRandom(`impressions of ${need.sourceRef}`);
  const council = { id: need.councilId, name: need.councilName, region: need.region };
  const facts = factsOfNeed(need, council, live.bridge);
  const from = new Date(need.publishedAt).getTime();
  const until = Math.min(now, need.closedAt ? new Date(need.closedAt).getTime() : now);
  const moment = (wanted: number) => new Date(Math.max(from, Math.min(wanted, until))).toISOString();
  return [
    ...seenByCouncil(live, facts, interests, considered, random, moment, from),
    ...[...interests].flatMap(([supplierId, expressed]): Impression[] => {
      const match = explain(live.index, facts, supplierId);
      const seen = {
        side: 'supplier',
        demand: need.id,
        supplier: supplierId,
        rank: null,
        points: match.points,
        fairness: fairnessPoints(match),
      } as const;
      const before = expressed - random.between(1, 3) * day + random.between(9, 16) * hour;
      return [
        { ...seen, act: 'shown', at: moment(before) },
        { ...seen, act: 'viewed', at: moment(before + random.between(2, 50) * minute) },
      ];
    }),
  ];
}

function seenByCouncil(
  live: LiveIndex,
  facts: DemandFacts,
  interests: ActedOn['interests'],
  considered: ActedOn['considered'],
  random: SeededRandom,
  moment: (wanted: number) => string,
  from: number,
): Impression[] {
  const list = rank(live.index, {
    reading: 'suppliers-for-demand',
    demand: facts,
    limit: furthestPlace,
    brief: true,
  });
  const furthest = Math.max(
    1,
    ...list.matches.filter((m) => considered.has(m.supplierId)).map((m) => m.rank),
  );
  const read = list.matches.slice(0, Math.ceil(furthest / pageOfList) * pageOfList);
  const firstFew = random.between(2, 6);
  const visits = random.chance(0.55) ? [random.between(1, 3), random.between(6, 16)] : [random.between(1, 5)];
  return visits.flatMap((daysAfter, visit) => {
    const opened = from + daysAfter * day + random.between(9, 16) * hour;
    return read.flatMap((match): Impression[] => {
      const seen = {
        side: 'council',
        demand: facts.id,
        supplier: match.supplierId,
        rank: match.rank,
        points: match.points,
        fairness: fairnessPoints(match),
      } as const;
      const of = match.supplierId;
      const looked =
        visit === visits.length - 1 && (match.rank <= firstFew || considered.has(of) || interests.has(of));
      const shown: Impression = {
        ...seen,
        act: 'shown',
        at: moment(opened + Math.floor(match.rank / pageOfList) * minute),
      };
      return looked
        ? [shown, { ...seen, act: 'viewed', at: moment(opened + match.rank * 2 * minute) }]
        : [shown];
    });
  });
}

/**
 * Puts on record what the people of the demo market will have been shown, so that the office has something to
 * count from the first day. Ranks with the real engine; does nothing once any impression is on record, or
 * without a demo market.
 */
export async function seedDemoImpressions(
  database: Database,
  live: LiveIndex,
  now = Date.now(),
): Promise<void> {
  const db = statements(database.fork());
  const { rows: needs } = await sql<NeedRow>`
    select n.id, n.title, n.problem, n.who_is_affected as "whoIsAffected", n.what_was_tried as "whatWasTried",
      n.what_good_looks_like as "whatGoodLooksLike", n.term_ids as "termIds",
      n.required_accreditations as "requiredAccreditations", n.reserved_for as "reservedFor",
      n.value_min_gbp as "valueMinGbp", n.value_max_gbp as "valueMaxGbp",
      n.source_ref as "sourceRef", n.council_id as "councilId", c.name as "councilName", c.region,
      n.published_at as "publishedAt", n.closed_at as "closedAt", n.outcome_supplier_id as "outcomeSupplierId"
    from needs n join councils c on c.id = n.council_id
    where n.source = 'demo' and n.fictional and n.published_at <= ${new Date(now)}
      and not exists (select 1 from impressions)
    order by n.id`.execute(db);
  if (!needs.length) return;
  const { rows: interests } = await sql<Pair & { at: Date }>`
    select need_id as "needId", supplier_id as "supplierId", created_at as at from interests order by id`.execute(
    db,
  );
  const { rows: entries } = await sql<Pair>`
    select need_id as "needId", supplier_id as "supplierId" from shortlist_entries order by id`.execute(db);

  const rows = needs.flatMap((need) => {
    const of = <T extends Pair>(pairs: T[]) => pairs.filter(({ needId }) => needId === need.id);
    const acted: ActedOn = {
      interests: new Map(of(interests).map(({ supplierId, at }) => [supplierId, new Date(at).getTime()])),
      considered: new Set([
        ...of(entries).map(({ supplierId }) => supplierId),
        ...(need.outcomeSupplierId ? [need.outcomeSupplierId] : []),
      ]),
    };
    return impressionsOf(live, need, acted, now);
  });
  await sql`
    insert into impressions (at, act, side, demand_id, supplier_id, rank, points, fairness_points, policy_version,
      account_id)
    select at, act, side, demand, supplier, rank, points, fairness, ${live.policyVersion}::int, 'demo'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(at timestamptz, act text, side text, demand text,
      supplier text, rank int, points int, fairness int)
    order by at, demand, rank`.execute(db);
  await live.reload();
}
