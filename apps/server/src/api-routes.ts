import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { photoRoutes } from './agents/photo-routes.ts';
import { type AgentDeps, agentRoutes } from './agents/routes.ts';
import { answerRoutes } from './answers/routes.ts';
import type { App } from './app/app.ts';
import { authRoutes } from './auth/routes.ts';
import { calendarRoutes } from './calendars/routes.ts';
import type { ChannelHub } from './channels/hub.ts';
import { channelRoutes } from './channels/routes.ts';
import { organisationRoutes } from './customers/organisation-routes.ts';
import { customerRoutes } from './customers/routes.ts';
import type { DemoChannels } from './demo/ensure-channels.ts';
import { demoRoutes } from './demo/routes.ts';
import { draftRoutes } from './drafts/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { fieldRoutes } from './fields/routes.ts';
import { uploadRoutes } from './files/upload-routes.ts';
import { uploadedRoutes } from './files/uploaded-routes.ts';
import { systemRoutes } from './health/routes.ts';
import { answerOnce } from './http/answer-once.ts';
import { describeApi } from './http/describe-api.ts';
import { refuseOddText } from './http/refuse-odd-text.ts';
import { refuseUnknownQuery } from './http/refuse-unknown-query.ts';
import { requireSignIn } from './http/require-sign-in.ts';
import { importRoutes } from './imports/routes.ts';
import type { Moments } from './live/moments.ts';
import { eventRoutes } from './live/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { departureRoutes } from './outgoing/departure-routes.ts';
import type { Outbox } from './outgoing/outbox.ts';
import { breachRoutes } from './promises/breaches/breach-routes.ts';
import { clockRoutes } from './promises/clocks/clock-routes.ts';
import { hoursRoutes } from './promises/hours/hours-routes.ts';
import { approvalRoutes } from './promises/law/approval-routes.ts';
import { regimeRoutes } from './promises/law/regime-routes.ts';
import { servicePromiseRoutes } from './promises/promise-routes.ts';
import { quarantineRoutes } from './quarantine/routes.ts';
import { receiptRoutes } from './receipts/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { ruleRoutes } from './rules/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { setupRoutes } from './setup/routes.ts';
import { absenceRoutes } from './staffing/routes.ts';
import { ticketChangeRoutes } from './tickets/change-routes.ts';
import { messageRoutes } from './tickets/message-routes.ts';
import { ticketRoutes } from './tickets/routes.ts';
import { ticketWorkRoutes } from './tickets/work-routes.ts';
import { updateRoutes } from './updates/routes.ts';
import { viewRoutes } from './views/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

type ApiParts = AgentDeps & {
  app: App;
  hub: ChannelHub;
  outbox: Outbox;
  moments: Pick<Moments, 'say'>;
  demo: DemoChannels;
};

export const apiPrefix = '/api/v1';

/** Every plugin of routes under `/api/v1`. A new domain adds its line here, and its routes to `http/route-notes.ts`. */
const apiRoutes = ({ app, hub, outbox, moments, demo, ...people }: ApiParts): FastifyPluginAsync[] => [
  setupRoutes(app, people.auth),
  authRoutes(app),
  photoRoutes(app),
  agentRoutes(app, people),
  settingsRoutes(app, { channelsChanged: () => void hub.sync().catch(() => {}) }),
  channelRoutes(app, hub),
  customerRoutes(app, hub),
  ticketRoutes(app, hub, outbox),
  ticketChangeRoutes(app, hub, outbox),
  ticketWorkRoutes(app, moments),
  messageRoutes(app, outbox),
  clockRoutes(app, hub, outbox),
  breachRoutes(app),
  approvalRoutes(app, hub, outbox),
  receiptRoutes(app),
  quarantineRoutes(app),
  searchRoutes(app),
  viewRoutes(app),
  notificationRoutes(app),
  uploadRoutes(app),
  draftRoutes(app, moments),
  answerRoutes(app, hub, outbox),
  ruleRoutes(app, hub),
  absenceRoutes(app),
  departureRoutes(app, outbox),
  uploadedRoutes(app),
  demoRoutes(app, hub, demo),
  eventRoutes(app),
  webhookRoutes(app),
  fieldRoutes(app),
  organisationRoutes(app),
  importRoutes(app),
  reportRoutes(app),
  exportRoutes(app),
  calendarRoutes(app),
  hoursRoutes(app),
  servicePromiseRoutes(app),
  regimeRoutes(app),
  updateRoutes(app),
  systemRoutes(app),
];

/** The whole API on a server that `buildServer` made; it need not listen. */
export const registerApi = async (server: FastifyInstance, parts: ApiParts): Promise<void> => {
  await server.register(
    async (api) => {
      // JSON and, where a route says so, multipart: a form of another site can send text/plain without asking.
      api.removeContentTypeParser('text/plain');
      requireSignIn(api);
      refuseOddText(api);
      refuseUnknownQuery(api);
      answerOnce(api, parts.app);
      await describeApi(api, parts.app.config);
      for (const routes of apiRoutes(parts)) await api.register(routes);
    },
    { prefix: apiPrefix },
  );
};
