import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import {
  CouncilNeedDocument,
  UpdateNeedDocument,
  type NeedWholeFragment,
} from '@parley/shared/generated/council/graphql';
import { showProblem, useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { formatDateTime } from '../../ui/dates.ts';
import { useParleyForm } from '../../ui/form.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { SaveProblem } from '../save-problem.tsx';
import { NeedForm } from './need-form.tsx';
import { NeedFrame } from './need-frame.tsx';
import { fieldsOf, valuesOf, type NeedValues } from './need-values.ts';

function EditNeed({ need }: { need: NeedWholeFragment }) {
  const [read, setRead] = useState(need);
  const [kept, setKept] = useState(false);
  const form = useParleyForm<NeedValues>({ defaultValues: valuesOf(need) });
  const [update, updating, problem] = useAction(UpdateNeedDocument);
  const guard = useLeaveGuard(form.formState.isDirty);
  const navigate = useNavigate();
  const client = useClient();
  const params = { needId: need.id } as never;

  async function newest(): Promise<NeedWholeFragment | null | undefined> {
    const { data } = await client
      .query(CouncilNeedDocument, { needId: need.id }, { requestPolicy: 'network-only' })
      .toPromise();
    if (data?.need) setRead(data.need);
    return data?.need;
  }

  async function takeTheirs() {
    const theirs = await newest();
    if (!theirs) return;
    form.reset(valuesOf(theirs));
    setKept(false);
  }

  async function keepMine() {
    if (!(await newest())) return;
    form.clearErrors();
    setKept(true);
  }

  async function save(values: NeedValues) {
    setKept(false);
    const input = { ...fieldsOf(values), needId: need.id, version: read.version };
    const { problem: refused } = await update({ input });
    if (refused) return showProblem(form, refused);
    guard.release();
    await navigate({ to: '/needs/$needId', params, state: { flash: 'Changes saved.' } });
  }

  return (
    <>
      {guard.question}
      {kept ? (
        <Notice kind="inset">
          Your words are kept. Saving now replaces the version of {formatDateTime(read.updatedAt)}.
        </Notice>
      ) : (
        <SaveProblem problem={problem}>
          <h2 className="govuk-heading-m">Somebody changed this need while you were writing</h2>
          <p className="govuk-body">Nothing you typed is lost. Choose what to do:</p>
          <div className="govuk-button-group">
            <Button kind="secondary" onClick={() => void keepMine()}>
              Keep what I typed
            </Button>
            <Button kind="secondary" onClick={() => void takeTheirs()}>
              Load the newest version
            </Button>
          </div>
        </SaveProblem>
      )}
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
