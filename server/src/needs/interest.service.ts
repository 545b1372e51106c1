import { limits } from '@parley/shared/limits';
import { interestAnswered } from '../notifications/kinds/interest-answered.ts';
import { interestExpressed } from '../notifications/kinds/interest-expressed.ts';
import { tellLater } from '../notifications/notification.ts';
import { checkVersion, recordAct } from '../platform/changes.ts';
import { findById, getById, type Context } from '../platform/context.ts';
import { badInput, notFound, Refusal } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Interest, InterestState } from './interest.entity.ts';
import type { DecideInterestInput, ExpressInterestInput, WithdrawInterestInput } from './interest.input.ts';
import { workingDaysAfter } from './need-lifecycle.ts';
import { staysOpen } from './need-lock.ts';
import { needOrRefuse } from './need-visibility.ts';
import { Need } from './need.entity.ts';

const decided: readonly InterestState[] = [InterestState.TAKEN_FORWARD, InterestState.NOT_TAKEN_FORWARD];

/** Has the supplier's people told of the answer it has now. */
export const tellOfAnswer = (ctx: Context, { id, state, reason }: Interest): Promise<void> =>
  tellLater(ctx.em, interestAnswered, { interestId: id, state, reason: reason ?? '' });

/** One interest per supplier and need; one that was withdrawn may be expressed again. */
export async function expressInterest(ctx: Context, input: ExpressInterestInput): Promise<Interest> {
  const need = await needOrRefuse(ctx, input.needId);
  if (!need.publishedAt || !(await staysOpen(ctx, need.id))) {
    throw new Refusal('BAD_USER_INPUT', 'This need is closed, so no interest can be expressed in it.');
  }
  const supplier = await getById(ctx, Supplier, input.supplierId);
  const words = {
    approach: input.approach.trim(),
    similarWork: input.similarWork.trim(),
    state: InterestState.EXPRESSED,
    answerDueOn: workingDaysAfter(new Date(), limits.answerWithinWorkingDays),
  };
  const earlier = await ctx.em.findOne(Interest, { need: need.id, supplier: supplier.id });
  if (earlier && earlier.state !== InterestState.WITHDRAWN) {
    throw new Refusal('BAD_USER_INPUT', 'Your interest in this need is already on record.');
  }
  const interest =
    earlier ??
    ctx.em.create(Interest, {
      id: newId('Interest'),
      need,
      supplier,
      reason: null,
      decidedAt: null,
      ...words,
    } as never);
  ctx.em.assign(interest, words as never);
  ctx.em.persist(interest);
  recordAct(ctx, 'expressInterest', interest.id, { after: { needId: need.id, supplierId: supplier.id } });
  await tellLater(ctx.em, interestExpressed, { interestId: interest.id });
  return interest;
}

/** Takes an interest back. @throws Refusal BAD_USER_INPUT once the council has decided, CONFLICT for another version. */
export async function withdrawInterest(ctx: Context, input: WithdrawInterestInput): Promise<Interest> {
  const interest = await findById(ctx, Interest, input.interestId);
  if (!interest) throw notFound('interest');
  checkVersion(interest, input.version, 'interest');
  if (decided.includes(interest.state)) {
    throw new Refusal(
      'BAD_USER_INPUT',
      'The council has decided on this interest; it can no longer be withdrawn.',
    );
  }
  interest.state = InterestState.WITHDRAWN;
  recordAct(ctx, 'withdrawInterest', interest.id);
  return interest;
}

/**
 * The council's answer, which may be changed while the need is open.
 * @throws Refusal BAD_USER_INPUT for an interest withdrawn, a closed need or a missing reason; CONFLICT for another version
 */
export async function decideInterest(ctx: Context, input: DecideInterestInput): Promise<Interest> {
  const interest = await findById(ctx, Interest, input.interestId);
  if (!interest) throw notFound('interest');
  checkVersion(interest, input.version, 'interest');
  if (interest.state === InterestState.WITHDRAWN) {
    throw new Refusal('BAD_USER_INPUT', 'The supplier has withdrawn this interest.');
  }
  const need = await getById(ctx, Need, interest.need.id);
  if (!(await staysOpen(ctx, need.id)))
    throw new Refusal('BAD_USER_INPUT', 'This need is closed; its interests are decided.');
  if (input.state !== InterestState.IN_REVIEW && !decided.includes(input.state)) {
    throw badInput({ field: 'state', message: 'A council can review, take forward or not take forward.' });
  }
  if (decided.includes(input.state) && input.reason.trim().length < 10) {
    throw badInput({ field: 'reason', message: 'The supplier is owed a reason of at least 10 characters.' });
  }
  recordAct(ctx, 'decideInterest', interest.id, {
    before: { state: interest.state },
    after: { state: input.state },
    reason: input.reason,
  });
  interest.state = input.state;
  interest.reason = decided.includes(input.state) ? input.reason.trim() : null;
  interest.decidedAt = decided.includes(input.state) ? new Date() : null;
  if (interest.reason !== null) await tellOfAnswer(ctx, interest);
  return interest;
}
