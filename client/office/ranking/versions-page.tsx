import { useState } from 'react';
import { useQuery } from 'urql';
import {
  MakePolicyLiveDocument,
  OfficePolicyVersionsDocument,
  type OfficePolicyVersionsQuery,
  type PolicyVersionFragment,
} from '@parley/shared/generated/office/graphql';
import { limits } from '@parley/shared/limits';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { showProblem, useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/dates.ts';
import { TextArea } from '../../ui/field.tsx';
import { Form, useParleyForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { Tag } from '../../ui/tag.tsx';
import { OfficeOnly } from '../office-only.tsx';

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;

function State({ live, madeLiveAt }: Pick<PolicyVersionFragment, 'live' | 'madeLiveAt'>) {
  if (live) return <Tag colour="green">Live</Tag>;
  return madeLiveAt ? <Tag>Was live</Tag> : <Tag colour="blue">Candidate</Tag>;
}

function MakeLive({ version, onDone }: { version: number; onDone: (version: number) => void }) {
  const [makeLive, busy] = useAction(MakePolicyLiveDocument);
  const form = useParleyForm<{ reason: string }>({ defaultValues: { reason: '' } });
  const { errors } = form.formState;

  async function save({ reason }: { reason: string }) {
    const { problem } = await makeLive({ input: { version, reason } });
    if (problem) showProblem(form, problem);
    else onDone(version);
  }

  return (
    <Form form={form} onSubmit={save}>
      <TextArea
        label={`Why policy ${version} should go live`}
        hint="Every list is ranked by it from then on. Your reason is kept on record."
        error={errors.reason?.message}
        {...form.register('reason', {
          required: 'Say why this policy should go live',
          minLength: { value: 10, message: 'Say why in at least 10 characters' },
          maxLength: { value: limits.reason, message: `Say why in at most ${limits.reason} characters` },
        })}
      />
      <Button type="submit" busy={busy}>
        Make policy {version} live
      </Button>
    </Form>
  );
}

interface VersionProps {
  policy: PolicyVersionFragment;
  /** Whether its form is open; one is at most. */
  asking: boolean;
  onAsk: () => void;
  onDone: (version: number) => void;
}

function Version({ policy, asking, onAsk, onDone }: VersionProps) {
  const { version, note, measured, reasonsAgainst } = policy;
  return (
    <section aria-labelledby={`policy-${version}`}>
      <h2 className="govuk-heading-m" id={`policy-${version}`}>
        Policy {version} <State {...policy} />
      </h2>
      <p className="govuk-body">{note}</p>
      <SummaryList
        rows={[
          { key: 'Stored', value: formatDate(policy.createdAt) },
          ...(policy.madeLiveAt ? [{ key: 'Went live', value: formatDate(policy.madeLiveAt) }] : []),
          ...(measured
            ? [
                {
                  key: 'Measured on',
                  value: `${measured.needs} needs from ${formatDate(measured.split)} on, against policy ${measured.against}`,
                },
                {
                  key: 'nDCG@10',
                  value: `${measured.ndcg10.toFixed(4)}: ${signed(measured.difference)}, between ${signed(measured.differenceFrom)} and ${signed(measured.differenceTo)}`,
                },
                {
                  key: 'First ten places going to suppliers with at most one past award',
                  value: `${(100 * measured.rare10).toFixed(1)}%`,
                },
              ]
            : []),
        ]}
      />
      {reasonsAgainst.length > 0 && (
        <Notice kind="inset">
          <p className="govuk-body">It may not go live:</p>
          <ul className="govuk-list govuk-list--bullet">
            {reasonsAgainst.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Notice>
      )}
      {!policy.live &&
        reasonsAgainst.length === 0 &&
        (asking ? (
          <MakeLive version={version} onDone={onDone} />
        ) : (
          <Button kind="secondary" onClick={onAsk}>
            Make policy {version} live
          </Button>
        ))}
    </section>
  );
}

const number = (value: number) => value.toLocaleString('en-GB');

/** Whether enough came of needs asked here for weights to be learned from it, and how that is done. */
function ToLearnFrom({ takenFurther, leftOff, needs, least }: OfficePolicyVersionsQuery['gradedOutcomes']) {
  const all = takenFurther + leftOff;
  return (
    <section aria-labelledby="to-learn-from">
      <h2 className="govuk-heading-m" id="to-learn-from">
        What a policy can be learned from
      </h2>
      <p className="govuk-body">
        {all < least
          ? `Weights are learned from ${number(least)} graded outcomes on. Until then they can be learned from published awards.`
          : 'Enough came of the needs published here to learn weights from it.'}
      </p>
      <SummaryList
        rows={[
          { key: 'Graded outcomes on record', value: number(all) },
          { key: 'Taken further: from a meeting to a contract', value: number(takenFurther) },
          { key: 'Looked at and left off', value: number(leftOff) },
          { key: 'Needs that have any of these', value: number(needs) },
        ]}
      />
      <p className="govuk-body">
        Whoever runs Parley has a policy learned with <code>npm run parley -- policy learn --split DAY</code>.
        It is then listed here, with what it was measured by, and changes nothing until it is made live.
      </p>
    </section>
  );
}

/** Every stored ranking policy with its figures, and the act that makes one live. */
export function VersionsPage() {
  const [query, refresh] = useQuery({
    query: OfficePolicyVersionsDocument,
    variables: {},
    requestPolicy: 'cache-and-network',
  });
  const [done, setDone] = useState<number>();
  const [asked, setAsked] = useState<number>();
  return (
    <Page
      title="Versions of the ranking policy"
      lead="A version never changes once it is stored. A learned one goes live only when somebody here decides it."
      breadcrumbs={[
        { text: 'Overview', to: '/' },
        { text: 'Ranking', to: '/ranking' },
      ]}
    >
      <OfficeOnly>
        {done !== undefined && (
          <Notice kind="success">Policy {done} is live. Every list is ranked by it from now on.</Notice>
        )}
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label="Loading versions"
          shape="table"
        >
          {({ rankingPolicies, gradedOutcomes }) => (
            <>
              {rankingPolicies.map((policy) => (
                <Version
                  key={policy.version}
                  asking={asked === policy.version}
                  onAsk={() => setAsked(policy.version)}
                  policy={policy}
                  onDone={(version) => {
                    setDone(version);
                    setAsked(undefined);
                    refresh({ requestPolicy: 'network-only' });
                  }}
                />
              ))}
              <ToLearnFrom {...gradedOutcomes} />
            </>
          )}
        </QueryBoundary>
      </OfficeOnly>
    </Page>
  );
}
