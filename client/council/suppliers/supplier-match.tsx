import { useEffect, useRef } from 'react';
import { useMutation, useQuery } from 'urql';
import { NeedSupplierMatchDocument, RecordViewDocument } from '@parley/shared/generated/council/graphql';
import { problemOf } from '../../api/error.ts';
import { Loading } from '../../ui/loading.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PointsBar } from '../../ui/points-bar.tsx';
import { MatchNotice } from '../match-notice.tsx';
import { ShortlistControl } from '../shortlist/shortlist-control.tsx';
import { useShortlistState } from '../shortlist/shortlist-state.ts';

interface SupplierMatchProps {
  needId: string;
  supplier: { id: string; name: string };
}

/** Puts on record, once, that this match was opened. */
function useRecordedView(needId: string, supplierId: string, shown: boolean) {
  const [, record] = useMutation(RecordViewDocument);
  const recorded = useRef('');
  useEffect(() => {
    const key = `${needId} ${supplierId}`;
    if (!shown || recorded.current === key) return;
    recorded.current = key;
    void record({ input: { demandId: needId, supplierId } });
  }, [needId, supplierId, shown, record]);
}

/** The match of one supplier with one need, with every reason and the records behind it. */
export function SupplierMatch({ needId, supplier }: SupplierMatchProps) {
  const [{ data, error, fetching }] = useQuery({
    query: NeedSupplierMatchDocument,
    variables: { needId, supplierId: supplier.id },
  });
  const need = data?.need;
  const match = need?.matchWith;
  const mine = need?.viewerCan.rank ?? false;
  useRecordedView(needId, supplier.id, Boolean(match && mine));
  const shortlist = useShortlistState(mine ? needId : '');

  if (fetching && !data) return <Loading label="Loading the match" shape="list" />;
  if (!need || !match)
    return (
      <Notice kind="inset">
        {error
          ? `The match cannot be shown. ${problemOf(error).message}`
          : 'The need this address names is not there, or is private to its council.'}
      </Notice>
    );
  return (
    <section aria-label={`Match with ${need.title}`}>
      <h2 className="govuk-heading-l">
        Match with{' '}
        <TextLink to="/needs/$needId" params={{ needId } as never}>
          {need.title}
        </TextLink>
      </h2>
      <MatchNotice />
      {!match.eligible && (
        <Notice kind="warning">
          Not eligible for this need. {match.ineligibleBecause.map(({ sentence }) => sentence).join(' ')}
        </Notice>
      )}
      <PointsBar
        subject={supplier.name}
        match={match}
        recordHref={({ kind, recordId }) => (kind === 'capability' ? `#${recordId}` : undefined)}
      />
      <ShortlistControl
        needId={needId}
        supplier={supplier}
        entry={shortlist.entries.get(supplier.id)}
        refresh={shortlist.refresh}
        open={need.viewerCan.edit}
      />
    </section>
  );
}
