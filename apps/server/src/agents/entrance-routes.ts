import { acceptInvitationBody } from '@hilo/api';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { refuseForeignOrigin } from '../auth/origin.ts';
import { signInNow } from '../auth/own-sessions.ts';
import { recordSignIn } from '../auth/record-sign-in.ts';
import { acceptInvitation, readInvitation } from './accept-invitation.ts';
import { requestPasswordReset } from './access-link.ts';
import type { AgentDeps } from './routes.ts';

/** The ways in by a link, for nobody yet signed in. Tokens travel in bodies, never in addresses. */
export const entranceRoutes =
  (app: App, deps: AgentDeps): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['agents'];
    const underway = new Set<Promise<void>>();
    server.addHook('onClose', async () => {
      await Promise.all(underway);
    });

    server.post(
      '/invitations/read',
      {
        schema: {
          tags,
          security: [],
          body: z.strictObject({ token: z.string().max(200) }),
          response: {
            200: z.object({
              name: z.string(),
              email: z.string(),
              purpose: z.enum(['invitation', 'passwordReset']),
              expiresAt: z.string(),
            }),
          },
        },
      },
      (request) => readInvitation(app, request.body),
    );

    server.post(
      '/invitations/accept',
      {
        schema: {
          tags,
          security: [],
          body: acceptInvitationBody,
          response: { 200: z.object({ needsSecondFactor: z.boolean() }) },
        },
      },
      async (request, reply) => {
        refuseForeignOrigin(app, request);
        const { email } = await acceptInvitation(app, deps.auth, request.body);
        const { cookies, loginId } = await signInNow(deps.auth, request, {
          email,
          password: request.body.password,
        });
        if (cookies.length > 0) reply.header('set-cookie', cookies);
        await recordSignIn(app, loginId);
        return { needsSecondFactor: loginId === null };
      },
    );

    server.post(
      '/password-reset',
      {
        schema: {
          tags,
          security: [],
          body: z.strictObject({ email: z.email().max(254) }),
          response: { 202: z.object({}) },
        },
      },
      async (request, reply) => {
        refuseForeignOrigin(app, request);
        // Not awaited: an address that is known must not take longer to answer.
        const work: Promise<void> = requestPasswordReset(app, request.body, deps)
          .catch((error) => app.log.error({ err: error }, 'passwordReset.failed'))
          .finally(() => underway.delete(work));
        underway.add(work);
        reply.status(202);
        return {};
      },
    );
  };
