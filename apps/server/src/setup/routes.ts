import { meSchema } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readMe } from '../agents/me.ts';
import type { App } from '../app/app.ts';
import type { Auth } from '../auth/create-auth.ts';
import { refuseForeignOrigin } from '../auth/origin.ts';
import { signInNow } from '../auth/own-sessions.ts';
import { recordSignIn } from '../auth/record-sign-in.ts';
import { readSetup, setUp, setUpBody } from './set-up.ts';

/** The first visit, for nobody yet signed in. */
export const setupRoutes =
  (app: App, auth: Auth): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['setup'];

    server.get(
      '/setup',
      { schema: { tags, security: [], response: { 200: z.object({ isNeeded: z.boolean() }) } } },
      () => readSetup(app),
    );

    server.post(
      '/setup',
      { schema: { tags, security: [], body: setUpBody, response: { 201: meSchema } } },
      async (request, reply) => {
        refuseForeignOrigin(app, request);
        const { agentId } = await setUp(app, request.body);
        const { cookies, loginId } = await signInNow(auth, request, request.body);
        if (cookies.length > 0) reply.header('set-cookie', cookies);
        await recordSignIn(app, loginId);
        reply.status(201);
        return readMe(app, { type: 'agent', agentId, role: 'administrator' });
      },
    );
  };
