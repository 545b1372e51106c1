import {
  SupplierProfileDocument,
  SupplierUpdateCapabilityDocument,
  type SupplierCapabilityFragment,
} from '@parley/shared/generated/supplier/graphql';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { chosenWords, typedWords, type MergedField } from '../../api/merge.ts';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { SaveProblem } from '../../api/save-problem.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useConflict } from '../../api/use-conflict.tsx';
import { useParleyForm } from '../../ui/form.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { CapabilityForm, capabilityInput, type CapabilityValues } from './capability-form.tsx';
import { termChoice } from './term-choice.ts';

type Capability = SupplierCapabilityFragment;

const valuesOf = ({ title, description, terms }: Capability): CapabilityValues => ({
  title,
  description,
  termIds: terms.map(termChoice),
});

const fields: MergedField<CapabilityValues>[] = [
  { name: 'title', label: 'What can you do?', words: typedWords },
  { name: 'description', label: 'How do you do it?', words: typedWords },
  {
    name: 'termIds',
    label: 'Tags',
    words: chosenWords,
  },
];

const gone = 'This capability is not on your profile. It may have been removed.';

function EditForm({ capability }: { capability: Capability }) {
  const supplierId = useSupplierId();
  const client = useClient();
  const navigate = useNavigate();
  const [update, saving, problem] = useAction(SupplierUpdateCapabilityDocument);
  const form = useParleyForm<CapabilityValues>({ defaultValues: valuesOf(capability) });
  const guard = useLeaveGuard(form.formState.isDirty);
  const conflict = useConflict({
    form,
    opened: { version: capability.version, values: valuesOf(capability) },
    fields,
    latest: async () => {
      const { data } = await client
        .query(SupplierProfileDocument, { supplierId }, { requestPolicy: 'network-only' })
        .toPromise();
      const now = data?.supplier?.capabilities.find(({ id }) => id === capability.id);
      return now && { version: now.version, values: valuesOf(now) };
    },
  });

  async function save(values: CapabilityValues): Promise<void> {
    const { problem: refused } = await update({
      input: { capabilityId: capability.id, version: conflict.version(), ...capabilityInput(values) },
    });
    if (refused?.kind === 'conflict') return conflict.meet(refused);
    if (refused) return showProblem(form, refused);
    guard.release();
    await navigate({ to: '/profile', state: { flash: `“${values.title.trim()}” is saved` } });
  }

  return (
    <CapabilityForm
      form={form}
      onSubmit={save}
      saving={saving}
      problem={
        <>
          {guard.question}
          <SaveProblem problem={problem} />
          {conflict.panel(save, saving)}
        </>
      }
    />
  );
}

export function EditCapabilityPage() {
  const supplierId = useSupplierId();
  const { capabilityId } = useParams({ strict: false }) as { capabilityId?: string };
  const [query, refresh] = useQuery({
    query: SupplierProfileDocument,
    variables: { supplierId },
    requestPolicy: 'network-only',
  });
  return (
    <Page
      title="Change a capability"
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Profile', to: '/profile' },
      ]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading capability"
      >
        {({ supplier }) => {
          const capability = supplier?.capabilities.find(({ id }) => id === capabilityId);
          if (!capability) return <ProblemState problem={{ kind: 'not-found', message: gone }} />;
          return (
            <div className="govuk-grid-row">
              <div className="govuk-grid-column-two-thirds">
                {capability.origin === 'DERIVED' && (
                  <Notice kind="inset">
                    This was worked out from your awards. Saving it makes it your own declaration.
                  </Notice>
                )}
                <EditForm capability={capability} />
              </div>
            </div>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
