import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import {
  DecideInterestDocument,
  NeedInterestsDocument,
  type InterestState,
} from '@parley/shared/generated/council/graphql';
import { limits } from '@parley/shared/limits';
import { typedWords } from '../../api/merge.ts';
import { SaveProblem } from '../../api/save-problem.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useConflict } from '../../api/use-conflict.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Radios } from '../../ui/choices.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { interestStates } from '../../ui/tag.tsx';
import { inForm } from '../own-fields.ts';
import type { NeedInterest } from './interests-page.tsx';

const answers = [
  { value: 'IN_REVIEW', label: 'In review', hint: 'You are looking at it; the answer is still owed' },
  { value: 'TAKEN_FORWARD', label: 'Taken forward', hint: 'With the reason' },
  { value: 'NOT_TAKEN_FORWARD', label: 'Not taken forward', hint: 'With the reason the supplier is owed' },
];

const isDecided = ({ state }: NeedInterest) => state === 'TAKEN_FORWARD' || state === 'NOT_TAKEN_FORWARD';

interface InterestAnswerProps {
  needId: string;
  interest: NeedInterest;
  /** The answer is on record, and this form is about to go. */
  onAnswered: () => void;
}

/** Answers one interest; a decision needs its reason. */
export function InterestAnswer({ needId, interest, onAnswered }: InterestAnswerProps) {
  const [open, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open && wasOpen.current) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (open)
    return (
      <AnswerForm
        needId={needId}
        interest={interest}
        onAnswered={() => {
          setOpen(false);
          onAnswered();
        }}
        onCancel={() => setOpen(false)}
      />
    );
  return (
    <Button kind="secondary" ref={button} onClick={() => setOpen(true)}>
      {isDecided(interest) ? 'Change the answer' : 'Answer'}
      <span className="govuk-visually-hidden"> to {interest.supplier.name}</span>
    </Button>
  );
}

function AnswerForm({
  needId,
  interest,
  onAnswered,
  onCancel,
}: InterestAnswerProps & { onCancel: () => void }) {
  const [decide, deciding, problem] = useAction(DecideInterestDocument);
  const announce = useAnnounce();
  const client = useClient();
  const stateField = `state-${interest.id}`;
  const reasonField = `reason-${interest.id}`;
  const valuesOf = (at: NeedInterest): Record<string, string> => ({
    [stateField]: answers.some(({ value }) => value === at.state) ? at.state : '',
    [reasonField]: at.reason ?? '',
  });
  const form = useParleyForm<Record<string, string>>({ defaultValues: valuesOf(interest) });
  const conflict = useConflict({
    form,
    opened: { version: interest.version, values: valuesOf(interest) },
    fields: [
      {
        name: stateField,
        label: `The answer to ${interest.supplier.name}`,
        words: (state: InterestState | '') =>
          state === '' ? 'No answer yet' : (interestStates[state]?.[0] ?? state),
      },
      { name: reasonField, label: 'The reason', words: typedWords },
    ],
    latest: async () => {
      const { data } = await client
        .query(NeedInterestsDocument, { needId, first: 100 }, { requestPolicy: 'network-only' })
        .toPromise();
      const now = data?.need?.interests.edges.find(({ node }) => node.id === interest.id)?.node;
      return now && { version: now.version, values: valuesOf(now) };
    },
  });
  const { errors } = form.formState;
  const { setFocus } = form;
  useEffect(() => setFocus(stateField), [setFocus, stateField]);

  async function save(values: Record<string, string>): Promise<void> {
    const state = values[stateField] ?? '';
    const reason = values[reasonField] ?? '';
    const { problem: refused } = await decide({
      input: {
        interestId: interest.id,
        version: conflict.version(),
        state: state as InterestState,
        reason: reason.trim(),
      },
    });
    if (refused?.kind === 'conflict') return conflict.meet(refused);
    if (refused) return showProblem(form, inForm(refused, interest.id));
    announce(`The answer to ${interest.supplier.name} is on record`);
    onAnswered();
  }

  return (
    <Form form={form} onSubmit={save}>
      <SaveProblem problem={problem} />
      {conflict.panel(save, deciding)}
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
        <Button kind="text" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
