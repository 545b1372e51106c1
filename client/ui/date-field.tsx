import { domId, type FieldWords } from './field.tsx';
import { Fieldset } from './fieldset.tsx';

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
      <div className="govuk-date-input">
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
