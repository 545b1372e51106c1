import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useAnnounce } from './announcer.tsx';
import { TextLink } from './link.tsx';
import { Notice } from './notice.tsx';
import { usePagePlace } from './side-shell.tsx';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Said once at the top of the page that a finished action leads to. */
    flash?: string;
  }
}

export interface Crumb {
  text: string;
  to: string;
  params?: Record<string, string>;
}

interface PageProps {
  /** The h1, and the first part of the browser's title. */
  title: string;
  /** Above the h1: what kind of thing this is. */
  caption?: string;
  lead?: ReactNode;
  /** Between heading and lead: what holds for the whole page, such as that it is invented. */
  mark?: ReactNode;
  /** From the side's home down to the parent; the page itself is not one. */
  breadcrumbs?: Crumb[];
  /** The page's main buttons, beside the heading. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One page: title, breadcrumbs and heading. Moves focus to the heading when the path changes. */
export function Page({ title, caption, lead, mark, breadcrumbs, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, claimFocus } = usePagePlace();
  const announce = useAnnounce();
  const flash = useLocation({ select: (location) => location.state.flash });

  useEffect(() => {
    document.title = `${title} – Parley`;
  }, [title]);

  useEffect(() => {
    if (!pathname || !claimFocus(pathname)) return;
    heading.current?.focus({ preventScroll: true });
    announce(`${title}, page loaded`);
  }, [pathname, claimFocus, title, announce]);

  return (
    <>
      {breadcrumbs && breadcrumbs.length > 0 && (
        <nav className="govuk-breadcrumbs govuk-breadcrumbs--collapse-on-mobile" aria-label="Breadcrumb">
          <ol className="govuk-breadcrumbs__list">
            {breadcrumbs.map((crumb) => (
              <li className="govuk-breadcrumbs__list-item" key={crumb.to + crumb.text}>
                <TextLink className="govuk-breadcrumbs__link" to={crumb.to} params={crumb.params as never}>
                  {crumb.text}
                </TextLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="parley-page-head">
        {flash && <Notice kind="success">{flash}</Notice>}
        <div className="parley-page-head__row">
          <div>
            {caption && <span className="govuk-caption-l">{caption}</span>}
            <h1 className="govuk-heading-l" ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {mark}
          </div>
          {actions && <div className="govuk-button-group">{actions}</div>}
        </div>
        {lead && <p className="govuk-body-l parley-page-head__lead">{lead}</p>}
      </div>
      {children}
    </>
  );
}
