import type { ChannelHttp, ChannelRequest, ChannelResponse, ChannelSocket } from '../adapter.ts';
import { ChannelError } from '../channel-error.ts';
import { acceptSockets } from './accept-sockets.ts';
import { headOf, type LoopbackServer, listenHttp } from './listen-http.ts';

type Handler = (request: ChannelRequest) => Promise<ChannelResponse>;
type Greeter = (socket: ChannelSocket, request: ChannelRequest) => void;

export type RouteMount = {
  http: ChannelHttp;
  server: LoopbackServer;
  /** What handlers threw, in order. */
  failures: unknown[];
  /** Takes every route down, as the server does when a channel closes. */
  unmount(): void;
};

/**
 * Serves the routes of one channel as the real server does. A handler that throws is answered by the code of its
 * ChannelError: malformed 400, auth 401, over-limit 413; anything else 503, so that the provider tries again.
 */
export const mountRoutes = async (channelId: string): Promise<RouteMount> => {
  const routes = new Map<string, Handler>();
  const sockets = new Map<string, Greeter>();
  const failures: unknown[] = [];
  const prefix = `/channels/${channelId}`;
  const server = await listenHttp(async (request) => {
    const path = request.path.startsWith(`${prefix}/`) ? request.path.slice(prefix.length) : null;
    const handler = path && routes.get(`${request.method} ${path}`);
    if (!handler) return { status: 404 };
    try {
      return await handler({ ...request, path });
    } catch (error) {
      failures.push(error);
      return { status: statusOf(error) };
    }
  });
  const cutSockets = acceptSockets(
    server.server,
    (path) => (path.startsWith(`${prefix}/`) ? (sockets.get(path.slice(prefix.length)) ?? null) : null),
    headOf,
  );
  return {
    server,
    failures,
    http: {
      route: (method, path, handler) => {
        routes.set(`${method} ${path}`, handler);
      },
      socket: (path, onOpen) => {
        sockets.set(path, onOpen);
      },
    },
    unmount: () => {
      routes.clear();
      sockets.clear();
      cutSockets();
    },
  };
};

const statusOf = (error: unknown): number => {
  if (!(error instanceof ChannelError)) return 503;
  if (error.code === 'malformed') return 400;
  if (error.code === 'auth') return 401;
  return error.code === 'over-limit' ? 413 : 503;
};
