import { sql } from 'kysely';
import { councilPlace } from '../councils/council-name.ts';
import type { NeedStage } from '../needs/need.entity.ts';
import { statements, type Em } from '../platform/database.ts';
import type {
  CapabilityFacts,
  CouncilFacts,
  DemandFacts,
  EngagementFacts,
  EngagementKind,
  MarketFacts,
  SupplierFacts,
  TermFacts,
} from './engine/facts.ts';

/** Rows → facts: the only place where the engine's input is read from the database. */

/** What an outcome on record is worth to the engine, 0 to 1; null where nobody has said. */
const outcomeWorth: Record<string, number | null> = {
  delivered_well: 1,
  delivered: 0.8,
  partly_delivered: 0.5,
  ended_early: 0.1,
  ongoing: 0.7,
  unknown: null,
};

/** Days since 1970-01-01 of a day written YYYY-MM-DD. */
export const dayNumber = (day: string): number => Math.floor(Date.parse(day) / 86_400_000);

/** The day written YYYY-MM-DD of a number of days since 1970-01-01. */
export const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Capability terms and the CPV terms they stand for, both ways, so that plain words and codes meet. */
export interface TermBridge {
  /** Ids of a thing's terms → the same and those they stand for. */
  widen(termIds: readonly string[]): string[];
}

interface TermRow {
  id: string;
  scheme: TermFacts['scheme'];
  code: string;
  label: string;
  parentId: string | null;
  cpvCodes: string[];
}

export async function loadTerms(em: Em): Promise<{ terms: TermFacts[]; bridge: TermBridge }> {
  const { rows } = await sql<TermRow>`
    select id, scheme, code, label, parent_id as "parentId", cpv_codes as "cpvCodes" from terms order by id
  `.execute(statements(em));
  const cpv = new Map(rows.filter((t) => t.scheme === 'cpv').map((t) => [t.code, t.id]));
  const byId = new Map(rows.map((t) => [t.id, t]));
  const capabilitiesOfCpv = new Map<string, string[]>();
  const cpvOfCapability = new Map<string, string[]>();
  for (const term of rows) {
    if (term.scheme !== 'capability') continue;
    const ids = term.cpvCodes.map((code) => cpv.get(code)).filter((id) => id !== undefined);
    cpvOfCapability.set(term.id, ids);
    for (const id of ids) capabilitiesOfCpv.set(id, [...(capabilitiesOfCpv.get(id) ?? []), term.id]);
  }
  const widen = (termIds: readonly string[]): string[] => {
    const out = new Set(termIds);
    for (const id of termIds) {
      for (const other of cpvOfCapability.get(id) ?? []) out.add(other);
      for (let at: string | null | undefined = id; at; at = byId.get(at)?.parentId) {
        for (const other of capabilitiesOfCpv.get(at) ?? []) out.add(other);
      }
    }
    return [...out].sort();
  };
  return {
    terms: rows.map(({ id, scheme, code, label, parentId }) => ({ id, scheme, code, label, parentId })),
    bridge: { widen },
  };
}

export async function loadCouncils(em: Em): Promise<CouncilFacts[]> {
  const { rows } = await sql<CouncilFacts>`
    select id, name, type, region, population, similarity_label as "similarityLabel" from councils order by id
  `.execute(statements(em));
  return rows;
}

interface EngagementRow extends Omit<EngagementFacts, 'day' | 'outcome' | 'kind'> {
  supplierId: string;
  kind: EngagementKind;
  startedOn: string;
  outcome: string;
}

type CapabilityRow = CapabilityFacts & { supplierId: string };
type SupplierRow = Omit<SupplierFacts, 'capabilities' | 'engagements'>;

function groupBySupplier<T extends { supplierId: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.supplierId);
    if (group) group.push(row);
    else groups.set(row.supplierId, [row]);
  }
  return groups;
}

/** Suppliers read at a time: some milliseconds of work, and little memory, for the embedded database. */
const suppliersAtOnce = 100;

