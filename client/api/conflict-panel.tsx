import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Radios } from '../ui/choices.tsx';
import { formatDateTime } from '../ui/dates.ts';
import { useBorrowedFocus } from '../ui/use-borrowed-focus.ts';
import type { Problem } from './error.ts';
import type { Difference } from './merge.ts';

type Conflict = Extract<Problem, { kind: 'conflict' }>;

interface ConflictPanelProps {
  problem: Conflict;
  differences: readonly Difference<any>[];
  busy: boolean;
  /** Names of the fields in which the other person's words are taken, and whether to save at once. */
  onChosen: (theirs: readonly string[], save: boolean) => void;
}

const shown = (text: string) => text || '(nothing)';

/** Who changed the same thing, what they saved, and whose words to go on with, field by field. */
export function ConflictPanel({ problem, differences, busy, onChosen }: ConflictPanelProps) {
  const { box, target } = useBorrowedFocus<HTMLElement, HTMLHeadingElement>();
  const [theirs, setTheirs] = useState(
    () => new Set(differences.filter(({ both }) => !both).map(({ field }) => field.name)),
  );
  const who = problem.who ?? 'somebody else';
  const when = problem.changedAt ? ` on ${formatDateTime(problem.changedAt)}` : '';
  const choose = (name: string, take: boolean) =>
    setTheirs((before) => {
      const after = new Set(before);
      if (take) after.add(name);
      else after.delete(name);
      return after;
    });
  return (
    <section className="parley-confirm parley-conflict" aria-label="Somebody else saved first" ref={box}>
      <h2 className="govuk-heading-m" tabIndex={-1} ref={target}>
        {who === 'You' ? 'You saved this in another window' : `This was saved by ${who}`} while you were
        writing
      </h2>
      <p className="govuk-body">
        It was saved{when}. What you typed is still in the form and is not saved yet.
        {differences.length === 0 && ' Nothing that you can change here is different.'}
      </p>
      {differences.map(({ field, was, mine, theirs: other, both }) => (
        <Radios
          key={field.name}
          name={`conflict-${field.name}`}
          label={field.label}
          hint={both ? `It said: ${shown(was)}` : 'You did not change this.'}
          small
          chosen={[both ? 'mine' : 'theirs']}
          onChange={(event) => choose(field.name, event.target.value === 'theirs')}
          options={[
            {
              value: 'mine',
              label: both ? 'Keep what you typed' : 'Put back what was there before',
              hint: shown(mine),
            },
            { value: 'theirs', label: 'Take what was saved', hint: shown(other) },
          ]}
        />
      ))}
      <div className="govuk-button-group">
        <Button busy={busy} onClick={() => onChosen([...theirs], true)}>
          {differences.length ? 'Save with these choices' : 'Save what you typed'}
        </Button>
        <Button kind="secondary" onClick={() => onChosen([...theirs], false)}>
          Back to the form first
        </Button>
      </div>
    </section>
  );
}
