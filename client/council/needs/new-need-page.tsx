import { useNavigate } from '@tanstack/react-router';
import { CreateNeedDocument } from '@parley/shared/generated/council/graphql';
import { showProblem, useAction } from '../../api/use-action.ts';
import { useParleyForm } from '../../ui/form.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { CouncilOnly, type OwnCouncil } from '../council-only.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { SaveProblem } from '../../api/save-problem.tsx';
import { NeedForm } from './need-form.tsx';
import { emptyNeed, fieldsOf, type NeedValues } from './need-values.ts';

function NewNeed({ council }: { council: OwnCouncil }) {
  const form = useParleyForm<NeedValues>({ defaultValues: emptyNeed });
  const [create, creating, problem] = useAction(CreateNeedDocument);
  const guard = useLeaveGuard(form.formState.isDirty);
  const navigate = useNavigate();

  async function save(values: NeedValues) {
    const publish = values.seenBy === 'suppliers';
    const { data, problem: refused } = await create({
      input: { ...fieldsOf(values), councilId: council.id, publish },
    });
    if (refused) return showProblem(form, refused);
    guard.release();
    await navigate({
      to: '/needs/$needId/suppliers',
      params: { needId: data.createNeed.id } as never,
      state: { flash: publish ? 'Need published. Suppliers can see it.' : 'Need saved as a private draft.' },
    });
  }

  return (
    <>
      {guard.question}
      <SaveProblem problem={problem} />
      <NeedForm
        form={form}
        councilId={council.id}
        onSubmit={save}
        saving={creating}
        asksWhoSees
        cancel={<TextLink to="/needs">Cancel</TextLink>}
      />
    </>
  );
}

export function NewNeedPage() {
  return (
    <Page
      title="Describe the problem"
      caption="New need"
      lead="Say what is wrong, not what to buy. There is no field for a solution."
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Needs', to: '/needs' },
      ]}
    >
      <CouncilOnly>{(council) => <NewNeed council={council} />}</CouncilOnly>
    </Page>
  );
}
