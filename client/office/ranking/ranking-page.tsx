import { useQuery } from 'urql';
import {
  OfficeRankingPolicyDocument,
  type OfficeRankingPolicyQuery,
} from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Chart } from '../../ui/chart/chart.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/link.tsx';
import { ScrollRegion, Table } from '../../ui/table.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { PrintButton } from '../print-button.tsx';
import { groupNames, kindRows, readPolicy, rulesInWords, type PolicyBody } from './policy.ts';

type Policy = OfficeRankingPolicyQuery['rankingPolicy'];
type Ledger = NonNullable<Policy['exposure']>;

const points = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

function Exposure({ exposure, body }: { exposure: Policy['exposure']; body: PolicyBody }) {
  if (!exposure) {
    return (
      <p className="govuk-body">
        Nothing that councils were shown is on record before today, so exposure gives nobody points.
      </p>
    );
  }
  const names = groupNames(body);
  const all = exposure.groups.reduce((sum, { attention }) => sum + attention, 0) || 1;
  return (
    <>
      <p className="govuk-body">
        Counted over {exposure.days} days up to and including {formatDate(exposure.until)}. Attention is what
        councils were shown, weighted by place; merit is how well it fitted. A group that got less attention
        for its merit than another is lifted, in proportion to how well each supplier fits.
      </p>
      <Table
        caption="Exposure by group of suppliers"
        captionHidden
        rows={exposure.groups}
        rowKey={({ group }) => group}
        columns={[
          {
            key: 'group',
            header: 'Suppliers by past awards',
            rowHeader: true,
            cell: ({ group }: Ledger['groups'][number]) => names[group] ?? group,
          },
          {
            key: 'attention',
            header: 'Share of attention',
            numeric: true,
            cell: ({ attention }) => percent(attention / all),
          },
          {
            key: 'ratio',
            header: 'Attention for its merit',
            numeric: true,
            cell: ({ attention, merit }) => (merit > 0 ? (attention / merit).toFixed(2) : 'None shown'),
          },
          { key: 'behind', header: 'Behind by', numeric: true, cell: ({ behind }) => percent(behind) },
          {
            key: 'most',
            header: 'Most points it gives',
            numeric: true,
            cell: ({ mostPoints }) => mostPoints.toFixed(2),
          },
        ]}
      />
    </>
  );
}

function PolicyInWords({ policy }: { policy: Policy }) {
  const body = readPolicy(policy.body);
  const counted = policy.signals.filter(({ mostPoints }) => mostPoints > 0);
  const silent = policy.signals.filter(({ mostPoints }) => mostPoints <= 0);
  const strongest = counted.toSorted((a, b) => b.mostPoints - a.mostPoints)[0];
  return (
    <>
      <Notice kind="inset">
        A match is not a selection or an award decision. It says who could help and why; people decide, under
        their own rules.{' '}
        <a className="govuk-link" href="/docs/ranking">
          How ranking works
        </a>{' '}
        has the formula.
      </Notice>
      <div className="office-weights">
        <Chart
          kind="bars"
          title="What counts, and how much at most"
          summary={
            strongest
              ? `“${strongest.name}” can give the most: ${points(strongest.mostPoints)} of 100 points. All signals together give 100.`
              : 'No signal counts under this policy.'
          }
          format={points}
          data={{
            categoryName: 'Signal',
            categories: counted.map(({ name }) => name),
            series: [{ name: 'Most points of 100', values: counted.map(({ mostPoints }) => mostPoints) }],
          }}
        />
        <Table
          caption="Signals and their weights"
          rows={policy.signals}
          rowKey={({ signal }) => signal}
          columns={[
            {
              key: 'name',
              header: 'Signal',
              rowHeader: true,
              cell: ({ name }: Policy['signals'][number]) => name,
            },
            { key: 'id', header: 'Number', cell: ({ signal }) => signal },
            { key: 'weight', header: 'Weight', numeric: true, cell: ({ weight }) => weight },
            {
              key: 'most',
              header: 'Most points of 100',
              numeric: true,
              cell: ({ mostPoints }) => points(mostPoints),
            },
          ]}
        />
        {silent.length > 0 && (
          <p className="govuk-body">
            Built, but without weight in this policy:{' '}
            {silent.map(({ name }) => name.toLowerCase()).join(', ')}.
          </p>
        )}
      </div>
      <h2 className="govuk-heading-m">How past work ages</h2>
      <p className="govuk-body">
        After its half-life, a piece of past work counts half as much as when it was new; after two, a
        quarter.
      </p>
      <Table
        caption="Kinds of past work"
        captionHidden
        rows={kindRows(body)}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', header: 'Kind of past work', rowHeader: true, cell: ({ kind }) => kind },
          { key: 'halfLife', header: 'Half-life', cell: ({ halfLife }) => halfLife },
          {
            key: 'counts',
            header: 'Counts, against a contract',
            numeric: true,
            cell: ({ counts }) => counts,
          },
        ]}
      />
      <h2 className="govuk-heading-m">Caps and floors</h2>
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
        {rulesInWords(body).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">Exposure, and what it gives now</h2>
      <Exposure exposure={policy.exposure} body={body} />
      <p className="govuk-body">
        <TextLink to="/ranking/versions">Versions of the ranking policy</TextLink>: what is stored, how it was
        measured, and what is live.
      </p>
      <Details summary="The whole policy as JSON">
        <h3 className="govuk-heading-s" id="policy-json">
          Ranking policy {policy.version}
        </h3>
        <ScrollRegion labelledBy="policy-json">
          <pre className="office-json">{JSON.stringify(JSON.parse(policy.body), null, 2)}</pre>
        </ScrollRegion>
      </Details>
    </>
  );
}

export function RankingPage() {
  const [query, refresh] = useQuery({ query: OfficeRankingPolicyDocument, variables: {} });
  const version = query.data?.rankingPolicy.version;
  return (
    <Page
      title="Ranking policy in force"
      caption={version === undefined ? undefined : `Version ${version}`}
      lead="The same policy ranks suppliers for councils and needs for suppliers. Everybody can read it."
      breadcrumbs={[{ text: 'Overview', to: '/' }]}
      actions={<PrintButton />}
    >
      <OfficeOnly>
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label="Loading the policy"
          shape="table"
        >
          {({ rankingPolicy }) => <PolicyInWords policy={rankingPolicy} />}
        </QueryBoundary>
      </OfficeOnly>
    </Page>
  );
}
