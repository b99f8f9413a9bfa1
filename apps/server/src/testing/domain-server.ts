import type { Actor } from '@hilo/core';
import { afterAll } from 'vitest';
import { answerRoutes } from '../answers/routes.ts';
import { calendarRoutes } from '../calendars/routes.ts';
import { channelRoutes } from '../channels/routes.ts';
import { customerRoutes } from '../customers/routes.ts';
import { draftRoutes } from '../drafts/routes.ts';
import { fieldRoutes } from '../fields/routes.ts';
import { fileRoutes } from '../files/serve-file.ts';
import { buildServer } from '../http/build-server.ts';
import type { Moments } from '../live/moments.ts';
import { notificationRoutes } from '../notifications/routes.ts';
import { departureRoutes } from '../outgoing/departure-routes.ts';
import { breachRoutes } from '../promises/breaches/breach-routes.ts';
import { clockRoutes } from '../promises/clocks/clock-routes.ts';
import { hoursRoutes } from '../promises/hours/hours-routes.ts';
import { approvalRoutes } from '../promises/law/approval-routes.ts';
import { regimeRoutes } from '../promises/law/regime-routes.ts';
import { servicePromiseRoutes } from '../promises/promise-routes.ts';
import { quarantineRoutes } from '../quarantine/routes.ts';
import { receiptRoutes } from '../receipts/routes.ts';
import { ruleRoutes } from '../rules/routes.ts';
import { absenceRoutes } from '../staffing/routes.ts';
import { ticketChangeRoutes } from '../tickets/change-routes.ts';
import { messageRoutes } from '../tickets/message-routes.ts';
import { ticketRoutes } from '../tickets/routes.ts';
import { ticketWorkRoutes } from '../tickets/work-routes.ts';
import { viewRoutes } from '../views/routes.ts';
import type { World } from './domain-world.ts';

/** The real routes over a world; who asks is said in a header (`x-actor`), as JSON. */
export const createDomainServer = async (
  { app, hub }: World,
  moments: Pick<Moments, 'say'> = { say: () => {} },
) => {
  const server = await buildServer(app, async (request) => {
    const given = request.headers['x-actor'];
    return typeof given === 'string' ? (JSON.parse(given) as Actor) : null;
  });
  const outbox = { start: async () => {}, wake: () => {}, close: async () => {} };
  for (const routes of [
    ticketRoutes(app, hub, outbox),
    ticketChangeRoutes(app, hub, outbox),
    messageRoutes(app, outbox),
    ticketWorkRoutes(app, moments),
    clockRoutes(app, hub, outbox),
    breachRoutes(app),
    approvalRoutes(app, hub, outbox),
    receiptRoutes(app),
    viewRoutes(app),
    notificationRoutes(app),
    customerRoutes(app, hub),
    quarantineRoutes(app),
    channelRoutes(app, hub),
    draftRoutes(app, moments),
    answerRoutes(app, hub, outbox),
    ruleRoutes(app, hub),
    fieldRoutes(app),
    absenceRoutes(app),
    departureRoutes(app, outbox),
    calendarRoutes(app),
    hoursRoutes(app),
    servicePromiseRoutes(app),
    regimeRoutes(app),
  ])
    await server.register(routes, { prefix: '/api/v1' });
  await server.register(fileRoutes(app));
  afterAll(() => server.close());
  type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  return {
    async ask(actor: Actor | null, method: Method, url: string, body?: object, headers: object = {}) {
      const answer = await server.inject({
        method,
        url: url.startsWith('/files/') || url.startsWith('/api/') ? url : `/api/v1${url}`,
        ...(body ? { payload: body } : {}),
        headers: { ...headers, ...(actor ? { 'x-actor': JSON.stringify(actor) } : {}) },
      });
      const isJson = /json/.test(String(answer.headers['content-type']));
      return {
        status: answer.statusCode,
        headers: answer.headers,
        text: answer.body,
        json: isJson ? answer.json() : null,
      };
    },
  };
};
