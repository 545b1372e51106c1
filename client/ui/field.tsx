import {
  useId,
  useState,
  type ChangeEvent,
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

const domId = (name: string) => name.replace(/[^\w.-]/g, '-');
const describedBy = (...ids: unknown[]) => ids.filter(Boolean).join(' ') || undefined;

export function ErrorMessage({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error:</span> {children}
    </p>
  );
}

function Words({ label, optional }: Pick<FieldWords, 'label' | 'optional'>) {
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
}

export function FieldFrame({
  id,
  label,
  hint,
  error,
  labelSize = 's',
  optional,
  className = '',
  children,
}: FieldFrameProps) {
  return (
    <div className={`govuk-form-group ${error ? 'govuk-form-group--error' : ''} ${className}`}>
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
  const first = String(textarea.value ?? textarea.defaultValue ?? '');
  const [length, setLength] = useState(first.length);
  return (
    <FieldFrame
      {...{ id: fieldId, label, hint, error, labelSize, optional }}
      className={maxLength ? 'govuk-character-count' : ''}
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

type ChoicesProps = FieldWords & {
  name: string;
  options: Option[];
  /** The smaller boxes, for filters. */
  small?: boolean;
  inline?: boolean;
  /** Values ticked at the start; leave it out when react-hook-form holds the default. */
  chosen?: readonly string[];
  onChange?: (event: ChangeEvent<HTMLInputElement>) => unknown;
  onBlur?: (event: React.FocusEvent<HTMLInputElement>) => unknown;
  disabled?: boolean;
  ref?: Ref<HTMLInputElement>;
};

function Choices({
  kind,
  options,
  name,
  small,
  inline,
  chosen,
  label,
  hint,
  error,
  labelSize,
  optional,
  ...input
}: ChoicesProps & { kind: 'radio' | 'checkbox' }) {
  const block = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  const id = domId(name);
  const itemId = (index: number) => (index === 0 ? id : `${id}-${index + 1}`);
  return (
    <Fieldset {...{ id, label, hint, error, labelSize, optional }}>
      <div className={`${block} ${small ? `${block}--small` : ''} ${inline ? `${block}--inline` : ''}`}>
        {options.map((option, index) => (
          <div className={`${block}__item`} key={option.value}>
            <input
              className={`${block}__input`}
              id={itemId(index)}
              name={name}
              type={kind}
              value={option.value}
              defaultChecked={chosen?.includes(option.value)}
              aria-describedby={option.hint && `${itemId(index)}-item-hint`}
              {...input}
            />
            <label className={`govuk-label ${block}__label`} htmlFor={itemId(index)}>
              {option.label}
            </label>
            {option.hint && (
              <div id={`${itemId(index)}-item-hint`} className={`govuk-hint ${block}__hint`}>
                {option.hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </Fieldset>
  );
}

/** `<Radios label="Who decides?" options={…} {...register('decides')} />` */
export const Radios = (props: ChoicesProps) => <Choices kind="radio" {...props} />;

/** Gives react-hook-form a list of values: give the field a default of `[]`. */
export const Checkboxes = (props: ChoicesProps) => <Choices kind="checkbox" {...props} />;

interface DateFieldProps extends FieldWords {
  name: string;
  /** "2026-11-01", or "" for none, or what has been typed so far: check it with `isRealDate`. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

const dateParts = [
  ['day', 'Day', 2],
  ['month', 'Month', 2],
  ['year', 'Year', 4],
] as const;

/** Three boxes, one value. With react-hook-form, inside `<Controller>`: `render={({ field }) => <DateField {...field} />}`. */
export function DateField({
  name,
  value,
  onChange,
  onBlur,
  label,
  hint = 'For example, 1 11 2026',
  error,
  labelSize,
  optional,
}: DateFieldProps) {
  const id = domId(name);
  const groupId = useId();
  const [year = '', month = '', day = ''] = value.split('-');
  const typed = { day: day.replace(/^0(?=\d)/, ''), month: month.replace(/^0(?=\d)/, ''), year };

  function change(part: keyof typeof typed, text: string) {
    const next = { ...typed, [part]: text.replace(/\D/g, '') };
    const empty = !next.day && !next.month && !next.year;
    onChange(
      empty
        ? ''
        : `${next.year}-${next.month.padStart(next.month ? 2 : 0, '0')}-${next.day.padStart(next.day ? 2 : 0, '0')}`,
    );
  }

  return (
    <Fieldset {...{ id, label, hint, error, labelSize, optional }} role="group">
      <div className="govuk-date-input" id={groupId}>
        {dateParts.map(([part, text, width], index) => (
          <div className="govuk-date-input__item" key={part}>
            <div className="govuk-form-group">
              <label
                className="govuk-label govuk-date-input__label"
                htmlFor={index === 0 ? id : `${id}-${part}`}
              >
                {text}
              </label>
              <input
                className={`govuk-input govuk-date-input__input govuk-input--width-${width} ${error ? 'govuk-input--error' : ''}`}
                id={index === 0 ? id : `${id}-${part}`}
                type="text"
                inputMode="numeric"
                maxLength={width}
                value={typed[part]}
                onChange={(event) => change(part, event.target.value)}
                onBlur={onBlur}
              />
            </div>
          </div>
        ))}
      </div>
    </Fieldset>
  );
}
