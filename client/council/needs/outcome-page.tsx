import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Controller, useWatch } from 'react-hook-form';
import { useClient, useQuery } from 'urql';
import {
  CouncilNeedDocument,
  FindSuppliersDocument,
  OutcomeChoicesDocument,
  RecordNeedOutcomeDocument,
  type EngagementKind,
  type NeedOutcome,
  type NeedWholeFragment,
  type OutcomeChoicesQuery,
} from '@parley/shared/generated/council/graphql';
import { limits } from '@parley/shared/limits';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox, type Choice } from '../../ui/combobox.tsx';
import { ConfirmPanel } from '../../ui/confirm.tsx';
import { Radios } from '../../ui/choices.tsx';
import { Select, TextArea, TextField } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useLeaveGuard } from '../../ui/leave-guard.tsx';
import { SaveProblem } from '../../api/save-problem.tsx';
import { count, engagementKinds, needOutcomes, sizes } from '../../ui/words.ts';
import { NeedFrame } from './need-frame.tsx';
import { poundsOf } from './need-values.ts';

interface OutcomeValues {
  outcome: string;
  /** A supplier's id, or `other` for one found by name. */
  supplierId: string;
  otherSupplier: Choice[];
  kind: EngagementKind;
  valueGbp: string;
  reason: string;
  reasonForOthers: string;
}

type Chosen = NonNullable<OutcomeChoicesQuery['need']>;

const outcomeOptions = [
  {
    value: 'ENGAGED',
    label: needOutcomes.ENGAGED,
    hint: 'The work goes on record with the supplier and your council',
  },
  {
    value: 'NONE_SUITABLE',
    label: needOutcomes.NONE_SUITABLE,
    hint: 'It counts as unmet demand, so that it is looked into',
  },
  { value: 'WITHDRAWN', label: needOutcomes.WITHDRAWN, hint: 'For example, because priorities changed' },
];

const isOpen = (state: string) => state === 'EXPRESSED' || state === 'IN_REVIEW';

/** Suppliers already met in this need: shortlisted, taken forward or waiting for an answer. */
function knownSuppliers({ shortlist, interests }: Chosen) {
  const known = new Map<string, { value: string; label: string; hint: string }>();
  for (const { node } of shortlist.edges)
    if (node.decision === 'IN')
      known.set(node.supplier.id, {
        value: node.supplier.id,
        label: node.supplier.name,
        hint: node.supplier.fictional ? 'On the shortlist. Fictional' : 'On the shortlist',
      });
  for (const { node } of interests.edges)
    if (node.state !== 'WITHDRAWN' && !known.has(node.supplier.id))
      known.set(node.supplier.id, {
        value: node.supplier.id,
        label: node.supplier.name,
        hint: node.supplier.fictional ? 'Expressed interest. Fictional' : 'Expressed interest',
      });
  return [...known.values()];
}

function SupplierSearch(props: { value: Choice[]; onChange: (value: Choice[]) => void; error?: string }) {
  const client = useClient();
  return (
    <Combobox
      {...props}
      name="otherSupplier"
      label="Find the supplier"
      hint="Type part of its name"
      max={1}
      search={async (search) => {
        const { data, error } = await client.query(FindSuppliersDocument, { search }).toPromise();
        if (error) throw error;
        return (data?.suppliers.edges ?? []).map(({ node }) => ({
          id: node.id,
          label: node.name,
          detail: node.fictional ? `${sizes[node.size]}. Fictional` : sizes[node.size],
        }));
      }}
    />
  );
}

