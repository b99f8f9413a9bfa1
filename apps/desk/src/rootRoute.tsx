import { createRootRoute, createRoute } from '@tanstack/react-router';
import { DeskFrame } from './DeskFrame.tsx';
import { Shell } from './Shell.tsx';

/** Above every page. Pages that need nobody signed in (sign-in, setup) hang here. */
export const rootRoute = createRootRoute({ component: Shell });

/** Above every page of a signed-in agent. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  component: DeskFrame,
});
