import type { CouncilLine } from '../councils/council-line.entity.ts';
import type { Need } from '../needs/need.entity.ts';
import { findById, getById, type Context } from '../platform/context.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Term } from '../taxonomy/term.entity.ts';
import type { ConditionKind, ProfileChangeKind } from './advice.type.ts';
import { type Lift, type Loosening } from './advice.type.ts';
import type { DemandFacts } from './engine/facts.ts';
import type { ProfileChange } from './engine/lift.ts';
import { liftsOf, proposedChanges } from './engine/lift.ts';
import { looseningsOf } from './engine/loosen.ts';
import { needFacts } from './match.service.ts';

/** Tags of a demand that are tried, and lifts that are told, at most. */
const MOST_TAGS = 8;
const MOST_LIFTS = 5;

function whatOf(change: ProfileChange): string {
  switch (change.kind) {
    case 'capability':
      return change.title;
    case 'words':
      return change.words.join(', ');
    case 'region':
      return change.region;
    case 'accreditation':
      return change.accreditation;
    case 'confirmation':
      return '';
  }
}

async function lifts(
  ctx: Context,
  demand: DemandFacts | string,
  termIds: readonly string[],
  supplierId: string,
): Promise<Lift[]> {
  if (!(await findById(ctx, Supplier, supplierId))) return [];
  const { index, bridge } = ctx.live;
  const terms = await Promise.all(termIds.slice(0, MOST_TAGS).map((id) => getById(ctx, Term, id)));
  const offers = terms.map(({ id, label }) => ({ id, title: label, termIds: bridge.widen([id]) }));
  const changes = proposedChanges(index, demand, supplierId, offers);
  return liftsOf(index, demand, supplierId, changes)
    .filter((lift) => lift.pointsAfter > lift.pointsBefore || (lift.eligibleAfter && !lift.eligibleBefore))
    .sort((a, b) => Number(b.eligibleAfter) - Number(a.eligibleAfter) || b.scoreAfter - a.scoreAfter)
    .slice(0, MOST_LIFTS)
    .map(({ change, ...figures }) => ({
      ...figures,
      kind: change.kind as ProfileChangeKind,
      what: whatOf(change),
      termId: change.kind === 'capability' ? offers.find(({ title }) => title === change.title)!.id : null,
    }));
}

/** What would lift a supplier's match with a need; nothing for an unknown supplier. */
export async function liftsForNeed(ctx: Context, need: Need, supplierId: string): Promise<Lift[]> {
  return lifts(ctx, await needFacts(ctx, need), need.termIds, supplierId);
}

/** What would lift a supplier's match with a line of business read as a standing need. */
export function liftsForLine(ctx: Context, line: CouncilLine, supplierId: string): Promise<Lift[]> {
  return lifts(ctx, line.id, line.termIds, supplierId);
}

/** Whom each condition of a need keeps out. */
export async function looseningsForNeed(ctx: Context, need: Need): Promise<Loosening[]> {
  return looseningsOf(ctx.live.index, await needFacts(ctx, need)).map(({ condition, ...counts }) => ({
    ...counts,
    kind: condition.kind as ConditionKind,
    accreditation: condition.kind === 'accreditation' ? condition.accreditation : null,
  }));
}
