import { SupplierCouncilLineDocument } from '@parley/shared/generated/supplier/graphql';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Fictional, FictionalNote } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { serviceGroupWords } from '../../ui/service-group.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { needStages, StateTag } from '../../ui/tag.tsx';
import { LiftList } from '../matches/lift-list.tsx';
import { OwnMatch } from '../matches/own-match.tsx';
import { TermList } from '../matches/term-list.tsx';
import { useRecordView } from '../matches/use-record-view.ts';
import { useSupplierId } from '../own-supplier.tsx';

export function CouncilLinePage() {
  const supplierId = useSupplierId();
  const { councilId = '', lineId = '' } = useParams({ strict: false }) as {
    councilId?: string;
    lineId?: string;
  };
  const [query, refresh] = useQuery({
    query: SupplierCouncilLineDocument,
    variables: { lineId, supplierId },
  });
  const line = query.data?.councilLine;
  useRecordView(line?.id);
  return (
    <Page
      title={line?.lineOfBusiness.name ?? (query.data ? 'Line of business not found' : 'Line of business')}
      caption={line ? `Line of business of ${line.council.niceName}` : undefined}
      mark={
        <FictionalNote when={line?.fictional}>
          What stands here is invented for the demonstration; the council is real.
        </FictionalNote>
      }
      lead={line?.lineOfBusiness.description}
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Councils', to: '/councils' },
        { text: line?.council.niceName ?? 'Council', to: '/councils/$councilId', params: { councilId } },
      ]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading line of business"
      >
        {({ councilLine: line }) => {
          if (!line) {
            return (
              <ProblemState
                problem={{ kind: 'not-found', message: 'This council has no such line of business.' }}
              />
            );
          }
          const needs = line.council.needs.edges
            .map(({ node }) => node)
            .filter(({ lineOfBusiness }) => lineOfBusiness?.id === line.lineOfBusiness.id);
          return (
            <>
              <SummaryList
                rows={[
                  { key: 'Who decides', value: line.decidedBy },
                  { key: 'Priorities', value: line.priorities || 'Not stated' },
                  { key: 'Standing demand', value: line.standingDemand || 'Not stated' },
                  { key: 'Service group', value: serviceGroupWords(line.lineOfBusiness.serviceGroup) },
                  {
                    key: 'About',
                    value: <TermList terms={line.terms} />,
                  },
                ]}
              />
              {line.matchWith && (
                <section>
                  <h2 className="govuk-heading-m">How you match</h2>
                  <OwnMatch
                    match={line.matchWith}
                    subject={`${line.lineOfBusiness.name}, ${line.council.niceName}`}
                  />
                </section>
              )}
              <LiftList lifts={line.lifts} />
              <h2 className="govuk-heading-m">Published needs in this line</h2>
              {needs.length === 0 ? (
                <p className="govuk-body">None at the moment.</p>
              ) : (
                <ul className="govuk-list govuk-list--spaced">
                  {needs.map(({ id, title, fictional, stage }) => (
                    <li key={id}>
                      <TextLink to="/needs/$needId" params={{ needId: id }}>
                        {title}
                      </TextLink>{' '}
                      <StateTag states={needStages} state={stage} />
                      <Fictional when={fictional} />
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
