import { useEffect, useRef, type MouseEvent } from 'react';
import type { FieldErrors } from 'react-hook-form';

export interface SummaryError {
  /** The id of the control to go to; without one the message is plain text. */
  field?: string;
  message: string;
}

/** react-hook-form's errors, in the order their fields stand on the page. */
export function summaryOf(errors: FieldErrors): SummaryError[] {
  const place = ({ field }: SummaryError) => (field ? document.getElementById(field) : null);
  return flattened(errors).toSorted((a, b) => {
    const [first, second] = [place(a), place(b)];
    if (!first || !second) return Number(Boolean(first)) - Number(Boolean(second));
    return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
}

function flattened(errors: FieldErrors, path = ''): SummaryError[] {
  return Object.entries(errors).flatMap(([name, error]): SummaryError[] => {
    if (!error || typeof error !== 'object') return [];
    const here = path ? `${path}.${name}` : name;
    if (typeof error.message === 'string' && error.message)
      return [{ message: error.message, ...(here.startsWith('root') ? {} : { field: here }) }];
    if ('type' in error && typeof error.type === 'string') return [];
    return flattened(error as FieldErrors, here);
  });
}

function goTo(event: MouseEvent, field: string) {
  const control = document.getElementById(field);
  if (!control) return;
  event.preventDefault();
  const start =
    control.closest('fieldset')?.querySelector('legend') ??
    document.querySelector(`label[for="${CSS.escape(field)}"]`);
  (start ?? control).scrollIntoView();
  control.focus({ preventScroll: true });
}

interface ErrorSummaryProps {
  errors: SummaryError[];
  /** Raise it at each submit; the summary takes focus each time. */
  attempt?: number;
  title?: string;
}

/** Lists what to put right, takes focus, and says "Error:" in the browser's title. */
export function ErrorSummary({ errors, attempt = 0, title = 'There is a problem' }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;

  useEffect(() => {
    if (shown && attempt > 0) box.current?.focus();
  }, [shown, attempt]);

  useEffect(() => {
    if (!shown || attempt === 0) return;
    const before = document.title.replace(/^Error: /, '');
    document.title = `Error: ${before}`;
    return () => {
      document.title = document.title.replace(/^Error: /, '');
    };
  }, [shown, attempt]);

  if (!shown) return null;
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={`${field}${message}`}>
                {field ? (
                  <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                    {message}
                  </a>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
