import type { ReactNode } from 'react';
import { useSession } from '../api/session.tsx';

const side = () => window.location.pathname.split('/')[1] ?? '';

function SignInLinks() {
  const { demo } = useSession();
  const here = encodeURIComponent(window.location.pathname + window.location.search);
  return (
    <div className="govuk-button-group">
      <a className="govuk-button" href={`/${side()}/sign-in?return=${here}`}>
        Sign in
      </a>
      {demo && (
        <a className="govuk-link" href={`/demo/sign-in/${side()}`}>
          Sign in to the demo in one click
        </a>
      )}
    </div>
  );
}

const homes = {
  COUNCIL: { href: '/council', text: 'the pages for councils' },
  SUPPLIER: { href: '/supplier', text: 'the pages for suppliers' },
  OFFICE: { href: '/office', text: 'the pages for innovation offices' },
} as const;

/** Where people belong who are on the wrong side. */
function OwnSide() {
  const { memberships } = useSession();
  const here = side().toUpperCase();
  const [first] = memberships;
  if (!first || memberships.some((membership) => membership.side === here)) return null;
  const { href, text } = homes[first.side];
  return (
    <p className="govuk-body">
      Go to{' '}
      <a className="govuk-link" href={href}>
        {text}
      </a>
      .
    </p>
  );
}

/** Not signed in, or signed in as somebody who may not see this. */
export function Refused({ reason, children }: { reason: 'signed-out' | 'forbidden'; children?: ReactNode }) {
  if (reason === 'signed-out') {
    return (
      <div className="parley-state">
        <h2 className="govuk-heading-m">Sign in to continue</h2>
        <p className="govuk-body">We bring you back to this page afterwards.</p>
        <SignInLinks />
      </div>
    );
  }
  return (
    <div className="parley-state">
      <h2 className="govuk-heading-m">You do not have access to this page</h2>
      <p className="govuk-body">{children}</p>
      <OwnSide />
      <p className="govuk-body">
        If you think you should, ask the person who manages Parley in your organisation.
      </p>
    </div>
  );
}
