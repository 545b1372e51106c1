import { useParams } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { CouncilNeedDocument, type NeedWholeFragment } from '@parley/shared/generated/council/graphql';
import { ProblemState } from '../../api/problem-state.tsx';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { useSession } from '../../api/session.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { Page } from '../../ui/page.tsx';
import { Refused } from '../../ui/refused.tsx';
import { SubNavigation } from '../../ui/sub-navigation.tsx';

export function useNeedId(): string {
  const { needId }: { needId?: string } = useParams({ strict: false });
  return needId ?? '';
}

interface NeedFrameProps {
  /** Which part of the need this page is; without one it is the overview. */
  part?: string;
  /** Whether only officers of its council may come in. */
  own?: boolean;
  tabs?: boolean;
  children: (need: NeedWholeFragment) => ReactNode;
}

function NeedTabs({ need }: { need: NeedWholeFragment }) {
  const params = { needId: need.id };
  return (
    <SubNavigation
      label="Parts of this need"
      items={[
        { text: 'Overview', to: '/needs/$needId', params },
        { text: 'Suppliers', to: '/needs/$needId/suppliers', params },
        { text: 'Interests', to: '/needs/$needId/interests', params },
        { text: 'Shortlist', to: '/needs/$needId/shortlist', params },
      ]}
    />
  );
}

function NotYours({ need }: { need: NeedWholeFragment }) {
  const { status } = useSession();
  if (status === 'signed-out') return <Refused reason="signed-out" />;
  return (
    <Refused reason="forbidden">Only officers of {need.council.name} can see this part of the need.</Refused>
  );
}

/** The heading, the parts and the way back of one need. */
export function NeedFrame({ part, own = true, tabs = true, children }: NeedFrameProps) {
  const needId = useNeedId();
  const [query, refresh] = useQuery({
    query: CouncilNeedDocument,
    variables: { needId },
    ...(part ? {} : { requestPolicy: 'cache-and-network' as const }),
  });
  const need = query.data?.need;
  const title = need?.title ?? (query.data ? 'Need not found' : 'Need');

  useEffect(() => {
    document.title = part ? `${part}: ${title} – Parley` : `${title} – Parley`;
  }, [part, title]);

  return (
    <Page
      title={title}
      caption={need ? [need.council.name, need.lineOfBusiness?.name].filter(Boolean).join(', ') : undefined}
      mark={
        <FictionalNote when={need?.fictional}>
          This need is invented for the demonstration; the council is real.
        </FictionalNote>
      }
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Needs', to: '/needs' },
        ...(part && need ? [{ text: 'Need', to: '/needs/$needId', params: { needId } }] : []),
      ]}
    >
      <QueryBoundary
        query={query}
        retry={() => refresh({ requestPolicy: 'network-only' })}
        label="Loading the need"
        shape="list"
      >
        {({ need: found }) => {
          if (!found)
            return (
              <ProblemState
                problem={{
                  kind: 'not-found',
                  message: 'There is no need with this address, or it is private to its council.',
                }}
              />
            );
          return (
            <>
              {tabs && found.viewerCan.rank && <NeedTabs need={found} />}
              {own && !found.viewerCan.rank ? <NotYours need={found} /> : children(found)}
            </>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
