import { type EventDto, HiloError, type LiveServerMessage } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { isForeignOrigin } from '../auth/origin.ts';
import { acceptSockets, keepAlive } from '../http/accept-sockets.ts';
import { actorOf } from '../http/build-server.ts';
import { type EventFeed, lastPosition, readEvents } from './event-feed.ts';
import { maySee } from './event-permission.ts';
import type { Moments } from './moments.ts';
import { shareMoments } from './share-moments.ts';

export const liveLimits = {
  /** Beyond this many missed events, reading anew is cheaper for both sides. */
  catchUp: 2_000,
  heartbeatMs: 25_000,
  /** Bytes that wait for a client that does not read; it is let go, and resumes from its position. */
  maxBuffered: 4 * 1024 * 1024,
};

export type SocketSessions = {
  /** Who this request is now; null for nobody any more. */
  isStillGood(request: FastifyRequest): Promise<Actor | null>;
  onSessionRevoked(listener: (agentId: string) => void): () => void;
};

/**
 * `/live?after=POSITION`: what was missed, then what comes, filtered event by event. The session is asked again when
 * something of its agent changed, and at each heartbeat, so that a revoked one ends.
 */
export const liveSocket =
  (
    app: App,
    feed: EventFeed,
    sessions: SocketSessions,
    limits = liveLimits,
    moments: Moments | null = null,
  ): FastifyPluginAsync =>
  async (server) => {
    await acceptSockets(server);
    server.get<{ Querystring: { after?: unknown } }>(
      '/live',
      {
        websocket: true,
        preValidation: async (request) => {
          authorise(actorOf(request), 'events.read');
          // A page of another site must not open our socket with the agent's cookie. A program names no origin.
          if (isForeignOrigin(app, request))
            throw new HiloError('auth.origin', 'This page may not connect here.');
          afterOf(request.query.after);
        },
      },
      (socket, request) => {
        const after = afterOf(request.query.after);
        let actor = actorOf(request);
        const stop = [
          keepAlive(socket, limits.heartbeatMs, () => askAgain()),
          sessions.onSessionRevoked((agentId) => {
            if (actor.type === 'agent' && actor.agentId === agentId) void askAgain();
          }),
          follow(app, feed, socket, limits, {
            after,
            maySee: (event) => maySee(actor, event.type, event.facts),
          }),
          ...(moments ? [shareMoments(app, moments, socket, () => actor)] : []),
        ];
        const askAgain = async (): Promise<void> => {
          // While the database is away nobody is sent off: nothing can be read then, either.
          const still = await sessions.isStillGood(request).catch(() => actor);
          if (still === null) socket.close(4401, 'signed out');
          else actor = still;
        };
        socket.on('close', () => {
          for (const end of stop) end();
        });
        socket.on('error', () => socket.terminate());
      },
    );
  };

/** @throws request.invalid */
const afterOf = (given: unknown): number | null => {
  if (given === undefined) return null;
  if (typeof given !== 'string' || !/^\d{1,15}$/.test(given))
    throw new HiloError('request.invalid', 'after is the position of an event: a whole number.');
  return Number(given);
};

const texts = new WeakMap<EventDto, string>();

/** Written once for all desks that are told of it. */
const textOf = (event: EventDto): string => {
  const known = texts.get(event);
  if (known !== undefined) return known;
  const message: LiveServerMessage = { type: 'event', event };
  const text = JSON.stringify(message);
  texts.set(event, text);
  return text;
};

/** Hands on what the log has after a position, each event once and in order. */
const follow = (
  app: App,
  feed: EventFeed,
  socket: WebSocket,
  limits: typeof liveLimits,
  { after, maySee }: { after: number | null; maySee(event: EventDto): boolean },
): (() => void) => {
  let position = feed.position();
  const held: EventDto[] = [];
  let isCaughtUp = false;
  const sendText = (text: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    // A close frame would wait behind what is not read.
    if (socket.bufferedAmount > limits.maxBuffered) socket.terminate();
    else socket.send(text);
  };
  const send = (message: LiveServerMessage): void => sendText(JSON.stringify(message));
  const hand = (events: EventDto[]): void => {
    for (const event of events) {
      if (event.position <= position) continue;
      position = event.position;
      if (maySee(event)) sendText(textOf(event));
    }
  };
  const reset = (to: number): void => {
    position = to;
    send({ type: 'reset', position });
  };
  const catchUp = async (): Promise<void> => {
    if (after === null) send({ type: 'welcome', position });
    else {
      const missed = await readEvents(app.db, after, limits.catchUp + 1);
      if (missed.length > limits.catchUp) reset(position);
      else if (missed.length === 0 && after > position && after > (await lastPosition(app.db)))
        // Ahead of the log: it was restored from a backup, and what the client holds is of another past.
        reset(position);
      else {
        position = after;
        send({ type: 'welcome', position });
        hand(missed);
      }
    }
    hand(held.splice(0));
    isCaughtUp = true;
  };
  // Subscribed before catching up, so that nothing falls between; doubles are passed over by position.
  const unsubscribe = feed.subscribe((events) => (isCaughtUp ? hand(events) : held.push(...events)));
  catchUp().catch(() => socket.close(1011, 'try again'));
  return unsubscribe;
};
