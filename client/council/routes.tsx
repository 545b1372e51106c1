import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { routerDefaults } from '../ui/router-defaults.tsx';
import { SideShell, type Side } from '../ui/side-shell.tsx';
import { SignInPage } from '../ui/sign-in.tsx';
import { HomePage } from './home/home-page.tsx';

const side: Side = {
  base: '/council',
  audience: 'for councils',
  navigation: [
    { text: 'Home', to: '/' },
    { text: 'Needs', to: '/needs' },
    { text: 'Suppliers', to: '/suppliers' },
    { text: 'Lines of business', to: '/lines' },
    { text: 'How others solved it', to: '/practice' },
  ],
};

export const rootRoute = createRootRoute({ component: () => <SideShell side={side} /> });

const eager = (path: string, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => rootRoute, path, component });

function lazy<Name extends string>(
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: NoInfer<Name>,
) {
  return createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load, name) });
}

const routeTree = rootRoute.addChildren([
  eager('/', HomePage),
  eager('/sign-in', () => <SignInPage base={side.base} />),
  lazy('/account', () => import('../account/account-page.tsx'), 'AccountPage'),
  lazy('/members', () => import('../account/members-page.tsx'), 'MembersPage'),
  lazy('/invitation', () => import('../account/invitation-page.tsx'), 'InvitationPage'),
  lazy('/account/second-factor', () => import('../account/set-up-page.tsx'), 'SetUpPage'),
  lazy('/needs', () => import('./needs/needs-page.tsx'), 'NeedsPage'),
  lazy('/needs/others', () => import('./needs/needs-page.tsx'), 'OthersNeedsPage'),
  lazy('/needs/new', () => import('./needs/new-need-page.tsx'), 'NewNeedPage'),
  lazy('/needs/$needId', () => import('./needs/need-page.tsx'), 'NeedPage'),
  lazy('/needs/$needId/edit', () => import('./needs/edit-need-page.tsx'), 'EditNeedPage'),
  lazy('/needs/$needId/suppliers', () => import('./matches/need-suppliers-page.tsx'), 'NeedSuppliersPage'),
  lazy('/needs/$needId/interests', () => import('./needs/interests-page.tsx'), 'InterestsPage'),
  lazy('/needs/$needId/shortlist', () => import('./shortlist/shortlist-page.tsx'), 'ShortlistPage'),
  lazy('/needs/$needId/lists/$listId', () => import('./shortlist/kept-list-page.tsx'), 'KeptListPage'),
  lazy('/needs/$needId/outcome', () => import('./needs/outcome-page.tsx'), 'OutcomePage'),
  lazy('/suppliers', () => import('./suppliers/suppliers-page.tsx'), 'SuppliersPage'),
  lazy('/suppliers/$supplierId', () => import('./suppliers/supplier-page.tsx'), 'SupplierPage'),
  lazy('/lines', () => import('./lines/lines-page.tsx'), 'LinesPage'),
  lazy('/lines/$lineId', () => import('./lines/line-page.tsx'), 'LinePage'),
  lazy('/lines/$lineId/edit', () => import('./lines/edit-line-page.tsx'), 'EditLinePage'),
  lazy('/account/tokens', () => import('../account/tokens-page.tsx'), 'TokensPage'),
  lazy('/practice', () => import('./practice/practice-page.tsx'), 'PracticePage'),
]);

export const router = createRouter({ routeTree, basepath: side.base, ...routerDefaults });
