import type { ReactNode } from 'react';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { limits } from '@parley/shared/limits';
import { Button } from '../../ui/button.tsx';
import { isRealDate } from '../../ui/dates.ts';
import { Radios } from '../../ui/choices.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { AccreditationPicker, TermPicker } from '../vocabulary/term-picker.tsx';
import { useLineOptions } from '../vocabulary/line-options.ts';
import { reservations } from '../../ui/words.ts';
import { PracticeNearby } from './practice-nearby.tsx';
import { Suggestions } from './suggestions.tsx';
import { poundsOf, type NeedValues } from './need-values.ts';
import { WritingHelp } from './writing-help.tsx';

const atMost = (characters: number) => ({
  value: characters,
  message: `Use ${characters.toLocaleString('en-GB')} characters or fewer`,
});
const pounds = (text: string) =>
  !Number.isNaN(poundsOf(text) ?? 0) || 'Enter an amount in pounds, like 12500';

interface NeedFormProps {
  form: UseFormReturn<NeedValues>;
  councilId: string;
  onSubmit: (values: NeedValues) => Promise<void>;
  saving: boolean;
  /** Whether the form also asks who may see the need. */
  asksWhoSees?: boolean;
  /** Beside the save button. */
  cancel: ReactNode;
}

function ProblemFields({ form }: { form: UseFormReturn<NeedValues> }) {
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <>
      <TextField
        label="The problem in one line"
        hint="For example, “Tenants report damp each winter and repairs do not hold”"
        error={errors.title?.message}
        {...register('title', {
          required: 'Enter the problem in one line',
          minLength: { value: 5, message: 'Use at least 5 characters' },
          maxLength: atMost(limits.title),
        })}
      />
      <TextArea
        label="What is wrong, and why does it matter now?"
        hint="Say the problem, not what to buy. Numbers and places help suppliers to see whether they can."
        rows={7}
        maxLength={limits.text}
        error={errors.problem?.message}
        {...register('problem', {
          required: 'Say what is wrong and why it matters now',
          minLength: { value: 20, message: 'Describe the problem in at least 20 characters' },
          maxLength: atMost(limits.text),
        })}
      />
      <TextArea
        label="Who is affected?"
        optional
        rows={3}
        error={errors.whoIsAffected?.message}
        {...register('whoIsAffected', { maxLength: atMost(limits.text) })}
      />
      <TextArea
        label="What has been tried?"
        optional
        rows={3}
        error={errors.whatWasTried?.message}
        {...register('whatWasTried', { maxLength: atMost(limits.text) })}
      />
      <TextArea
        label="What does good look like?"
        hint="How you would know that the problem is solved"
        optional
        rows={3}
        error={errors.whatGoodLooksLike?.message}
        {...register('whatGoodLooksLike', { maxLength: atMost(limits.text) })}
      />
    </>
  );
}

function TagFields({ form }: { form: UseFormReturn<NeedValues> }) {
  const { register, control, formState } = form;
  const { errors } = formState;
  const lines = useLineOptions();
  const [title, problem, chosen, line] = useWatch({
    control,
    name: ['title', 'problem', 'termIds', 'lineOfBusinessId'],
  });
  return (
    <>
      <Controller
        control={control}
        name="termIds"
        rules={{
          validate: (tags) => tags.length > 0 || 'Choose at least one tag, so that suppliers can be matched',
        }}
        render={({ field }) => (
          <TermPicker
            label="What is it about?"
            hint="Choose at least one tag: type a word, or take one of the suggestions below"
            name={field.name}
            value={field.value}
            onChange={field.onChange}
            error={errors.termIds?.message}
          />
        )}
      />
      <Select
        label="Line of business"
        optional
        empty="Not decided yet"
        options={lines}
        error={errors.lineOfBusinessId?.message}
        key={lines.length}
        {...register('lineOfBusinessId')}
      />
      <Suggestions
        title={title}
        text={problem}
        chosenTerms={chosen.map(({ id }) => id)}
        chosenLine={line}
        onTerm={(term) =>
          form.setValue('termIds', [...form.getValues('termIds'), term], {
            shouldDirty: true,
            shouldTouch: true,
          })
        }
        onRemoveTerm={(gone) =>
          form.setValue(
            'termIds',
            form.getValues('termIds').filter(({ id }) => id !== gone),
            { shouldDirty: true, shouldTouch: true },
          )
        }
        onLine={(id) => form.setValue('lineOfBusinessId', id, { shouldDirty: true, shouldTouch: true })}
      />
      <PracticeNearby termIds={chosen.map(({ id }) => id)} line={line} />
    </>
  );
}

