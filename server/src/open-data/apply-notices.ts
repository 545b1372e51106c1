import { limits } from '@parley/shared/limits';
import { sql } from 'kysely';
import { resolveCouncil } from '../councils/council-name.ts';
import type { Statements } from '../platform/database.ts';
import { notASupplierName } from '../suppliers/supplier-name.ts';
import { cpvAncestors, normaliseCpv } from '../taxonomy/cpv.ts';
import { upsert, type Bulk, type Written } from './bulk.ts';
import type { NoticeFact, SupplierFact } from './facts.ts';
import type { FileSurvey } from './file-survey.ts';
import type { SurveyedSupplier } from './supplier-survey.ts';
import type { Known } from './known.ts';
import { refreshDerivedCapabilities } from './refresh-derived-capabilities.ts';
import { resolveSuppliers } from './resolve-suppliers.ts';
import { storedText } from './scrub-contact.ts';
import type { Applied, Item } from './stages.ts';
import { lineOfNotice } from './line-of-notice.ts';
import { knownElsewhere, type Elsewhere } from './known-elsewhere.ts';

/**
 * An older version of a notice, met in another file, never overwrites a newer one; and of two sources that publish
 * the same version, the one it is stored under stays.
 */
const fromItsSource = 't.published_at is null or excluded.published_at >= t.published_at';
const fromAnotherSource = 'excluded.published_at > t.published_at';

/** Nothing published overwrites what a council has done with its need here. */
const leftToImports = 'not t.kept_by_council';

/** The council has said itself to which line of business the need belongs. */
const statedByCouncil = 't.line_of_business_id is not null and not t.line_is_derived';

const needs: Bulk = {
  table: 'needs',
  columns: {
    id: 'text',
    council_id: 'text',
    line_of_business_id: 'text',
    line_is_derived: 'boolean',
    title: 'text',
    problem: 'text',
    stage: 'text',
    term_ids: 'text[]',
    value_min_gbp: 'double precision',
    value_max_gbp: 'double precision',
    reserved_for: 'text',
    created_at: 'timestamptz',
    published_at: 'timestamptz',
    decide_by: 'date',
    closed_at: 'timestamptz',
    outcome: 'text',
    outcome_reason: 'text',
    source: 'text',
    source_ref: 'text',
  },
  key: ['id'],
  updates: [
    'council_id',
    'line_of_business_id',
    'line_is_derived',
    'title',
    'problem',
    'stage',
    'term_ids',
    'value_min_gbp',
    'value_max_gbp',
    'reserved_for',
    'published_at',
    'decide_by',
    'closed_at',
    'outcome',
    'outcome_reason',
  ],
  always: leftToImports,
  set: {
    line_of_business_id: `case when ${statedByCouncil} then t.line_of_business_id else excluded.line_of_business_id end`,
    line_is_derived: `case when ${statedByCouncil} then false else excluded.line_is_derived end`,
  },
  onlyIf: fromItsSource,
};

/** The first version met of a notice, when a newer one stands further down the file: enough to be pointed at. */
const firstSight: Bulk = { ...needs, updates: [] };

const engagements: Bulk = {
  table: 'engagements',
  columns: {
    id: 'text',
    supplier_id: 'text',
    council_id: 'text',
    buyer_name: 'text',
    need_id: 'text',
    kind: 'text',
    title: 'text',
    description: 'text',
    started_on: 'date',
    ended_on: 'date',
    value_gbp: 'double precision',
    term_ids: 'text[]',
    published_at: 'timestamptz',
    source: 'text',
    source_ref: 'text',
  },
  key: ['id'],
  updates: [
    'council_id',
    'buyer_name',
    'need_id',
    'kind',
    'title',
    'description',
    'started_on',
    'ended_on',
    'value_gbp',
    'term_ids',
    'published_at',
  ],
  onlyIf: fromItsSource,
};

