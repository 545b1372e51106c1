import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { CouncilLineDocument, type CouncilLineQuery } from '@parley/shared/generated/council/graphql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Page, type Crumb } from '../../ui/page.tsx';
import { Refused } from '../../ui/refused.tsx';
import { CouncilOnly } from '../council-only.tsx';

export type OwnLine = NonNullable<CouncilLineQuery['councilLine']>;

interface LineFrameProps {
  editing?: boolean;
  children: (line: OwnLine) => ReactNode;
}

/** The heading and the way back of one line of business. */
export function LineFrame({ editing = false, children }: LineFrameProps) {
  const { lineId = '' }: { lineId?: string } = useParams({ strict: false });
  const [query, refresh] = useQuery({ query: CouncilLineDocument, variables: { lineId } });
  const line = query.data?.councilLine;
  const name = line?.lineOfBusiness.name ?? (query.data ? 'Line of business not found' : 'Line of business');
  const crumbs: Crumb[] = [
    { text: 'Home', to: '/' },
    { text: 'Lines of business', to: '/lines' },
    ...(editing && line ? [{ text: name, to: '/lines/$lineId', params: { lineId } }] : []),
  ];
  return (
    <Page
      title={editing ? `Edit ${name}` : name}
      caption={line?.council.niceName}
      mark={
        <FictionalNote when={line?.fictional}>
          What stands here is invented for the demonstration; the council is real.
        </FictionalNote>
      }
      breadcrumbs={crumbs}
      actions={
        line &&
        !editing && (
          <ButtonLink
            to="/lines/$lineId/edit"
            params={{ lineId } as never}
            className="govuk-button--secondary"
          >
            Edit this line
          </ButtonLink>
        )
      }
    >
      <CouncilOnly>
        {(council) => (
          <QueryBoundary
            query={query}
            retry={() => refresh({ requestPolicy: 'network-only' })}
            label="Loading the line"
            shape="list"
          >
            {({ councilLine }) => {
              if (!councilLine)
                return (
                  <ProblemState
                    problem={{
                      kind: 'not-found',
                      message: 'There is no line of business with this address.',
                    }}
                  />
                );
              if (councilLine.council.id !== council.id)
                return (
                  <Refused reason="forbidden">
                    This is a line of business of {councilLine.council.niceName}; only its officers can see it
                    here.
                  </Refused>
                );
              return children(councilLine);
            }}
          </QueryBoundary>
        )}
      </CouncilOnly>
    </Page>
  );
}
