import { useQuery } from 'urql';
import { SuggestForProblemDocument } from '@parley/shared/generated/council/graphql';
import { Button } from '../../ui/button.tsx';
import type { Choice } from '../../ui/combobox.tsx';
import { useSettled } from '../settled.ts';
import { enoughText, typingPauseMs } from './writing-help.tsx';

interface SuggestionsProps {
  text: string;
  chosenTerms: readonly string[];
  chosenLine: string;
  onTerm: (term: Choice) => void;
  onLine: (id: string) => void;
}

/** Tags and a line of business that the text seems to be about, each taken with one press. */
export function Suggestions({ text, chosenTerms, chosenLine, onTerm, onLine }: SuggestionsProps) {
  const settled = useSettled(text, typingPauseMs);
  const pause = settled.length < enoughText;
  const [{ data, error }] = useQuery({
    query: SuggestForProblemDocument,
    variables: { text: settled },
    pause,
  });
  if (pause || error || !data) return null;
  const terms = data.suggestTerms.terms.filter(({ term }) => !chosenTerms.includes(term.id));
  const lines = data.suggestTerms.lines
    .filter(({ lineOfBusiness }) => lineOfBusiness.id !== chosenLine)
    .slice(0, 2);
  if (terms.length === 0 && lines.length === 0) return null;
  return (
    <section className="council-suggestions" aria-label="Suggested from your words">
      <h2 className="govuk-heading-s">Suggested from your words</h2>
      <ul>
        {terms.map(({ term, because }) => (
          <li key={term.id}>
            <Button kind="text" onClick={() => onTerm({ id: term.id, label: term.label })}>
              Add the tag {term.label}
            </Button>
            <span className="council-because">because you wrote “{because}”</span>
          </li>
        ))}
        {lines.map(({ lineOfBusiness, because }) => (
          <li key={lineOfBusiness.id}>
            <Button kind="text" onClick={() => onLine(lineOfBusiness.id)}>
              Choose the line {lineOfBusiness.name}
            </Button>
            <span className="council-because">because you wrote “{because}”</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