/** All suppliers, some at a time, in the order of their ids. */
async function* eachSuppliers(em: Em, bridge: TermBridge): AsyncGenerator<SupplierFacts[]> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      select id from suppliers where id > ${after} order by id limit ${suppliersAtOnce}`.execute(
      statements(em),
    );
    if (!rows.length) return;
    yield loadSuppliers(
      em,
      bridge,
      rows.map(({ id }) => id),
    );
    after = rows.at(-1)!.id;
  }
}

/** The suppliers with the ids that are there, with their capabilities and engagements. Three statements. */
export async function loadSuppliers(
  em: Em,
  bridge: TermBridge,
  ids: readonly string[],
): Promise<SupplierFacts[]> {
  const db = statements(em);
  const only = (column: string) => sql`where ${sql.ref(column)} = any(${[...ids]}::text[])`;
  const suppliers = await sql<SupplierRow>`
    select id, name, statement, regions, size, sme, vcse, accreditations, excluded,
      floor(extract(epoch from confirmed_at) / 86400)::int as "confirmedDay"
    from suppliers ${only('id')} order by id`.execute(db);
  const capabilities = await sql<CapabilityRow>`
    select id, supplier_id as "supplierId", title, description as text, term_ids as "termIds",
      origin = 'declared' as declared
    from capabilities ${only('supplier_id')} order by id`.execute(db);
  const engagements = await sql<EngagementRow>`
    select id, supplier_id as "supplierId", council_id as "councilId", buyer_name as "buyerName", kind, title,
      left(description, 2000) as text, term_ids as "termIds", started_on::text as "startedOn",
      value_gbp as "valueGbp", outcome
    from engagements ${only('supplier_id')} order by id`.execute(db);
  const capabilitiesOf = groupBySupplier(capabilities.rows);
  const engagementsOf = groupBySupplier(engagements.rows);
  return suppliers.rows.map((supplier) => ({
    ...supplier,
    capabilities: (capabilitiesOf.get(supplier.id) ?? []).map(({ supplierId: _, ...capability }) => ({
      ...capability,
      termIds: bridge.widen(capability.termIds),
    })),
    engagements: (engagementsOf.get(supplier.id) ?? []).map(
      ({ supplierId: _, startedOn, outcome, ...engagement }) => ({
        ...engagement,
        termIds: bridge.widen(engagement.termIds),
        day: dayNumber(startedOn),
        outcome: outcomeWorth[outcome] ?? null,
      }),
    ),
  }));
}

/** The words, tags and conditions of a need, as rows and entities carry them. */
export interface NeedWords {
  id: string;
  title: string;
  problem: string;
  whoIsAffected: string;
  whatWasTried: string;
  whatGoodLooksLike: string;
  termIds: readonly string[];
  requiredAccreditations: string[];
  reservedFor: DemandFacts['reservedFor'];
  valueMinGbp: number | null;
  valueMaxGbp: number | null;
}

type AskingCouncil = Pick<CouncilFacts, 'id' | 'name' | 'region'>;

/** What the engine reads of the council that asks. */
export const askedBy = ({
  id,
  name,
  region,
}: AskingCouncil): Pick<DemandFacts, 'councilId' | 'councilPlace' | 'region'> => ({
  councilId: id,
  councilPlace: councilPlace(name),
  region,
});

/** One need as the engine reads it, on the market or not. */
export const factsOfNeed = (need: NeedWords, council: AskingCouncil, bridge: TermBridge): DemandFacts => ({
  id: need.id,
  kind: 'need',
  ...askedBy(council),
  title: need.title,
  text: [need.problem, need.whoIsAffected, need.whatWasTried, need.whatGoodLooksLike]
    .filter(Boolean)
    .join('\n'),
  termIds: bridge.widen(need.termIds),
  requiredAccreditations: need.requiredAccreditations,
  reservedFor: need.reservedFor,
  valueGbp: need.valueMaxGbp ?? need.valueMinGbp,
});

/** Where a demand belongs, beside what it is ranked by. */
export interface DemandPlace {
  councilId: string;
  lineId: string | null;
  /** Null for a council line. */
  stage: NeedStage | null;
}

type DemandRow = DemandFacts & DemandPlace & { councilName: string; region: string };

/**
 * What suppliers are ranked against and see: published open needs and every council line. All, or those
 * with the ids; an id that is missing from the answer is not on the market (any more).
 */
export async function loadDemands(
  em: Em,
  bridge: TermBridge,
  ids?: readonly string[],
): Promise<{ facts: DemandFacts; place: DemandPlace }[]> {
  const db = statements(em);
  const only = (column: string) => (ids ? sql`and ${sql.ref(column)} = any(${[...ids]}::text[])` : sql``);
  const { rows } = await sql<DemandRow>`
    select n.id, 'need' as kind, n.council_id as "councilId", c.name as "councilName", n.title,
      concat_ws(E'\n', n.problem, n.who_is_affected, n.what_was_tried, n.what_good_looks_like) as text,
      n.term_ids as "termIds", c.region, n.required_accreditations as "requiredAccreditations",
      n.reserved_for as "reservedFor", coalesce(n.value_max_gbp, n.value_min_gbp) as "valueGbp",
      n.line_of_business_id as "lineId", n.stage
    from needs n join councils c on c.id = n.council_id
    where n.published_at is not null and n.stage <> 'closed' ${only('n.id')}
    union all
    select l.id, 'line', l.council_id, c.name, b.name, concat_ws(E'\n', l.standing_demand, l.priorities),
      l.term_ids, c.region, '{}', 'none', null, l.line_of_business_id, null
    from council_lines l
    join lines_of_business b on b.id = l.line_of_business_id
    join councils c on c.id = l.council_id
    where true ${only('l.id')}
    order by 1`.execute(db);
  return rows.map(({ lineId, stage, councilId, councilName, region, ...row }) => ({
    facts: {
      ...row,
      ...askedBy({ id: councilId, name: councilName, region }),
      termIds: bridge.widen(row.termIds),
    },
    place: { councilId, lineId, stage },
  }));
}

/**
 * The whole market, read a little at a time. What changes meanwhile may or may not be in it; the change feed tells.
 * @param pause called between two readings, so that others can work
 */
export async function loadMarket(
  em: Em,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<MarketFacts & { bridge: TermBridge; places: Map<string, DemandPlace> }> {
  const { terms, bridge } = await loadTerms(em);
  const suppliers: SupplierFacts[] = [];
  for await (const some of eachSuppliers(em, bridge)) {
    suppliers.push(...some);
    await pause();
  }
  const demands = await loadDemands(em, bridge);
  return {
    terms,
    councils: await loadCouncils(em),
    suppliers,
    demands: demands.map(({ facts }) => facts),
    bridge,
    places: new Map(demands.map(({ facts, place }) => [facts.id, place])),
  };
}
