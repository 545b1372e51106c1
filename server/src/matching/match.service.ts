import { sql } from 'kysely';
import { limits } from '@parley/shared/limits';
import { CouncilLine } from '../councils/council-line.entity.ts';
import { Council } from '../councils/council.entity.ts';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { Side } from '../identity/membership.entity.ts';
import { actsForCouncil, actsForSupplier } from '../identity/rules.ts';
import { Need, type NeedStage } from '../needs/need.entity.ts';
import { maySeeNeed } from '../needs/need-visibility.ts';
import { findById, getById, type Context } from '../platform/context.ts';
import { badInput, notFound } from '../platform/errors.ts';
import { offsetAfter, rankedPage, type Connection, type PageArgs } from '../platform/pagination.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { explain } from './engine/explain.ts';
import type { DemandFacts } from './engine/facts.ts';
import type * as engine from './engine/match.ts';
import { rank } from './engine/rank.ts';
import { ImpressionAct } from './impression.entity.ts';
import { askedBy, dayText, factsOfNeed, loadDemands } from './market-facts.ts';
import type {
  CouncilMatch,
  DemandFilter,
  LineMatch,
  Match,
  NeedDraftInput,
  RankedMatches,
  SupplierFilter,
} from './match.type.ts';
import { statements } from '../platform/database.ts';

const fairnessTerms: ReadonlySet<string> = new Set(['S9', 'S10', 'S11']);

/** Demands a grouped list looks at; more than any supplier's list is long. */
const everyDemand = 100_000;

/** A need as the engine reads it, on the market or not. */
export async function needFacts(ctx: Context, need: Need): Promise<DemandFacts> {
  return factsOfNeed(need, await getById(ctx, Council, need.council.id), ctx.live.bridge);
}

/** The line as the index holds it, or as the database does where the index does not know it yet. */
async function lineFacts(ctx: Context, line: CouncilLine): Promise<DemandFacts | string> {
  if (ctx.live.knowsDemand(line.id)) return line.id;
  const [found] = await loadDemands(ctx.em, ctx.live.bridge, [line.id]);
  return found?.facts ?? line.id;
}

/** A match of the engine as GraphQL shows it. */
export function toMatch(ctx: Context, match: engine.Match): Match {
  return {
    ...match,
    policyVersion: ctx.live.policyVersion,
    asOf: dayText(ctx.live.index.asOfDay),
    contributions: match.contributions.map((contribution) => ({
      ...contribution,
      evidence: contribution.evidence.map((e) => ({
        kind: e.kind,
        recordId: e.id,
        label: e.label,
        day: e.day === undefined ? null : dayText(e.day),
        valueGbp: e.valueGbp ?? null,
        decay: e.decay ?? null,
      })),
    })),
  };
}

function toRanked(ctx: Context, list: engine.RankedList, offset: number): RankedMatches {
  return {
    ...rankedPage(
      list.matches.map((match) => toMatch(ctx, match)),
      offset,
      list.total,
    ),
    ineligible: list.ineligible,
    policyVersion: list.policyVersion,
    asOf: dayText(list.asOfDay),
    exposureUntil: list.exposureDay === null ? null : dayText(list.exposureDay),
  };
}

/** The points that S9 to S11 gave: terms of fairness, not of fit. */
export function fairnessPoints({
  contributions,
}: {
  contributions: readonly { signal: string; points: number }[];
}): number {
  return contributions.reduce((sum, { signal, points }) => sum + (fairnessTerms.has(signal) ? points : 0), 0);
}

/** What was shown goes on record when the answer is ready: until then a request that reads changes nothing. */
function recordShown(ctx: Context, side: Side, { edges }: RankedMatches): void {
  const matches = edges.map(({ node }) => node);
  ctx.atEnd.push(() => recordImpressions(ctx, ImpressionAct.SHOWN, side, matches));
}

/**
 * Puts on record that matches were shown to or opened by the person, in one statement.
 * @param side the side they were looked at from; a person may act for several
 */
async function recordImpressions(
  ctx: Context,
  act: ImpressionAct,
  side: Side,
  matches: readonly Match[],
): Promise<void> {
  if (!ctx.viewer || !matches.length) return;
  const rows = matches.map((match) => ({
    act,
    side,
    demand_id: match.demandId,
    supplier_id: match.supplierId,
    rank: match.rank || null,
    points: match.points,
    fairness_points: fairnessPoints(match),
    policy_version: match.policyVersion,
    account_id: ctx.viewer!.accountId,
  }));
  const db = statements(ctx.em);
  await sql`
    insert into impressions (act, side, demand_id, supplier_id, rank, points, fairness_points, policy_version, account_id)
    select act, side, demand_id, supplier_id, rank, points, fairness_points, policy_version, account_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(act text, side text, demand_id text, supplier_id text, rank int, points int,
        fairness_points int, policy_version int, account_id text)
  `.execute(db);
}

