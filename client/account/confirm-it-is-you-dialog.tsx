import { useEffect, useRef, useState } from 'react';
import { useSession } from '../api/session.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { CodeForm } from './code-form.tsx';
import { askWith } from './confirm-it-is-you.ts';
import { signInCall } from './sign-in-call.ts';

function ByLink({ confirmedHref, onBack }: { confirmedHref: string; onBack: () => void }) {
  const { email, demo } = useSession();
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function send() {
    const answer = await signInCall('sign-in/magic-link', { email, callbackURL: confirmedHref });
    setProblem(answer.problem);
    setSent(answer.problem === undefined);
  }

  return (
    <>
      {problem && (
        <Notice kind="warning" role="alert">
          {problem}
        </Notice>
      )}
      {sent ? (
        <>
          <p className="govuk-body" role="status">
            We have sent a link to <span className="parley-address">{email}</span>. Open it in this browser,
            then come back here.
          </p>
          {demo && (
            <p className="govuk-body">
              <a className="govuk-link" href="/demo/inbox" target="_blank" rel="noreferrer">
                Open the demo inbox (opens in a new tab)
              </a>
            </p>
          )}
          <Button onClick={onBack}>I have opened the link</Button>
        </>
      ) : (
        <Button onClick={() => void send()}>Email me a link</Button>
      )}
    </>
  );
}

/**
 * Asks the person to show again who they are, above the page, so that what they typed stays as it is. It stands in the
 * frame of every page: what asks for it need not know where it is.
 */
export function ConfirmItIsYou({ confirmedHref }: { confirmedHref: string }) {
  const { hasSecondFactor } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const answer = useRef<(confirmed: boolean) => void>(undefined);
  const [open, setOpen] = useState(false);

  useEffect(
    () =>
      askWith((resolve) => {
        answer.current?.(false);
        answer.current = resolve;
        setOpen(true);
      }),
    [],
  );
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);

  function close(confirmed: boolean) {
    answer.current?.(confirmed);
    answer.current = undefined;
    dialog.current?.close();
    setOpen(false);
  }

  if (!open) return null;
  return (
    <dialog
      className="parley-dialog"
      ref={dialog}
      aria-labelledby="confirm-it-is-you"
      onCancel={(event) => {
        event.preventDefault();
        close(false);
      }}
    >
      <h2 className="govuk-heading-m" id="confirm-it-is-you">
        Confirm that it is you
      </h2>
      <p className="govuk-body">
        You signed in a while ago, and this act needs a fresh sign-in. What you entered stays as it is.
      </p>
      {hasSecondFactor ? (
        <CodeForm button="Confirm" onPassed={() => close(true)} />
      ) : (
        <ByLink confirmedHref={confirmedHref} onBack={() => close(true)} />
      )}
      <p className="govuk-body">
        <Button kind="text" onClick={() => close(false)}>
          Cancel
        </Button>
      </p>
    </dialog>
  );
}
