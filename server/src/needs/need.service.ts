import type { Context } from '../platform/context.ts';
import { findById, getById } from '../platform/context.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { Council } from '../councils/council.entity.ts';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { Engagement, EngagementKind, EngagementOutcome } from '../engagements/engagement.entity.ts';
import { checkVersion, recordAct, recordChange } from '../platform/changes.ts';
import { badInput, notFound, Refusal } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { keepList } from '../shortlists/snapshot.service.ts';
import { Snapshot } from '../shortlists/snapshot.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { knownTermIds } from '../taxonomy/known-terms.ts';
import { Interest, InterestState } from './interest.entity.ts';
import { tellOfAnswer } from './interest.service.ts';
import type {
  CreateNeedInput,
  MoveNeedInput,
  NeedFields,
  PublishNeedInput,
  RecordNeedOutcomeInput,
  UpdateNeedInput,
} from './need.input.ts';
import { keepToOneself } from './need-lock.ts';
import { canMove, isOpen, nextStages } from './need-lifecycle.ts';
import { Need, NeedOutcome, NeedStage } from './need.entity.ts';

async function checkedFields(ctx: Context, fields: NeedFields) {
  const { valueMinGbp = null, valueMaxGbp = null } = fields;
  if (valueMinGbp !== null && valueMaxGbp !== null && valueMinGbp > valueMaxGbp) {
    throw badInput({ field: 'valueMaxGbp', message: 'The greatest value is below the least value.' });
  }
  const termIds = await knownTermIds(ctx, fields.termIds);
  const line = fields.lineOfBusinessId ? await findById(ctx, LineOfBusiness, fields.lineOfBusinessId) : null;
  if (fields.lineOfBusinessId && !line) {
    throw badInput({ field: 'lineOfBusinessId', message: 'This line of business does not exist.' });
  }
  return {
    title: fields.title.trim(),
    problem: fields.problem.trim(),
    whoIsAffected: fields.whoIsAffected.trim(),
    whatWasTried: fields.whatWasTried.trim(),
    whatGoodLooksLike: fields.whatGoodLooksLike.trim(),
    lineOfBusiness: line,
    lineIsDerived: false,
    termIds,
    valueMinGbp,
    valueMaxGbp,
    reservedFor: fields.reservedFor,
    requiredAccreditations: [...new Set(fields.requiredAccreditations)],
    decideBy: fields.decideBy ?? null,
  };
}

type Fields = Awaited<ReturnType<typeof checkedFields>>;

/** What a need says, as it stands on record. */
const onRecord = ({ lineOfBusiness, lineIsDerived: _, ...said }: Fields) => ({
  ...said,
  lineOfBusinessId: lineOfBusiness?.id ?? null,
});

/** A council's new need, private unless it is published at once. @throws Refusal BAD_USER_INPUT by field. */
export async function createNeed(ctx: Context, input: CreateNeedInput): Promise<Need> {
  const fields = await checkedFields(ctx, input);
  const council = await getById(ctx, Council, input.councilId);
  const id = newId('Need');
  const need = ctx.em.create(Need, {
    ...fields,
    id,
    council,
    stage: NeedStage.EXPLORING,
    publishedAt: input.publish ? new Date() : null,
    closedAt: null,
    outcome: null,
    outcomeReason: null,
    outcomeSupplier: null,
    source: 'parley',
    sourceRef: id,
  } as never);
  ctx.em.persist(need);
  recordChange(ctx, 'demand', id);
  recordAct(ctx, 'createNeed', id, {
    after: { councilId: council.id, ...onRecord(fields), published: input.publish },
  });
  return need;
}

/** The need to change, when it is open and still as the caller read it; nobody else changes it meanwhile. */
async function needToChange(ctx: Context, input: { needId: string; version: number }): Promise<Need> {
  const need = await findById(ctx, Need, input.needId);
  if (!need) throw notFound('need');
  checkVersion(need, input.version, 'need');
  await keepToOneself(ctx, need);
  if (!isOpen(need.stage))
    throw new Refusal('BAD_USER_INPUT', 'This need is closed; a closed need is not changed.');
  return need;
}

/** Notes that a person changed the need: it is ranked anew, and no import overwrites it from now on. */
function noteChange(ctx: Context, need: Need): void {
  need.keptByCouncil = true;
  recordChange(ctx, 'demand', need.id);
}

/** Replaces what an open need says. @throws Refusal CONFLICT for another version, BAD_USER_INPUT by field. */
export async function updateNeed(ctx: Context, input: UpdateNeedInput): Promise<Need> {
  const need = await needToChange(ctx, input);
  const fields = await checkedFields(ctx, input);
  const before = { ...need, lineOfBusinessId: need.lineOfBusiness?.id ?? null };
  const changed = changedFields(before, onRecord(fields));
  ctx.em.assign(need, fields as never);
  noteChange(ctx, need);
  recordAct(ctx, 'updateNeed', need.id, changed);
  return need;
}

