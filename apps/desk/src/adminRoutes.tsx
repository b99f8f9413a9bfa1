import { createRoute } from '@tanstack/react-router';
import { type Kept, kept } from './admin/arrivals/kept.ts';
import { readBreachSearch } from './promises/breach-search.ts';
import { deskRoute, rootRoute } from './rootRoute.tsx';
import { screen } from './screens/screen.ts';

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
    component: screen(() => import('./signin/SignIn.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/forgotten',
    component: screen(() => import('./signin/Forgotten.tsx'), 'Forgotten'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation',
    component: screen(() => import('./signin/Invitation.tsx'), 'Invitation'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/setup',
    component: screen(() => import('./setup/Setup.tsx'), 'Setup'),
  }),
] as const;

const layoutRoute = createRoute({
  getParentRoute: () => deskRoute,
  id: 'settings',
  component: screen(() => import('./admin/SettingsLayout.tsx'), 'SettingsLayout'),
});
const parent = { getParentRoute: () => layoutRoute };

/** Account and administration, for whoever is signed in; the layout says who may open what. */
export const settingsRoutes = [
  layoutRoute.addChildren([
    createRoute({ ...parent, path: '/admin' }),
    createRoute({
      ...parent,
      path: '/account',
      component: screen(() => import('./account/Account.tsx'), 'Account'),
    }),
    createRoute({
      ...parent,
      path: '/account/security',
      component: screen(() => import('./account/Security.tsx'), 'Security'),
    }),
    createRoute({
      ...parent,
      path: '/account/away',
      component: screen(() => import('./account/Away.tsx'), 'Away'),
    }),
    createRoute({
      ...parent,
      path: '/admin/answers',
      component: screen(() => import('./admin/answers/Answers.tsx'), 'Answers'),
    }),
    createRoute({
      ...parent,
      path: '/admin/rules',
      component: screen(() => import('./admin/rules/Rules.tsx'), 'Rules'),
    }),
    createRoute({
      ...parent,
      path: '/admin/promises',
      component: screen(() => import('./admin/promises/Promises.tsx'), 'Promises'),
    }),
    createRoute({
      ...parent,
      path: '/admin/hours',
      component: screen(() => import('./admin/hours/Hours.tsx'), 'Hours'),
    }),
    createRoute({
      ...parent,
      path: '/admin/hours/$hoursId',
      component: screen(() => import('./admin/hours/HoursPage.tsx'), 'HoursPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/calendars',
      component: screen(() => import('./admin/calendars/Calendars.tsx'), 'Calendars'),
    }),
    createRoute({
      ...parent,
      path: '/admin/calendars/$code',
      component: screen(() => import('./admin/calendars/CalendarPage.tsx'), 'CalendarPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/escalation',
      component: screen(() => import('./admin/promises/Escalation.tsx'), 'Escalation'),
    }),
    createRoute({
      ...parent,
      path: '/admin/law',
      component: screen(() => import('./admin/law/Law.tsx'), 'Law'),
    }),
    createRoute({
      ...parent,
      path: '/account/notifications',
      component: screen(() => import('./notifications/NoticeChoices.tsx'), 'NoticeChoices'),
    }),
    createRoute({
      ...parent,
      path: '/admin/tags',
      component: screen(() => import('./tickets/TagsPage.tsx'), 'TagsPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/people',
      component: screen(() => import('./admin/people/People.tsx'), 'People'),
    }),
    createRoute({
      ...parent,
      path: '/admin/teams',
      component: screen(() => import('./admin/people/Teams.tsx'), 'Teams'),
    }),
    createRoute({
      ...parent,
      path: '/admin/queues',
      component: screen(() => import('./admin/people/Queues.tsx'), 'Queues'),
    }),
    createRoute({
      ...parent,
      path: '/admin/channels',
      component: screen(() => import('./admin/channels/Channels.tsx'), 'Channels'),
    }),
    createRoute({
      ...parent,
      path: '/admin/channels/new',
      component: screen(() => import('./admin/channels/NewChannel.tsx'), 'NewChannel'),
    }),
    createRoute({
      ...parent,
      path: '/admin/channels/signed-in',
      component: screen(() => import('./admin/channels/SignedIn.tsx'), 'SignedIn'),
    }),
    createRoute({
      ...parent,
      path: '/admin/channels/$channelId',
      component: screen(() => import('./admin/channels/ChannelPage.tsx'), 'ChannelPage'),
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
      component: screen(() => import('./admin/arrivals/Arrivals.tsx'), 'Arrivals'),
    }),
    createRoute({
      ...parent,
      path: '/admin/organisation',
      component: screen(() => import('./admin/organisation/Organisation.tsx'), 'Organisation'),
    }),
    createRoute({
      ...parent,
      path: '/admin/api-keys',
      component: screen(() => import('./admin/organisation/ApiKeys.tsx'), 'ApiKeys'),
    }),
    createRoute({
      ...parent,
      path: '/promises',
      component: screen(() => import('./promises/PromisesNow.tsx'), 'PromisesNow'),
    }),
    createRoute({
      ...parent,
      path: '/promises/breaches',
      validateSearch: readBreachSearch,
      component: screen(() => import('./promises/Breaches.tsx'), 'Breaches'),
    }),
    createRoute({
      ...parent,
      path: '/promises/approvals',
      component: screen(() => import('./promises/Approvals.tsx'), 'Approvals'),
    }),
    createRoute({
      ...parent,
      path: '/reports',
      component: screen(() => import('./reports/Reports.tsx'), 'Reports'),
    }),
    createRoute({
      ...parent,
      path: '/admin/fields',
      component: screen(() => import('./admin/fields/Fields.tsx'), 'FieldsPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/imports',
      component: screen(() => import('./admin/imports/Imports.tsx'), 'Imports'),
    }),
    createRoute({
      ...parent,
      path: '/admin/imports/$importId',
      component: screen(() => import('./admin/imports/ImportPage.tsx'), 'ImportPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/webhooks',
      component: screen(() => import('./admin/webhooks/Webhooks.tsx'), 'Webhooks'),
    }),
    createRoute({
      ...parent,
      path: '/admin/webhooks/$webhookId',
      component: screen(() => import('./admin/webhooks/WebhookPage.tsx'), 'WebhookPage'),
    }),
    createRoute({
      ...parent,
      path: '/admin/about',
      component: screen(() => import('./admin/organisation/About.tsx'), 'About'),
    }),
  ]),
] as const;
