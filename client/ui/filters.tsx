import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Checkboxes, Radios } from './choices.tsx';
import { Select, TextField, type Option } from './field.tsx';
import { listOf, type SearchParams } from './search-params.ts';

export interface Filter {
  /** The search parameter: `?stage=engaging`. Several ticked boxes become a list. */
  name: string;
  label: string;
  kind: 'text' | 'select' | 'radios' | 'checkboxes';
  options?: Option[];
  hint?: string;
  /** How a value without an option is said where the filters in use are listed. */
  say?: (value: string) => string;
}

/** Drops empty values and the cursor, which belongs to the old list. */
function cleaned(search: SearchParams): SearchParams {
  const { after: _after, ...rest } = search;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => listOf(value).length > 0));
}

function read(form: HTMLFormElement, filters: readonly Filter[]): SearchParams {
  const data = new FormData(form);
  return Object.fromEntries(
    filters.map(({ name, kind }) => {
      const values = data
        .getAll(name)
        .map((value) => String(value).trim())
        .filter(Boolean);
      return [name, kind === 'checkboxes' ? values : values[0]];
    }),
  );
}

function FilterControl({ filter, value }: { filter: Filter; value: string[] }) {
  const { name, label, kind, options = [], hint } = filter;
  if (kind === 'text')
    return <TextField {...{ name, label, hint }} defaultValue={value[0] ?? ''} type="search" />;
  if (kind === 'select')
    return (
      // A value whose option comes later is only shown by a new element.
      <Select
        key={options.length}
        {...{ name, label, hint, options }}
        empty="All"
        defaultValue={value[0] ?? ''}
      />
    );
  if (kind === 'radios') return <Radios {...{ name, label, hint, options }} chosen={value} small />;
  return <Checkboxes {...{ name, label, hint, options }} chosen={value} small />;
}

/** A filter panel whose whole state is the address: it can be bookmarked, shared and saved as a search. */
export function Filters({ filters, children }: { filters: readonly Filter[]; children?: ReactNode }) {
  const search: SearchParams = useSearch({ strict: false });
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  const headingId = useId();

  const apply = (change: SearchParams) =>
    void navigate({ to: '.', search: cleaned({ ...search, ...change }) as never });
  const chosen = filters.flatMap(({ name, options, label, say = String }) =>
    listOf(search[name]).map((value) => ({
      name,
      value,
      text: options?.find((option) => option.value === value)?.label ?? `${label}: ${say(value)}`,
    })),
  );

  function remove(name: string, value: string) {
    const left = listOf(search[name]).filter((other) => other !== value);
    apply({ [name]: left.length > 0 ? left : undefined });
  }

  return (
    <section className="parley-filters" aria-labelledby={headingId}>
      <div className="parley-filters__head">
        <h2 className="govuk-heading-m" id={headingId}>
          Filters{chosen.length > 0 && ` (${chosen.length})`}
        </h2>
        <Button
          kind="text"
          className="parley-filters__toggle"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide' : 'Show'}
          <span className="govuk-visually-hidden"> filters</span>
        </Button>
      </div>
      {chosen.length > 0 && (
        <ul className="parley-filters__chosen" aria-label="Filters in use">
          {chosen.map(({ name, value, text }) => (
            <li key={name + value}>
              <button type="button" className="parley-chip" onClick={() => remove(name, value)}>
                <span className="govuk-visually-hidden">Remove filter </span>
                {text}
                <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                  <path d="M1 1l10 10M11 1L1 11" stroke="currentColor" strokeWidth="2" />
                </svg>
              </button>
            </li>
          ))}
          <li>
            <Button
              kind="text"
              onClick={() => apply(Object.fromEntries(filters.map(({ name }) => [name, undefined])))}
            >
              Clear all
            </Button>
          </li>
        </ul>
      )}
      <form
        key={JSON.stringify(filters.map(({ name }) => search[name]))}
        id={bodyId}
        className="parley-filters__body"
        data-open={open}
        onSubmit={(event) => {
          event.preventDefault();
          apply(read(event.currentTarget, filters));
        }}
      >
        {filters.map((filter) => (
          <FilterControl key={filter.name} filter={filter} value={listOf(search[filter.name])} />
        ))}
        {children}
        <Button type="submit">Apply filters</Button>
      </form>
    </section>
  );
}
