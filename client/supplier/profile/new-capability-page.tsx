import {
  SupplierDeclareCapabilityDocument,
  SupplierProfileDocument,
} from '@parley/shared/generated/supplier/graphql';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useParleyForm } from '../../ui/form.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { SaveProblem } from '../../api/save-problem.tsx';
import { CapabilityForm, capabilityInput, type CapabilityValues } from './capability-form.tsx';

export function NewCapabilityPage() {
  const supplierId = useSupplierId();
  const navigate = useNavigate();
  const { title = '', tag } = useSearch({ strict: false }) as { title?: string; tag?: string };
  const [{ data }] = useQuery({ query: SupplierProfileDocument, variables: { supplierId } });
  const [declare, saving, problem] = useAction(SupplierDeclareCapabilityDocument);
  const form = useParleyForm<CapabilityValues>({
    defaultValues: { title, description: '', termIds: tag && title ? [{ id: tag, label: title }] : [] },
  });
  const guard = useLeaveGuard(form.formState.isDirty);
  const capabilities = data?.supplier?.capabilities ?? [];
  const replaces = capabilities.length > 0 && capabilities.every(({ origin }) => origin === 'DERIVED');

  async function save(values: CapabilityValues) {
    const result = await declare({ input: { supplierId, ...capabilityInput(values) } });
    if (result.problem) return showProblem(form, result.problem);
    guard.release();
    await navigate({ to: '/profile', state: { flash: `“${values.title.trim()}” is on your profile` } });
  }

  return (
    <Page
      title="Add a capability"
      lead="One thing you can do, in plain words."
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Profile', to: '/profile' },
      ]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {replaces && (
            <Notice kind="important">
              This is your first declaration. It replaces the {capabilities.length} capabilities we worked out
              from your awards.
            </Notice>
          )}
          <CapabilityForm
            form={form}
            onSubmit={save}
            saving={saving}
            problem={
              <>
                {guard.question}
                <SaveProblem problem={problem} />
              </>
            }
          />
        </div>
      </div>
    </Page>
  );
}
