import { sql } from 'kysely';
import { statements, type Database } from '../platform/database.ts';
import { stableId } from '../platform/ids.ts';
import { capabilityTermId, councilId, lineOfBusinessId } from '../platform/prepare.ts';
import { foldSupplierName } from '../suppliers/supplier-name.ts';
import { workingDaysAfter } from '../needs/need-lifecycle.ts';
import { demoMarket } from './demo-market.ts';

const supplierId = (key: string) => stableId('Supplier', 'demo', key);
const needId = (key: string) => stableId('Need', 'demo', key);
const termIds = (codes: readonly string[]) => codes.map(capabilityTermId);
const json = (rows: readonly object[]) => JSON.stringify(rows);

/**
 * Puts the invented market into an empty database, in one transaction: all of it or nothing. Does nothing
 * where it is already. Everything invented carries `fictional`.
 * @param on the day on which needs and interests are to be under way
 */
export async function loadDemoMarket(database: Database, on = new Date()): Promise<void> {
  const em = database.fork();
  const [known] = await em
    .getConnection()
    .execute<{ there: boolean }[]>(`select exists (select 1 from suppliers where origin = 'demo') as there`);
  if (known?.there) return;
  const market = demoMarket(on.toISOString().slice(0, 10));
  await em.transactional(async (inside) => {
    const db = statements(inside);

    const lines = market.councilLines.map((l) => ({
      id: stableId('CouncilLine', l.councilCode, l.lineCode),
      council: councilId(l.councilCode),
      line: lineOfBusinessId(l.lineCode),
      decided: l.decidedBy,
      priorities: l.priorities,
      standing: l.standingDemand,
      terms: termIds(l.termCodes),
    }));
    await sql`
      insert into council_lines (id, council_id, line_of_business_id, decided_by, priorities, standing_demand,
        term_ids, fictional)
      select id, council, line, decided, priorities, standing, terms, true
      from jsonb_to_recordset(${json(lines)}::jsonb) as r(id text, council text, line text, decided text,
        priorities text, standing text, terms text[])`.execute(db);

    const suppliers = market.suppliers.map((s) => ({
      ...s,
      id: supplierId(s.key),
      folded: foldSupplierName(s.name),
    }));
    await sql`
      insert into suppliers (id, name, folded_name, identifier_scheme, identifier, size, sme, vcse, statement,
        regions, accreditations, origin, confirmed_at, fictional)
      select id, name, folded, 'XX-DEMO', "companyNumber", size, sme, vcse, statement, regions, accreditations, 'demo',
        "confirmedOn"::timestamptz, true
      from jsonb_to_recordset(${json(suppliers)}::jsonb) as r(id text, name text, folded text, "companyNumber" text,
        size text, sme boolean, vcse boolean, statement text, regions text[], accreditations text[],
        "confirmedOn" text)`.execute(db);

    const capabilities = market.suppliers.flatMap((s) =>
      s.capabilities.map((c, i) => ({
        id: stableId('Capability', 'demo', s.key, String(i)),
        supplier: supplierId(s.key),
        title: c.title,
        description: c.description,
        terms: termIds(c.termCodes),
      })),
    );
    await sql`
      insert into capabilities (id, supplier_id, title, description, term_ids, origin)
      select id, supplier, title, description, terms, 'declared'
      from jsonb_to_recordset(${json(capabilities)}::jsonb) as r(id text, supplier text, title text, description text,
        terms text[])`.execute(db);

    const needs = market.needs.map((n) => ({
      ...n,
      id: needId(n.key),
      council: councilId(n.councilCode),
      line: lineOfBusinessId(n.lineCode),
      terms: termIds(n.termCodes),
      outcomeSupplier: n.outcomeSupplierKey ? supplierId(n.outcomeSupplierKey) : null,
    }));
    await sql`
      insert into needs (id, council_id, line_of_business_id, title, problem, who_is_affected, what_was_tried,
        what_good_looks_like, stage, term_ids, value_min_gbp, value_max_gbp, reserved_for, published_at, decide_by,
        closed_at, outcome, outcome_reason, outcome_supplier_id, source, source_ref, fictional, created_at)
      select id, council, line, title, problem, "whoIsAffected", "whatWasTried", "whatGoodLooksLike", stage, terms,
        "valueGbpMin", "valueGbpMax", "reservedFor", "publishedOn"::timestamptz, "decideBy"::date,
        case when stage = 'closed' then coalesce("decideBy", "publishedOn")::timestamptz end,
        outcome, "outcomeReason", "outcomeSupplier", 'demo', key, true, "publishedOn"::timestamptz
      from jsonb_to_recordset(${json(needs)}::jsonb) as r(id text, council text, line text, title text, problem text,
        "whoIsAffected" text, "whatWasTried" text, "whatGoodLooksLike" text, stage text, terms text[],
        "valueGbpMin" float, "valueGbpMax" float, "reservedFor" text, "publishedOn" text, "decideBy" text,
        outcome text, "outcomeReason" text, "outcomeSupplier" text, key text)`.execute(db);

    const engagements = market.engagements.map((e) => ({
      ...e,
      id: stableId('Engagement', 'demo', e.key),
      supplier: supplierId(e.supplierKey),
      council: councilId(e.councilCode),
      terms: termIds(e.termCodes),
    }));
    await sql`
      insert into engagements (id, supplier_id, council_id, buyer_name, kind, title, description, started_on, ended_on,
        value_gbp, outcome, term_ids, source, source_ref, fictional)
      select r.id, supplier, council, c.name, kind, title, description, "startedOn"::date, "endedOn"::date, "valueGbp",
        outcome, terms, 'demo', key, true
      from jsonb_to_recordset(${json(engagements)}::jsonb) as r(id text, supplier text, council text, kind text,
        title text, description text, "startedOn" text, "endedOn" text, "valueGbp" float, outcome text, terms text[],
        key text) join councils c on c.id = council`.execute(db);

    const cards = market.practiceCards.map((p) => ({
      ...p,
      id: stableId('PracticeCard', 'demo', p.key),
      council: councilId(p.councilCode),
      line: lineOfBusinessId(p.lineCode),
      supplier: p.supplierKey ? supplierId(p.supplierKey) : null,
      engagement: p.engagementKey ? stableId('Engagement', 'demo', p.engagementKey) : null,
      terms: termIds(p.termCodes),
    }));
    await sql`
      insert into practice_cards (id, council_id, line_of_business_id, supplier_id, engagement_id, title, problem,
        approach, result, would_reuse, term_ids, published_on, fictional)
      select id, council, line, supplier, engagement, title, problem, approach, result, "wouldReuse", terms,
        "publishedOn"::date, true
      from jsonb_to_recordset(${json(cards)}::jsonb) as r(id text, council text, line text, supplier text,
        engagement text, title text, problem text, approach text, result text, "wouldReuse" boolean, terms text[],
        "publishedOn" text)`.execute(db);

    const interests = market.interests.map((i) => ({
      id: stableId('Interest', 'demo', i.needKey, i.supplierKey),
      need: needId(i.needKey),
      supplier: supplierId(i.supplierKey),
      state: i.state,
      approach: i.whyUs,
      similar: i.similarWork,
      reason: i.reason,
      at: i.expressedOn,
      decided: i.decidedOn,
      due: workingDaysAfter(new Date(i.expressedOn), 10),
    }));
    await sql`
      insert into interests (id, need_id, supplier_id, state, approach, similar_work, reason, created_at, updated_at,
        decided_at, answer_due_on)
      select id, need, supplier, state, approach, "similar", reason, at::timestamptz, at::timestamptz,
        decided::timestamptz, due::date
      from jsonb_to_recordset(${json(interests)}::jsonb) as r(id text, need text, supplier text, state text,
        approach text, "similar" text, reason text, at text, decided text, due text)`.execute(db);

    const entries = market.shortlists.flatMap((list) =>
      list.entries.map((e) => ({
        id: stableId('ShortlistEntry', 'demo', list.needKey, e.supplierKey),
        need: needId(list.needKey),
        supplier: supplierId(e.supplierKey),
        decision: e.decision,
        reason: e.reason,
      })),
    );
    await sql`
      insert into shortlist_entries (id, need_id, supplier_id, decision, reason, created_at)
      select r.id, need, supplier, decision, reason, n.created_at + interval '30 days'
      from jsonb_to_recordset(${json(entries)}::jsonb) as r(id text, need text, supplier text, decision text,
        reason text) join needs n on n.id = need`.execute(db);

    await sql`insert into change_records (kind, subject_id) values ('all', '*')`.execute(db);
  });
}
