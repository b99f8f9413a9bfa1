import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';

/** Largest frame that anybody may send, in bytes. */
const maxPayload = 64 * 1024;

/** Lets a server take WebSockets; once is enough for all its routes. */
export const acceptSockets = async (server: FastifyInstance): Promise<void> => {
  if (!server.hasDecorator('websocketServer'))
    await server.register(fastifyWebsocket, {
      options: { maxPayload },
      errorHandler: (error, socket, request) => {
        // What somebody sends that is no frame, or too large a one, is no fault of ours.
        if (!/^WS_ERR_/.test((error as { code?: string }).code ?? ''))
          request.log.error({ err: error }, 'socket.failed');
        socket.terminate();
      },
    });
};

/** So long a server that was busy has to read what had come meanwhile. */
const mostLateMs = 1_000;

/** Pings, and drops a peer that went without a word. Returns the way to stop. */
export const keepAlive = (
  socket: WebSocket,
  everyMs: number,
  onBeat: () => void = () => {},
): (() => void) => {
  let isAlive = true;
  let late: NodeJS.Timeout | undefined;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    // Where this process stood still its timers run first: the answer may be here and not read yet.
    if (!isAlive)
      late ??= setTimeout(
        () => {
          late = undefined;
          if (!isAlive) socket.terminate();
        },
        Math.min(everyMs, mostLateMs),
      );
    else {
      isAlive = false;
      socket.ping();
      onBeat();
    }
  }, everyMs);
  return () => {
    clearInterval(timer);
    clearTimeout(late);
  };
};
