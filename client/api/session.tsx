import { ViewerDocument } from '@parley/shared/generated/account/graphql';
import { createContext, useContext, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { problemOf } from './error.ts';
import { ProblemState } from './problem-state.tsx';

type SideName = 'COUNCIL' | 'SUPPLIER' | 'OFFICE';

export interface Membership {
  side: SideName;
  role: string;
  council: { id: string; niceName: string } | null;
  supplier: { id: string; name: string } | null;
}

/** Who is here, as far as the frame of the page needs to know. */
export interface Session {
  status: 'unknown' | 'signed-in' | 'signed-out';
  name?: string;
  email?: string;
  /** Whether a code is asked for after the link. */
  hasSecondFactor?: boolean;
  /** What is owed before anything may be done; until then there are no memberships. */
  needsSecondFactor?: 'SET_UP' | 'CODE' | null;
  memberships: readonly Membership[];
  /** Fictional suppliers and one-click sign-in. */
  demo: boolean;
  /** Ways to sign in besides a link in a mail. */
  signInServices?: readonly { id: string; name: string }[];
}

const SessionContext = createContext<Session>({ status: 'unknown', memberships: [], demo: false });

export const useSession = () => useContext(SessionContext);

export function SessionProvider({ value, children }: { value: Session; children: ReactNode }) {
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function SessionFromServer({ children }: { children: ReactNode }) {
  const [{ data, fetching, error }] = useQuery({ query: ViewerDocument, variables: {} });
  const demo = data?.about.demo ?? false;
  const signInServices = data?.about.signInServices;
  const viewer = data?.viewer;
  const session: Session = viewer
    ? { status: 'signed-in', ...viewer, demo, signInServices }
    : { status: fetching ? 'unknown' : 'signed-out', memberships: [], demo, signInServices };
  const problem = error && !data ? problemOf(error) : undefined;
  // A page of another version knows nothing about the person, not even that they are signed out.
  if (problem?.kind === 'outdated') {
    return (
      <main className="parley-main">
        <div className="govuk-width-container">
          <h1 className="govuk-visually-hidden">Parley</h1>
          <ProblemState problem={problem} />
        </div>
      </main>
    );
  }
  return <SessionProvider value={session}>{children}</SessionProvider>;
}

/** The membership for the side of this address: `/council/…` is the council's. */
export function useMembership(): Membership | undefined {
  const side = window.location.pathname.split('/')[1]?.toUpperCase();
  return useSession().memberships.find((membership) => membership.side === side);
}

/** Ends the session on the server, then starts again from the front page with an empty cache. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  window.location.assign('/');
}
