import { SupplierNeedDocument, type SupplierNeedQuery } from '@parley/shared/generated/supplier/graphql';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate, inDays } from '../../ui/dates.ts';
import { Fictional, FictionalNote } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { ValueRange } from '../../ui/money.tsx';
import { mayHaveEnded, noticeWords } from '../../ui/notice-words.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { needStages, StateTag } from '../../ui/tag.tsx';
import { listed, needOutcomes, reservations } from '../../ui/words.ts';
import { InterestPanel } from '../interests/interest-panel.tsx';
import { LiftList } from '../matches/lift-list.tsx';
import { OwnMatch } from '../matches/own-match.tsx';
import { TermList } from '../matches/term-list.tsx';
import { useRecordView } from '../matches/use-record-view.ts';
import { useSupplierId } from '../own-supplier.tsx';
import { Paragraphs } from '../paragraphs.tsx';
import { stageMeanings } from './need-words.ts';

type Need = NonNullable<SupplierNeedQuery['need']>;

const questions = [
  ['What is wrong', 'problem'],
  ['Who is affected', 'whoIsAffected'],
  ['What has been tried', 'whatWasTried'],
  ['What good looks like', 'whatGoodLooksLike'],
] as const;

function Problem({ need }: { need: Need }) {
  return questions.map(([question, key]) =>
    need[key] ? (
      <section key={key}>
        <h2 className="govuk-heading-m">{question}</h2>
        <Paragraphs text={need[key]} />
      </section>
    ) : null,
  );
}

function Facts({ need }: { need: Need }) {
  const line = need.council.lines.find(({ lineOfBusiness }) => lineOfBusiness.id === need.lineOfBusiness?.id);
  const closed = need.stage === 'CLOSED';
  const notice = noticeWords(need);
  return (
    <SummaryList
      rows={[
        {
          key: 'Stage',
          value: (
            <>
              <StateTag states={needStages} state={need.stage} /> {stageMeanings[need.stage]}
            </>
          ),
        },
        ...(need.outcome
          ? [
              {
                key: 'How it ended',
                value: need.outcomeSupplier ? (
                  <>
                    {needOutcomes[need.outcome]}: <strong>{need.outcomeSupplier.name}</strong>
                    <Fictional when={need.outcomeSupplier.fictional} />
                  </>
                ) : (
                  needOutcomes[need.outcome]
                ),
              },
            ]
          : []),
        ...(need.outcomeReason ? [{ key: 'Why', value: need.outcomeReason }] : []),
        {
          key: 'Council',
          value: (
            <TextLink to="/councils/$councilId" params={{ councilId: need.council.id }}>
              {need.council.niceName}
            </TextLink>
          ),
        },
        ...(need.lineOfBusiness
          ? [
              {
                key: 'Line of business',
                value: line ? (
                  <TextLink
                    to="/councils/$councilId/lines/$lineId"
                    params={{ councilId: need.council.id, lineId: line.id }}
                  >
                    {need.lineOfBusiness.name}
                  </TextLink>
                ) : (
                  need.lineOfBusiness.name
                ),
              },
            ]
          : []),
        { key: 'Value', value: <ValueRange min={need.valueMinGbp} max={need.valueMaxGbp} /> },
        ...(need.decideBy || !closed
          ? [
              {
                key: 'Decides by',
                value: need.decideBy
                  ? `${formatDate(need.decideBy)}${closed ? '' : ` (${inDays(need.decideBy)})`}`
                  : 'No date set',
              },
            ]
          : []),
        ...(need.publishedAt ? [{ key: 'Published', value: formatDate(need.publishedAt) }] : []),
        ...(need.closedAt ? [{ key: 'Closed', value: formatDate(need.closedAt) }] : []),
        { key: 'Who can take part', value: reservations[need.reservedFor] },
        ...(need.requiredAccreditations.length > 0 || !closed
          ? [{ key: 'Accreditations', value: listed(need.requiredAccreditations) || 'None required' }]
          : []),
        ...(need.terms.length > 0 ? [{ key: 'About', value: <TermList terms={need.terms} /> }] : []),
        ...(notice ? [{ key: 'Known from', value: notice }] : []),
      ]}
    />
  );
}

function OtherNeeds({ need }: { need: Need }) {
  const others = need.council.needs.edges.map(({ node }) => node).filter(({ id }) => id !== need.id);
  if (others.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Other needs of {need.council.niceName}</h2>
      <ul className="govuk-list govuk-list--spaced">
        {others.slice(0, 6).map(({ id, title, fictional, stage }) => (
          <li key={id}>
            <TextLink to="/needs/$needId" params={{ needId: id }}>
              {title}
            </TextLink>{' '}
            <StateTag states={needStages} state={stage} />
            <Fictional when={fictional} />
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <TextLink to="/councils/$councilId" params={{ councilId: need.council.id }}>
          Everything about {need.council.niceName}
        </TextLink>
      </p>
    </section>
  );
}

export function NeedPage() {
  const supplierId = useSupplierId();
  const { needId = '' } = useParams({ strict: false }) as { needId?: string };
  const [query, refresh] = useQuery({
    query: SupplierNeedDocument,
    variables: { needId, supplierId },
    requestPolicy: 'cache-and-network',
  });
  const need = query.data?.need;
  const again = () => refresh({ requestPolicy: 'network-only' });
  useRecordView(need?.id);
  return (
    <Page
      title={need?.title ?? (query.data ? 'Need not found' : 'Need')}
      caption={need ? `Need of ${need.council.niceName}` : undefined}
      mark={
        <FictionalNote when={need?.fictional}>
          This need is invented for the demonstration; the council is real.
        </FictionalNote>
      }
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Needs', to: '/needs' },
      ]}
    >
      <QueryBoundary query={query} retry={again} label="Loading need">
        {({ need }) =>
          need ? (
            <>
              {mayHaveEnded(need) && <Notice kind="inset">{mayHaveEnded(need)}</Notice>}
              <div className="govuk-grid-row">
                <div className="govuk-grid-column-two-thirds">
                  <Problem need={need} />
                </div>
                <div className="govuk-grid-column-one-third">
                  <InterestPanel need={need} onChange={again} />
                </div>
              </div>
              <h2 className="govuk-heading-m">The facts</h2>
              <Facts need={need} />
              {need.matchWith && (
                <section>
                  <h2 className="govuk-heading-m">How you match</h2>
                  <OwnMatch match={need.matchWith} subject={need.title} />
                </section>
              )}
              {need.stage !== 'CLOSED' && <LiftList lifts={need.lifts} />}
              <OtherNeeds need={need} />
            </>
          ) : (
            <ProblemState
              problem={{
                kind: 'not-found',
                message:
                  'There is no such need, or the council has not published it. Go back to the list of needs.',
              }}
            />
          )
        }
      </QueryBoundary>
    </Page>
  );
}
