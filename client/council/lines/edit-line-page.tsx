import { useNavigate } from '@tanstack/react-router';
import { Controller } from 'react-hook-form';
import { useClient } from 'urql';
import { CouncilLineDocument, UpdateCouncilLineDocument } from '@parley/shared/generated/council/graphql';
import { limits } from '@parley/shared/limits';
import { chosenWords, typedWords, type MergedField } from '../../api/merge.ts';
import { SaveProblem } from '../../api/save-problem.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useConflict } from '../../api/use-conflict.tsx';
import { Button } from '../../ui/button.tsx';
import type { Choice } from '../../ui/combobox.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { TextLink } from '../../ui/link.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
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

const fields: MergedField<LineValues>[] = [
  { name: 'decidedBy', label: 'Who decides?', words: typedWords },
  { name: 'priorities', label: 'Priorities', words: typedWords },
  { name: 'standingDemand', label: 'Standing demand', words: typedWords },
  {
    name: 'termIds',
    label: 'Tags',
    words: chosenWords,
  },
];

const atMost = (characters: number) => ({
  value: characters,
  message: `Use ${characters.toLocaleString('en-GB')} characters or fewer`,
});

function EditLine({ line }: { line: OwnLine }) {
  const form = useParleyForm<LineValues>({ defaultValues: valuesOf(line) });
  const { errors, isDirty } = form.formState;
  const [update, updating, problem] = useAction(UpdateCouncilLineDocument);
  const guard = useLeaveGuard(isDirty);
  const navigate = useNavigate();
  const client = useClient();
  const params = { lineId: line.id } as never;
  const conflict = useConflict({
    form,
    opened: { version: line.version, values: valuesOf(line) },
    fields,
    latest: async () => {
      const { data } = await client
        .query(CouncilLineDocument, { lineId: line.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.councilLine && { version: data.councilLine.version, values: valuesOf(data.councilLine) };
    },
  });

  async function save({ termIds, ...words }: LineValues) {
    const version = conflict.version();
    const { problem: refused } = await update({
      input: { ...words, councilLineId: line.id, version, termIds: termIds.map(({ id }) => id) },
    });
    if (refused?.kind === 'conflict') return conflict.meet(refused);
    if (refused) return showProblem(form, refused);
    guard.release();
    await navigate({ to: '/lines/$lineId', params, state: { flash: 'Changes saved.' } });
  }

  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {guard.question}
        <SaveProblem problem={problem} />
        {conflict.panel(save, updating)}
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
