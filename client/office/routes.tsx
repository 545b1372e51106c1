import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { routerDefaults } from '../ui/router-defaults.tsx';
import { SideShell, type Side } from '../ui/side-shell.tsx';
import { SignInPage } from '../ui/sign-in.tsx';

const side: Side = {
  base: '/office',
  audience: 'for innovation offices',
  navigation: [
    { text: 'Overview', to: '/' },
    { text: 'Analytics', to: '/analytics' },
    { text: 'Needs', to: '/needs' },
    { text: 'Suppliers', to: '/suppliers' },
    { text: 'Councils', to: '/councils' },
    { text: 'Imports', to: '/imports' },
    { text: 'Ranking', to: '/ranking' },
    { text: 'Record', to: '/record' },
  ],
};

export const rootRoute = createRootRoute({ component: () => <SideShell side={side} /> });

function lazy<Name extends string>(
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: NoInfer<Name>,
) {
  return createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load, name) });
}

const routeTree = rootRoute.addChildren([
  lazy('/', () => import('./home/home-page.tsx'), 'HomePage'),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    component: () => <SignInPage base={side.base} />,
  }),
  lazy('/account', () => import('../account/account-page.tsx'), 'AccountPage'),
  lazy('/members', () => import('../account/members-page.tsx'), 'MembersPage'),
  lazy('/invitation', () => import('../account/invitation-page.tsx'), 'InvitationPage'),
  lazy('/account/second-factor', () => import('../account/set-up-page.tsx'), 'SetUpPage'),
  lazy('/analytics', () => import('./analytics/analytics-page.tsx'), 'AnalyticsPage'),
  lazy('/analytics/$chartId', () => import('./analytics/chart-page.tsx'), 'ChartPage'),
  lazy('/needs', () => import('./needs/needs-page.tsx'), 'NeedsPage'),
  lazy('/needs/$needId', () => import('./needs/need-page.tsx'), 'NeedPage'),
  lazy('/suppliers', () => import('./suppliers/suppliers-page.tsx'), 'SuppliersPage'),
  lazy('/suppliers/$supplierId', () => import('./suppliers/supplier-page.tsx'), 'SupplierPage'),
  lazy('/councils', () => import('./councils/councils-page.tsx'), 'CouncilsPage'),
  lazy('/councils/$councilId', () => import('./councils/council-page.tsx'), 'CouncilPage'),
  lazy(
    '/first-administrators',
    () => import('./people/first-administrators-page.tsx'),
    'FirstAdministratorsPage',
  ),
  lazy('/councils/$councilId/people', () => import('./people/people-page.tsx'), 'CouncilPeoplePage'),
  lazy('/suppliers/$supplierId/people', () => import('./people/people-page.tsx'), 'SupplierPeoplePage'),
  lazy('/account/tokens', () => import('../account/tokens-page.tsx'), 'TokensPage'),
  lazy('/imports', () => import('./imports/imports-page.tsx'), 'ImportsPage'),
  lazy('/imports/$runId', () => import('./imports/import-page.tsx'), 'ImportPage'),
  lazy('/record', () => import('./record/record-page.tsx'), 'RecordPage'),
  lazy('/ranking', () => import('./ranking/ranking-page.tsx'), 'RankingPage'),
  lazy('/ranking/versions', () => import('./ranking/versions-page.tsx'), 'VersionsPage'),
]);

export const router = createRouter({ routeTree, basepath: side.base, ...routerDefaults });
