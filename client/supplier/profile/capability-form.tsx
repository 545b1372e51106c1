import { limits } from '@parley/shared/limits';
import type { ReactNode } from 'react';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { useClient } from 'urql';
import { Button } from '../../ui/button.tsx';
import { Combobox, type Choice } from '../../ui/combobox.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { TextLink } from '../../ui/link.tsx';
import { SuggestedTags } from './suggested-tags.tsx';
import { searchTerms } from './term-choice.ts';

export interface CapabilityValues {
  title: string;
  description: string;
  termIds: Choice[];
}

interface CapabilityFormProps {
  form: UseFormReturn<CapabilityValues>;
  onSubmit: (values: CapabilityValues) => Promise<void>;
  saving: boolean;
  /** A refusal that concerns the whole form. */
  problem?: ReactNode;
}

/** What the server takes of what was typed. */
export const capabilityInput = ({ title, description, termIds }: CapabilityValues) => ({
  title: title.trim(),
  description: description.trim(),
  termIds: termIds.map(({ id }) => id),
});

export function CapabilityForm({ form, onSubmit, saving, problem }: CapabilityFormProps) {
  const client = useClient();
  const { errors } = form.formState;
  const [title, description, termIds] = useWatch({
    control: form.control,
    name: ['title', 'description', 'termIds'],
  });
  return (
    <Form form={form} onSubmit={onSubmit}>
      {problem}
      <TextField
        label="What can you do?"
        hint="In a few words, for example “Finding and curing damp in council homes”"
        error={errors.title?.message}
        {...form.register('title', {
          validate: (text) =>
            (text.trim().length >= 3 && text.trim().length <= limits.title) ||
            `Name the capability in 3 to ${limits.title} characters`,
        })}
      />
      <TextArea
        label="How do you do it?"
        hint="What you do, for whom, and what gets better. These words are compared with the words of needs."
        optional
        rows={6}
        maxLength={limits.text}
        error={errors.description?.message}
        {...form.register('description', {
          maxLength: {
            value: limits.text,
            message: `Describe it in at most ${limits.text.toLocaleString('en-GB')} characters`,
          },
        })}
      />
      <SuggestedTags
        title={title}
        text={description}
        chosen={termIds}
        onAdd={(choice) => {
          form.setValue('termIds', [...form.getValues('termIds'), choice].slice(0, limits.terms), {
            shouldDirty: true,
          });
          form.clearErrors('termIds');
        }}
      />
      <Controller
        control={form.control}
        name="termIds"
        rules={{
          validate: (chosen) =>
            chosen.length > 0 || 'Choose at least one tag, so that councils can be matched',
        }}
        render={({ field }) => (
          <Combobox
            label="Tags"
            hint="Type a word, then choose from the list. No procurement codes are needed: we know them."
            name={field.name}
            value={field.value}
            onChange={field.onChange}
            search={(text) => searchTerms(client, text)}
            max={limits.terms}
            error={errors.termIds?.message}
          />
        )}
      />
      <div className="govuk-button-group">
        <Button type="submit" busy={saving}>
          Save capability
        </Button>
        <TextLink to="/profile">Cancel</TextLink>
      </div>
    </Form>
  );
}
