import { useQuery } from 'urql';
import {
  AccountSessionsDocument,
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
  type SignInSessionRowFragment,
} from '@parley/shared/generated/account/graphql';
import { QueryBoundary } from '../api/query-boundary.tsx';
import { useAction } from '../api/use-action.ts';
import { Button } from '../ui/button.tsx';
import { formatDateTime } from '../ui/dates.ts';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { useDone } from './use-done.tsx';

/** Where the person is signed in, each place with a way out. */
export function SessionList() {
  const [query, refresh] = useQuery({ query: AccountSessionsDocument, requestPolicy: 'cache-and-network' });
  const [revoke, revoking, revokeProblem] = useAction(RevokeSessionDocument);
  const [revokeOthers, revokingOthers, othersProblem] = useAction(RevokeOtherSessionsDocument);
  const again = () => refresh({ requestPolicy: 'network-only' });
  const [notice, onDone] = useDone(again);
  const problem = revokeProblem ?? othersProblem;

  async function end({ id, device }: SignInSessionRowFragment) {
    if ((await revoke({ input: { sessionId: id } })).problem) return;
    onDone(`Signed out on ${device}`);
  }

  async function endOthers() {
    if ((await revokeOthers({})).problem) return;
    onDone('Signed out everywhere else');
  }

  return (
    <>
      {notice}
      {problem && (
        <Notice kind="warning" role="alert">
          {problem.message}
        </Notice>
      )}
      <QueryBoundary query={query} retry={again} label="Loading where you are signed in" shape="table">
        {({ sessions }) => (
          <>
            <Table
              caption="Where you are signed in"
              captionHidden
              rows={sessions}
              rowKey={({ id }) => id}
              columns={[
                { key: 'device', header: 'Device', rowHeader: true, cell: ({ device }) => device },
                {
                  key: 'since',
                  header: 'Signed in',
                  cell: ({ signedInAt }) => formatDateTime(signedInAt),
                },
                {
                  key: 'end',
                  header: 'Sign out',
                  cell: (session) =>
                    session.current ? (
                      'This device'
                    ) : (
                      <Button kind="text" busy={revoking} onClick={() => void end(session)}>
                        Sign out
                        <span className="govuk-visually-hidden">
                          {' '}
                          {session.device}, signed in {formatDateTime(session.signedInAt)}
                        </span>
                      </Button>
                    ),
                },
              ]}
            />
            {sessions.length > 1 && (
              <Button kind="secondary" busy={revokingOthers} onClick={() => void endOthers()}>
                Sign out everywhere else
              </Button>
            )}
          </>
        )}
      </QueryBoundary>
    </>
  );
}