function TermsOfTakingPart({ form }: { form: UseFormReturn<NeedValues> }) {
  const { register, control, formState } = form;
  const { errors } = formState;
  return (
    <>
      <div className="council-pair">
        <TextField
          label="Least likely value"
          optional
          prefix="£"
          width={10}
          inputMode="numeric"
          error={errors.valueMinGbp?.message}
          {...register('valueMinGbp', { validate: pounds })}
        />
        <TextField
          label="Greatest likely value"
          optional
          prefix="£"
          width={10}
          inputMode="numeric"
          error={errors.valueMaxGbp?.message}
          {...register('valueMaxGbp', {
            validate: {
              pounds,
              order: (text, { valueMinGbp }) =>
                !((poundsOf(text) ?? Infinity) < (poundsOf(valueMinGbp) ?? 0)) ||
                'The greatest value must not be below the least value',
            },
          })}
        />
      </div>
      <Radios
        label="Who can take part?"
        hint="Reserve it only where the law allows you to"
        options={(Object.keys(reservations) as (keyof typeof reservations)[]).map((value) => ({
          value,
          label: reservations[value],
        }))}
        error={errors.reservedFor?.message}
        {...register('reservedFor')}
      />
      <Controller
        control={control}
        name="requiredAccreditations"
        render={({ field }) => (
          <AccreditationPicker
            label="Accreditations a supplier must hold"
            hint="Each one leaves out every supplier that does not hold it. Type a name to see how many do."
            optional
            name={field.name}
            value={field.value}
            onChange={field.onChange}
            error={errors.requiredAccreditations?.message}
          />
        )}
      />
      <Controller
        control={control}
        name="decideBy"
        rules={{ validate: (day) => day === '' || isRealDate(day) || 'Enter a real date, like 1 11 2026' }}
        render={({ field }) => (
          <DateField
            label="When do you want to decide by?"
            optional
            name={field.name}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={errors.decideBy?.message}
          />
        )}
      />
    </>
  );
}

/** The problem-first form: it has no field for a solution. Beside it stands whom the words reach so far. */
export function NeedForm({ form, councilId, onSubmit, saving, asksWhoSees = false, cancel }: NeedFormProps) {
  return (
    <div className="council-writing">
      <Form form={form} onSubmit={onSubmit}>
        <ProblemFields form={form} />
        <TagFields form={form} />
        <TermsOfTakingPart form={form} />
        {asksWhoSees && (
          <Radios
            label="Who can see it?"
            options={[
              {
                value: 'council',
                label: 'Only our council, as a private draft',
                hint: 'You already see ranked suppliers, and publish it when you are ready',
              },
              {
                value: 'suppliers',
                label: 'Suppliers too: publish it now',
                hint: 'They can read every word and express interest. It cannot be made private again.',
              },
            ]}
            error={form.formState.errors.seenBy?.message}
            {...form.register('seenBy')}
          />
        )}
        <div className="govuk-button-group">
          <Button type="submit" busy={saving}>
            Save the need
          </Button>
          {cancel}
        </div>
      </Form>
      <WritingHelp control={form.control} councilId={councilId} />
    </div>
  );
}
