import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { routerDefaults } from '../ui/router-defaults.tsx';
import { SideShell, type Side } from '../ui/side-shell.tsx';
import { FormsPage } from './forms-page.tsx';
import { MatchesPage } from './matches-page.tsx';
import { NeedPage } from './need-page.tsx';
import { StatesPage } from './states-page.tsx';

const side: Side = {
  base: '/gallery',
  audience: 'component gallery',
  navigation: [
    { text: 'Matches', to: '/' },
    { text: 'One need', to: '/need' },
    { text: 'Forms', to: '/forms' },
    { text: 'States', to: '/states' },
    { text: 'Charts', to: '/charts' },
  ],
};

const rootRoute = createRootRoute({ component: () => <SideShell side={side} /> });
const page = (path: string, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => rootRoute, path, component });

const chartsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/charts',
  component: lazyRouteComponent(() => import('./charts-page.tsx'), 'ChartsPage'),
});

const routeTree = rootRoute.addChildren([
  page('/', MatchesPage),
  page('/need', NeedPage),
  page('/forms', FormsPage),
  page('/states', StatesPage),
  chartsRoute,
]);

export const router = createRouter({ routeTree, basepath: side.base, ...routerDefaults });
