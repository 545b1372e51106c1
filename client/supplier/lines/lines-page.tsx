import { SupplierRankedLinesDocument } from '@parley/shared/generated/supplier/graphql';
import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { PointsBar } from '../../ui/points-bar.tsx';
import { serviceGroupWords } from '../../ui/service-group.ts';
import { DemandLink, demandTitle } from '../matches/demand-heading.tsx';
import { evidenceAddress } from '../matches/evidence-address.ts';
import { RankingNote } from '../matches/ranking-note.tsx';
import { useSupplierId } from '../own-supplier.tsx';

export function LinesPage() {
  const supplierId = useSupplierId();
  const { after }: { after?: string } = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: SupplierRankedLinesDocument,
    variables: { supplierId, first: 10, after },
  });
  return (
    <Page
      title="Lines of business for you"
      lead="Service areas of councils, each with the council where you fit best."
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Ranking lines of business for you"
        shape="list"
      >
        {({ supplier }) => {
          if (!supplier) return null;
          const { edges, totalCount, pageInfo } = supplier.lineMatches;
          if (totalCount === 0) {
            return (
              <Empty
                title="No line of business matches yet"
                action={<ButtonLink to="/profile">Look at your profile</ButtonLink>}
              >
                <p className="govuk-body">
                  Describe what you can do, with tags, and lines of business appear at once.
                </p>
              </Empty>
            );
          }
          return (
            <>
              <RankingNote
                policyVersion={edges[0]?.node.best.policyVersion}
                asOf={edges[0]?.node.best.asOf}
              />
              <ol className="parley-card-list">
                {edges.map(({ node: { rank, councils, lineOfBusiness, best } }) => (
                  <li className="parley-card" key={lineOfBusiness.id}>
                    <h2 className="parley-card__title">
                      {rank}. {lineOfBusiness.name}
                    </h2>
                    <ul className="parley-meta">
                      <li>{serviceGroupWords(lineOfBusiness.serviceGroup)}</li>
                      <li>{councils === 1 ? '1 council' : `${councils} councils`} with points for you</li>
                    </ul>
                    <p className="govuk-body">{lineOfBusiness.description}</p>
                    {best.demand && (
                      <>
                        <p className="govuk-body">
                          Best at{' '}
                          <TextLink to="/councils/$councilId" params={{ councilId: best.demand.council.id }}>
                            {best.demand.council.niceName}
                          </TextLink>
                          : <DemandLink demand={best.demand} />
                        </p>
                        <PointsBar
                          subject={`${lineOfBusiness.name}, ${demandTitle(best.demand)}`}
                          match={best}
                          size="short"
                          recordHref={evidenceAddress}
                        />
                      </>
                    )}
                  </li>
                ))}
              </ol>
              <Pager pageInfo={pageInfo} of="lines of business" />
            </>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