/** Lets suppliers see the need; does nothing where they can. @throws Refusal as `needToChange` does. */
export async function publishNeed(ctx: Context, input: PublishNeedInput): Promise<Need> {
  const need = await needToChange(ctx, input);
  if (need.publishedAt) return need;
  need.publishedAt = new Date();
  noteChange(ctx, need);
  recordAct(ctx, 'publishNeed', need.id, { before: { published: false }, after: { published: true } });
  return need;
}

/** Moves an open need to a stage that may follow its own. @throws Refusal BAD_USER_INPUT naming those that may. */
export async function moveNeed(ctx: Context, input: MoveNeedInput): Promise<Need> {
  const need = await needToChange(ctx, input);
  if (need.stage === input.stage) return need;
  if (!canMove(need.stage, input.stage)) {
    const open = nextStages[need.stage].join(', ') || 'no other stage; close it by recording its outcome';
    throw badInput({ field: 'stage', message: `From ${need.stage} this need can move to ${open}.` });
  }
  recordAct(ctx, 'moveNeed', need.id, { before: { stage: need.stage }, after: { stage: input.stage } });
  need.stage = input.stage;
  noteChange(ctx, need);
  return need;
}

/** Closes the need; every interest still open gets its reason, so that nobody is left without a word. */
export async function recordNeedOutcome(ctx: Context, input: RecordNeedOutcomeInput): Promise<Need> {
  const need = await needToChange(ctx, input);
  const engaged = input.outcome === NeedOutcome.ENGAGED;
  const supplier = engaged && input.supplierId ? await findById(ctx, Supplier, input.supplierId) : null;
  if (engaged && !supplier)
    throw badInput({ field: 'supplierId', message: 'Say which supplier you engaged.' });

  const open = await ctx.em.find(Interest, {
    need: need.id,
    state: { $in: [InterestState.EXPRESSED, InterestState.IN_REVIEW] },
  });
  const others = open.filter((interest) => interest.supplier.id !== supplier?.id);
  if (others.length && !input.reasonForOthers) {
    const message = `${others.length} interests are still open; say why they were not taken forward.`;
    throw badInput({ field: 'reasonForOthers', message });
  }
  const actedOn = [...open.map((interest) => interest.supplier.id), ...(supplier ? [supplier.id] : [])];
  const keptListId = await keepList(ctx, need, actedOn);
  const snapshot = ctx.em.getReference(Snapshot, keptListId);
  const answered = open.map(({ id, state }) => ({ id, state }));
  for (const interest of open) {
    const chosen = interest.supplier.id === supplier?.id;
    interest.state = chosen ? InterestState.TAKEN_FORWARD : InterestState.NOT_TAKEN_FORWARD;
    interest.reason = chosen ? input.reason : input.reasonForOthers!;
    interest.decidedAt = new Date();
    ctx.em.assign(interest, { snapshot } as never);
    await tellOfAnswer(ctx, interest);
  }

  const now = new Date();
  const { stage } = need;
  need.stage = NeedStage.CLOSED;
  need.closedAt = now;
  need.outcome = input.outcome;
  need.outcomeReason = input.reason.trim();
  if (supplier) {
    ctx.em.assign(need, { outcomeSupplier: supplier } as never);
    const council = await getById(ctx, Council, need.council.id);
    const id = newId('Engagement');
    ctx.em.persist(
      ctx.em.create(Engagement, {
        id,
        supplier,
        council,
        buyerName: council.name,
        need,
        kind: input.kind ?? EngagementKind.CONTRACT,
        title: need.title,
        description: need.problem,
        startedOn: now.toISOString().slice(0, 10),
        endedOn: null,
        valueGbp: input.valueGbp ?? null,
        outcome: EngagementOutcome.ONGOING,
        termIds: need.termIds,
        source: 'parley',
        sourceRef: id,
        fictional: need.fictional,
      } as never),
    );
    recordChange(ctx, 'supplier', supplier.id);
  }
  noteChange(ctx, need);
  recordAct(ctx, 'recordNeedOutcome', need.id, {
    before: { stage, interests: answered },
    after: {
      stage: need.stage,
      outcome: input.outcome,
      supplierId: supplier?.id ?? null,
      interests: open.map(({ id, state }) => ({ id, state })),
      keptListId,
      ...(input.reasonForOthers ? { reasonForOthers: input.reasonForOthers } : {}),
    },
    reason: input.reason,
  });
  return need;
}