function engineFilter(filter: SupplierFilter | undefined): engine.Filter {
  if (!filter) return {};
  return {
    ...(filter.regions?.length ? { regions: filter.regions } : {}),
    ...(filter.sizes?.length ? { sizes: filter.sizes } : {}),
    ...(filter.smeOnly ? { smeOnly: true } : {}),
    ...(filter.vcseOnly ? { vcseOnly: true } : {}),
    ...(filter.newEntrantsOnly ? { newEntrantsOnly: true } : {}),
    ...(filter.newToCouncilOnly ? { notWorkedWithCouncil: true } : {}),
  };
}

async function rankSuppliers(
  ctx: Context,
  demand: DemandFacts | string,
  filter: SupplierFilter | undefined,
  page: PageArgs,
): Promise<RankedMatches> {
  const offset = offsetAfter(page);
  const list = rank(ctx.live.index, {
    reading: 'suppliers-for-demand',
    demand,
    limit: page.first,
    offset,
    filter: engineFilter(filter),
  });
  return toRanked(ctx, list, offset);
}

/** Suppliers ranked for a need, open or not, published or not; what was shown goes on record. */
export async function suppliersForNeed(
  ctx: Context,
  need: Need,
  filter: SupplierFilter | undefined,
  page: PageArgs,
): Promise<RankedMatches> {
  const ranked = await rankSuppliers(ctx, await needFacts(ctx, need), filter, page);
  recordShown(ctx, Side.COUNCIL, ranked);
  return ranked;
}

/** Suppliers ranked for a council's line of business. */
export async function suppliersForLine(
  ctx: Context,
  line: CouncilLine,
  filter: SupplierFilter | undefined,
  page: PageArgs,
): Promise<RankedMatches> {
  const ranked = await rankSuppliers(ctx, await lineFacts(ctx, line), filter, page);
  recordShown(ctx, Side.COUNCIL, ranked);
  return ranked;
}

/** Suppliers ranked for a need that is still being written; nothing is stored or put on record. */
export async function suppliersForDraft(
  ctx: Context,
  draft: NeedDraftInput,
  page: PageArgs,
): Promise<RankedMatches> {
  if (draft.title.length > limits.title * 2 || draft.text.length > limits.text * 4) {
    throw badInput({ field: 'text', message: `A draft holds at most ${limits.text * 4} characters.` });
  }
  const council = await findById(ctx, Council, draft.councilId);
  if (!council) throw notFound('council');
  return rankSuppliers(
    ctx,
    {
      id: `draft:${council.id}`,
      kind: 'need',
      ...askedBy(council),
      title: draft.title,
      text: draft.text,
      termIds: ctx.live.bridge.widen(draft.termIds),
      requiredAccreditations: [],
      reservedFor: 'none',
    },
    undefined,
    page,
  );
}

/**
 * One pair with its points, wherever it would stand in a list; null for a supplier that is not there, or so new
 * that the index does not know it yet.
 */
export async function matchOf(ctx: Context, need: Need, supplierId: string): Promise<Match | null> {
  if (!(await findById(ctx, Supplier, supplierId))) return null;
  const facts = await needFacts(ctx, need);
  return ctx.live.knowsSupplier(supplierId) ? toMatch(ctx, explain(ctx.live.index, facts, supplierId)) : null;
}

/** One line of business, read as a standing need, and one supplier; null as for `matchOf`. */
export async function matchOfLine(
  ctx: Context,
  line: CouncilLine,
  supplierId: string,
): Promise<Match | null> {
  if (!(await findById(ctx, Supplier, supplierId))) return null;
  const demand = await lineFacts(ctx, line);
  return ctx.live.knowsSupplier(supplierId)
    ? toMatch(ctx, explain(ctx.live.index, demand, supplierId))
    : null;
}

/** Demands ranked for a supplier; none for one so new that the index does not know it yet. */
function rankDemands(
  ctx: Context,
  supplierId: string,
  filter: DemandFilter | undefined,
  page: { limit: number; offset?: number; brief?: boolean },
): engine.RankedList {
  const { live } = ctx;
  if (!live.knowsSupplier(supplierId)) {
    const { asOfDay, exposure } = live.index;
    const exposureDay = exposure?.untilDay ?? null;
    return { matches: [], total: 0, ineligible: [], policyVersion: live.policyVersion, asOfDay, exposureDay };
  }
  const stages = filter?.stages?.length ? new Set<NeedStage | null | undefined>(filter.stages) : null;
  return rank(live.index, {
    reading: 'demands-for-supplier',
    supplierId,
    ...page,
    filter: {
      ...(filter?.kind ? { demandKind: filter.kind } : {}),
      ...(filter?.councilIds?.length ? { councilIds: filter.councilIds } : {}),
      ...(filter?.regions?.length ? { regions: filter.regions } : {}),
      ...(stages ? { predicate: ({ demand }) => stages.has(live.placeOf(demand.id)?.stage) } : {}),
    },
  });
}

