import { useEffect, useRef, useState } from 'react';
import { DecideInterestDocument, type InterestState } from '@parley/shared/generated/council/graphql';
import { limits } from '@parley/shared/limits';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Radios } from '../../ui/choices.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { inForm } from '../own-fields.ts';
import { SaveProblem } from '../save-problem.tsx';
import type { NeedInterest } from './interests-page.tsx';

const answers = [
  { value: 'IN_REVIEW', label: 'In review', hint: 'You are looking at it; the answer is still owed' },
  { value: 'TAKEN_FORWARD', label: 'Taken forward', hint: 'With the reason' },
  { value: 'NOT_TAKEN_FORWARD', label: 'Not taken forward', hint: 'With the reason the supplier is owed' },
];

interface InterestAnswerProps {
  interest: NeedInterest;
  /** The answer is on record, and this form is about to go. */
  onAnswered: () => void;
}

/** Answers one interest; a decision needs its reason. */
export function InterestAnswer({ interest, onAnswered }: InterestAnswerProps) {
  const [open, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  const [decide, deciding, problem] = useAction(DecideInterestDocument);
  const announce = useAnnounce();
  const decided = interest.state === 'TAKEN_FORWARD' || interest.state === 'NOT_TAKEN_FORWARD';
  const stateField = `state-${interest.id}`;
  const reasonField = `reason-${interest.id}`;
  const form = useParleyForm<Record<string, string>>({
    defaultValues: { [stateField]: decided ? interest.state : '', [reasonField]: interest.reason ?? '' },
  });
  const { errors } = form.formState;
  const { setFocus } = form;

  useEffect(() => {
    if (open) setFocus(stateField);
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = open;
  }, [open, setFocus, stateField]);

  if (!open) {
    return (
      <Button kind="secondary" ref={button} onClick={() => setOpen(true)}>
        {decided ? 'Change the answer' : 'Answer'}
        <span className="govuk-visually-hidden"> to {interest.supplier.name}</span>
      </Button>
    );
  }

  async function save(values: Record<string, string>) {
    const state = values[stateField] ?? '';
    const reason = values[reasonField] ?? '';
    const { problem: refused } = await decide({
      input: {
        interestId: interest.id,
        version: interest.version,
        state: state as InterestState,
        reason: reason.trim(),
      },
    });
    if (refused) return showProblem(form, inForm(refused, interest.id));
    announce(`The answer to ${interest.supplier.name} is on record`);
    onAnswered();
  }

  return (
    <Form form={form} onSubmit={save}>
      <SaveProblem problem={problem}>
        This interest changed while you were answering. Your words are kept here: load the page again to see
        it as it is now.
      </SaveProblem>
      <Radios
        label={`Your answer to ${interest.supplier.name}`}
        options={answers}
        error={errors[stateField]?.message}
        {...form.register(stateField, { required: 'Choose your answer' })}
      />
      <TextArea
        label="The reason"
        hint="The supplier reads it. Needed when you take it forward or do not; at least 10 characters."
        rows={4}
        error={errors[reasonField]?.message}
        {...form.register(reasonField, {
          maxLength: { value: limits.reason, message: `Use ${limits.reason} characters or fewer` },
          validate: (reason, values) =>
            values[stateField] === 'IN_REVIEW' ||
            reason.trim().length >= 10 ||
            'Give the reason in at least 10 characters',
        })}
      />
      <div className="govuk-button-group">
        <Button type="submit" busy={deciding}>
          Send the answer
        </Button>
        <Button kind="text" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
