import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useBorrowedFocus } from './use-borrowed-focus.ts';

interface ErrorStateProps {
  title?: string;
  /** What happened, and what the reader can do. */
  children: ReactNode;
  retry?: () => void;
  retryText?: string;
  /** Finds the fault in the server's log. */
  reference?: string;
}

export function ErrorState({
  title = 'Sorry, there is a problem',
  children,
  retry,
  retryText = 'Try again',
  reference,
}: ErrorStateProps) {
  const { box } = useBorrowedFocus<HTMLDivElement>(false);
  return (
    <div className="parley-state parley-state--error" role="alert" ref={box}>
      <h2 className="govuk-heading-m">{title}</h2>
      <p className="govuk-body">{children}</p>
      {reference && (
        <p className="govuk-body">
          If it happens again, tell us this reference: <strong>{reference}</strong>
        </p>
      )}
      {retry && (
        <Button kind="secondary" onClick={retry}>
          {retryText}
        </Button>
      )}
    </div>
  );
}
