import { Controller } from 'react-hook-form';
import { Button } from '../ui/button.tsx';
import { Combobox, type Choice } from '../ui/combobox.tsx';
import { isRealDate } from '../ui/dates.ts';
import { Checkboxes, Radios } from '../ui/choices.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Select, TextArea, TextField } from '../ui/field.tsx';
import { Form, useParleyForm } from '../ui/form.tsx';
import { Page } from '../ui/page.tsx';

interface Values {
  title: string;
  why: string;
  service: string;
  stage: string;
  affected: string[];
  value: string;
  closes: string;
  tags: Choice[];
}

const terms: Choice[] = [
  { id: 't1', label: 'Falls prevention', detail: 'in Adult social care' },
  {
    id: 't2',
    label: 'Telecare and alarms',
    detail: 'in Adult social care; also called lifeline, pendant alarm',
  },
  { id: 't3', label: 'Reablement', detail: 'in Adult social care' },
  { id: 't4', label: 'Fall detection sensors', detail: 'in Home technology' },
];

async function searchTerms(text: string) {
  const wanted = text.toLowerCase();
  return terms.filter(({ label, detail }) => `${label} ${detail}`.toLowerCase().includes(wanted));
}

export function FormsPage() {
  const form = useParleyForm<Values>({
    defaultValues: {
      title: '',
      why: '',
      service: '',
      stage: '',
      affected: [],
      value: '',
      closes: '',
      tags: [],
    },
  });
  const { errors } = form.formState;
  return (
    <Page
      title="Describe the problem"
      caption="New need"
      lead="Say what is wrong, not what to buy. Suppliers see these words."
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <Form form={form} onSubmit={() => form.setError('root.server', { message: 'The server said no.' })}>
            <TextField
              label="The problem in one line"
              hint="For example, “Fewer falls at home after leaving hospital”"
              error={errors.title?.message}
              {...form.register('title', { required: 'Enter the problem in one line' })}
            />
            <TextArea
              label="Why does it matter?"
              maxLength={200}
              error={errors.why?.message}
              {...form.register('why', {
                required: 'Say why it matters',
                maxLength: { value: 200, message: 'Use 200 characters or fewer' },
              })}
            />
            <Controller
              control={form.control}
              name="tags"
              rules={{ validate: (tags) => tags.length > 0 || 'Choose at least one tag' }}
              render={({ field }) => (
                <Combobox
                  label="What is it about?"
                  hint="Type a word, then choose from the list"
                  name={field.name}
                  value={field.value}
                  onChange={field.onChange}
                  search={searchTerms}
                  error={errors.tags?.message}
                />
              )}
            />
            <Select
              label="Service"
              empty="Choose a service"
              options={[
                { value: 'asc', label: 'Adult social care' },
                { value: 'housing', label: 'Housing' },
              ]}
              error={errors.service?.message}
              {...form.register('service', { required: 'Choose a service' })}
            />
            <Radios
              label="Where is it now?"
              options={[
                { value: 'EXPLORING', label: 'Exploring', hint: 'We are still understanding the problem' },
                { value: 'ENGAGING', label: 'Engaging', hint: 'We want to hear from suppliers' },
              ]}
              error={errors.stage?.message}
              {...form.register('stage', { required: 'Choose where it is now' })}
            />
            <Checkboxes
              label="Who is affected?"
              hint="Choose all that apply"
              options={[
                { value: 'residents', label: 'Residents' },
                { value: 'carers', label: 'Unpaid carers' },
                { value: 'staff', label: 'Council staff' },
              ]}
              error={errors.affected?.message}
              {...form.register('affected', {
                validate: (value) => value.length > 0 || 'Choose who is affected',
              })}
            />
            <TextField
              label="Likely value"
              optional
              prefix="£"
              suffix="a year"
              width={10}
              inputMode="numeric"
              {...form.register('value')}
            />
            <Controller
              control={form.control}
              name="closes"
              rules={{ validate: (value) => isRealDate(value) || 'Enter a real date, like 1 11 2026' }}
              render={({ field }) => (
                <DateField
                  label="When should interest close?"
                  name={field.name}
                  value={field.value}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                  error={errors.closes?.message}
                />
              )}
            />
            <div className="govuk-button-group">
              <Button type="submit">Save and continue</Button>
              <Button kind="secondary">Save as draft</Button>
              <Button kind="text">Cancel</Button>
            </div>
          </Form>
        </div>
      </div>
    </Page>
  );
}
