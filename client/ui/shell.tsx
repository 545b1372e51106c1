import type { ReactNode } from 'react';
import { ConfirmItIsYou } from '../account/confirm-it-is-you-dialog.tsx';
import { DownloadData } from '../account/download-data.tsx';
import { signOut, useMembership, useSession } from '../api/session.tsx';
import { RouteAnnouncer } from './announcer.tsx';

interface ShellProps {
  /** "for councils"; nothing on the front page. */
  audience?: string;
  homeHref: string;
  navigation?: ReactNode;
  /** Shown to people who are not signed in. */
  signInHref?: string;
  /** Where the link of the mail leads by which somebody confirms that it is they. */
  confirmedHref: string;
  children: ReactNode;
}

function Mark() {
  return (
    <svg className="parley-header__mark" viewBox="4 6 24 20" aria-hidden="true" focusable="false">
      <path d="M4 6h14v11h-7l-4 4v-4H4z" fill="#fff" />
      <path d="M20 11h8v11h-2v4l-4-4h-8v-3h6z" fill="#7fd1c7" />
    </svg>
  );
}

function AccountLinks({ signInHref, accountHref }: { signInHref?: string; accountHref?: string }) {
  const session = useSession();
  const membership = useMembership();
  const organisation = membership?.council?.niceName ?? membership?.supplier?.name;
  if (session.status === 'signed-in') {
    return (
      <ul className="parley-account">
        <li>
          {session.name}
          {organisation && `, ${organisation}`}
        </li>
        {accountHref && (
          <li>
            <a className="parley-account__link" href={accountHref}>
              Your account
            </a>
          </li>
        )}
        <li>
          <button type="button" className="parley-account__link" onClick={() => void signOut()}>
            Sign out
          </button>
        </li>
      </ul>
    );
  }
  if (session.status === 'signed-out' && signInHref) {
    return (
      <ul className="parley-account">
        <li>
          <a className="parley-account__link" href={signInHref}>
            Sign in
          </a>
        </li>
      </ul>
    );
  }
  return null;
}

/** The frame of every page: skip link, header, navigation, banner, main and footer. Knows nothing of routes. */
export function Shell({ audience, homeHref, navigation, signInHref, confirmedHref, children }: ShellProps) {
  const { demo, status } = useSession();
  return (
    <RouteAnnouncer>
      <a href="#main" className="govuk-skip-link">
        Skip to main content
      </a>
      <header>
        <div className="parley-header">
          <div className="govuk-width-container parley-header__bar">
            <a href={homeHref} className="parley-header__name">
              <Mark />
              Parley
              {audience && <span className="parley-header__side">{audience}</span>}
            </a>
            <AccountLinks signInHref={signInHref} accountHref={audience && `${homeHref}/account`} />
          </div>
        </div>
        {navigation}
      </header>
      {demo && (
        <aside className="parley-above" aria-label="About this demonstration">
          <div className="govuk-phase-banner govuk-width-container">
            <p className="govuk-phase-banner__content">
              <strong className="govuk-tag govuk-tag--teal govuk-phase-banner__content__tag">Demo</strong>
              <span className="govuk-phase-banner__text">
                Suppliers, needs and people marked fictional are invented. Emails go nowhere.
              </span>
            </p>
          </div>
        </aside>
      )}
      <main className="parley-main" id="main" tabIndex={-1}>
        <div className="govuk-width-container">
          {children}
          <ConfirmItIsYou confirmedHref={confirmedHref} />
        </div>
      </main>
      <footer className="parley-footer">
        <div className="govuk-width-container">
          <p className="parley-footer__promise">A match is not a selection or an award decision.</p>
          <p className="parley-footer__text">
            Parley shows who could help and why. People decide, under their own rules.
          </p>
          <ul className="parley-footer__links">
            <li>
              <a className="govuk-link" href="/docs/ranking">
                How ranking works
              </a>
            </li>
            <li>
              <a className="govuk-link" href="/docs/accessibility">
                Accessibility
              </a>
            </li>
            <li>
              <a className="govuk-link" href="/docs/personal-data">
                People's data
              </a>
            </li>
            {status === 'signed-in' && (
              <li>
                <DownloadData />
              </li>
            )}
            <li>
              <a className="govuk-link" href="/docs/trust">
                Trust, in figures
              </a>
            </li>
            <li>
              <a className="govuk-link" href="/docs/api">
                The API
              </a>
            </li>
            <li>
              <a className="govuk-link" href="/explorer">
                API explorer
              </a>
            </li>
          </ul>
        </div>
      </footer>
    </RouteAnnouncer>
  );
}
