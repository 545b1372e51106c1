import type { Problem } from '../api/error.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

interface SaveProblemProps {
  problem: Problem | undefined;
  /** What can be done when somebody else changed the record first. */
  onConflict?: { keep: () => void; reload: () => void };
}

/** Refusals of a save that need more than a message beside a field. What was typed stays on screen. */
export function SaveProblem({ problem, onConflict }: SaveProblemProps) {
  if (problem?.kind === 'signed-out') {
    return (
      <Notice kind="important" title="You have been signed out" role="alert">
        <a
          className="govuk-notification-banner__link"
          href="/supplier/sign-in"
          target="_blank"
          rel="noreferrer"
        >
          Sign in again in a new tab
        </a>
        , then come back and send this again. What you typed is still here.
      </Notice>
    );
  }
  if (problem?.kind === 'conflict' && onConflict) {
    return (
      <section className="parley-confirm" role="alert" aria-label="Somebody else changed this first">
        <h2 className="govuk-heading-m">Somebody else changed this first</h2>
        <p className="govuk-body">
          It was saved by someone else after you opened it. What you typed is still here and has not been
          saved.
        </p>
        <div className="govuk-button-group">
          <Button onClick={onConflict.keep}>Save mine over it</Button>
          <Button kind="secondary" onClick={onConflict.reload}>
            Show what is saved now
          </Button>
        </div>
      </section>
    );
  }
  return null;
}
