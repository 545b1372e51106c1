import { useQuery } from 'urql';
import { OfficeAnalyticsDocument } from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { useMembership } from '../../api/session.tsx';
import { formatDateRange } from '../../ui/dates.ts';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { ChartFigure } from '../analytics/chart-figure.tsx';
import { chartOf, percent, total, valueAt, type OfficeChart } from '../analytics/numbers.ts';
import { OfficeOnly } from '../office-only.tsx';

const chartIds = [
  'funnel',
  'supplier-shares',
  'needs-by-stage',
  'outcomes',
  'answers-to-interests',
  'needs-with-few-matches',
];
const openStages = ['exploring', 'engaging', 'planned', 'tendering'];
const endings = ['engaged_sme', 'engaged_larger', 'engaged_unknown', 'none_suitable', 'withdrawn'];
const shortList = 5;

interface Headline {
  chartId: string;
  words: string;
  number: string;
}

/** The headline numbers, each from the chart it links to. */
function headlines(charts: readonly OfficeChart[]): Headline[] {
  const stages = chartOf(charts, 'needs-by-stage');
  const shares = chartOf(charts, 'supplier-shares');
  const outcomes = chartOf(charts, 'outcomes');
  const answers = chartOf(charts, 'answers-to-interests');
  const sme = shares && valueAt(shares, 'shown', 'sme');
  const number = (value: number | null | undefined) => (value ?? 0).toLocaleString('en-GB');
  return [
    ...(stages
      ? [
          {
            chartId: stages.id,
            words: 'needs open',
            number: number(openStages.reduce((sum, stage) => sum + total(stages, stage), 0)),
          },
        ]
      : []),
    ...(shares
      ? [
          {
            chartId: shares.id,
            words: 'suppliers shown',
            number: number(valueAt(shares, 'shown', 'suppliers')),
          },
          { chartId: shares.id, words: 'of them SMEs', number: sme == null ? 'Not known' : percent(sme) },
        ]
      : []),
    ...(outcomes
      ? [
          {
            chartId: outcomes.id,
            words: 'outcomes recorded',
            number: number(
              endings.reduce((sum, ending) => sum + (valueAt(outcomes, ending, 'here') ?? 0), 0),
            ),
          },
        ]
      : []),
    ...(answers
      ? [{ chartId: answers.id, words: 'interests overdue', number: number(total(answers, 'overdue')) }]
      : []),
  ];
}

function FewMatches({ chart }: { chart: OfficeChart }) {
  return (
    <>
      <h2 className="govuk-heading-m">Needs that the market hardly answers</h2>
      {chart.rows.length === 0 ? (
        <p className="govuk-body">None in this period.</p>
      ) : (
        <>
          <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
            {chart.rows.slice(0, shortList).map(({ key, label, values }) => (
              <li key={key}>
                <TextLink to="/needs/$needId" params={{ needId: key } as never}>
                  {label}
                </TextLink>
                : {values[0]} of {values[1]} suppliers shown are a good match
              </li>
            ))}
          </ul>
          <p className="govuk-body">
            <TextLink to="/analytics/$chartId" params={{ chartId: chart.id } as never}>
              All needs with few matches
            </TextLink>
          </p>
        </>
      )}
    </>
  );
}

function Overview() {
  const [query, refresh] = useQuery({
    query: OfficeAnalyticsDocument,
    variables: { chartIds },
    requestPolicy: 'cache-and-network',
  });
  return (
    <QueryBoundary
      query={query}
      retry={() => refresh({ requestPolicy: 'network-only' })}
      label="Counting matches"
      shape="list"
    >
      {({ matchAnalytics: { charts, since, until } }) => {
        const funnel = chartOf(charts, 'funnel');
        const few = chartOf(charts, 'needs-with-few-matches');
        return (
          <>
            <h2 className="govuk-heading-m">{formatDateRange(since, until)}</h2>
            <dl className="parley-stat-row office-headlines">
              {headlines(charts).map(({ chartId, words, number }) => (
                <div className="parley-stat" key={words}>
                  <dt>
                    <TextLink to="/analytics/$chartId" params={{ chartId } as never}>
                      {words}
                    </TextLink>
                  </dt>
                  <dd>{number}</dd>
                </div>
              ))}
            </dl>
            {funnel && <ChartFigure chart={funnel} />}
            {few && <FewMatches chart={few} />}
          </>
        );
      }}
    </QueryBoundary>
  );
}

const places = [
  { to: '/analytics', text: 'Match analytics', words: 'Ten questions about the market, with their numbers.' },
  { to: '/needs', text: 'Needs', words: 'What councils have published, over all councils.' },
  { to: '/ranking', text: 'Ranking policy', words: 'What counts in a match, and how much.' },
  { to: '/suppliers', text: 'Suppliers', words: 'Everybody on record, with their past work.' },
  { to: '/councils', text: 'Councils', words: 'Each council with its needs and who decides.' },
  { to: '/imports', text: 'Imports', words: 'Open data brought in, and the rows refused.' },
];

const placesOfAdministrators = [
  {
    to: '/first-administrators',
    text: 'First administrators',
    words: 'Councils and suppliers that nobody administers yet.',
  },
];

export function HomePage() {
  const administrator = useMembership()?.role === 'ADMINISTRATOR';
  return (
    <Page
      title="Across councils"
      lead="Where demand goes unanswered, who is seldom shown, and what matching leads to."
    >
      <OfficeOnly>
        <Overview />
        <h2 className="govuk-heading-m">Look closer</h2>
        <ul className="parley-doors">
          {[...places, ...(administrator ? placesOfAdministrators : [])].map(({ to, text, words }) => (
            <li className="parley-door" key={to}>
              <h3 className="govuk-heading-s">
                <TextLink to={to}>{text}</TextLink>
              </h3>
              <p className="govuk-body">{words}</p>
            </li>
          ))}
        </ul>
      </OfficeOnly>
    </Page>
  );
}
