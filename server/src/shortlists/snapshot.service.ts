import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { limits } from '@parley/shared/limits';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { Council } from '../councils/council.entity.ts';
import { explain } from '../matching/engine/explain.ts';
import type * as engine from '../matching/engine/match.ts';
import { rank } from '../matching/engine/rank.ts';
import { dayText } from '../matching/market-facts.ts';
import { needFacts, toMatch } from '../matching/match.service.ts';
import type { Need } from '../needs/need.entity.ts';
import { findById, getById, related, type Context } from '../platform/context.ts';
import { statements } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Term } from '../taxonomy/term.entity.ts';
import { Snapshot } from './snapshot.entity.ts';
import type { KeptList, SnapshotContent, SnapshotNeed, SnapshotRow } from './snapshot.type.ts';

/** More than any list is long. */
const everySupplier = 1_000_000;

/**
 * Keeps the need's ranked list as it stands, unfiltered, and says which snapshot holds it; a list that is kept already
 * is not kept again.
 * @param actedOn suppliers that must be in it, wherever they stand
 * @returns id of the snapshot
 */
export async function keepList(ctx: Context, need: Need, actedOn: readonly string[]): Promise<string> {
  const content = JSON.stringify(await contentOf(ctx, need, actedOn));
  const hash = createHash('sha256').update(content).digest('hex');
  const db = statements(ctx.em);
  await sql`
    insert into snapshots (id, need_id, content_hash, content)
    values (${newId('Snapshot')}, ${need.id}, ${hash}, ${content}) on conflict (content_hash) do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ id: string }>`
    select id from snapshots where content_hash = ${hash}`.execute(db);
  return rows[0]!.id;
}

async function contentOf(ctx: Context, need: Need, actedOn: readonly string[]): Promise<SnapshotContent> {
  const { index } = ctx.live;
  const demand = await needFacts(ctx, need);
  const query = { reading: 'suppliers-for-demand', demand } as const;
  const list = rank(index, { ...query, limit: limits.snapshotRows });
  const listed = new Set(list.matches.map(({ supplierId }) => supplierId));
  const further = [...new Set(actedOn)].filter((id) => !listed.has(id) && ctx.live.knowsSupplier(id)).sort();
  const places = new Map<string, number>();
  if (further.length > 0) {
    const all = rank(index, { ...query, limit: everySupplier, brief: true });
    for (const match of all.matches) places.set(match.supplierId, match.rank);
  }
  const matches = [
    ...list.matches,
    ...further
      .map((id) => ({ ...explain(index, demand, id), rank: places.get(id) ?? 0 }))
      .sort((a, b) => (a.rank || everySupplier) - (b.rank || everySupplier)),
  ];
  return {
    needId: need.id,
    need: await saidBy(ctx, need),
    policyVersion: list.policyVersion,
    asOf: dayText(list.asOfDay),
    exposureUntil: list.exposureDay === null ? null : dayText(list.exposureDay),
    total: list.total,
    ineligible: list.ineligible,
    rows: await Promise.all(matches.map((match) => toRow(ctx, match))),
  };
}

async function toRow(ctx: Context, match: engine.Match): Promise<SnapshotRow> {
  const supplier = await getById(ctx, Supplier, match.supplierId);
  const { rank: place, points, score, eligible, ineligibleBecause, contributions } = toMatch(ctx, match);
  return {
    rank: place || null,
    supplierId: supplier.id,
    supplierName: supplier.name,
    fictional: supplier.fictional,
    points,
    score,
    eligible,
    ineligibleBecause,
    contributions,
  };
}

async function saidBy(ctx: Context, need: Need): Promise<SnapshotNeed> {
  const council = await getById(ctx, Council, need.council.id);
  const line = await related(ctx, LineOfBusiness, need.lineOfBusiness);
  const terms = await Promise.all(need.termIds.map((id) => findById(ctx, Term, id)));
  return {
    version: need.version,
    title: need.title,
    problem: need.problem,
    whoIsAffected: need.whoIsAffected,
    whatWasTried: need.whatWasTried,
    whatGoodLooksLike: need.whatGoodLooksLike,
    stage: need.stage,
    lineOfBusiness: line?.name ?? null,
    tags: terms.flatMap((term) => term?.label ?? []),
    region: council.region,
    valueMinGbp: need.valueMinGbp,
    valueMaxGbp: need.valueMaxGbp,
    reservedFor: need.reservedFor,
    requiredAccreditations: need.requiredAccreditations,
  };
}

/** A snapshot as GraphQL shows it. */
export function toKeptList({ id, takenAt, contentHash, content }: Snapshot): KeptList {
  const { needId: _, ...kept } = JSON.parse(content) as SnapshotContent;
  return { id, takenAt, contentHash, ...kept };
}

/** A list that was kept for the need; null for one of another need or none. */
export async function keptList(ctx: Context, need: Need, id: string): Promise<KeptList | null> {
  const found = await ctx.em.findOne(Snapshot, { id, needId: need.id });
  return found && toKeptList(found);
}
