import {
  useEffect,
  useRef,
  useState,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { TextLength } from './text-length.tsx';

/** What every field says about itself. `name` is also its id, so that the error summary can link to it. */
export interface FieldWords {
  label: string;
  hint?: ReactNode;
  /** react-hook-form's `errors.title?.message`. */
  error?: string;
  /** "l" when the label is the question of a one-question page. */
  labelSize?: 's' | 'm' | 'l';
  /** Adds "(optional)" to the label; fields are required unless they say so. */
  optional?: boolean;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

export const domId = (name: string) => name.replace(/[^\w.-]/g, '-');
export const describedBy = (...ids: unknown[]) => ids.filter(Boolean).join(' ') || undefined;

export function ErrorMessage({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error:</span> {children}
    </p>
  );
}

export function Words({ label, optional }: Pick<FieldWords, 'label' | 'optional'>) {
  return (
    <>
      {label}
      {optional && <span className="govuk-!-font-weight-regular"> (optional)</span>}
    </>
  );
}

interface FieldFrameProps extends FieldWords {
  id: string;
  children: ReactNode;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

export function FieldFrame({
  id,
  label,
  hint,
  error,
  labelSize = 's',
  optional,
  className = '',
  ref,
  children,
}: FieldFrameProps) {
  return (
    <div className={`govuk-form-group ${error ? 'govuk-form-group--error' : ''} ${className}`} ref={ref}>
      <label className={`govuk-label govuk-label--${labelSize}`} htmlFor={id}>
        <Words label={label} optional={optional} />
      </label>
      {hint && (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
      {children}
    </div>
  );
}

type TextFieldProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'width'> & {
    name: string;
    width?: 2 | 3 | 4 | 5 | 10 | 20;
    prefix?: string;
    suffix?: string;
    ref?: Ref<HTMLInputElement>;
  };

/** `<TextField label="Title" error={errors.title?.message} {...register('title')} />` */
export function TextField({
  label,
  hint,
  error,
  labelSize,
  optional,
  width,
  prefix,
  suffix,
  id,
  type = 'text',
  ...input
}: TextFieldProps) {
  const fieldId = id ?? domId(input.name);
  const control = (
    <input
      className={`govuk-input ${width ? `govuk-input--width-${width}` : ''} ${error ? 'govuk-input--error' : ''}`}
      id={fieldId}
      type={type}
      aria-describedby={describedBy(hint && `${fieldId}-hint`, error && `${fieldId}-error`)}
      aria-invalid={error ? true : undefined}
      {...input}
    />
  );
  return (
    <FieldFrame {...{ id: fieldId, label, hint, error, labelSize, optional }}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix && (
            <div className="govuk-input__prefix" aria-hidden="true">
              {prefix}
            </div>
          )}
          {control}
          {suffix && (
            <div className="govuk-input__suffix" aria-hidden="true">
              {suffix}
            </div>
          )}
        </div>
      ) : (
        control
      )}
    </FieldFrame>
  );
}

type TextAreaProps = FieldWords &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'maxLength'> & {
    name: string;
    /** Counts down; never cuts off what is typed. */
    maxLength?: number;
    ref?: Ref<HTMLTextAreaElement>;
  };

export function TextArea({
  label,
  hint,
  error,
  labelSize,
  optional,
  maxLength,
  id,
  rows = 5,
  onChange,
  ...textarea
}: TextAreaProps) {
  const fieldId = id ?? domId(textarea.name);
  const [length, setLength] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  // react-hook-form writes the first value straight into the element.
  useEffect(() => setLength(frame.current?.querySelector('textarea')?.value.length ?? 0), []);
  return (
    <FieldFrame
      {...{ id: fieldId, label, hint, error, labelSize, optional }}
      className={maxLength ? 'govuk-character-count' : ''}
      ref={frame}
    >
      <textarea
        className={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
        id={fieldId}
        rows={rows}
        aria-describedby={describedBy(
          hint && `${fieldId}-hint`,
          error && `${fieldId}-error`,
          maxLength !== undefined && `${fieldId}-length`,
        )}
        aria-invalid={error ? true : undefined}
        onChange={(event) => {
          setLength(event.target.value.length);
          void onChange?.(event);
        }}
        onFocus={(event) => setLength(event.target.value.length)}
        {...textarea}
      />
      {maxLength !== undefined && <TextLength id={`${fieldId}-length`} length={length} limit={maxLength} />}
    </FieldFrame>
  );
}

type SelectProps = FieldWords &
  SelectHTMLAttributes<HTMLSelectElement> & {
    name: string;
    options: Option[];
    /** The first, empty choice: "Choose a service". */
    empty?: string;
    ref?: Ref<HTMLSelectElement>;
  };

export function Select({
  label,
  hint,
  error,
  labelSize,
  optional,
  options,
  empty,
  id,
  ...select
}: SelectProps) {
  const fieldId = id ?? domId(select.name);
  return (
    <FieldFrame {...{ id: fieldId, label, hint, error, labelSize, optional }}>
      <select
        className={`govuk-select ${error ? 'govuk-select--error' : ''}`}
        id={fieldId}
        aria-describedby={describedBy(hint && `${fieldId}-hint`, error && `${fieldId}-error`)}
        aria-invalid={error ? true : undefined}
        {...select}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
