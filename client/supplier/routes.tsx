import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { routerDefaults } from '../ui/router-defaults.tsx';
import { SideShell, type Side } from '../ui/side-shell.tsx';
import { SignInPage } from '../ui/sign-in.tsx';
import { readDemandSearch } from './needs/demand-search.ts';
import { OwnSupplier } from './own-supplier.tsx';

const side: Side = {
  base: '/supplier',
  audience: 'for suppliers',
  navigation: [
    { text: 'Home', to: '/' },
    { text: 'Needs', to: '/needs' },
    { text: 'Councils', to: '/councils' },
    { text: 'Lines of business', to: '/lines' },
    { text: 'Interests', to: '/interests' },
    { text: 'Track record', to: '/track-record' },
    { text: 'Profile', to: '/profile' },
  ],
};

type Search = Record<string, unknown>;
const text = (value: unknown) => (value === undefined || value === '' ? undefined : String(value));
const paged = (search: Search) => ({ after: text(search.after) });

export const rootRoute = createRootRoute({ component: () => <SideShell side={side} /> });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: () => <SignInPage base={side.base} />,
});

const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
});

const membersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/members',
  component: lazyRouteComponent(() => import('../account/members-page.tsx'), 'MembersPage'),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../account/invitation-page.tsx'), 'InvitationPage'),
});

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account/second-factor',
  component: lazyRouteComponent(() => import('../account/set-up-page.tsx'), 'SetUpPage'),
});

/** Everything but sign-in and the account is for members of a supplier. */
const ownRoute = createRoute({ getParentRoute: () => rootRoute, id: 'own', component: OwnSupplier });

const homeRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
});

const needsRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/needs',
  validateSearch: readDemandSearch,
  component: lazyRouteComponent(() => import('./needs/needs-page.tsx'), 'NeedsPage'),
});

const needRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/needs/$needId',
  component: lazyRouteComponent(() => import('./needs/need-page.tsx'), 'NeedPage'),
});

const expressInterestRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/needs/$needId/interest',
  component: lazyRouteComponent(() => import('./interests/express-interest-page.tsx'), 'ExpressInterestPage'),
});

const interestSentRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/needs/$needId/interest/sent',
  component: lazyRouteComponent(() => import('./interests/interest-sent-page.tsx'), 'InterestSentPage'),
});

const councilsRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/councils',
  validateSearch: (search: Search) => ({ search: text(search.search), ...paged(search) }),
  component: lazyRouteComponent(() => import('./councils/councils-page.tsx'), 'CouncilsPage'),
});

const councilRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/councils/$councilId',
  component: lazyRouteComponent(() => import('./councils/council-page.tsx'), 'CouncilPage'),
});

const councilBoughtRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/councils/$councilId/bought',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./councils/council-bought-page.tsx'), 'CouncilBoughtPage'),
});

const councilLineRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/councils/$councilId/lines/$lineId',
  component: lazyRouteComponent(() => import('./councils/council-line-page.tsx'), 'CouncilLinePage'),
});

const linesRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/lines',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./lines/lines-page.tsx'), 'LinesPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile/profile-page.tsx'), 'ProfilePage'),
});

const editProfileRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/profile/edit',
  component: lazyRouteComponent(() => import('./profile/edit-profile-page.tsx'), 'EditProfilePage'),
});

const newCapabilityRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/profile/capabilities/new',
  validateSearch: (search: Search) => ({ title: text(search.title), tag: text(search.tag) }),
  component: lazyRouteComponent(() => import('./profile/new-capability-page.tsx'), 'NewCapabilityPage'),
});

const editCapabilityRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/profile/capabilities/$capabilityId/edit',
  component: lazyRouteComponent(() => import('./profile/edit-capability-page.tsx'), 'EditCapabilityPage'),
});

const trackRecordRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/track-record',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./track-record/track-record-page.tsx'), 'TrackRecordPage'),
});

const interestsRoute = createRoute({
  getParentRoute: () => ownRoute,
  path: '/interests',
  validateSearch: paged,
  component: lazyRouteComponent(() => import('./interests/interests-page.tsx'), 'InterestsPage'),
});

const tokensRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account/tokens',
  component: lazyRouteComponent(() => import('../account/tokens-page.tsx'), 'TokensPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  accountRoute,
  membersRoute,
  invitationRoute,
  setUpRoute,
  tokensRoute,
  ownRoute.addChildren([
    homeRoute,
    needsRoute,
    needRoute,
    expressInterestRoute,
    interestSentRoute,
    councilsRoute,
    councilRoute,
    councilBoughtRoute,
    councilLineRoute,
    linesRoute,
    profileRoute,
    editProfileRoute,
    newCapabilityRoute,
    editCapabilityRoute,
    trackRecordRoute,
    interestsRoute,
  ]),
]);

export const router = createRouter({ routeTree, basepath: side.base, ...routerDefaults });
