import { useQuery } from 'urql';
import { CouncilHomeDocument, type CouncilHomeQuery } from '@parley/shared/generated/council/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { useMembership } from '../../api/session.tsx';
import { daysUntil, formatShortDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { NeedLink } from '../../ui/need-link.tsx';
import { Page } from '../../ui/page.tsx';
import { Table } from '../../ui/table.tsx';
import { interestStates, needStages, StateTag, Tag } from '../../ui/tag.tsx';
import { CouncilOnly, type OwnCouncil } from '../council-only.tsx';
import { count, stages } from '../../ui/words.ts';
import { dueWords } from '../words.ts';

const changing = { additionalTypenames: ['Need', 'Interest'] };
const shown = ['exploring', 'engaging', 'planned', 'tendering', 'closed'] as const;

type Awaiting = NonNullable<CouncilHomeQuery['council']>['interestsAwaitingAnswer']['edges'][number]['node'];
type Latest = CouncilHomeQuery['latest']['edges'][number]['node'];

function StageCounts({ data }: { data: CouncilHomeQuery }) {
  return (
    <dl className="parley-stat-row council-stats">
      {shown.map((stage) => {
        const key = stage.toUpperCase() as keyof typeof stages;
        return (
          <div className="parley-stat" key={stage}>
            <dt>
              <TextLink to="/needs" search={{ stage: key } as never}>
                {stages[key]}
                <span className="govuk-visually-hidden"> needs</span>
              </TextLink>
            </dt>
            <dd>{data[stage].totalCount}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Due({ day }: { day: string }) {
  const days = daysUntil(day);
  return <span className={days < 0 ? 'council-late' : undefined}>{dueWords(day, days)}</span>;
}

function AwaitingAnswer({ interests, total }: { interests: readonly Awaiting[]; total: number }) {
  if (interests.length === 0)
    return (
      <>
        <h2 className="govuk-heading-m">Interests awaiting your answer</h2>
        <p className="govuk-body">Every interest has been answered.</p>
      </>
    );
  const late = interests.filter(({ answerDueOn }) => daysUntil(answerDueOn) < 0).length;
  return (
    <>
      <Table
        caption={`Interests awaiting your answer (${total})`}
        rows={interests}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'supplier',
            header: 'Supplier',
            rowHeader: true,
            cell: ({ supplier, need }: Awaiting) => (
              <>
                <TextLink
                  to="/suppliers/$supplierId"
                  params={{ supplierId: supplier.id } as never}
                  search={{ need: need.id } as never}
                >
                  {supplier.name}
                </TextLink>
                <Fictional when={supplier.fictional} />
              </>
            ),
          },
          {
            key: 'need',
            header: 'Need',
            cell: ({ need }) => (
              <>
                <TextLink to="/needs/$needId/interests" params={{ needId: need.id } as never}>
                  {need.title}
                </TextLink>
                <Fictional when={need.fictional} />
              </>
            ),
          },
          {
            key: 'state',
            header: 'State',
            cell: ({ state }) => <StateTag states={interestStates} state={state} />,
          },
          { key: 'due', header: 'Answer', cell: ({ answerDueOn }) => <Due day={answerDueOn} /> },
        ]}
      />
      {late > 0 && (
        <p className="govuk-body">
          {late === interests.length && total > late && 'At least '}
          {count(late, 'answer is', 'answers are')} overdue. Suppliers were promised a reason within ten
          working days.
        </p>
      )}
      {total > interests.length && (
        <p className="govuk-body">
          The {interests.length} due soonest are shown; the others stand with their{' '}
          <TextLink to="/needs">needs</TextLink>.
        </p>
      )}
    </>
  );
}

function LatestNeeds({ needs }: { needs: readonly Latest[] }) {
  return (
    <Table
      caption="Your newest needs"
      rows={needs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: 'Need',
          rowHeader: true,
          cell: ({ id, title, fictional }: Latest) => (
            <NeedLink id={id} title={title} fictional={fictional} />
          ),
        },
        {
          key: 'stage',
          header: 'Stage',
          cell: ({ stage, publishedAt }) => (
            <>
              <StateTag states={needStages} state={stage} />{' '}
              {!publishedAt && <Tag colour="yellow">Private draft</Tag>}
            </>
          ),
        },
        { key: 'changed', header: 'Last changed', cell: ({ updatedAt }) => formatShortDate(updatedAt) },
      ]}
    />
  );
}

function Home({ council }: { council: OwnCouncil }) {
  const [query, refresh] = useQuery({
    query: CouncilHomeDocument,
    variables: { councilId: council.id },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  return (
    <QueryBoundary
      query={query}
      retry={() => refresh({ requestPolicy: 'network-only' })}
      label="Loading your needs"
      shape="table"
    >
      {(data) => {
        const awaiting = data.council?.interestsAwaitingAnswer;
        const needs = data.latest.edges.map(({ node }) => node);
        if (needs.length === 0)
          return (
            <Empty title="No needs yet" action={<ButtonLink to="/needs/new">Describe a problem</ButtonLink>}>
              <p>
                Start with a problem in plain words. While you write, you see who could help and how others
                solved it.
              </p>
            </Empty>
          );
        return (
          <>
            <h2 className="govuk-heading-m">Your needs by stage</h2>
            <StageCounts data={data} />
            {awaiting && (
              <AwaitingAnswer
                interests={awaiting.edges.map(({ node }) => node)}
                total={awaiting.totalCount}
              />
            )}
            <LatestNeeds needs={needs} />
          </>
        );
      }}
    </QueryBoundary>
  );
}

export function HomePage() {
  const council = useMembership()?.council;
  return (
    <Page
      title={council ? `Hello, ${council.niceName}` : 'Parley for councils'}
      lead="Describe a problem, see which small suppliers could help, and the reason for each place."
      actions={council && <ButtonLink to="/needs/new">Describe a problem</ButtonLink>}
    >
      <CouncilOnly>{(own) => <Home council={own} />}</CouncilOnly>
    </Page>
  );
}
