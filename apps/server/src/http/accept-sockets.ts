import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';

/** Largest frame that anybody may send, in bytes. */
const maxPayload = 64 * 1024;

/** Lets a server take WebSockets; once is enough for all its routes. */
export const acceptSockets = async (server: FastifyInstance): Promise<void> => {
  if (!server.hasDecorator('websocketServer'))
    await server.register(fastifyWebsocket, { options: { maxPayload } });
};

/** Pings, and drops a peer that went without a word. Returns the way to stop. */
export const keepAlive = (
  socket: WebSocket,
  everyMs: number,
  onBeat: () => void = () => {},
): (() => void) => {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    onBeat();
  }, everyMs);
  return () => clearInterval(timer);
};
