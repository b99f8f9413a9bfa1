import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type Kept, kept } from './admin/arrivals/kept.ts';
import { readBreachSearch } from './promises/breach-search.ts';
import { deskRoute, rootRoute } from './rootRoute.tsx';

/** A word of the search part, where it is one. */
const wordOf = (search: Record<string, unknown>, name: string): string | undefined => {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** For nobody yet signed in. Tokens may also stand behind `#`, where no server log sees them. */
export const entranceRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    validateSearch: (search: Record<string, unknown>): { next?: string } => {
      const next = wordOf(search, 'next') ?? wordOf(search, 'then');
      return next ? { next } : {};
    },
    component: lazyRouteComponent(() => import('./signin/SignIn.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgotten',
    component: lazyRouteComponent(() => import('./signin/Forgotten.tsx'), 'Forgotten'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./signin/Invitation.tsx'), 'Invitation'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/setup',
    component: lazyRouteComponent(() => import('./setup/Setup.tsx'), 'Setup'),
  }),
] as const;

const layoutRoute = createRoute({
  getParentRoute: () => deskRoute,
  id: 'settings',
  component: lazyRouteComponent(() => import('./admin/SettingsLayout.tsx'), 'SettingsLayout'),
});
const parent = { getParentRoute: () => layoutRoute };

/** Account and administration, for whoever is signed in; the layout says who may open what. */
export const settingsRoutes = [
  layoutRoute.addChildren([
    createRoute({ ...parent, path: '/admin' }),
    createRoute({
      ...parent,
      path: '/account',
      component: lazyRouteComponent(() => import('./account/Account.tsx'), 'Account'),
    }),
    createRoute({
      ...parent,
      path: '/account/security',
      component: lazyRouteComponent(() => import('./account/Security.tsx'), 'Security'),
    }),
    createRoute({
      ...parent,
      path: '/account/away',
      component: lazyRouteComponent(() => import('./account/Away.tsx'), 'Away'),
    }),
    createRoute({
      ...parent,
      path: '/admin/answers',
      component: lazyRouteComponent(() => import('./admin/answers/Answers.tsx'), 'Answers'),
    }),
    createRoute({
      ...parent,
      path: '/admin/rules',
      component: lazyRouteComponent(() => import('./admin/rules/Rules.tsx'), 'Rules'),
    }),
    createRoute({
      ...parent,
      path: '/admin/promises',
      component: lazyRouteComponent(() => import('./admin/promises/Promises.tsx'), 'Promises'),
    }),
    createRoute({
      ...parent,
      path: '/admin/hours',
      component: lazyRouteComponent(() => import('./admin/hours/Hours.tsx'), 'Hours'),
    }),
    createRoute({
      ...parent,
      path: '/admin/hours/$hoursId',
      component: lazyRouteComponent(() => import('./admin/hours/HoursPage.tsx'), 'HoursPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/calendars',
      component: lazyRouteComponent(() => import('./admin/calendars/Calendars.tsx'), 'Calendars'),
    }),
    createRoute({
      ...parent,
      path: '/admin/calendars/$code',
      component: lazyRouteComponent(() => import('./admin/calendars/CalendarPage.tsx'), 'CalendarPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/escalation',
      component: lazyRouteComponent(() => import('./admin/promises/Escalation.tsx'), 'Escalation'),
    }),
    createRoute({
      ...parent,
      path: '/admin/law',
      component: lazyRouteComponent(() => import('./admin/law/Law.tsx'), 'Law'),
    }),
    createRoute({
      ...parent,
      path: '/account/notifications',
      component: lazyRouteComponent(() => import('./notifications/NoticeChoices.tsx'), 'NoticeChoices'),
    }),
    createRoute({
      ...parent,
      path: '/admin/tags',
      component: lazyRouteComponent(() => import('./tickets/TagsPage.tsx'), 'TagsPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/people',
      component: lazyRouteComponent(() => import('./admin/people/People.tsx'), 'People'),
    }),
    createRoute({
      ...parent,
      path: '/admin/teams',
      component: lazyRouteComponent(() => import('./admin/people/Teams.tsx'), 'Teams'),
    }),
    createRoute({
      ...parent,
      path: '/admin/queues',
      component: lazyRouteComponent(() => import('./admin/people/Queues.tsx'), 'Queues'),
    }),
    createRoute({
      ...parent,
      path: '/admin/channels',
      component: lazyRouteComponent(() => import('./admin/channels/Channels.tsx'), 'Channels'),
    }),
    createRoute({
      ...parent,
      path: '/admin/channels/new',
      component: lazyRouteComponent(() => import('./admin/channels/NewChannel.tsx'), 'NewChannel'),
    }),
    createRoute({
      ...parent,
      path: '/admin/channels/signed-in',
      component: lazyRouteComponent(() => import('./admin/channels/SignedIn.tsx'), 'SignedIn'),
    }),
    createRoute({
      ...parent,
      path: '/admin/channels/$channelId',
      component: lazyRouteComponent(() => import('./admin/channels/ChannelPage.tsx'), 'ChannelPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/arrivals',
      validateSearch: (search: Record<string, unknown>): { outcome?: Kept; channel?: string } => {
        const channel = wordOf(search, 'channel');
        return {
          outcome: kept.find((one) => one === search.outcome) ?? 'quarantined',
          ...(channel ? { channel } : {}),
        };
      },
      component: lazyRouteComponent(() => import('./admin/arrivals/Arrivals.tsx'), 'Arrivals'),
    }),
    createRoute({
      ...parent,
      path: '/admin/organisation',
      component: lazyRouteComponent(() => import('./admin/organisation/Organisation.tsx'), 'Organisation'),
    }),
    createRoute({
      ...parent,
      path: '/admin/api-keys',
      component: lazyRouteComponent(() => import('./admin/organisation/ApiKeys.tsx'), 'ApiKeys'),
    }),
    createRoute({
      ...parent,
      path: '/promises',
      component: lazyRouteComponent(() => import('./promises/PromisesNow.tsx'), 'PromisesNow'),
    }),
    createRoute({
      ...parent,
      path: '/promises/breaches',
      validateSearch: readBreachSearch,
      component: lazyRouteComponent(() => import('./promises/Breaches.tsx'), 'Breaches'),
    }),
    createRoute({
      ...parent,
      path: '/promises/approvals',
      component: lazyRouteComponent(() => import('./promises/Approvals.tsx'), 'Approvals'),
    }),
    createRoute({
      ...parent,
      path: '/reports',
      component: lazyRouteComponent(() => import('./reports/Reports.tsx'), 'Reports'),
    }),
    createRoute({
      ...parent,
      path: '/admin/fields',
      component: lazyRouteComponent(() => import('./admin/fields/Fields.tsx'), 'FieldsPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/imports',
      component: lazyRouteComponent(() => import('./admin/imports/Imports.tsx'), 'Imports'),
    }),
    createRoute({
      ...parent,
      path: '/admin/imports/$importId',
      component: lazyRouteComponent(() => import('./admin/imports/ImportPage.tsx'), 'ImportPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/webhooks',
      component: lazyRouteComponent(() => import('./admin/webhooks/Webhooks.tsx'), 'Webhooks'),
    }),
    createRoute({
      ...parent,
      path: '/admin/webhooks/$webhookId',
      component: lazyRouteComponent(() => import('./admin/webhooks/WebhookPage.tsx'), 'WebhookPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/about',
      component: lazyRouteComponent(() => import('./admin/organisation/About.tsx'), 'About'),
    }),
  ]),
] as const;