/** What a reading of a file remembers between its batches. */
export interface NoticeMemory {
  survey: FileSurvey;
  /** Stored suppliers by the survey's keys. */
  suppliers: Map<string, string>;
  /** Notices already stored under another source. */
  elsewhere: Elsewhere;
  /** Engagements this reading has written: the first to write one, among equals, is the one that counts. */
  engagements: Set<string>;
}

type Row = Record<string, unknown>;

/** Rows of a batch by id, those that come from another source than the stored one told apart. */
class Rows {
  readonly byId = new Map<string, { row: Row; foreign: boolean }>();

  /** Of two versions of one thing, the newer; of equal ones that of its own source, then the first. */
  keepNewer(row: Row, foreign: boolean): void {
    const before = this.byId.get(row['id'] as string);
    const [then, now] = [String(before?.row['published_at']), String(row['published_at'])];
    if (!before || now > then || (now === then && before.foreign && !foreign)) {
      this.byId.set(row['id'] as string, { row, foreign });
    }
  }

  async write(db: Statements, bulk: Bulk): Promise<Written> {
    const all = [...this.byId.values()];
    const pick = (foreign: boolean) => all.filter((one) => one.foreign === foreign).map((one) => one.row);
    const own = await upsert(db, bulk, pick(false));
    const others = await upsert(db, { ...bulk, onlyIf: fromAnotherSource }, pick(true));
    return {
      inserted: new Set([...own.inserted, ...others.inserted]),
      updated: new Set([...own.updated, ...others.updated]),
    };
  }
}

/** Terms of the codes that are known; an unknown code counts as its nearest wider one that is. */
function termsOf(codes: readonly string[], known: Known, dropped: string[]): string[] {
  const ids = new Set<string>();
  for (const given of codes) {
    const code = normaliseCpv(given);
    const found = code ? [code, ...cpvAncestors(code)].find((one) => known.cpv.has(one)) : undefined;
    if (!found) dropped.push(`unknown CPV code ${given.slice(0, 20)}`);
    else if (found !== code) dropped.push(`unknown CPV code ${code}, read as ${found}`);
    if (found) ids.add(known.cpv.get(found)!);
  }
  return [...ids].slice(0, limits.terms);
}

function councilOf(fact: NoticeFact, known: Known): string | null {
  if (fact.buyerGss && known.councilByGss.has(fact.buyerGss)) return known.councilByGss.get(fact.buyerGss)!;
  const key = `${fact.buyerName}\u001f${fact.region ?? ''}`;
  let council = known.councilByBuyer.get(key);
  if (council === undefined) {
    council = resolveCouncil(known.councilIndex, fact.buyerName, fact.region ?? undefined);
    known.councilByBuyer.set(key, council);
  }
  return council;
}

/**
 * Stores one batch of notices inside the caller's transaction: suppliers, then the councils' needs, then one
 * engagement per notice and supplier, then what these let us derive. Text is scrubbed here, whatever its source.
 * @returns per item what became of it, and which suppliers and needs were touched.
 */
