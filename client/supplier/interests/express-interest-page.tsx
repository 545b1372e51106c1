import {
  SupplierExpressInterestDocument,
  SupplierNeedDocument,
  type SupplierNeedQuery,
} from '@parley/shared/generated/supplier/graphql';
import { limits } from '@parley/shared/limits';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Details } from '../../ui/details.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { formatMoney } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import type { Evidence } from '../../ui/points-bar.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { SaveProblem } from '../../api/save-problem.tsx';

type Need = NonNullable<SupplierNeedQuery['need']>;

const least = 20;

/** Past work that the match with this need rests on, each record once. */
function workOnRecord(need: Need): Evidence[] {
  const records = (need.matchWith?.contributions ?? [])
    .flatMap(({ evidence }) => evidence)
    .filter(({ kind }) => kind === 'engagement');
  return [...new Map(records.map((record) => [record.recordId, record])).values()];
}

function recordLine({ label, day, valueGbp }: Evidence): string {
  return [label, day && formatDate(day), valueGbp != null && formatMoney(valueGbp)]
    .filter(Boolean)
    .join(', ');
}

function InterestForm({ need }: { need: Need }) {
  const supplierId = useSupplierId();
  const navigate = useNavigate();
  const [express, sending, problem] = useAction(SupplierExpressInterestDocument);
  const form = useParleyForm({
    defaultValues: {
      approach: need.viewerInterest?.approach ?? '',
      similarWork: need.viewerInterest?.similarWork ?? '',
    },
  });
  const { errors } = form.formState;
  const records = workOnRecord(need);
  const guard = useLeaveGuard(form.formState.isDirty);

  async function send(values: { approach: string; similarWork: string }) {
    const result = await express({ input: { needId: need.id, supplierId, ...values } });
    if (result.problem) return showProblem(form, result.problem);
    guard.release();
    await navigate({ to: '/needs/$needId/interest/sent', params: { needId: need.id } });
  }

  return (
    <Form form={form} onSubmit={send}>
      {guard.question}
      <SaveProblem problem={problem} />
      <TextArea
        label="How would you approach this problem?"
        labelSize="m"
        hint="What you would do first, who would do it, and what the council would need to bring. Plain words; no price."
        rows={8}
        maxLength={limits.text}
        error={errors.approach?.message}
        {...form.register('approach', {
          validate: (text) =>
            (text.trim().length >= least && text.length <= limits.text) ||
            `Say how you would approach it in ${least} to ${limits.text.toLocaleString('en-GB')} characters`,
        })}
      />
      <TextArea
        label="Where have you done similar work?"
        labelSize="m"
        optional
        hint="With a council or with anybody else. New to public work? Leave it empty: it is not held against you."
        rows={6}
        maxLength={limits.text}
        error={errors.similarWork?.message}
        {...form.register('similarWork', {
          maxLength: {
            value: limits.text,
            message: `Use ${limits.text.toLocaleString('en-GB')} characters or fewer`,
          },
        })}
      />
      {records.length > 0 && (
        <Details summary="Your work on record that counts for this need">
          <ul className="govuk-list govuk-list--spaced">
            {records.map((record) => (
              <li key={record.recordId}>
                {recordLine(record)}{' '}
                <Button
                  kind="text"
                  onClick={() => {
                    const typed = form.getValues('similarWork').trim();
                    const added = recordLine(record);
                    if (!typed.includes(added)) {
                      form.setValue('similarWork', [typed, added].filter(Boolean).join('\n'), {
                        shouldDirty: true,
                      });
                    }
                    form.setFocus('similarWork');
                  }}
                >
                  Add to my answer<span className="govuk-visually-hidden">: {record.label}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Details>
      )}
      <p className="govuk-body">
        The council sees these answers with your profile. It owes you an answer within{' '}
        {limits.answerWithinWorkingDays} working days, and a reason whichever way it decides. You can withdraw
        until then.
      </p>
      <div className="govuk-button-group">
        <Button type="submit" busy={sending}>
          Send interest
        </Button>
        <TextLink to="/needs/$needId" params={{ needId: need.id }}>
          Cancel
        </TextLink>
      </div>
    </Form>
  );
}

function NeedInShort({ need }: { need: Need }) {
  return (
    <Details summary="Read the problem again">
      {[need.problem, need.whatGoodLooksLike].filter(Boolean).map((text) => (
        <p className="govuk-body" key={text}>
          {text}
        </p>
      ))}
    </Details>
  );
}

export function ExpressInterestPage() {
  const supplierId = useSupplierId();
  const { needId = '' } = useParams({ strict: false }) as { needId?: string };
  const [query, refresh] = useQuery({ query: SupplierNeedDocument, variables: { needId, supplierId } });
  const need = query.data?.need;
  return (
    <Page
      title="Express interest"
      caption={need?.title}
      mark={
        <FictionalNote when={need?.fictional}>This need is invented for the demonstration.</FictionalNote>
      }
      lead="Two questions, the same for every supplier."
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Needs', to: '/needs' },
        { text: need?.title ?? 'Need', to: '/needs/$needId', params: { needId } },
      ]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading need"
      >
        {({ need }) => {
          if (!need) {
            return (
              <ProblemState
                problem={{ kind: 'not-found', message: 'There is no such need, or it is not published.' }}
              />
            );
          }
          const standing = need.viewerInterest;
          if (standing && standing.state !== 'WITHDRAWN') {
            return (
              <Empty
                title="Your interest is already with the council"
                action={
                  <ButtonLink to="/needs/$needId" params={{ needId }}>
                    See where it stands
                  </ButtonLink>
                }
              >
                <p className="govuk-body">Each supplier has one interest in a need.</p>
              </Empty>
            );
          }
          if (!need.viewerCan.expressInterest) {
            return (
              <Empty
                title="This need is closed"
                action={<ButtonLink to="/needs">Other needs for you</ButtonLink>}
              >
                <p className="govuk-body">The council no longer takes interests in it.</p>
              </Empty>
            );
          }
          return (
            <div className="govuk-grid-row">
              <div className="govuk-grid-column-two-thirds">
                <NeedInShort need={need} />
                <InterestForm need={need} />
              </div>
            </div>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
