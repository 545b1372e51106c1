import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from './error-state.tsx';
import { TextLink } from './link.tsx';
import { Loading } from './loading.tsx';
import { Page } from './page.tsx';
import { parseSearch, stringifySearch } from './search-params.ts';

function PageFailed({ reset }: ErrorComponentProps) {
  return (
    <Page title="Sorry, there is a problem">
      <ErrorState title="This page stopped working" retry={reset}>
        Try again. If it stops again, go back to the start page; nothing you saved has been lost.
      </ErrorState>
    </Page>
  );
}

function PageNotFound() {
  return (
    <Page title="Page not found">
      <p className="govuk-body">If you typed the address, check it is correct.</p>
      <p className="govuk-body">
        <TextLink to="/">Go to the start page</TextLink>
      </p>
    </Page>
  );
}

/** What every side's router shares: `createRouter({ routeTree, basepath, ...routerDefaults })`. */
export const routerDefaults = {
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading label="Loading page" shape="list" />,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: PageNotFound,
  /** A page for another record starts afresh: no form or answer of the last one is left on screen. */
  defaultRemountDeps: ({ params }: { params: unknown }) => params,
} as const;
