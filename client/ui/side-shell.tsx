import { Outlet, useRouterState } from '@tanstack/react-router';
import { createContext, lazy, Suspense, useCallback, useContext, useRef, useState } from 'react';
import { useSession } from '../api/session.tsx';
import { Loading } from './loading.tsx';
import { Shell } from './shell.tsx';
import { TextLink } from './link.tsx';

export interface NavigationItem {
  text: string;
  to: string;
}

export interface Side {
  /** Where the side lives: "/council". */
  base: string;
  audience: string;
  navigation: NavigationItem[];
}

interface PagePlace {
  /** The path whose page is on screen; empty until the first has loaded. */
  pathname: string;
  /** Whether the heading of this path should take focus: true once per path, never for the first. */
  claimFocus: (pathname: string) => boolean;
}

const PagePlaceContext = createContext<PagePlace>({ pathname: '', claimFocus: () => false });
export const usePagePlace = () => useContext(PagePlaceContext);

function ServiceNavigation({ items, pathname }: { items: NavigationItem[]; pathname: string }) {
  const [open, setOpen] = useState(false);
  const isActive = (to: string) => (to === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${to}/`));
  return (
    <div className="govuk-service-navigation">
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
            <button
              type="button"
              className="govuk-service-navigation__toggle parley-menu-toggle"
              aria-controls="navigation"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              Menu
            </button>
            <ul className="govuk-service-navigation__list parley-menu" id="navigation" data-open={open}>
              {items.map(({ to, text }) => (
                <li
                  key={to}
                  className={`govuk-service-navigation__item ${isActive(to) ? 'govuk-service-navigation__item--active' : ''}`}
                >
                  <TextLink
                    to={to}
                    className="govuk-service-navigation__link"
                    activeOptions={{ exact: to === '/', includeSearch: false }}
                    onClick={() => setOpen(false)}
                  >
                    {isActive(to) ? (
                      <strong className="govuk-service-navigation__active-fallback">{text}</strong>
                    ) : (
                      text
                    )}
                  </TextLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

const SecondFactorOwed = lazy(() => import('../account/second-factor-owed.tsx'));

const openWhileOwing = new Set(['/sign-in', '/invitation']);

/** The page, or what the person owes before they may see any: signing in and accepting an invitation stay open. */
function PageOrWhatIsOwed({ pathname }: { pathname: string }) {
  const { needsSecondFactor } = useSession();
  if (!needsSecondFactor || (needsSecondFactor === 'SET_UP' && openWhileOwing.has(pathname)))
    return <Outlet />;
  return (
    <Suspense fallback={<Loading label="Loading page" shape="list" />}>
      <SecondFactorOwed needs={needsSecondFactor} />
    </Suspense>
  );
}

/** The root route's component: the frame of one side, with the current page inside. */
export function SideShell({ side }: { side: Side }) {
  const location = useRouterState({ select: (state) => state.location });
  const resolved = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const headedPath = useRef<string | null>(null);
  const claimFocus = useCallback((pathname: string) => {
    const claimed = headedPath.current !== null && headedPath.current !== pathname;
    headedPath.current = pathname;
    return claimed;
  }, []);
  const here = encodeURIComponent(side.base + location.href);
  return (
    <PagePlaceContext value={{ pathname: resolved ?? '', claimFocus }}>
      <Shell
        audience={side.audience}
        homeHref={side.base}
        signInHref={`${side.base}/sign-in?return=${here}`}
        confirmedHref={`${side.base}/account?confirmed=1`}
        navigation={<ServiceNavigation items={side.navigation} pathname={location.pathname} />}
      >
        <PageOrWhatIsOwed pathname={location.pathname} />
      </Shell>
    </PagePlaceContext>
  );
}
