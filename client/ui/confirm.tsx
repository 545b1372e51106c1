import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { useBorrowedFocus } from './use-borrowed-focus.ts';

interface ConfirmPanelProps {
  question: string;
  /** What follows from saying yes, and whether it can be undone. */
  children?: ReactNode;
  yes: string;
  no?: string;
  danger?: boolean;
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks in the page, not in a dialog: focus goes to the question. */
export function ConfirmPanel({
  question,
  children,
  yes,
  no = 'Cancel',
  danger,
  busy,
  onYes,
  onNo,
}: ConfirmPanelProps) {
  const { box, target } = useBorrowedFocus<HTMLElement, HTMLHeadingElement>();
  return (
    <section className="parley-confirm" aria-label={question} ref={box}>
      <h2 className="govuk-heading-m" ref={target} tabIndex={-1}>
        {question}
      </h2>
      {children && <div className="govuk-body">{children}</div>}
      <div className="govuk-button-group">
        <Button kind={danger ? 'warning' : 'primary'} busy={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button kind="secondary" onClick={onNo}>
          {no}
        </Button>
      </div>
    </section>
  );
}

interface ConfirmActionProps extends Omit<ConfirmPanelProps, 'onNo' | 'onYes' | 'busy'> {
  trigger: string;
  onYes: () => void | Promise<void>;
}

/** A button that turns into its own question. Where the action can be undone, skip it: act, then offer "Undo" in a notice. */
export function ConfirmAction({ trigger, onYes, ...panel }: ConfirmActionProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const declined = useRef(false);

  useEffect(() => {
    if (!asking && declined.current) button.current?.focus();
  }, [asking]);

  function close(no: boolean) {
    declined.current = no;
    setAsking(false);
    setBusy(false);
  }

  async function act() {
    setBusy(true);
    try {
      await onYes();
    } finally {
      close(false);
    }
  }

  if (asking)
    return <ConfirmPanel {...panel} busy={busy} onYes={() => void act()} onNo={() => close(true)} />;
  return (
    <Button kind="secondary" ref={button} onClick={() => setAsking(true)}>
      {trigger}
    </Button>
  );
}
