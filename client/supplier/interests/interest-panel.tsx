import type { SupplierNeedQuery } from '@parley/shared/generated/supplier/graphql';
import { formatDate } from '../../ui/dates.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { interestStates, StateTag } from '../../ui/tag.tsx';
import { AnswerDue } from './answer-due.tsx';
import { WithdrawInterest } from './withdraw-interest.tsx';

type Need = NonNullable<SupplierNeedQuery['need']>;

interface InterestPanelProps {
  need: Need;
  onChange: () => void;
}

/** What stands between the supplier and this need: its interest, or the way to express one. */
export function InterestPanel({ need, onChange }: InterestPanelProps) {
  const interest = need.viewerInterest;
  const canExpress = need.viewerCan.expressInterest && (!interest || interest.state === 'WITHDRAWN');
  return (
    <aside className="parley-door govuk-!-margin-bottom-6" aria-labelledby="own-interest">
      <h2 className="govuk-heading-m" id="own-interest">
        Your interest
      </h2>
      {interest && (
        <dl className="govuk-body">
          <dt className="govuk-visually-hidden">State</dt>
          <dd className="govuk-!-margin-0 govuk-!-margin-bottom-3">
            <StateTag states={interestStates} state={interest.state} /> since{' '}
            {formatDate(interest.decidedAt ?? interest.createdAt)}
          </dd>
          <dt className="govuk-!-font-weight-bold">Answer</dt>
          <dd className="govuk-!-margin-0 govuk-!-margin-bottom-3">
            <AnswerDue interest={interest} />
          </dd>
          {interest.reason && (
            <>
              <dt className="govuk-!-font-weight-bold">The council’s reason</dt>
              <dd className="govuk-!-margin-0">{interest.reason}</dd>
            </>
          )}
        </dl>
      )}
      {canExpress && (
        <>
          {need.matchWith?.eligible === false && (
            <p className="govuk-body">
              <strong>You are not eligible as your profile stands.</strong> The reason is below.
            </p>
          )}
          <p className="govuk-body">
            {interest
              ? 'You withdrew. What you wrote is kept, and you can send it again.'
              : 'Every supplier answers the same two questions. The council owes you an answer, with a reason.'}
          </p>
          <ButtonLink to="/needs/$needId/interest" params={{ needId: need.id }}>
            {interest ? 'Express interest again' : 'Express interest'}
          </ButtonLink>
        </>
      )}
      {!canExpress && !interest && <p className="govuk-body">This need is closed to new interests.</p>}
      <WithdrawInterest interest={interest && { ...interest, need: { id: need.id } }} onChange={onChange} />
    </aside>
  );
}
