import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { entranceRoutes, settingsRoutes } from './adminRoutes.tsx';
import { signedOut } from './api.ts';
import { deskRoute, rootRoute } from './rootRoute.tsx';
import { Broken } from './screens/Broken.tsx';
import { Pending } from './screens/Pending.tsx';
import { screen } from './screens/screen.ts';
import { readSpec } from './tickets/list-spec.ts';

const startRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tickets', replace: true });
  },
});

/** The list stays as it is while one ticket after the other is opened beside it. */
const ticketsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets',
  validateSearch: (search: Record<string, unknown>) => ({
    ...readSpec(search),
    ...(typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {}),
  }),
  component: screen(() => import('./tickets/TicketsScreen.tsx'), 'TicketsScreen'),
});
const ticketRoute = createRoute({ getParentRoute: () => ticketsRoute, path: '$ticketId' });

/** On paper; a page of its own, in a tab of its own. */
const printRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$ticketId/print',
  component: screen(() => import('./thread/print/PrintPage.tsx'), 'PrintPage'),
});

const customersRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>) =>
    typeof search.q === 'string' && search.q !== '' ? { q: search.q } : {},
  component: screen(() => import('./customers/CustomersScreen.tsx'), 'CustomersScreen'),
});
const customerRoute = createRoute({ getParentRoute: () => customersRoute, path: '$customerId' });

const NotFound = screen(() => import('./screens/NotFound.tsx'), 'NotFound');

/** Any other address: below the desk, so that it is said in the agent's language. */
const nowhereRoute = createRoute({ getParentRoute: () => deskRoute, path: '$', component: NotFound });

/** Every component in every state, and a whole desk of samples; not in what is shipped. */
const galleryRoutes =
  import.meta.env.DEV || import.meta.env.MODE === 'gallery'
    ? [
        createRoute({
          getParentRoute: () => rootRoute,
          path: '/gallery',
          component: screen(() => import('./gallery/Gallery.tsx'), 'Gallery'),
        }),
        createRoute({
          getParentRoute: () => rootRoute,
          path: '/gallery/desk',
          component: screen(() => import('./gallery/SampleDesk.tsx'), 'SampleDesk'),
        }),
      ]
    : [];

/** Every screen is loaded when it is first opened. */
const routeTree = rootRoute.addChildren([
  deskRoute.addChildren([
    startRoute,
    ticketsRoute.addChildren([ticketRoute]),
    printRoute,
    customersRoute.addChildren([customerRoute]),
    ...settingsRoutes,
    nowhereRoute,
  ]),
  ...entranceRoutes,
  ...galleryRoutes,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingComponent: Pending,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
});

// Back to where the work was, once signed in again.
signedOut.go = () => {
  const { href, pathname } = router.state.location;
  if (pathname.startsWith('/sign-in')) return;
  void router.navigate({ href: `/sign-in?then=${encodeURIComponent(href)}`, replace: true });
};

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
