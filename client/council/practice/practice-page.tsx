import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { PracticeCardsDocument, type PracticeCardsQuery } from '@parley/shared/generated/council/graphql';
import { Directory } from '../../api/directory.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { Tag } from '../../ui/tag.tsx';
import { TagFilter, tagsOf } from '../vocabulary/tag-filter.tsx';
import { TagList } from '../vocabulary/tag-list.tsx';
import { useLineOptions } from '../vocabulary/line-options.ts';
import { count } from '../../ui/words.ts';

const pageSize = 10;

type Card = PracticeCardsQuery['practiceCards']['edges'][number]['node'];

function PracticeCard({ card }: { card: Card }) {
  return (
    <li className="parley-card" id={card.id}>
      <h3 className="parley-card__title">
        {card.title}
        <Fictional when={card.fictional} />
      </h3>
      <ul className="parley-meta">
        <li>{card.council.niceName}</li>
        <li>{card.lineOfBusiness.name}</li>
        <li>{formatDate(card.publishedOn)}</li>
        <li>
          {card.wouldReuse ? (
            <Tag colour="green">Would do it again</Tag>
          ) : (
            <Tag colour="grey">Would not do it again</Tag>
          )}
        </li>
      </ul>
      <h4 className="govuk-heading-s govuk-!-margin-bottom-1">The problem</h4>
      <p className="govuk-body council-prose">{card.problem}</p>
      <h4 className="govuk-heading-s govuk-!-margin-bottom-1">What they did</h4>
      <p className="govuk-body council-prose">{card.approach}</p>
      <h4 className="govuk-heading-s govuk-!-margin-bottom-1">What came of it</h4>
      <p className="govuk-body council-prose">{card.result}</p>
      {card.supplier && (
        <p className="govuk-body">
          With{' '}
          <TextLink to="/suppliers/$supplierId" params={{ supplierId: card.supplier.id } as never}>
            {card.supplier.name}
          </TextLink>
          <Fictional when={card.supplier.fictional} />
        </p>
      )}
      <TagList terms={card.terms} />
    </li>
  );
}

function PracticeList() {
  const search: SearchParams = useSearch({ strict: false });
  const lines = useLineOptions();
  const line = listOf(search.line)[0];
  const termIds = tagsOf(search);
  const [query, refresh] = useQuery({
    query: PracticeCardsDocument,
    variables: {
      first: pageSize,
      after: listOf(search.after)[0],
      ...(line ? { lineOfBusinessId: line } : {}),
      ...(termIds.length > 0 ? { termIds } : {}),
    },
  });
  const filters: Filter[] = [{ name: 'line', label: 'Line of business', kind: 'select', options: lines }];
  return (
    <Directory
      of="solutions"
      {...{ query, refresh }}
      listIn={({ practiceCards }) => practiceCards}
      shape="list"
      filters={<Filters filters={filters} />}
      above={<TagFilter hint="Solutions with any of these tags" />}
      empty={
        <Empty title="No council has told of this yet">
          <p>Take a filter away to see what others solved.</p>
        </Empty>
      }
    >
      {(cards, total) => (
        <>
          <h2 className="govuk-heading-m">{count(total, 'solution')}, newest first</h2>
          <ul className="parley-card-list">
            {cards.map((card) => (
              <PracticeCard key={card.id} card={card} />
            ))}
          </ul>
        </>
      )}
    </Directory>
  );
}

export function PracticePage() {
  return (
    <Page
      title="How others solved it"
      lead="What councils tried, what came of it, and whether they would do it again."
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <PracticeList />
    </Page>
  );
}
