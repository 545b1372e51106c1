import { SupplierTermSuggestionsDocument } from '@parley/shared/generated/supplier/graphql';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useAnnounce } from '../../ui/announcer.tsx';
import type { Choice } from '../../ui/combobox.tsx';
import { termChoice } from './term-choice.ts';

const leastText = 8;
const waitMs = 500;
/** Suggestions much weaker than the best are noise. */
const leastShareOfBest = 0.4;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), waitMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface SuggestedTagsProps {
  /** What has been written so far. */
  title: string;
  text: string;
  chosen: readonly Choice[];
  onAdd: (choice: Choice) => void;
}

/** Tags that the text seems to be about, each with the words that led to it. */
export function SuggestedTags({ title, text, chosen, onAdd }: SuggestedTagsProps) {
  const settled = useSettled(JSON.stringify({ title: title.trim(), text: text.trim() }));
  const asked = JSON.parse(settled) as { title: string; text: string };
  const tooShort = `${asked.title} ${asked.text}`.length < leastText;
  const box = useRef<HTMLDivElement>(null);
  const announce = useAnnounce();
  const [{ data, error }] = useQuery({
    query: SupplierTermSuggestionsDocument,
    variables: asked,
    pause: tooShort,
  });
  const suggested = tooShort ? [] : (data?.suggestTerms.terms ?? []);
  const best = Math.max(0, ...suggested.map(({ score }) => score));
  const offered = suggested.filter(
    ({ term, score }) => score >= best * leastShareOfBest && !chosen.some(({ id }) => id === term.id),
  );
  return (
    <div className="govuk-form-group" role="group" aria-labelledby="suggested-tags" ref={box} tabIndex={-1}>
      <p className="govuk-label govuk-label--s" id="suggested-tags">
        Tags suggested from your words
      </p>
      <div role="status" className="govuk-visually-hidden">
        {offered.length > 0 ? `${offered.length} tags suggested` : ''}
      </div>
      {offered.length === 0 ? (
        <p className="govuk-hint">
          {error
            ? 'Suggestions are not available now. Search for tags below.'
            : tooShort
              ? 'They appear once you have written what you can do.'
              : 'No further tag is suggested. Search for more below.'}
        </p>
      ) : (
        <ul className="govuk-list">
          {offered.map(({ term, because }) => (
            <li key={term.id}>
              <button
                type="button"
                className="parley-text-button"
                onClick={() => {
                  onAdd(termChoice(term));
                  announce(`Tag added: ${term.label}`);
                  box.current?.focus();
                }}
              >
                <span className="govuk-visually-hidden">Add tag: </span>
                {term.label}
              </button>{' '}
              <span className="govuk-hint">because of “{because}”</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