/** Published needs and lines of business ranked for a supplier. */
export async function demandsForSupplier(
  ctx: Context,
  supplierId: string,
  filter: DemandFilter | undefined,
  page: PageArgs,
): Promise<RankedMatches> {
  const offset = offsetAfter(page);
  const ranked = toRanked(ctx, rankDemands(ctx, supplierId, filter, { limit: page.first, offset }), offset);
  recordShown(ctx, Side.SUPPLIER, ranked);
  return ranked;
}

interface Group {
  key: string;
  best: engine.Match;
  members: Set<string>;
}

/** Groups a ranked list by what `keyOf` says of a demand; each group stands where its best member stands. */
function groupRanked(
  list: engine.RankedList,
  keyOf: (demandId: string) => string | undefined,
  memberOf: (demandId: string) => string,
): Group[] {
  const groups = new Map<string, Group>();
  for (const match of list.matches) {
    const key = keyOf(match.demandId);
    if (!key) continue;
    const group = groups.get(key);
    if (group) group.members.add(memberOf(match.demandId));
    else groups.set(key, { key, best: match, members: new Set([memberOf(match.demandId)]) });
  }
  return [...groups.values()];
}

function groupedMatches(
  ctx: Context,
  supplierId: string,
  by: 'councilId' | 'lineId',
  page: PageArgs,
): { groups: Group[]; offset: number; total: number } {
  const offset = offsetAfter(page);
  const { live } = ctx;
  const list = rankDemands(ctx, supplierId, undefined, { limit: everyDemand, brief: true });
  const all = groupRanked(
    list,
    (id) => live.placeOf(id)?.[by] ?? undefined,
    (id) => (by === 'councilId' ? id : (live.placeOf(id)?.councilId ?? id)),
  );
  const groups = all.slice(offset, offset + page.first).map((group) => ({
    ...group,
    best: explain(live.index, group.best.demandId, supplierId),
  }));
  return { groups, offset, total: all.length };
}

/** Councils ranked for a supplier: each by the best of its needs and lines. */
export async function councilsForSupplier(
  ctx: Context,
  supplierId: string,
  page: PageArgs,
): Promise<Connection<CouncilMatch>> {
  const { groups, offset, total } = groupedMatches(ctx, supplierId, 'councilId', page);
  const nodes = await Promise.all(
    groups.map(async (group, i) => ({
      rank: offset + i + 1,
      council: await getById(ctx, Council, group.key),
      best: toMatch(ctx, group.best),
      matches: group.members.size,
    })),
  );
  return rankedPage(nodes, offset, total);
}

/** Lines of business ranked for a supplier over all councils. */
export async function linesForSupplier(
  ctx: Context,
  supplierId: string,
  page: PageArgs,
): Promise<Connection<LineMatch>> {
  const { groups, offset, total } = groupedMatches(ctx, supplierId, 'lineId', page);
  const nodes = await Promise.all(
    groups.map(async (group, i) => ({
      rank: offset + i + 1,
      lineOfBusiness: await getById(ctx, LineOfBusiness, group.key),
      best: toMatch(ctx, group.best),
      councils: group.members.size,
    })),
  );
  return rankedPage(nodes, offset, total);
}

/** The need or council line with the id. */
export async function demandOf(ctx: Context, id: string): Promise<Need | CouncilLine | null> {
  return id.startsWith('nee_') ? findById(ctx, Need, id) : findById(ctx, CouncilLine, id);
}

/** Puts on record that a person opened a match from its list. */
export async function recordView(ctx: Context, demandId: string, supplierId: string): Promise<boolean> {
  const demand = await demandOf(ctx, demandId);
  if (!demand || (demand instanceof Need && !maySeeNeed(ctx, demand))) throw notFound('match');
  if (!actsForCouncil(ctx, demand.council.id) && !actsForSupplier(ctx, supplierId)) throw notFound('match');
  const match =
    demand instanceof Need
      ? await matchOf(ctx, demand, supplierId)
      : await matchOfLine(ctx, demand, supplierId);
  if (!match) throw notFound('match');
  const side = actsForCouncil(ctx, demand.council.id) ? Side.COUNCIL : Side.SUPPLIER;
  await recordImpressions(ctx, ImpressionAct.VIEWED, side, [match]);
  return true;
}
