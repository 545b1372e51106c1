import type { ReactNode } from 'react';
import { useMembership, useSession } from '../api/session.tsx';
import { Loading } from '../ui/loading.tsx';
import { Refused } from '../ui/refused.tsx';

export interface OwnCouncil {
  id: string;
  niceName: string;
}

/** The council the person acts for, or who may come in instead. */
export function CouncilOnly({ children }: { children: (council: OwnCouncil) => ReactNode }) {
  const { status } = useSession();
  const council = useMembership()?.council;
  if (council) return children(council);
  if (status === 'unknown') return <Loading label="Finding your council" shape="list" />;
  if (status === 'signed-out') return <Refused reason="signed-out" />;
  return (
    <Refused reason="forbidden">
      These pages are for council officers, and you are signed in as somebody who is not.
    </Refused>
  );
}
