import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import {
  OfficeNeedsDocument,
  type NeedStage,
  type OfficeNeedsQuery,
} from '@parley/shared/generated/office/graphql';
import { Directory } from '../../api/directory.tsx';
import { formatShortDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { NeedLink } from '../../ui/need-link.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { Table } from '../../ui/table.tsx';
import { needStages, StateTag } from '../../ui/tag.tsx';
import { useChoices } from '../choices.ts';
import { OfficeOnly } from '../office-only.tsx';
import { count, needOutcomes, stageOptions, stages } from '../../ui/words.ts';

const pageSize = 20;
const changing = { additionalTypenames: ['Need'] };
const isStage = (value: string): value is NeedStage => value in stages;

type Need = OfficeNeedsQuery['needs']['edges'][number]['node'];

function NeedTable({ needs, caption }: { needs: readonly Need[]; caption: string }) {
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
                {[council.niceName, lineOfBusiness?.name].filter(Boolean).join(', ')}
              </span>
            </>
          ),
        },
        {
          key: 'stage',
          header: 'Stage',
          cell: ({ stage, outcome }) => (
            <>
              <StateTag states={needStages} state={stage} />
              {outcome && <span className="parley-table__under">{needOutcomes[outcome]}</span>}
            </>
          ),
        },
        {
          key: 'published',
          header: 'Published',
          cell: ({ publishedAt }) => (publishedAt ? formatShortDate(publishedAt) : 'Not published'),
        },
        {
          key: 'decide',
          header: 'Decide by',
          cell: ({ decideBy }) => (decideBy ? formatShortDate(decideBy) : 'No date'),
        },
      ]}
    />
  );
}

function NeedList() {
  const search: SearchParams = useSearch({ strict: false });
  const choices = useChoices();
  const [words, council, line, after] = ['words', 'council', 'line', 'after'].map(
    (name) => listOf(search[name])[0],
  );
  const wanted = listOf(search.stage).filter(isStage);
  const [query, refresh] = useQuery({
    query: OfficeNeedsDocument,
    variables: {
      first: pageSize,
      after,
      filter: {
        ...(words ? { search: words } : {}),
        ...(council ? { councilIds: [council] } : {}),
        ...(line ? { lineOfBusinessId: line } : {}),
        ...(wanted.length > 0 ? { stages: wanted } : {}),
      },
    },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  const filters: Filter[] = [
    { name: 'words', label: 'Words', kind: 'text', hint: 'Of the title or the problem' },
    { name: 'council', label: 'Council', kind: 'select', options: choices?.councils },
    { name: 'line', label: 'Line of business', kind: 'select', options: choices?.lines },
    { name: 'stage', label: 'Stage', kind: 'checkboxes', options: stageOptions },
  ];
  return (
    <Directory
      of="needs"
      {...{ query, refresh }}
      listIn={({ needs }) => needs}
      shape="table"
      filters={choices ? <Filters filters={filters} /> : <Loading label="Loading filters" />}
      empty={
        <Empty title="No published need fits">
          <p>Take a filter away, or use fewer words.</p>
        </Empty>
      }
    >
      {(needs, total) => <NeedTable needs={needs} caption={count(total, 'published need')} />}
    </Directory>
  );
}

export function NeedsPage() {
  return (
    <Page
      title="Needs of all councils"
      lead="Every need that has been published. Private drafts stay with their council."
      breadcrumbs={[{ text: 'Overview', to: '/' }]}
    >
      <OfficeOnly>
        <NeedList />
      </OfficeOnly>
    </Page>
  );
}
