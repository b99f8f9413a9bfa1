import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './Shell.tsx';
import { Broken } from './screens/Broken.tsx';
import { NotFound } from './screens/NotFound.tsx';
import { Pending } from './screens/Pending.tsx';

const rootRoute = createRootRoute({ component: Shell });

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/Start.tsx'), 'Start'),
});

/** Every component in every state, and a whole desk of samples; not in what is shipped. */
const galleryRoutes =
  import.meta.env.DEV || import.meta.env.MODE === 'gallery'
    ? [
        createRoute({
          getParentRoute: () => rootRoute,
          path: '/gallery',
          component: lazyRouteComponent(() => import('./gallery/Gallery.tsx'), 'Gallery'),
        }),
        createRoute({
          getParentRoute: () => rootRoute,
          path: '/gallery/desk',
          component: lazyRouteComponent(() => import('./gallery/SampleDesk.tsx'), 'SampleDesk'),
        }),
      ]
    : [];

/** Every screen is loaded when it is first opened. */
const routeTree = rootRoute.addChildren([startRoute, ...galleryRoutes]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingComponent: Pending,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