export async function applyNotices(
  db: Statements,
  items: readonly Item<NoticeFact>[],
  known: Known,
  memory: NoticeMemory,
): Promise<Applied> {
  const { survey } = memory;
  const applied: Applied = { outcomes: [], touched: [], counts: {} };
  const readings = items.map((item) => {
    const dropped = [...item.dropped];
    const unnamed: string[] = [];
    const named = item.fact.suppliers.filter((supplier) => {
      const reason = notASupplierName(supplier.name);
      if (reason) unnamed.push(`supplier "${supplier.name.trim().slice(0, 80)}" ${reason}`);
      return !reason;
    });
    dropped.push(...unnamed);
    const terms = termsOf(item.fact.cpvCodes, known, dropped);
    return { item, dropped, named, unnamed, council: councilOf(item.fact, known), terms };
  });

  const wanted = new Map<string, SurveyedSupplier>();
  for (const { named } of readings) {
    for (const supplier of named) {
      const surveyed = survey.supplier(supplier);
      if (!memory.suppliers.has(surveyed.key)) wanted.set(surveyed.key, surveyed);
    }
  }
  const { ids, written: writtenSuppliers } = await resolveSuppliers(db, survey, [...wanted.values()]);
  for (const [key, id] of ids) memory.suppliers.set(key, id);

  // Rows of one notice repeat its text; scrubbing is the dearest part of a row.
  const scrubbed = new Map<string, string>();
  const textOf = (fact: NoticeFact): string => {
    const text = scrubbed.get(fact.description) ?? storedText(fact.description, limits.text);
    scrubbed.set(fact.description, text);
    return text;
  };

  const supplierIdOf = (supplier: SupplierFact) => memory.suppliers.get(survey.supplier(supplier).key)!;
  await knownElsewhere(
    db,
    memory.elsewhere,
    readings.flatMap(({ item: { fact }, council, named }) =>
      fact.need ? [{ fact, council, supplierIds: named.map(supplierIdOf) }] : [],
    ),
  );

  const newestNeeds = new Rows();
  const firstNeeds = new Map<string, Row>();
  const rows = new Rows();
  const subjects: { item: Item<NoticeFact>; dropped: string[]; ids: string[]; unusable: string | null }[] =
    [];
  for (const { council, terms, named, unnamed, dropped, item } of readings) {
    const { fact, line } = item;
    const titleText = storedText(fact.title, limits.line);
    const text = textOf(fact);
    const title = titleText || storedText(fact.description, limits.title);
    const need = council && fact.need ? memory.elsewhere.need(fact, council) : null;
    const needId = need?.id ?? null;
    const own: string[] = [];
    if (council && need) {
      own.push(need.id);
      const code = lineOfNotice(fact.title, text, fact.cpvCodes);
      const lineId = (code && known.lines.get(code)) || null;
      const row = { ...needRow(need.id, council, fact, title, text, terms, lineId), source: need.source };
      if (survey.isNewest(fact, line)) newestNeeds.keepNewer(row, need.source !== fact.source);
      else if (!firstNeeds.has(need.id)) firstNeeds.set(need.id, row);
    }
    for (const supplier of named) {
      const supplierId = supplierIdOf(supplier);
      const sourceRef = `${fact.noticeId}#${supplierId}`;
      const { id, source } = memory.elsewhere.engagement(fact, council, supplierId);
      own.push(id);
      if (!survey.isNewestFor(fact, supplier, line) || memory.engagements.has(id)) continue;
      memory.engagements.add(id);
      const row = {
        id,
        supplier_id: supplierId,
        council_id: council,
        buyer_name:
          (council && fact.buyerGss && known.councilName.get(council)) ||
          storedText(fact.buyerName, limits.line),
        need_id: needId,
        kind: fact.engagementKind,
        title,
        description: text,
        started_on: supplier.startedOn ?? fact.date,
        ended_on: supplier.endedOn ?? fact.endedOn,
        value_gbp: supplier.valueGbp ?? fact.valueGbp,
        term_ids: terms,
        published_at: fact.publishedAt,
        source,
        source_ref: sourceRef,
      };
      rows.keepNewer(row, source !== fact.source);
    }
    const unusable = own.length
      ? null
      : unnamed.length
        ? `${unnamed[0]}, and the buyer is not a council: nothing to keep`
        : 'the buyer is not a council and no supplier is named: nothing to keep';
    subjects.push({ item, dropped, ids: own, unusable });
  }
  for (const id of newestNeeds.byId.keys()) firstNeeds.delete(id);
  const sighted = await upsert(db, firstSight, [...firstNeeds.values()]);
  const writtenNeeds = await newestNeeds.write(db, needs);
  for (const id of sighted.inserted) writtenNeeds.inserted.add(id);
  const writtenEngagements = await rows.write(db, engagements);

  const touchedEngagements = [...writtenEngagements.inserted, ...writtenEngagements.updated];
  const touchedNeeds = new Set([...writtenNeeds.inserted, ...writtenNeeds.updated]);
  for (const id of touchedEngagements) {
    const needId = rows.byId.get(id)!.row['need_id'];
    if (typeof needId === 'string') touchedNeeds.add(needId);
  }
  await settleOutcomes(db, [...touchedNeeds]);
  const busier = new Set(touchedEngagements.map((id) => rows.byId.get(id)!.row['supplier_id'] as string));
  applied.counts['capabilities derived'] = await refreshDerivedCapabilities(db, [...busier], known);

  const inserted = new Set([...writtenNeeds.inserted, ...writtenEngagements.inserted]);
  const updated = new Set([...writtenNeeds.updated, ...writtenEngagements.updated]);
  for (const { item, dropped, ids: own, unusable } of subjects) {
    // Each new thing is counted for the row that brought it: a notice's first row for its need.
    const isNew = own.filter((id) => inserted.delete(id)).length > 0;
    const isChanged = own.filter((id) => updated.delete(id)).length > 0;
    applied.outcomes.push(
      unusable
        ? { item, became: 'refused', reason: unusable, dropped: [] }
        : { item, became: isNew ? 'added' : isChanged ? 'changed' : 'unchanged', dropped },
    );
  }
  for (const id of new Set([...writtenSuppliers.inserted, ...writtenSuppliers.updated, ...busier])) {
    applied.touched.push({ kind: 'supplier', id });
  }
  for (const id of touchedNeeds) applied.touched.push({ kind: 'demand', id });
  applied.counts['suppliers added'] = writtenSuppliers.inserted.size;
  applied.counts['suppliers changed'] = writtenSuppliers.updated.size;
  applied.counts['needs added'] = writtenNeeds.inserted.size;
  applied.counts['needs changed'] = writtenNeeds.updated.size;
  applied.counts['engagements added'] = writtenEngagements.inserted.size;
  applied.counts['engagements changed'] = writtenEngagements.updated.size;
  applied.counts['engagements with a council'] = [...rows.byId.values()].filter(
    ({ row }) => row['council_id'],
  ).length;
  return applied;
}

