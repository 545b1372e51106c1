import { useQuery } from 'urql';
import { CouncilLinesDocument, type CouncilLinesQuery } from '@parley/shared/generated/council/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { CouncilOnly, type OwnCouncil } from '../council-only.tsx';
import { TagList } from '../vocabulary/tag-list.tsx';

const changing = { additionalTypenames: ['CouncilLine'] };

type Line = NonNullable<CouncilLinesQuery['council']>['lines'][number];

function LineCard({ line }: { line: Line }) {
  return (
    <li className="parley-card">
      <h2 className="parley-card__title">
        <TextLink to="/lines/$lineId" params={{ lineId: line.id } as never}>
          {line.lineOfBusiness.name}
        </TextLink>
        <Fictional when={line.fictional} />
      </h2>
      <ul className="parley-meta">
        <li>Decided by: {line.decidedBy}</li>
      </ul>
      <p className="govuk-body">{line.priorities || 'No priorities said yet.'}</p>
      <TagList terms={line.terms} />
    </li>
  );
}

function Lines({ council }: { council: OwnCouncil }) {
  const [query, refresh] = useQuery({
    query: CouncilLinesDocument,
    variables: { councilId: council.id },
    requestPolicy: 'cache-and-network',
    context: changing,
  });
  return (
    <QueryBoundary
      query={query}
      retry={() => refresh({ requestPolicy: 'network-only' })}
      label="Loading lines of business"
      shape="list"
    >
      {(data) => {
        const lines = (data.council?.lines ?? []).toSorted((a, b) =>
          a.lineOfBusiness.name.localeCompare(b.lineOfBusiness.name, 'en-GB'),
        );
        if (lines.length === 0)
          return (
            <Empty title="No lines of business yet">
              <p>The innovation office sets up the lines of business of a council.</p>
            </Empty>
          );
        return (
          <ul className="parley-card-list">
            {lines.map((line) => (
              <LineCard key={line.id} line={line} />
            ))}
          </ul>
        );
      }}
    </QueryBoundary>
  );
}

export function LinesPage() {
  return (
    <Page
      title="Your lines of business"
      lead="Who decides, what matters, and what you need again and again. Suppliers are ranked for each line as for a need."
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <CouncilOnly>{(council) => <Lines council={council} />}</CouncilOnly>
    </Page>
  );
}
