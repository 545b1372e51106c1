import { useQuery } from 'urql';
import { PracticeForDraftDocument } from '@parley/shared/generated/council/graphql';
import { formatDate } from '../../ui/dates.ts';
import { Details } from '../../ui/details.tsx';
import { Fictional } from '../../ui/fictional.tsx';

/** What other councils did about the same, while the need is being written. */
export function PracticeNearby({ termIds, line }: { termIds: string[]; line: string }) {
  const pause = termIds.length === 0 && !line;
  const [{ data }] = useQuery({
    query: PracticeForDraftDocument,
    variables: termIds.length > 0 ? { termIds } : { lineOfBusinessId: line || null },
    pause,
  });
  const cards = pause ? [] : (data?.practiceCards.edges ?? []).map(({ node }) => node);
  return (
    <section className="council-suggestions" aria-label="How others solved it">
      <h2 className="govuk-heading-s">How others solved it</h2>
      {pause && (
        <p className="govuk-body">Choose a tag or a line of business to see what other councils did.</p>
      )}
      {!pause && data && cards.length === 0 && (
        <p className="govuk-body">No council has told of a solution with these tags yet.</p>
      )}
      {cards.map((card) => (
        <Details
          key={card.id}
          summary={
            <>
              {card.council.niceName}: {card.title}
              <Fictional when={card.fictional} />
            </>
          }
        >
          <p className="govuk-body">{card.approach}</p>
          <p className="govuk-body">
            <strong>Result:</strong> {card.result}
          </p>
          <p className="govuk-body">
            {card.wouldReuse ? 'They would do it again.' : 'They would not do it again.'} Told{' '}
            {formatDate(card.publishedOn)}.
          </p>
        </Details>
      ))}
    </section>
  );
}
