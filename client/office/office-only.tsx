import type { ReactNode } from 'react';
import { useMembership, useSession } from '../api/session.tsx';
import { Loading } from '../ui/loading.tsx';
import { Refused } from '../ui/refused.tsx';

/** The content for administrators of the innovation office; the server refuses everybody else just so. */
export function OfficeAdministratorsOnly({ children }: { children: ReactNode }) {
  const administrator = useMembership()?.role === 'ADMINISTRATOR';
  return (
    <OfficeOnly>
      {administrator ? (
        children
      ) : (
        <Refused reason="forbidden">Administrators of the innovation office keep these lists.</Refused>
      )}
    </OfficeOnly>
  );
}

/** The content for members of the innovation office; for everybody else, why not and where to go instead. */
export function OfficeOnly({ children }: { children: ReactNode }) {
  const { status } = useSession();
  const own = useMembership();
  if (own) return children;
  if (status === 'unknown') return <Loading label="Finding out who you are" shape="list" />;
  if (status === 'signed-out') return <Refused reason="signed-out" />;
  return (
    <Refused reason="forbidden">
      These pages are for members of the innovation office, and you are signed in as somebody who is not.
    </Refused>
  );
}
