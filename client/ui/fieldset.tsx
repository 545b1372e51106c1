import type { ReactNode } from 'react';
import { describedBy, ErrorMessage, Words, type FieldWords } from './field.tsx';

interface FieldsetProps extends FieldWords {
  id: string;
  children: ReactNode;
  role?: 'group';
}

/** Several controls under one question. */
export function Fieldset({
  id,
  label,
  hint,
  error,
  labelSize = 's',
  optional,
  role,
  children,
}: FieldsetProps) {
  return (
    <div className={`govuk-form-group ${error ? 'govuk-form-group--error' : ''}`}>
      <fieldset
        className="govuk-fieldset"
        role={role}
        aria-describedby={describedBy(hint && `${id}-hint`, error && `${id}-error`)}
      >
        <legend className={`govuk-fieldset__legend govuk-fieldset__legend--${labelSize}`}>
          <Words label={label} optional={optional} />
        </legend>
        {hint && (
          <div id={`${id}-hint`} className="govuk-hint">
            {hint}
          </div>
        )}
        {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
        {children}
      </fieldset>
    </div>
  );
}
