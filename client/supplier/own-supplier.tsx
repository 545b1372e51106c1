import { Outlet } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { signOut, useMembership, useSession } from '../api/session.tsx';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Refused } from '../ui/refused.tsx';

const SupplierIdContext = createContext<string | null>(null);

/** The supplier the person acts for, below `OwnSupplier`. */
export function useSupplierId(): string {
  const id = useContext(SupplierIdContext);
  if (!id) throw new Error('useSupplierId is for pages below OwnSupplier.');
  return id;
}

const sideHomes = { COUNCIL: '/council', OFFICE: '/office', SUPPLIER: '/supplier' } as const;

function NotASupplier() {
  const { name, memberships, demo } = useSession();
  const elsewhere = memberships.filter(({ side }) => side !== 'SUPPLIER');
  return (
    <Page title="You are not a member of a supplier">
      <p className="govuk-body">
        You are signed in as {name}, but no supplier on Parley lists you as a member, so there are no matches
        to show.
      </p>
      <p className="govuk-body">
        If your organisation is on Parley, ask the person who manages its profile to add your email address.
      </p>
      {elsewhere.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Where you are a member</h2>
          <ul className="govuk-list govuk-list--bullet">
            {elsewhere.map(({ side, council }) => (
              <li key={side + (council?.id ?? '')}>
                <a className="govuk-link" href={sideHomes[side]}>
                  {council ? `Parley for councils: ${council.niceName}` : 'Parley for innovation offices'}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="govuk-button-group">
        <Button kind="secondary" onClick={() => void signOut()}>
          Sign out
        </Button>
        {demo && (
          <a className="govuk-link" href="/demo/sign-in/supplier">
            Sign in to the demo as a supplier
          </a>
        )}
      </div>
    </Page>
  );
}

/** Lets members of a supplier through, and tells everybody else what they can do. */
export function OwnSupplier() {
  const { status } = useSession();
  const supplier = useMembership()?.supplier;
  if (supplier) {
    return (
      <SupplierIdContext value={supplier.id}>
        <Outlet />
      </SupplierIdContext>
    );
  }
  if (status === 'unknown') return <Loading label="Loading page" shape="list" />;
  if (status === 'signed-in') return <NotASupplier />;
  return (
    <Page
      title="Parley for suppliers"
      lead="The problems of many councils in one list, ranked by how well you fit."
    >
      <Refused reason="signed-out" />
    </Page>
  );
}
