import { useSession } from '../api/session.tsx';

/** To the sign-in page of the side where the person is, or belongs, and back to this page afterwards. */
export function SignInAgain() {
  const { memberships } = useSession();
  const here = window.location.pathname.split('/')[1] || (memberships[0]?.side ?? 'SUPPLIER').toLowerCase();
  const back = encodeURIComponent(window.location.pathname + window.location.search);
  return (
    <a className="govuk-link" href={`/${here}/sign-in?return=${back}`}>
      Sign in again
    </a>
  );
}
