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

type SocketSessions = {
  /** Who this request is now; null for nobody any more. */
  isStillGood(request: FastifyRequest): Promise<Actor | null>;
  onSessionRevoked(listener: (agentId: string) => void): () => void;
};

/**
 * `/live?after=POSITION`: what was missed, then what comes, filtered event by event. The session is asked again when
 * something of its agent changed, before anything that came after that is handed on, and at each heartbeat, so that a
 * revoked one ends.
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
            askAgain: (event) => (isAbout(actor, event) ? askAgain() : null),
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

/** Whether whoever listens may be somebody else from then on, or nobody. */
const isAbout = (actor: Actor, { type, facts }: EventDto): boolean =>
  actor.type === 'agent'
    ? /^agent\.(?:changed|deactivated)$/.test(type) && facts.agentId === actor.agentId
    : actor.type === 'apiKey' && type === 'apiKey.revoked' && facts.apiKeyId === actor.apiKeyId;

const frames = new WeakMap<EventDto, Buffer>();

/** Written once for all desks that are told of it, in the bytes that leave. */
const frameOf = (event: EventDto): Buffer => {
  const known = frames.get(event);
  if (known !== undefined) return known;
  const message: LiveServerMessage = { type: 'event', event };
  const frame = Buffer.from(JSON.stringify(message));
  frames.set(event, frame);
  return frame;
};

type Following = {
  after: number | null;
  maySee(event: EventDto): boolean;
  /** Where an event may have changed who listens: resolves when that is known. */
  askAgain(event: EventDto): Promise<void> | null;
};

/** Hands on what the log has after a position, each event once and in order. */
const follow = (
  app: App,
  feed: EventFeed,
  socket: WebSocket,
  limits: typeof liveLimits,
  { after, maySee, askAgain }: Following,
): (() => void) => {
  let position = feed.position();
  /** What is not handed on yet: nothing is, until what was missed is known, and while it is asked who listens. */
  let queue: EventDto[] = [];
  let isHeld = true;
  const sendText = (text: string | Buffer): void => {
    if (socket.readyState !== socket.OPEN) return;
    // A close frame would wait behind what is not read.
    if (socket.bufferedAmount > limits.maxBuffered) socket.terminate();
    else socket.send(text, { binary: false });
  };
  const send = (message: LiveServerMessage): void => sendText(JSON.stringify(message));
  const flow = (): void => {
    const events = queue;
    queue = [];
    for (const [index, event] of events.entries()) {
      if (event.position <= position) continue;
      position = event.position;
      if (maySee(event)) sendText(frameOf(event));
      const asked = askAgain(event);
      if (!asked) continue;
      isHeld = true;
      queue = events.slice(index + 1);
      void asked.finally(release);
      return;
    }
  };
  const release = (): void => {
    isHeld = false;
    flow();
  };
  const reset = (to: number): void => {
    position = to;
    send({ type: 'reset', position });
  };
  /** Too many, or so much that a client who reads as fast as it can would be let go for it, again and again. */
  const isTooMuch = (missed: EventDto[]): boolean =>
    missed.length > limits.catchUp ||
    missed.reduce((sum, event) => sum + frameOf(event).length, 0) > limits.maxBuffered / 2;
  const catchUp = async (): Promise<void> => {
    if (after === null) send({ type: 'welcome', position });
    else {
      const missed = await readEvents(app.db, after, limits.catchUp + 1);
      const mayBeAhead = missed.length === 0 && after > position;
      // What this node has not heard of yet is read anew as well.
      const last = isTooMuch(missed) || mayBeAhead ? await lastPosition(app.db) : null;
      // Ahead of the log: it was restored from a backup, and what the client holds is of another past.
      if (last !== null && (!mayBeAhead || after > last)) reset(last);
      else {
        position = after;
        send({ type: 'welcome', position });
        queue.unshift(...missed);
      }
    }
    release();
  };
  // Subscribed before catching up, so that nothing falls between; doubles are passed over by position.
  const unsubscribe = feed.subscribe((events) => {
    queue.push(...events);
    if (!isHeld) flow();
  });
  catchUp().catch(() => socket.close(1011, 'try again'));
  return unsubscribe;
};
