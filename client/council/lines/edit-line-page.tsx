import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useClient } from 'urql';
import { CouncilLineDocument, UpdateCouncilLineDocument } from '@parley/shared/generated/council/graphql';
import { limits } from '@parley/shared/limits';
import { showProblem, useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import type { Choice } from '../../ui/combobox.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { SaveProblem } from '../save-problem.tsx';
import { TermPicker } from '../vocabulary/term-picker.tsx';
import { LineFrame, type OwnLine } from './line-frame.tsx';

interface LineValues {
  decidedBy: string;
  priorities: string;
  standingDemand: string;
  termIds: Choice[];
}

const valuesOf = (line: OwnLine): LineValues => ({
  decidedBy: line.decidedBy,
  priorities: line.priorities,
  standingDemand: line.standingDemand,
  termIds: line.terms.map(({ id, label }) => ({ id, label })),
});

const atMost = (characters: number) => ({
  value: characters,
  message: `Use ${characters.toLocaleString('en-GB')} characters or fewer`,
});

function EditLine({ line }: { line: OwnLine }) {
  const [version, setVersion] = useState(line.version);
  const [kept, setKept] = useState(false);
  const form = useParleyForm<LineValues>({ defaultValues: valuesOf(line) });
  const { errors, isDirty } = form.formState;
  const [update, updating, problem] = useAction(UpdateCouncilLineDocument);
  const guard = useLeaveGuard(isDirty);
  const navigate = useNavigate();
  const client = useClient();
  const params = { lineId: line.id } as never;

  async function readAgain(keep: boolean) {
    const { data } = await client
      .query(CouncilLineDocument, { lineId: line.id }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data?.councilLine) return;
    setVersion(data.councilLine.version);
    setKept(keep);
    if (keep) form.clearErrors();
    else form.reset(valuesOf(data.councilLine));
  }

  async function save({ termIds, ...words }: LineValues) {
    setKept(false);
    const { problem: refused } = await update({
      input: { ...words, councilLineId: line.id, version, termIds: termIds.map(({ id }) => id) },
    });
    if (refused) return showProblem(form, refused);
    guard.release();
    await navigate({ to: '/lines/$lineId', params, state: { flash: 'Changes saved.' } });
  }

  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {guard.question}
        {kept ? (
          <Notice kind="inset">Your words are kept. Saving now replaces the other version.</Notice>
        ) : (
          <SaveProblem problem={problem}>
            <h2 className="govuk-heading-m">Somebody changed this line while you were writing</h2>
            <div className="govuk-button-group">
              <Button kind="secondary" onClick={() => void readAgain(true)}>
                Keep what I typed
              </Button>
              <Button kind="secondary" onClick={() => void readAgain(false)}>
                Load the newest version
              </Button>
            </div>
          </SaveProblem>
        )}
        <Form form={form} onSubmit={save}>
          <TextField
            label="Who decides?"
            hint="The role, never a person’s name"
            error={errors.decidedBy?.message}
            {...form.register('decidedBy', {
              required: 'Name the role that decides',
              minLength: { value: 3, message: 'Use at least 3 characters' },
              maxLength: atMost(limits.line),
            })}
          />
          <TextArea
            label="Priorities"
            hint="What you want of this line in the coming years"
            error={errors.priorities?.message}
            {...form.register('priorities', { maxLength: atMost(limits.text) })}
          />
          <TextArea
            label="Standing demand"
            hint="What you need again and again. Suppliers are ranked for these words."
            error={errors.standingDemand?.message}
            {...form.register('standingDemand', { maxLength: atMost(limits.text) })}
          />
          <Controller
            control={form.control}
            name="termIds"
            render={({ field }) => (
              <TermPicker
                label="Tags"
                hint="Type a word, then choose from the list"
                name={field.name}
                value={field.value}
                onChange={field.onChange}
                error={errors.termIds?.message}
              />
            )}
          />
          <div className="govuk-button-group">
            <Button type="submit" busy={updating}>
              Save the line
            </Button>
            <TextLink to="/lines/$lineId" params={params}>
              Cancel
            </TextLink>
          </div>
        </Form>
      </div>
    </div>
  );
}

export function EditLinePage() {
  return <LineFrame editing>{(line) => <EditLine line={line} />}</LineFrame>;
}
