import {
  changeChannelBody,
  channelSchema,
  createChannelBody,
  finishSignInBody,
  pageOf,
  probeSchema,
  resentSchema,
  signedInSchema,
  signInBegunSchema,
  signInPlaceSchema,
  standingSchema,
  testChannelBody,
  whole,
} from '@hilo/api';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { sessionCookie } from '../auth/credential-of.ts';
import { actorOf } from '../http/build-server.ts';
import { byId } from '../http/route-shapes.ts';
import type { ChannelHub } from './hub.ts';
import { readStanding } from './read-standing.ts';
import { resendRefused } from './resend-refused.ts';
import { beginSignIn, finishSignIn, type SignedInBrowser, signInPlace } from './sign-in.ts';
import { probeChannel, testChannel } from './test-channel.ts';
import { archiveChannel, changeChannel, createChannel, listChannels, readChannel } from './write-channel.ts';

/** Channels: list, create, change, pause (`isEnabled`), archive, test. */
export const channelRoutes =
  (app: App, hub: ChannelHub): FastifyPluginAsync =>
  async (plain) => {
    const server = plain.withTypeProvider<ZodTypeProvider>();
    const tags = ['channels'];

    server.get('/channels', { schema: { tags, response: { 200: pageOf(channelSchema) } } }, async (request) =>
      whole(await listChannels(app, hub, actorOf(request))),
    );
    server.get(
      '/channels/:id',
      { schema: { tags, params: byId, response: { 200: channelSchema } } },
      (request) => readChannel(app, hub, actorOf(request), request.params.id),
    );
    server.post(
      '/channels',
      { schema: { tags, body: createChannelBody, response: { 201: channelSchema } } },
      async (request, reply) => {
        const id = await createChannel(app, hub, actorOf(request), request.body);
        return reply.status(201).send(await readChannel(app, hub, actorOf(request), id));
      },
    );
    server.patch(
      '/channels/:id',
      { schema: { tags, params: byId, body: changeChannelBody, response: { 200: channelSchema } } },
      async (request) => {
        await changeChannel(app, hub, actorOf(request), request.params.id, request.body);
        return readChannel(app, hub, actorOf(request), request.params.id);
      },
    );
    server.delete(
      '/channels/:id',
      { schema: { tags, params: byId, response: { 204: z.null() } } },
      async (request, reply) => {
        await archiveChannel(app, hub, actorOf(request), request.params.id);
        return reply.status(204).send(null);
      },
    );
    server.post(
      '/channels/test',
      { schema: { tags, body: testChannelBody, response: { 200: probeSchema } } },
      (request) => testChannel(app, hub, actorOf(request), request.body),
    );
    server.post(
      '/channels/:id/test',
      { schema: { tags, params: byId, response: { 200: probeSchema } } },
      (request) => probeChannel(app, hub, actorOf(request), request.params.id),
    );
    server.post(
      '/channels/:id/resend',
      { schema: { tags, params: byId, response: { 200: resentSchema } } },
      (request) => resendRefused(app, actorOf(request), request.params.id),
    );
    server.get(
      '/channels/sign-in',
      { schema: { tags, response: { 200: signInPlaceSchema } } },
      async (request) => signInPlace(hub, actorOf(request)),
    );
    server.post(
      '/channels/:id/sign-in',
      { schema: { tags, params: byId, response: { 200: signInBegunSchema } } },
      (request) => beginSignIn(app, hub, browserOf(request), request.params.id),
    );
    server.post(
      '/channels/sign-in',
      { schema: { tags, body: finishSignInBody, response: { 200: signedInSchema } } },
      (request) => finishSignIn(app, hub, browserOf(request), request.body),
    );
    server.post(
      '/channels/:id/standing',
      { schema: { tags, params: byId, response: { 200: pageOf(standingSchema) } } },
      async (request) => whole(await readStanding(app, hub, actorOf(request), request.params.id)),
    );
  };

const browserOf = (request: FastifyRequest): SignedInBrowser => ({
  actor: actorOf(request),
  session: sessionCookie(request.headers.cookie),
});
