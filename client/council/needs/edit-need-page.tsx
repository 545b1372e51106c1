import { useNavigate } from '@tanstack/react-router';
import { useClient } from 'urql';
import {
  CouncilNeedDocument,
  UpdateNeedDocument,
  type NeedWholeFragment,
} from '@parley/shared/generated/council/graphql';
import { SaveProblem } from '../../api/save-problem.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useConflict } from '../../api/use-conflict.tsx';
import { useParleyForm } from '../../ui/form.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { useLineOptions } from '../vocabulary/line-options.ts';
import { NeedForm } from './need-form.tsx';
import { NeedFrame } from './need-frame.tsx';
import { fieldsOf, needFields, valuesOf, type NeedValues } from './need-values.ts';

function EditNeed({ need }: { need: NeedWholeFragment }) {
  const form = useParleyForm<NeedValues>({ defaultValues: valuesOf(need) });
  const [update, updating, problem] = useAction(UpdateNeedDocument);
  const guard = useLeaveGuard(form.formState.isDirty);
  const navigate = useNavigate();
  const client = useClient();
  const lines = useLineOptions();
  const params = { needId: need.id } as never;
  const conflict = useConflict({
    form,
    opened: { version: need.version, values: valuesOf(need) },
    fields: needFields(lines),
    latest: async () => {
      const { data } = await client
        .query(CouncilNeedDocument, { needId: need.id }, { requestPolicy: 'network-only' })
        .toPromise();
      return data?.need && { version: data.need.version, values: valuesOf(data.need) };
    },
  });

  async function save(values: NeedValues) {
    const input = { ...fieldsOf(values), needId: need.id, version: conflict.version() };
    const { problem: refused } = await update({ input });
    if (refused?.kind === 'conflict') return conflict.meet(refused);
    if (refused) return showProblem(form, refused);
    guard.release();
    await navigate({ to: '/needs/$needId', params, state: { flash: 'Changes saved.' } });
  }

  return (
    <>
      {guard.question}
      <SaveProblem problem={problem} />
      {conflict.panel(save, updating)}
      <NeedForm
        form={form}
        councilId={need.council.id}
        onSubmit={save}
        saving={updating}
        cancel={
          <TextLink to="/needs/$needId" params={params}>
            Cancel
          </TextLink>
        }
      />
    </>
  );
}

export function EditNeedPage() {
  return (
    <NeedFrame part="Edit" tabs={false}>
      {(need) =>
        need.viewerCan.edit ? (
          <>
            <h2 className="govuk-heading-l">Edit the need</h2>
            <EditNeed need={need} />
          </>
        ) : (
          <Notice kind="inset">This need is closed, so it can no longer be changed.</Notice>
        )
      }
    </NeedFrame>
  );
}