function needRow(
  id: string,
  council: string,
  fact: NoticeFact,
  title: string,
  text: string,
  terms: readonly string[],
  lineId: string | null,
) {
  const { stage, outcome, outcomeReason, reservedFor } = fact.need!;
  const closedOn = [fact.decideBy, fact.date].filter(Boolean).sort().at(-1);
  return {
    id,
    council_id: council,
    line_of_business_id: lineId,
    line_is_derived: lineId !== null,
    title,
    problem: text || title,
    stage,
    term_ids: terms,
    value_min_gbp: fact.valueMinGbp,
    value_max_gbp: fact.valueMaxGbp,
    reserved_for: reservedFor,
    created_at: fact.publishedAt ?? `${fact.date}T00:00:00Z`,
    published_at: fact.publishedAt ?? `${fact.date}T00:00:00Z`,
    decide_by: fact.decideBy,
    closed_at: stage === 'closed' ? `${outcome ? fact.date : closedOn}T00:00:00Z` : null,
    outcome,
    outcome_reason: outcomeReason,
    source: fact.source,
    source_ref: fact.noticeId,
  };
}

/** Says which supplier a need ended with, where it was exactly one; every award of the notice is asked. */
async function settleOutcomes(db: Statements, needIds: readonly string[]): Promise<void> {
  if (!needIds.length) return;
  await sql`
    update needs n set outcome_supplier_id = settled.supplier_id
    from (
      select n.id, case when n.outcome = 'engaged' and count(distinct e.supplier_id) = 1 then min(e.supplier_id) end as supplier_id
      from needs n left join engagements e on e.need_id = n.id
      where n.id = any(${[...needIds]}::text[]) group by n.id
    ) settled
    where n.id = settled.id and not n.kept_by_council
      and n.outcome_supplier_id is distinct from settled.supplier_id
  `.execute(db);
}
