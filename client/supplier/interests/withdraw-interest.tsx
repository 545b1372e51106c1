import {
  SupplierExpressInterestDocument,
  SupplierWithdrawInterestDocument,
  type InterestState,
} from '@parley/shared/generated/supplier/graphql';
import { useRef, useState } from 'react';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { awaitsAnswer } from './answer-due.tsx';

interface WithdrawInterestProps {
  interest:
    | {
        id: string;
        version: number;
        state: InterestState;
        approach: string;
        similarWork: string;
        need: { id: string };
      }
    | null
    | undefined;
  /** Names the need where several interests stand on one page. */
  subject?: string;
  /** Reads the interest again: an answer that was already on its way may tell of the time before. */
  onChange: () => void;
}

/** Takes an interest back at once, and offers to undo that. */
export function WithdrawInterest({ interest, subject, onChange }: WithdrawInterestProps) {
  const supplierId = useSupplierId();
  const [withdraw, withdrawing, problem] = useAction(SupplierWithdrawInterestDocument);
  const [express, , undoProblem] = useAction(SupplierExpressInterestDocument);
  const [withdrawn, setWithdrawn] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  if (!interest) return null;

  async function act() {
    if (!interest) return;
    const { data } = await withdraw({ input: { interestId: interest.id, version: interest.version } });
    if (!data) return;
    setWithdrawn(true);
    place.current?.focus();
    onChange();
  }

  async function undo() {
    if (!interest) return;
    const { approach, similarWork, need } = interest;
    const { data } = await express({ input: { needId: need.id, supplierId, approach, similarWork } });
    if (!data) return;
    setWithdrawn(false);
    place.current?.focus();
    onChange();
  }

  const wrong = problem ?? undoProblem;
  return (
    <div ref={place} tabIndex={-1}>
      {wrong && (
        <Notice kind="warning" role="alert">
          {wrong.message}
          {wrong.kind === 'conflict' && ' This page shows it once you load it again.'}
        </Notice>
      )}
      {withdrawn && interest.state === 'WITHDRAWN' && (
        <Notice kind="success" title="Withdrawn" action={{ text: 'Undo', onClick: () => void undo() }}>
          You withdrew your interest.
        </Notice>
      )}
      {awaitsAnswer(interest.state) && (
        <Button kind="secondary" busy={withdrawing} onClick={() => void act()}>
          Withdraw interest
          {subject && <span className="govuk-visually-hidden">: {subject}</span>}
        </Button>
      )}
    </div>
  );
}
