import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { FieldFrame, type FieldWords } from './field.tsx';

export interface Choice {
  id: string;
  label: string;
  /** A second line: the parent term, or a synonym that matched. */
  detail?: string;
}

interface ComboboxProps extends FieldWords {
  name: string;
  value: readonly Choice[];
  onChange: (value: Choice[]) => void;
  /** Asked as the person types; abort it when `signal` fires. */
  search: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  /** How many may be chosen; one replaces the last. */
  max?: number;
  minLength?: number;
}

interface Suggestions {
  state: 'idle' | 'waiting' | 'found' | 'failed';
  choices: Choice[];
}

const nothing: Suggestions = { state: 'idle', choices: [] };
const waitMs = 200;

/** Asks 200 ms after typing stops, and forgets answers that come too late. */
function useSuggestions(text: string, search: ComboboxProps['search'], minLength: number): Suggestions {
  const [suggestions, setSuggestions] = useState(nothing);
  const tooShort = text.trim().length < minLength;
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    if (tooShort) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      setSuggestions(({ choices }) => ({ state: 'waiting', choices }));
      try {
        const choices = await latest.current(text.trim(), abort.signal);
        if (!abort.signal.aborted) setSuggestions({ state: 'found', choices });
      } catch {
        if (!abort.signal.aborted) setSuggestions({ state: 'failed', choices: [] });
      }
    }, waitMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, tooShort]);
  return tooShort ? nothing : suggestions;
}

function spoken({ state }: Suggestions, count: number): string {
  if (state === 'failed') return 'Suggestions are not available. Try again.';
  if (state !== 'found') return '';
  if (count === 0) return 'No suggestions. Try another word.';
  return `${count === 1 ? '1 suggestion' : `${count} suggestions`}. Use the up and down arrow keys.`;
}

function Chosen({
  value,
  onRemove,
  label,
}: {
  value: readonly Choice[];
  onRemove: (id: string) => void;
  label: string;
}) {
  if (value.length === 0) return null;
  return (
    <ul className="parley-combobox__chosen" aria-label={`Chosen: ${label}`}>
      {value.map((choice) => (
        <li key={choice.id}>
          <button type="button" className="parley-chip" onClick={() => onRemove(choice.id)}>
            <span className="govuk-visually-hidden">Remove </span>
            {choice.label}
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
              <path d="M1 1l10 10M11 1L1 11" stroke="currentColor" strokeWidth="2" />
            </svg>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Picks terms by typing: the ARIA combobox pattern with a list of suggestions. */
export function Combobox(props: ComboboxProps) {
  const {
    name,
    label,
    hint,
    error,
    labelSize,
    optional,
    value,
    onChange,
    search,
    max = 20,
    minLength = 2,
  } = props;
  const id = name.replace(/[^\w.-]/g, '-');
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(text, search, minLength);

  const offered = suggestions.choices.filter((choice) => !value.some((chosen) => chosen.id === choice.id));
  const expanded = open && offered.length > 0;
  const optionId = (index: number) => `${listId}-${index}`;
  const message = open ? spoken(suggestions, offered.length) : '';

  useEffect(() => {
    if (expanded && active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [expanded, active]);

  function choose(choice: Choice | undefined) {
    if (!choice) return;
    onChange(max === 1 ? [choice] : [...value, choice].slice(0, max));
    setText('');
    setOpen(false);
    setActive(-1);
  }

  function remove(removed: string) {
    onChange(value.filter((choice) => choice.id !== removed));
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = (by: number) => {
      event.preventDefault();
      setOpen(true);
      if (offered.length > 0)
        setActive((at) => (at + by + (at < 0 && by < 0 ? 1 : 0) + offered.length) % offered.length);
    };
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter' && expanded) {
      event.preventDefault();
      choose(offered[active]);
    } else if (event.key === 'Escape' && (expanded || text)) {
      event.preventDefault();
      if (expanded) setOpen(false);
      else setText('');
      setActive(-1);
    }
  }

  return (
    <FieldFrame {...{ id, label, hint, error, labelSize, optional }}>
      <div className="parley-combobox">
        <input
          ref={input}
          id={id}
          className={`govuk-input ${error ? 'govuk-input--error' : ''}`}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={expanded}
          aria-controls={expanded ? listId : undefined}
          aria-activedescendant={expanded && active >= 0 ? optionId(active) : undefined}
          aria-describedby={
            [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
          }
          aria-invalid={error ? true : undefined}
          value={text}
          disabled={max > 1 && value.length >= max}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
          onClick={() => setOpen(true)}
        />
        {expanded && (
          <div id={listId} ref={list} role="listbox" aria-label={label} className="parley-combobox__list">
            {offered.map((choice, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the input keeps focus and hears the keys
              <div
                key={choice.id}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                className={`parley-combobox__option ${index === active ? 'parley-combobox__option--active' : ''}`}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(choice)}
              >
                {choice.label}
                {choice.detail && <span className="parley-combobox__detail">{choice.detail}</span>}
              </div>
            ))}
          </div>
        )}
        {message && offered.length === 0 && (
          <p className="govuk-hint govuk-!-margin-top-2 govuk-!-margin-bottom-0" aria-hidden="true">
            {message}
          </p>
        )}
        <div className="govuk-visually-hidden" role="status" aria-live="polite">
          {message}
        </div>
      </div>
      <Chosen value={value} onRemove={remove} label={label} />
    </FieldFrame>
  );
}
