import { useId, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { useBorrowedFocus } from './use-borrowed-focus.ts';

interface NoticeProps {
  /** `important` and `success` are banners, and success takes focus; `inset` sets text apart; `warning` has the exclamation mark. */
  kind: 'important' | 'success' | 'inset' | 'warning';
  title?: string;
  /** One thing the reader can do about it, most often "Undo". */
  action?: { text: string; onClick: () => void };
  role?: 'status' | 'alert' | 'region';
  children: ReactNode;
}

export function Notice({ kind, title, action, role, children }: NoticeProps) {
  const titleId = useId();
  const success = kind === 'success';
  const { box } = useBorrowedFocus<HTMLDivElement>(success);
  if (kind === 'inset') return <div className="govuk-inset-text">{children}</div>;
  if (kind === 'warning') {
    return (
      <div className="govuk-warning-text" role={role}>
        <span className="govuk-warning-text__icon" aria-hidden="true">
          !
        </span>
        <strong className="govuk-warning-text__text">
          <span className="govuk-visually-hidden">Warning</span>
          {children}
        </strong>
      </div>
    );
  }
  return (
    <div
      ref={box}
      tabIndex={success ? -1 : undefined}
      className={`govuk-notification-banner ${success ? 'govuk-notification-banner--success' : ''}`}
      role={role ?? (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={titleId}>
          {title ?? (success ? 'Success' : 'Important')}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        <p className="govuk-notification-banner__heading">{children}</p>
        {action && (
          <Button kind="text" onClick={action.onClick}>
            {action.text}
          </Button>
        )}
      </div>
    </div>
  );
}
