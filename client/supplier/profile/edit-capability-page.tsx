import {
  SupplierProfileDocument,
  SupplierUpdateCapabilityDocument,
  type SupplierCapabilityFragment,
} from '@parley/shared/generated/supplier/graphql';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useParleyForm } from '../../ui/form.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { SaveProblem } from '../save-problem.tsx';
import { CapabilityForm, capabilityInput, type CapabilityValues } from './capability-form.tsx';
import { termChoice } from './term-choice.ts';

type Capability = SupplierCapabilityFragment;

const valuesOf = ({ title, description, terms }: Capability): CapabilityValues => ({
  title,
  description,
  termIds: terms.map(termChoice),
});

const gone = 'This capability is not on your profile. It may have been removed.';

function EditForm({ capability }: { capability: Capability }) {
  const supplierId = useSupplierId();
  const client = useClient();
  const navigate = useNavigate();
  const [version, setVersion] = useState(capability.version);
  const [update, saving, problem] = useAction(SupplierUpdateCapabilityDocument);
  const form = useParleyForm<CapabilityValues>({ defaultValues: valuesOf(capability) });

  const guard = useLeaveGuard(form.formState.isDirty);

  async function save(values: CapabilityValues, over = version) {
    const result = await update({
      input: { capabilityId: capability.id, version: over, ...capabilityInput(values) },
    });
    if (!result.problem) {
      guard.release();
      await navigate({ to: '/profile', state: { flash: `“${values.title.trim()}” is saved` } });
    } else if (result.problem.kind !== 'conflict') showProblem(form, result.problem);
  }

  async function latest(): Promise<Capability | undefined> {
    const { data } = await client
      .query(SupplierProfileDocument, { supplierId }, { requestPolicy: 'network-only' })
      .toPromise();
    const now = data?.supplier?.capabilities.find(({ id }) => id === capability.id);
    if (now) setVersion(now.version);
    else form.setError('root.server', { type: 'server', message: gone });
    return now;
  }

  async function keep() {
    const now = await latest();
    if (now) await form.handleSubmit((values) => save(values, now.version))();
  }

  async function reload() {
    const now = await latest();
    if (now) form.reset(valuesOf(now));
  }

  return (
    <CapabilityForm
      form={form}
      onSubmit={(values) => save(values)}
      saving={saving}
      problem={
        <>
          {guard.question}
          <SaveProblem
            problem={problem}
            onConflict={{ keep: () => void keep(), reload: () => void reload() }}
          />
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
