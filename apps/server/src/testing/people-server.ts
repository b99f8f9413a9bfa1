import type { Role } from '@hilo/core';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import type { SendAccessMail } from '../agents/access-link.ts';
import { agentRoutes } from '../agents/routes.ts';
import type { App } from '../app/app.ts';
import { type Authenticator, createAuthenticator } from '../auth/authenticate.ts';
import { type Auth, createAuth } from '../auth/create-auth.ts';
import { libraryRoutes } from '../auth/library-routes.ts';
import { authRoutes } from '../auth/routes.ts';
import { type Authenticate, buildServer } from '../http/build-server.ts';
import { settingsRoutes } from '../settings/routes.ts';
import { addAgent } from '../setup/create-administrator.ts';
import { setupRoutes } from '../setup/routes.ts';

export const testPassword = 'correct horse battery';

export type PeopleServer = {
  server: FastifyInstance;
  auth: Auth;
  authenticator: Authenticator;
  mails: Parameters<SendAccessMail>[0][];
  routes: { method: string; url: string }[];
  /** An agent with `testPassword`. */
  add(name: string, role: Role): Promise<{ agentId: string; email: string }>;
  /** Signs in over HTTP; the value for the Cookie header. */
  signIn(email: string, password?: string): Promise<string>;
  channelsChanged: { count: number };
};

/** The real web server with logins, agents, settings and set-up, closed after the last test of the file. */
export const createPeopleServer = async (
  app: App,
  {
    authenticate,
    hasMail = true,
    sendMail,
  }: {
    authenticate?: Authenticate;
    hasMail?: boolean;
    /** Instead of keeping what would be mailed in `mails`. */
    sendMail?: SendAccessMail;
  } = {},
): Promise<PeopleServer> => {
  const auth = createAuth(app);
  const authenticator = createAuthenticator(app, auth);
  const server = await buildServer(app, authenticate ?? authenticator.authenticate);
  const mails: PeopleServer['mails'] = [];
  const routes: PeopleServer['routes'] = [];
  const channelsChanged = { count: 0 };
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, url });
  });
  const deps = {
    auth,
    authenticator,
    publicUrl: () => app.config.publicUrl ?? 'http://localhost:3000',
    ...(hasMail
      ? { sendMail: sendMail ?? (async (mail: PeopleServer['mails'][number]) => void mails.push(mail)) }
      : {}),
  };
  const prefix = '/api/v1';
  await server.register(agentRoutes(app, deps), { prefix });
  await server.register(authRoutes(app), { prefix });
  await server.register(setupRoutes(app, auth), { prefix });
  await server.register(settingsRoutes(app, { channelsChanged: () => channelsChanged.count++ }), { prefix });
  await server.register(libraryRoutes(app, auth, authenticator));
  afterAll(() => server.close());
  let clients = 0;
  return {
    server,
    auth,
    authenticator,
    mails,
    routes,
    channelsChanged,
    async add(name, role) {
      const email = `${name.toLowerCase()}@example.test`;
      const { agentId } = await addAgent(
        app,
        { type: 'system' },
        { name, email, role, password: testPassword },
      );
      return { agentId, email };
    },
    async signIn(email, password = testPassword) {
      const response = await server.inject({
        method: 'POST',
        url: '/auth/sign-in/email',
        payload: { email, password },
        remoteAddress: `192.0.2.${++clients}`,
      });
      if (response.statusCode !== 200) throw new Error(`sign-in answered ${response.body}`);
      return cookieOf(response);
    },
  };
};

/** What a browser would send back. */
export const cookieOf = (response: LightMyRequestResponse): string =>
  response.cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ');
