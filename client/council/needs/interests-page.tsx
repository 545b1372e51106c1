import { useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useQuery } from 'urql';
import {
  NeedInterestsDocument,
  type NeedInterestsQuery,
  type NeedWholeFragment,
} from '@parley/shared/generated/council/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { daysUntil, formatDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Pager } from '../../ui/pager.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { interestStates, StateTag } from '../../ui/tag.tsx';
import { Prose } from '../prose.tsx';
import { count, sizes } from '../../ui/words.ts';
import { dueWords } from '../words.ts';
import { InterestAnswer } from './interest-answer.tsx';
import { NeedFrame } from './need-frame.tsx';

const changing = { additionalTypenames: ['Interest'] };
const pageSize = 20;

export type NeedInterest = NonNullable<NeedInterestsQuery['need']>['interests']['edges'][number]['node'];

function InterestCard({ interest, need }: { interest: NeedInterest; need: NeedWholeFragment }) {
  const { supplier, state, answerDueOn, decidedAt, createdAt, keptListId, approach, similarWork, reason } =
    interest;
  const awaiting = state === 'EXPRESSED' || state === 'IN_REVIEW';
  const days = daysUntil(answerDueOn);
  const card = useRef<HTMLLIElement>(null);
  return (
    <li className="parley-card" ref={card} tabIndex={-1}>
      <h3 className="parley-card__title">
        <TextLink
          to="/suppliers/$supplierId"
          params={{ supplierId: supplier.id } as never}
          search={{ need: need.id } as never}
        >
          {supplier.name}
        </TextLink>
        <Fictional when={supplier.fictional} />
      </h3>
      <ul className="parley-meta">
        <li>
          <StateTag states={interestStates} state={state} />
        </li>
        <li>{sizes[supplier.size]}</li>
        <li>Expressed {formatDate(createdAt)}</li>
        {awaiting && <li className={days < 0 ? 'council-late' : undefined}>{dueWords(answerDueOn, days)}</li>}
        {decidedAt && <li>Answered {formatDate(decidedAt)}</li>}
        {keptListId && (
          <li>
            <TextLink
              to="/needs/$needId/lists/$listId"
              params={{ needId: need.id, listId: keptListId } as never}
            >
              The list as it was
              <span className="govuk-visually-hidden"> when you answered {supplier.name}</span>
            </TextLink>
          </li>
        )}
      </ul>
      <h4 className="govuk-heading-s govuk-!-margin-bottom-1">How they would approach it</h4>
      <Prose>{approach}</Prose>
      <h4 className="govuk-heading-s govuk-!-margin-bottom-1">Similar work</h4>
      {similarWork ? <Prose>{similarWork}</Prose> : <p className="govuk-body">None named.</p>}
      {reason && (
        <>
          <h4 className="govuk-heading-s govuk-!-margin-bottom-1">The reason you gave</h4>
          <Prose>{reason}</Prose>
        </>
      )}
      {need.viewerCan.edit && state !== 'WITHDRAWN' && (
        <InterestAnswer needId={need.id} interest={interest} onAnswered={() => card.current?.focus()} />
      )}
    </li>
  );
}

function Interests({ need }: { need: NeedWholeFragment }) {
  const search: SearchParams = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: NeedInterestsDocument,
    variables: { needId: need.id, first: pageSize, after: listOf(search.after)[0] },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  return (
    <>
      <h2 className="govuk-heading-l">Interests</h2>
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading interests"
        shape="list"
      >
        {({ need: found }) => {
          const interests = found?.interests;
          if (!interests || interests.totalCount === 0)
            return (
              <Empty title="No supplier has expressed interest yet">
                <p>
                  {need.publishedAt
                    ? 'Suppliers can see this need and answer the same questions.'
                    : 'Suppliers cannot see this need until you publish it.'}
                </p>
              </Empty>
            );
          return (
            <>
              <p className="govuk-body">
                {count(interests.totalCount, 'interest')}, newest first. Each is owed an answer with a reason.
              </p>
              <ol className="parley-card-list">
                {interests.edges.map(({ node }) => (
                  <InterestCard key={node.id} interest={node} need={need} />
                ))}
              </ol>
              <Pager pageInfo={interests.pageInfo} of="interests" />
            </>
          );
        }}
      </QueryBoundary>
    </>
  );
}

export function InterestsPage() {
  return <NeedFrame part="Interests">{(need) => <Interests need={need} />}</NeedFrame>;
}
