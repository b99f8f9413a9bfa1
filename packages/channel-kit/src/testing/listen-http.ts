import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ChannelRequest, ChannelResponse } from '../adapter.ts';

/** `cut`: the connection ends without an answer. `silence`: it stays open and nothing is ever answered. */
export type HttpAnswer = ChannelResponse | 'cut' | 'silence';

export type LoopbackServer = {
  url: string;
  /** For what HTTP alone does not do. */
  server: Server;
  /** Nothing listens any more: connections are refused, open ones end. */
  goAway(): Promise<void>;
  /** Listens again, on the same port. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
};

/**
 * An HTTP server on a free port of 127.0.0.1, for fake providers and for the routes of a channel. Every answer
 * ends its connection, so that a socket which is open after `close` was leaked by the channel.
 */
export const listenHttp = async (
  answer: (request: ChannelRequest) => Promise<HttpAnswer>,
): Promise<LoopbackServer> => {
  const sockets = new Set<Socket>();
  const server = createServer(async (incoming, outgoing) => {
    outgoing.on('error', () => {});
    let given: HttpAnswer;
    try {
      given = await answer(await readRequest(incoming));
    } catch {
      given = 'cut';
    }
    if (given === 'silence') return;
    if (given === 'cut') return incoming.socket.destroy();
    outgoing.writeHead(given.status, { connection: 'close', ...given.headers });
    outgoing.end(given.body ?? '');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });

  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const goAway = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return resolve();
      server.close(() => resolve());
    });

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    goAway,
    comeBack: async () => {
      if (!server.listening) await listen(port);
    },
    close: goAway,
  };
};

const readRequest = async (incoming: IncomingMessage): Promise<ChannelRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return { ...headOf(incoming), body: Uint8Array.from(Buffer.concat(chunks)) };
};

/** A request without its body. */
export const headOf = (incoming: IncomingMessage): ChannelRequest => {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    remoteAddress: incoming.socket.remoteAddress ?? '',
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    body: new Uint8Array(),
  };
};
