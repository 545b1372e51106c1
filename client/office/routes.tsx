import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { routerDefaults } from '../ui/router-defaults.tsx';
import { SideShell, type Side } from '../ui/side-shell.tsx';
import { SignInPage } from '../ui/sign-in.tsx';
import { HomePage } from './home/home-page.tsx';

const side: Side = {
  base: '/office',
  audience: 'for innovation offices',
  navigation: [{ text: 'Home', to: '/' }],
};

export const rootRoute = createRootRoute({ component: () => <SideShell side={side} /> });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: () => <SignInPage base={side.base} />,
});

const routeTree = rootRoute.addChildren([homeRoute, signInRoute]);

export const router = createRouter({ routeTree, basepath: side.base, ...routerDefaults });
