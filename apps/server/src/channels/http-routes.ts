import { errorCodes, HiloError } from '@hilo/api';
import { ChannelError, type ChannelErrorCode, type ChannelResponse } from '@hilo/channel-kit';
import type { FastifyPluginAsync } from 'fastify';
import type { ChannelHub } from './hub.ts';

const maxBodyBytes = 40 * 1024 * 1024;

/** What a provider hears when a handler throws: anything else is 503, so that it tries again. */
const statusOf: Partial<Record<ChannelErrorCode, number>> = { malformed: 400, auth: 401, 'over-limit': 413 };

/** `/channels/{channelId}/…`: the routes that open channels mounted, with the bytes as they came. */
export const channelHttpRoutes =
  (hub: ChannelHub): FastifyPluginAsync =>
  async (server) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBodyBytes }, (_request, body, done) =>
      done(null, body),
    );
    server.route<{ Params: { id: string; '*': string } }>({
      method: ['GET', 'POST'],
      url: '/channels/:id/*',
      handler: async (request, reply) => {
        const path = `/${request.params['*']}`;
        const handler = hub.get(request.params.id)?.routes.get(`${request.method} ${path}`);
        if (!handler) throw new HiloError('resource.notFound', 'There is nothing at this address.');
        const answer = await handler({
          method: request.method,
          path,
          query: asTexts(request.query as Record<string, unknown>),
          headers: asTexts(request.headers),
          body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
        }).catch((error: unknown): ChannelResponse => {
          const code = error instanceof ChannelError ? error.code : 'transient';
          request.log.warn({ channel: request.params.id, code }, 'channel.requestFailed');
          return { status: statusOf[code] ?? errorCodes['database.unavailable'].status };
        });
        return reply
          .status(answer.status)
          .headers(answer.headers ?? {})
          .send(answer.body ?? '');
      },
    });
  };

const asTexts = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value ?? ''),
    ]),
  );
