import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import {
  SuggestForProblemDocument,
  type SuggestForProblemQuery,
} from '@parley/shared/generated/council/graphql';
import { Button } from '../../ui/button.tsx';
import type { Choice } from '../../ui/combobox.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Details } from '../../ui/details.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { useSettled } from '../settled.ts';
import { enoughText, typingPauseMs } from './writing-help.tsx';

type Suggested = SuggestForProblemQuery['suggestTerms'];

interface SuggestionsProps {
  title: string;
  text: string;
  chosenTerms: readonly string[];
  chosenLine: string;
  onTerm: (term: Choice) => void;
  onRemoveTerm: (id: string) => void;
  onLine: (id: string) => void;
}

/** What was taken last, and how to take it back. */
interface Taken {
  said: string;
  /** Null when it has been taken back. */
  undo: (() => void) | null;
}

function Why({ of, because, children }: { of: string; because: string; children?: ReactNode }) {
  return (
    <Details
      summary={
        <>
          Why<span className="govuk-visually-hidden"> {of}</span>?
        </>
      }
    >
      <p className="govuk-body">You wrote “{because}”.</p>
      {children}
    </Details>
  );
}

function PastWork({ engagements }: { engagements: Suggested['terms'][number]['engagements'] }) {
  if (engagements.length === 0) return null;
  return (
    <>
      <p className="govuk-body">Past work in words like yours was bought as this:</p>
      <ul className="govuk-list govuk-list--bullet">
        {engagements.map(({ id, title, buyerName, startedOn, fictional }) => (
          <li key={id}>
            {title}, {buyerName}, {formatDate(startedOn)}
            <Fictional when={fictional} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Tags and a line of business that the text seems to be about; each is taken by the person, and can be taken back. */
export function Suggestions({
  title,
  text,
  chosenTerms,
  chosenLine,
  onTerm,
  onRemoveTerm,
  onLine,
}: SuggestionsProps) {
  const settled = useSettled(JSON.stringify({ title: title.trim(), text: text.trim() }), typingPauseMs);
  const asked = JSON.parse(settled) as { title: string; text: string };
  const pause = `${asked.title} ${asked.text}`.length < enoughText;
  const [{ data, error }] = useQuery({ query: SuggestForProblemDocument, variables: asked, pause });
  const [taken, setTaken] = useState<Taken | null>(null);
  const section = useRef<HTMLElement>(null);
  /** Where the button stood that was pressed and is gone; null when the keyboard is elsewhere. */
  const gone = useRef<number | null>(null);
  useEffect(() => {
    if (gone.current === null || !section.current) return;
    const offers = section.current.querySelectorAll<HTMLElement>('.council-offer');
    const next = offers[Math.min(gone.current, offers.length - 1)];
    (next ?? section.current.querySelector<HTMLElement>('h2'))?.focus();
    gone.current = null;
  }, [taken]);

  if (pause || error || !data) return null;
  const terms = data.suggestTerms.terms.filter(({ term }) => !chosenTerms.includes(term.id));
  const lines = data.suggestTerms.lines
    .filter(({ lineOfBusiness }) => lineOfBusiness.id !== chosenLine)
    .slice(0, 2);
  if (terms.length === 0 && lines.length === 0 && !taken) return null;

  const take = (place: number, now: Taken) => {
    gone.current = place;
    setTaken(now);
  };
  const takeTerm = (place: number, { id, label }: Choice) => {
    onTerm({ id, label });
    take(place, { said: `Added the tag ${label}.`, undo: () => onRemoveTerm(id) });
  };
  const takeLine = (place: number, { id, name }: { id: string; name: string }) => {
    onLine(id);
    take(place, { said: `The line of business is ${name}.`, undo: () => onLine(chosenLine) });
  };
  const takeBack = () => {
    taken?.undo?.();
    take(0, { said: 'Taken back.', undo: null });
  };

  return (
    <section ref={section} className="council-suggestions" aria-label="Suggested from your words">
      <h2 className="govuk-heading-s" tabIndex={-1}>
        Suggested from your words
      </h2>
      <ul>
        {terms.map(({ term, because, engagements }, place) => (
          <li key={term.id}>
            <Button kind="text" className="council-offer" onClick={() => takeTerm(place, term)}>
              Add the tag {term.label}
            </Button>
            <Why of={term.label} because={because}>
              <PastWork engagements={engagements} />
            </Why>
          </li>
        ))}
        {lines.map(({ lineOfBusiness, because }, place) => (
          <li key={lineOfBusiness.id}>
            <Button
              kind="text"
              className="council-offer"
              onClick={() => takeLine(terms.length + place, lineOfBusiness)}
            >
              Choose the line {lineOfBusiness.name}
            </Button>
            <Why of={lineOfBusiness.name} because={because} />
          </li>
        ))}
      </ul>
      <div className="council-taken">
        <p role="status" className="govuk-body-s">
          {taken?.said}
        </p>
        {taken?.undo && (
          <Button kind="text" onClick={takeBack}>
            Undo
          </Button>
        )}
      </div>
    </section>
  );
}
