import fastifyWebsocket from '@fastify/websocket';
import { type EventDto, HiloError, type LiveServerMessage } from '@hilo/api';
import { type Actor, isAllowed, type Permission } from '@hilo/core';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { App } from '../app/app.ts';
import { actorOf } from '../http/build-server.ts';
import { type EventFeed, readEvents } from './event-feed.ts';

/** Beyond this many missed events, reading anew is cheaper for both sides. */
const catchUpLimit = 2_000;
const heartbeatMs = 25_000;
/** A client that does not read is let go; it resumes from its position. */
const maxBuffered = 4 * 1024 * 1024;

export type Sessions = { isStillGood(request: FastifyRequest): Promise<Actor | null> };

/**
 * `/live?after=POSITION`: what was missed, then what comes, filtered event by event. The session is asked again at
 * each heartbeat, so that a revoked one ends.
 */
export const liveSocket =
  (app: App, feed: EventFeed, sessions: Sessions): FastifyPluginAsync =>
  async (server) => {
    await server.register(fastifyWebsocket, { options: { maxPayload: 64 * 1024 } });
    server.get<{ Querystring: { after?: string } }>(
      '/live',
      {
        websocket: true,
        preValidation: async (request) => {
          actorOf(request);
          checkOrigin(app, request);
        },
      },
      (socket, request) => {
        let actor = actorOf(request);
        let position = feed.position();
        const held: EventDto[] = [];
        let isCaughtUp = false;
        const send = (message: LiveServerMessage): void => {
          if (socket.readyState !== socket.OPEN) return;
          if (socket.bufferedAmount > maxBuffered) socket.close(1013, 'too slow');
          else socket.send(JSON.stringify(message));
        };
        const hand = (events: EventDto[]): void => {
          for (const event of events) {
            if (event.position <= position) continue;
            position = event.position;
            if (isAllowed(actor, permissionFor(event))) send({ type: 'event', event });
          }
        };
        // Subscribed before catching up, so that nothing falls between; doubles are passed over by position.
        const unsubscribe = feed.subscribe((events) => (isCaughtUp ? hand(events) : held.push(...events)));
        const catchUp = async (): Promise<void> => {
          const after = Number(request.query.after);
          if (Number.isInteger(after) && after >= 0 && after < position) {
            const missed = await readEvents(app.db, after, catchUpLimit + 1);
            if (missed.length > catchUpLimit) send({ type: 'reset', position });
            else {
              position = after;
              send({ type: 'welcome', position });
              hand(missed);
            }
          } else send({ type: 'welcome', position });
          hand(held.splice(0));
          isCaughtUp = true;
        };
        catchUp().catch(() => socket.close(1011, 'try again'));
        const heartbeat = setInterval(async () => {
          const still = await sessions.isStillGood(request).catch(() => actor);
          if (still === null) socket.close(4401, 'signed out');
          else {
            actor = still;
            socket.ping();
          }
        }, heartbeatMs);
        socket.on('close', () => {
          clearInterval(heartbeat);
          unsubscribe();
        });
        socket.on('error', () => socket.terminate());
      },
    );
  };

const permissionFor = (event: EventDto): Permission => {
  const [noun] = event.type.split('.');
  if (noun === 'customer' || noun === 'identity') return 'customers.read';
  if (noun === 'arrival') return 'quarantine.read';
  if (noun === 'agent' || noun === 'team') return 'agents.read';
  if (noun === 'channel') return 'channels.read';
  if (noun === 'apiKey' || noun === 'settings') return 'settings.write';
  return 'tickets.read';
};

/** A page of another site must not open our socket with the agent's cookie. A program with a key has no Origin. */
const checkOrigin = (app: App, request: FastifyRequest): void => {
  const { origin } = request.headers;
  if (origin === undefined) return;
  const own = new Set([app.config.publicUrl, `${request.protocol}://${request.headers.host}`]);
  if (!own.has(origin)) throw new HiloError('auth.origin', 'This page may not connect here.');
};
