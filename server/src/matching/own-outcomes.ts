import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';
import type { CouncilFacts, DemandFacts } from './engine/facts.ts';
import { GRADES } from './engine/learn.ts';
import type { NeedWords, TermBridge } from './market-facts.ts';
import { factsOfNeed } from './market-facts.ts';

/** What came of a need that was asked on the platform. */
export interface NeedOutcomes {
  need: DemandFacts;
  /** The day it was published, YYYY-MM-DD. */
  askedOn: string;
  /** Supplier → grade of the most that came of it, above 0: GRADES. */
  grades: ReadonlyMap<string, number>;
  /** Suppliers that were looked at and left off, and of whom nothing came. */
  dismissed: ReadonlySet<string>;
  /** The names of all of these, which the need's words may tell. */
  names: ReadonlyMap<string, string>;
}

interface OutcomeRow {
  needId: string;
  supplierId: string;
  supplierName: string;
  grade: number;
}

type NeedRow = NeedWords & { askedOn: string; councilId: string; councilName: string; region: string };

/** How many outcomes of needs asked on the platform weights are learned from, at least. */
export const LEAST_OUTCOMES = 200;

/**
 * Every trace of what came of a supplier for a published need: a contract or a call-off counts most, then a pilot, then a
 * place on the shortlist, an interest taken forward, a demonstration or a meeting that went well, then any other meeting. 0
 * is for who was taken off the shortlist or whose interest was not taken forward.
 */
function traces() {
  const { contract, pilot, shortlisted, meeting } = GRADES;
  return sql`
    select t.* from (
      select need_id, supplier_id,
        case
          when kind in ('contract', 'call_off') then ${contract}::int
          when kind = 'pilot' then ${pilot}::int
          when kind = 'demonstration' or outcome in ('delivered_well', 'delivered') then ${shortlisted}::int
          else ${meeting}::int
        end as grade
      from engagements where need_id is not null
      union all
      select n.id, n.outcome_supplier_id, ${contract}::int from needs n
      where n.outcome = 'engaged' and n.outcome_supplier_id is not null and not exists (
        select 1 from engagements e where e.need_id = n.id and e.supplier_id = n.outcome_supplier_id)
      union all
      select need_id, supplier_id, case decision when 'in' then ${shortlisted}::int else 0 end from shortlist_entries
      union all
      select need_id, supplier_id, case state when 'taken_forward' then ${shortlisted}::int else 0 end
      from interests where state in ('taken_forward', 'not_taken_forward')
    ) t join needs n on n.id = t.need_id where n.published_at is not null`;
}

/** How much came of needs published on the platform: suppliers, each once per need. */
export interface OutcomeCounts {
  /** Of whom something came. */
  takenFurther: number;
  /** Who were looked at and left off, and of whom nothing came. */
  leftOff: number;
  /** Needs that have any of these. */
  needs: number;
}

/** Counts what weights could be learned from. One statement. */
export async function countOutcomes(em: Em): Promise<OutcomeCounts> {
  const { rows } = await sql<OutcomeCounts>`
    select count(*) filter (where grade > 0)::int as "takenFurther", count(*) filter (where grade = 0)::int as "leftOff",
      count(distinct need_id)::int as needs
    from (select need_id, supplier_id, max(grade) as grade from (${traces()}) t group by 1, 2) o`.execute(
    statements(em),
  );
  return rows[0]!;
}

/** Everything that came of needs, in the order of the days they were asked. Two statements. */
export async function loadNeedOutcomes(em: Em, bridge: TermBridge): Promise<NeedOutcomes[]> {
  const outcomes = await sql<OutcomeRow>`
    select t.need_id as "needId", t.supplier_id as "supplierId", s.name as "supplierName", max(t.grade) as grade
    from (${traces()}) t join suppliers s on s.id = t.supplier_id
    group by 1, 2, 3 order by 1, 2`.execute(statements(em));
  const needs = await sql<NeedRow>`
    select n.id, n.title, n.problem, n.who_is_affected as "whoIsAffected", n.what_was_tried as "whatWasTried",
      n.what_good_looks_like as "whatGoodLooksLike", n.term_ids as "termIds",
      n.required_accreditations as "requiredAccreditations", n.reserved_for as "reservedFor",
      n.value_min_gbp as "valueMinGbp", n.value_max_gbp as "valueMaxGbp",
      to_char(n.published_at at time zone 'UTC', 'YYYY-MM-DD') as "askedOn",
      n.council_id as "councilId", c.name as "councilName", c.region
    from needs n join councils c on c.id = n.council_id
    where n.id = any(${[...new Set(outcomes.rows.map(({ needId }) => needId))]}::text[])
    order by "askedOn", n.id`.execute(statements(em));
  const ofNeed = Map.groupBy(outcomes.rows, ({ needId }) => needId);
  return needs.rows.map(({ askedOn, councilId, councilName, region, ...words }) => {
    const council: Pick<CouncilFacts, 'id' | 'name' | 'region'> = {
      id: councilId,
      name: councilName,
      region,
    };
    const own = ofNeed.get(words.id)!;
    const graded = own.filter(({ grade }) => grade > 0);
    return {
      need: factsOfNeed(words, council, bridge),
      askedOn,
      grades: new Map(graded.map(({ supplierId, grade }) => [supplierId, grade])),
      dismissed: new Set(own.filter(({ grade }) => grade === 0).map(({ supplierId }) => supplierId)),
      names: new Map(own.map(({ supplierId, supplierName }) => [supplierId, supplierName])),
    };
  });
}
