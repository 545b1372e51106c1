import {
  SupplierProfileDocument,
  SupplierUpdateProfileDocument,
  type SupplierProfileFactsFragment,
  type SupplierSize,
} from '@parley/shared/generated/supplier/graphql';
import { limits } from '@parley/shared/limits';
import { useNavigate } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { typedWords, type MergedField } from '../../api/merge.ts';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { SaveProblem } from '../../api/save-problem.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useConflict } from '../../api/use-conflict.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkboxes, Radios } from '../../ui/choices.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { regions, sizeOptions } from '../../ui/words.ts';
import { useSupplierId } from '../own-supplier.tsx';

type Supplier = SupplierProfileFactsFragment;

interface ProfileValues {
  statement: string;
  size: string;
  vcse: string;
  regions: string[];
  accreditations: string;
}

const valuesOf = (supplier: Supplier): ProfileValues => ({
  statement: supplier.statement,
  size: supplier.size === 'UNKNOWN' ? '' : supplier.size,
  vcse: supplier.vcse === null ? '' : supplier.vcse ? 'yes' : 'no',
  regions: supplier.regions,
  accreditations: supplier.accreditations.join('\n'),
});

const linesOf = (text: string) => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);

const fields: MergedField<ProfileValues>[] = [
  { name: 'statement', label: 'What do you do?', words: typedWords },
  {
    name: 'size',
    label: 'How big are you?',
    words: (size: string) => sizeOptions.find(({ value }) => value === size)?.label ?? '',
  },
  {
    name: 'vcse',
    label: 'Are you a voluntary, community or social enterprise?',
    words: (answer: string) => (answer === '' ? '' : answer === 'yes' ? 'Yes' : 'No'),
  },
  {
    name: 'regions',
    label: 'Which regions do you serve?',
    words: (chosen: string[]) => chosen.toSorted().join(', '),
  },
  {
    name: 'accreditations',
    label: 'Accreditations you hold',
    words: (text: string) => linesOf(text).join('\n'),
  },
];

function ProfileForm({ supplier }: { supplier: Supplier }) {
  const client = useClient();
  const navigate = useNavigate();
  const [save, saving, problem] = useAction(SupplierUpdateProfileDocument);
  const form = useParleyForm<ProfileValues>({ defaultValues: valuesOf(supplier) });
  const { errors } = form.formState;
  const guard = useLeaveGuard(form.formState.isDirty);
  const offered = [...new Set([...regions, ...supplier.regions])];
  const conflict = useConflict({
    form,
    opened: { version: supplier.version, values: valuesOf(supplier) },
    fields,
    latest: async () => {
      const { data } = await client
        .query(SupplierProfileDocument, { supplierId: supplier.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.supplier && { version: data.supplier.version, values: valuesOf(data.supplier) };
    },
  });

  async function send(values: ProfileValues): Promise<void> {
    const { problem: refused } = await save({
      input: {
        supplierId: supplier.id,
        version: conflict.version(),
        statement: values.statement.trim(),
        size: values.size as SupplierSize,
        vcse: values.vcse === 'yes',
        regions: values.regions,
        accreditations: linesOf(values.accreditations),
      },
    });
    if (refused?.kind === 'conflict') return conflict.meet(refused);
    if (refused) return showProblem(form, refused);
    guard.release();
    await navigate({ to: '/profile', state: { flash: 'Your profile is saved and counts from now on' } });
  }

  return (
    <Form form={form} onSubmit={send}>
      {guard.question}
      <SaveProblem problem={problem} />
      {conflict.panel(send, saving)}
      <TextArea
        label="What do you do?"
        hint="For whom, and what gets better. Use the words a council would use: they are compared with the words of needs."
        rows={8}
        maxLength={limits.text}
        error={errors.statement?.message}
        {...form.register('statement', {
          validate: (text) =>
            (text.trim().length >= 20 && text.length <= limits.text) ||
            `Say what you do in 20 to ${limits.text.toLocaleString('en-GB')} characters`,
        })}
      />
      <Radios
        label="How big are you?"
        hint="Staff over the whole group. Contracts reserved for small and medium-sized enterprises depend on it."
        options={sizeOptions}
        error={errors.size?.message}
        {...form.register('size', { required: 'Choose how big you are' })}
      />
      <Radios
        label="Are you a voluntary, community or social enterprise?"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        inline
        error={errors.vcse?.message}
        {...form.register('vcse', { required: 'Choose yes or no' })}
      />
      <Checkboxes
        label="Which regions do you serve?"
        hint="Tick none if you work anywhere in the UK."
        optional
        small
        options={offered.map((value) => ({ value, label: value }))}
        error={errors.regions?.message}
        {...form.register('regions')}
      />
      <TextArea
        label="Accreditations you hold"
        hint="One on each line, as on the certificate. Some needs require one."
        optional
        rows={4}
        error={errors.accreditations?.message}
        {...form.register('accreditations', {
          validate: (text) =>
            linesOf(text).length <= limits.terms || `Name at most ${limits.terms} accreditations`,
        })}
      />
      <div className="govuk-button-group">
        <Button type="submit" busy={saving}>
          Save profile
        </Button>
        <TextLink to="/profile">Cancel</TextLink>
      </div>
    </Form>
  );
}

export function EditProfilePage() {
  const supplierId = useSupplierId();
  const [query, refresh] = useQuery({
    query: SupplierProfileDocument,
    variables: { supplierId },
    requestPolicy: 'network-only',
  });
  return (
    <Page
      title="Change your profile"
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Profile', to: '/profile' },
      ]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading profile"
      >
        {({ supplier }) =>
          supplier && (
            <div className="govuk-grid-row">
              <div className="govuk-grid-column-two-thirds">
                <ProfileForm supplier={supplier} />
              </div>
            </div>
          )
        }
      </QueryBoundary>
    </Page>
  );
}
