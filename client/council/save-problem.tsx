import type { ReactNode } from 'react';
import type { Problem } from '../api/error.ts';
import { Notice } from '../ui/notice.tsx';

/** What stands above a form that could not be saved, beyond its error summary. Nothing typed is lost. */
export function SaveProblem({ problem, children }: { problem: Problem | undefined; children?: ReactNode }) {
  if (problem?.kind === 'signed-out') {
    return (
      <Notice kind="inset">
        <p className="govuk-body">
          Your session has ended. What you typed is still here:{' '}
          <a className="govuk-link" href="/council/sign-in" target="_blank" rel="noreferrer">
            sign in again in a new tab
          </a>
          , then save once more.
        </p>
      </Notice>
    );
  }
  if (problem?.kind === 'conflict' && children) return <Notice kind="inset">{children}</Notice>;
  return null;
}
