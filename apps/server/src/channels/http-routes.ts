import type { IncomingMessage } from 'node:http';
import { errorCodes, HiloError } from '@hilo/api';
import {
  ChannelError,
  type ChannelErrorCode,
  type ChannelRequest,
  type ChannelResponse,
  type ChannelSocket,
} from '@hilo/channel-kit';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { acceptSockets, keepAlive } from '../http/accept-sockets.ts';
import { holdBodies, maxBodyBytes } from './hold-body.ts';
import type { ChannelHub } from './hub.ts';

/** What a provider hears when a handler throws: anything else is 503, so that it tries again. */
const statusOf: Partial<Record<ChannelErrorCode, number>> = { malformed: 400, auth: 401, 'over-limit': 413 };

/** `/channels/{channelId}/…`: the routes that open channels mounted, with the bytes as they came. */
export const channelHttpRoutes =
  (hub: ChannelHub): FastifyPluginAsync =>
  async (server) => {
    await acceptSockets(server);
    server.removeAllContentTypeParsers();
    const bodies = holdBodies();
    server.addContentTypeParser(
      '*',
      { bodyLimit: maxBodyBytes },
      (request: FastifyRequest, payload: IncomingMessage) => bodies.read(request, payload),
    );
    server.route<{ Params: Params }>({
      method: 'GET',
      url: '/channels/:id/*',
      handler: (request, reply) => answer(request, reply),
      wsHandler: (socket, request) => {
        const onOpen = hub.get(request.params.id)?.sockets.get(pathOf(request.params));
        if (!onOpen) return socket.close(4404, 'nothing at this address');
        onOpen(channelSocket(socket), asRequest(request, request.params));
      },
    });
    server.route<{ Params: Params }>({
      method: 'POST',
      url: '/channels/:id/*',
      handler: (request, reply) => answer(request, reply),
    });

    const answer = async (request: FastifyRequest<{ Params: Params }>, reply: FastifyReply) => {
      const handler = hub.get(request.params.id)?.routes.get(`${request.method} ${pathOf(request.params)}`);
      if (!handler) {
        bodies.letGo(request);
        throw new HiloError('resource.notFound', 'There is nothing at this address.');
      }
      const answered = await handler(asRequest(request, request.params))
        .catch((error: unknown): ChannelResponse => {
          const code = error instanceof ChannelError ? error.code : 'transient';
          request.log.warn({ channel: request.params.id, code }, 'channel.requestFailed');
          return { status: statusOf[code] ?? errorCodes['database.unavailable'].status };
        })
        .finally(() => bodies.letGo(request));
      return reply
        .status(answered.status)
        .headers(answered.headers ?? {})
        .send(answered.body ?? '');
    };
  };

type Params = { id: string; '*': string };

const pathOf = (params: Params): string => `/${params['*']}`;

const asRequest = (request: FastifyRequest, params: Params): ChannelRequest => ({
  remoteAddress: request.ip,
  method: request.method,
  path: pathOf(params),
  query: asTexts(request.query as Record<string, unknown>),
  headers: asTexts(request.headers),
  body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
});

const heartbeatMs = 25_000;
/** Bytes that wait for a browser that does not read; it is let go, and comes back for what it missed. */
const maxBuffered = 1024 * 1024;

const channelSocket = (socket: WebSocket): ChannelSocket => {
  const stop = keepAlive(socket, heartbeatMs);
  socket.on('close', stop);
  socket.on('error', () => socket.terminate());
  return {
    send: (text) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > maxBuffered) socket.terminate();
      else socket.send(text);
    },
    close: (code, reason) => socket.close(code, reason),
    onText: (listener) =>
      void socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close(1003, 'text only');
        else listener(data.toString());
      }),
    onClose: (listener) => void socket.on('close', () => listener()),
  };
};

const asTexts = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value ?? ''),
    ]),
  );