function OutcomeForm({ need, choices }: { need: NeedWholeFragment; choices: Chosen }) {
  const [asked, setAsked] = useState<OutcomeValues>();
  const [record, recording, problem] = useAction(RecordNeedOutcomeDocument);
  const navigate = useNavigate();
  const client = useClient();
  const form = useParleyForm<OutcomeValues>({
    defaultValues: {
      outcome: '',
      supplierId: '',
      otherSupplier: [],
      kind: 'CONTRACT',
      valueGbp: '',
      reason: '',
      reasonForOthers: '',
    },
  });
  const { register, control } = form;
  const { errors, isDirty } = form.formState;
  const guard = useLeaveGuard(isDirty);
  const [outcome, supplierId, otherSupplier] = useWatch({
    control,
    name: ['outcome', 'supplierId', 'otherSupplier'],
  });
  const known = knownSuppliers(choices);
  const engaged = outcome === 'ENGAGED';
  const searching = engaged && (known.length === 0 || supplierId === 'other');
  const chosenId = searching ? otherSupplier[0]?.id : supplierId;
  const others = choices.interests.edges.filter(
    ({ node }) => isOpen(node.state) && !(engaged && node.supplier.id === chosenId),
  ).length;
  const params = { needId: need.id } as never;
  const reasonRules = {
    minLength: { value: 10, message: 'Give the reason in at least 10 characters' },
    maxLength: { value: limits.reason, message: `Use ${limits.reason} characters or fewer` },
  };

  async function save(values: OutcomeValues) {
    const { problem: refused } = await record({
      input: {
        needId: need.id,
        version: need.version,
        outcome: values.outcome as NeedOutcome,
        reason: values.reason.trim(),
        ...(engaged
          ? { supplierId: chosenId ?? null, kind: values.kind, valueGbp: poundsOf(values.valueGbp) }
          : {}),
        ...(others > 0 ? { reasonForOthers: values.reasonForOthers.trim() } : {}),
      },
    });
    setAsked(undefined);
    // The next attempt goes over the version that is shown beside the form by then.
    if (refused?.kind === 'conflict')
      await client
        .query(CouncilNeedDocument, { needId: need.id }, { requestPolicy: 'network-only' })
        .toPromise();
    if (refused) return showProblem(form, refused);
    guard.release();
    await navigate({
      to: '/needs/$needId',
      params,
      state: { flash: 'The outcome is on record and the need is closed.' },
    });
  }

  return (
    <>
      {guard.question}
      {asked && (
        <ConfirmPanel
          question="Close this need?"
          yes="Yes, close it"
          danger
          busy={recording}
          onYes={() => void save(asked)}
          onNo={() => setAsked(undefined)}
        >
          {others > 0 &&
            `${count(others, 'supplier')} with an open interest ${others === 1 ? 'gets' : 'get'} your reason. `}
          The outcome and its reason can be read by every supplier. A closed need cannot be opened again.
        </ConfirmPanel>
      )}
      <SaveProblem problem={problem}>
        {problem?.message} What you typed is still here:{' '}
        <a className="govuk-link" href={`/council/needs/${need.id}`} target="_blank" rel="noreferrer">
          look at the need as it is now (opens in a new tab)
        </a>
        , then record the outcome again.
      </SaveProblem>
      <Form form={form} onSubmit={(values) => setAsked(values)}>
        <Radios
          label="How did it end?"
          labelSize="m"
          options={outcomeOptions}
          error={errors.outcome?.message}
          {...register('outcome', { required: 'Choose how it ended' })}
        />
        {engaged && (
          <>
            {known.length > 0 && (
              <Radios
                label="Which supplier did you engage?"
                options={[...known, { value: 'other', label: 'Another supplier' }]}
                error={errors.supplierId?.message}
                {...register('supplierId', {
                  validate: (id) => !engaged || id !== '' || 'Choose the supplier you engaged',
                })}
              />
            )}
            {searching && (
              <Controller
                control={control}
                name="otherSupplier"
                rules={{
                  validate: (chosen) => !searching || chosen.length > 0 || 'Find the supplier you engaged',
                }}
                render={({ field }) => (
                  <SupplierSearch
                    value={field.value}
                    onChange={field.onChange}
                    error={errors.otherSupplier?.message}
                  />
                )}
              />
            )}
            <Select
              label="What was agreed?"
              options={(Object.keys(engagementKinds) as EngagementKind[]).map((value) => ({
                value,
                label: engagementKinds[value],
              }))}
              {...register('kind')}
            />
            <TextField
              label="Value"
              optional
              prefix="£"
              width={10}
              inputMode="numeric"
              error={errors.valueGbp?.message}
              {...register('valueGbp', {
                validate: (text) =>
                  !Number.isNaN(poundsOf(text) ?? 0) || 'Enter an amount in pounds, like 12500',
              })}
            />
          </>
        )}
        <TextArea
          label="Why did it end so?"
          hint="Every supplier can read this"
          maxLength={limits.reason}
          error={errors.reason?.message}
          {...register('reason', { required: 'Say why it ended so', ...reasonRules })}
        />
        {others > 0 && outcome !== '' && (
          <TextArea
            label={
              others === 1
                ? 'Why was the other open interest not taken forward?'
                : `Why were the ${others} other open interests not taken forward?`
            }
            hint="Every supplier with an open interest is owed a reason, and gets this one"
            maxLength={limits.reason}
            error={errors.reasonForOthers?.message}
            {...register('reasonForOthers', {
              validate: (text) =>
                others === 0 || text.trim().length >= 10 || 'Give the reason in at least 10 characters',
            })}
          />
        )}
        <div className="govuk-button-group">
          <Button type="submit" busy={recording}>
            Record the outcome
          </Button>
          <TextLink to="/needs/$needId" params={params}>
            Cancel
          </TextLink>
        </div>
      </Form>
    </>
  );
}

function Outcome({ need }: { need: NeedWholeFragment }) {
  const [query, refresh] = useQuery({
    query: OutcomeChoicesDocument,
    variables: { needId: need.id },
    requestPolicy: 'network-only',
  });
  return (
    <>
      <h2 className="govuk-heading-l">Record the outcome</h2>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <QueryBoundary
            query={query}
            retry={() => refresh({ requestPolicy: 'network-only' })}
            label="Loading the need's suppliers"
          >
            {({ need: choices }) => choices && <OutcomeForm need={need} choices={choices} />}
          </QueryBoundary>
        </div>
      </div>
    </>
  );
}

export function OutcomePage() {
  return (
    <NeedFrame part="Outcome" tabs={false}>
      {(need) =>
        need.viewerCan.recordOutcome ? (
          <Outcome need={need} />
        ) : (
          <Notice kind="inset">This need is closed; its outcome is on record.</Notice>
        )
      }
    </NeedFrame>
  );
}
