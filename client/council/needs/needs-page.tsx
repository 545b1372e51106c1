import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import {
  CouncilNeedsDocument,
  type CouncilNeedsQuery,
  type NeedStage,
} from '@parley/shared/generated/council/graphql';
import { Directory } from '../../api/directory.tsx';
import { useMembership } from '../../api/session.tsx';
import { formatShortDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { NeedLink } from '../../ui/need-link.tsx';
import { ValueRange } from '../../ui/money.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { SubNavigation } from '../../ui/sub-navigation.tsx';
import { Table } from '../../ui/table.tsx';
import { needStages, StateTag, Tag } from '../../ui/tag.tsx';
import { CouncilOnly } from '../council-only.tsx';
import { useLineOptions } from '../vocabulary/line-options.ts';
import { count, stageOptions, stages } from '../../ui/words.ts';

const changing = { additionalTypenames: ['Need'] };
const pageSize = 20;
const isStage = (value: string): value is NeedStage => value in stages;

type Need = CouncilNeedsQuery['needs']['edges'][number]['node'];

function NeedTable({ needs, others, caption }: { needs: readonly Need[]; others: boolean; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={needs}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: 'Need',
          rowHeader: true,
          cell: ({ id, title, fictional, council, lineOfBusiness }: Need) => (
            <>
              <NeedLink id={id} title={title} fictional={fictional} />
              <span className="parley-table__under">
                {[others && council.niceName, lineOfBusiness?.name].filter(Boolean).join(', ')}
              </span>
            </>
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
        {
          key: 'decide',
          header: 'Decide by',
          cell: ({ decideBy }) => (decideBy ? formatShortDate(decideBy) : 'No date'),
        },
        {
          key: 'value',
          header: 'Likely value',
          cell: ({ valueMinGbp, valueMaxGbp }) => <ValueRange min={valueMinGbp} max={valueMaxGbp} />,
        },
      ]}
    />
  );
}

function NoNeeds({ others, narrowed }: { others: boolean; narrowed: boolean }) {
  if (narrowed)
    return (
      <Empty title="No need fits these filters">
        <p>Take a filter away, or use fewer words.</p>
      </Empty>
    );
  return (
    <Empty
      title="No needs yet"
      action={!others && <ButtonLink to="/needs/new">Describe a problem</ButtonLink>}
    >
      <p>{others ? 'No other council has published a need.' : 'Start with a problem in plain words.'}</p>
    </Empty>
  );
}

function NeedList({ others }: { others: boolean }) {
  const search: SearchParams = useSearch({ strict: false });
  const lines = useLineOptions();
  const line = listOf(search.line)[0];
  const words = listOf(search.words)[0];
  const stagesAsked = listOf(search.stage).filter(isStage);
  const narrowed = Boolean(line || words || stagesAsked.length > 0);
  const [query, refresh] = useQuery({
    query: CouncilNeedsDocument,
    variables: {
      first: pageSize,
      after: listOf(search.after)[0],
      filter: {
        mine: !others,
        ...(line ? { lineOfBusinessId: line } : {}),
        ...(words ? { search: words } : {}),
        ...(stagesAsked.length > 0 ? { stages: stagesAsked } : {}),
      },
    },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  const filters: Filter[] = [
    { name: 'words', label: 'Words', kind: 'text', hint: 'Of the title or the problem' },
    { name: 'line', label: 'Line of business', kind: 'select', options: lines },
    { name: 'stage', label: 'Stage', kind: 'checkboxes', options: stageOptions },
  ];
  return (
    <Directory
      of="needs"
      {...{ query, refresh }}
      listIn={({ needs }) => needs}
      shape="table"
      filters={<Filters filters={filters} />}
      empty={<NoNeeds others={others} narrowed={narrowed} />}
    >
      {(needs, total) => <NeedTable needs={needs} others={others} caption={count(total, 'need')} />}
    </Directory>
  );
}

function NeedsFrame({ others }: { others: boolean }) {
  const own = useMembership()?.council;
  return (
    <Page
      title={others ? 'Needs of other councils' : 'Your needs'}
      lead={
        others
          ? 'Published needs. The same problem next door can be a reason to act together.'
          : 'Every problem from first thought to close.'
      }
      breadcrumbs={[{ text: 'Home', to: '/' }]}
      actions={own && !others && <ButtonLink to="/needs/new">Describe a problem</ButtonLink>}
    >
      <CouncilOnly>
        {() => (
          <>
            <SubNavigation
              label="Whose needs"
              items={[
                { text: 'Your council', to: '/needs' },
                { text: 'Other councils', to: '/needs/others' },
              ]}
            />
            <NeedList others={others} />
          </>
        )}
      </CouncilOnly>
    </Page>
  );
}

export const NeedsPage = () => <NeedsFrame others={false} />;
export const OthersNeedsPage = () => <NeedsFrame others />;
