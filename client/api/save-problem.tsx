import type { ReactNode } from 'react';
import { Notice } from '../ui/notice.tsx';
import type { Problem } from './error.ts';

interface SaveProblemProps {
  problem: Problem | undefined;
  /** What to do where somebody else was first; most forms use `useConflict` for it. */
  children?: ReactNode;
}

/** What stands above a form that could not be saved, beyond its error summary. Nothing typed is lost. */
export function SaveProblem({ problem, children }: SaveProblemProps) {
  if (problem?.kind === 'signed-out') {
    const side = window.location.pathname.split('/')[1];
    return (
      <Notice kind="important" title="You have been signed out" role="alert">
        <a
          className="govuk-notification-banner__link"
          href={`/${side}/sign-in`}
          target="_blank"
          rel="noreferrer"
        >
          Sign in again in a new tab
        </a>
        , then come back and send this again. What you typed is still here.
      </Notice>
    );
  }
  if (problem?.kind === 'conflict' && children) return <Notice kind="inset">{children}</Notice>;
  return null;
}
