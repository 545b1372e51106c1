import { sql } from 'kysely';
import { changedFields } from '../audit/changed-fields.ts';
import { checkVersion, recordAct, recordChange } from '../platform/changes.ts';
import { findById, loaderFor, type Context } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { knownTermIds } from '../taxonomy/known-terms.ts';
import { CouncilLine } from './council-line.entity.ts';
import type { UpdateCouncilLineInput } from './council.resolver.ts';
import { statements } from '../platform/database.ts';

export interface BuyingRecord {
  engagements: number;
  suppliers: number;
  smeSuppliers: number;
  totalGbp: number;
  lastOn: string | null;
}

const nothingBought: BuyingRecord = {
  engagements: 0,
  suppliers: 0,
  smeSuppliers: 0,
  totalGbp: 0,
  lastOn: null,
};
const buyingRecords = Symbol('buying records');

/** What a council has bought, counted; batched over the request. */
export function buyingRecordOf(ctx: Context, councilId: string): Promise<BuyingRecord> {
  return loaderFor<BuyingRecord>(ctx, buyingRecords, async (ids) => {
    const { rows } = await sql<BuyingRecord & { id: string }>`
      select e.council_id as id, count(*)::int as engagements, count(distinct e.supplier_id)::int as suppliers,
        count(distinct e.supplier_id) filter (where s.sme)::int as "smeSuppliers",
        coalesce(sum(e.value_gbp), 0) as "totalGbp", max(e.started_on)::text as "lastOn"
      from engagements e join suppliers s on s.id = e.supplier_id
      where e.council_id = any(${[...ids]}::text[]) group by 1
    `.execute(statements(ctx.em));
    const byId = new Map(rows.map(({ id, ...record }) => [id, record]));
    return ids.map((id) => byId.get(id) ?? nothingBought);
  }).load(councilId);
}

const linesOfCouncil = Symbol('lines of councils');

/** A council's lines of business, batched over the request. */
export function linesOf(ctx: Context, councilId: string): Promise<CouncilLine[]> {
  return loaderFor<CouncilLine[]>(ctx, linesOfCouncil, async (ids) => {
    const found = await ctx.em.find(
      CouncilLine,
      { council: { $in: [...ids] } } as never,
      { orderBy: { id: 'asc' } } as never,
    );
    return ids.map((id) => found.filter((line) => line.council.id === id));
  }).load(councilId);
}

export async function updateCouncilLine(ctx: Context, input: UpdateCouncilLineInput): Promise<CouncilLine> {
  const line = await findById(ctx, CouncilLine, input.councilLineId);
  if (!line) throw notFound('line of business');
  checkVersion(line, input.version, 'line of business');
  const termIds = await knownTermIds(ctx, input.termIds);
  const after = {
    decidedBy: input.decidedBy.trim(),
    priorities: input.priorities.trim(),
    standingDemand: input.standingDemand.trim(),
    termIds,
  };
  // Who decides may be a person's name: that it changed is on record, the name is not.
  const { decidedBy, ...words } = after;
  const changed = changedFields({ ...line }, words);
  const another = decidedBy !== line.decidedBy;
  recordAct(ctx, 'updateCouncilLine', line.id, {
    before: changed.before,
    after: { ...changed.after, ...(another ? { decidedBy: 'changed' } : {}) },
  });
  ctx.em.assign(line, after);
  recordChange(ctx, 'demand', line.id);
  return line;
}
