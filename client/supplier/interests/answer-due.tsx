import type { InterestState } from '@parley/shared/generated/supplier/graphql';
import { daysUntil, formatDate, inDays } from '../../ui/dates.ts';
import { Tag } from '../../ui/tag.tsx';

export const awaitsAnswer = (state: InterestState) => state === 'EXPRESSED' || state === 'IN_REVIEW';

interface AnswerDueProps {
  interest: { state: InterestState; answerDueOn: string; decidedAt?: string | null };
}

/** When the council owes an answer, and whether it is late. */
export function AnswerDue({ interest: { state, answerDueOn, decidedAt } }: AnswerDueProps) {
  if (decidedAt) return <>Answered on {formatDate(decidedAt)}</>;
  if (!awaitsAnswer(state)) return <>None owed</>;
  const late = daysUntil(answerDueOn) < 0;
  return (
    <>
      Due {formatDate(answerDueOn)} ({inDays(answerDueOn)}){' '}
      {late && <Tag colour="orange">Answer overdue</Tag>}
    </>
  );
}
