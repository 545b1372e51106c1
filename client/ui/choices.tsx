import type { ChangeEvent, FocusEvent, Ref } from 'react';
import { domId, type FieldWords, type Option } from './field.tsx';
import { Fieldset } from './fieldset.tsx';

type ChoicesProps = FieldWords & {
  name: string;
  options: Option[];
  /** The smaller boxes, for filters. */
  small?: boolean;
  inline?: boolean;
  /** Values ticked at the start; leave it out when react-hook-form holds the default. */
  chosen?: readonly string[];
  onChange?: (event: ChangeEvent<HTMLInputElement>) => unknown;
  onBlur?: (event: FocusEvent<HTMLInputElement>) => unknown;
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
