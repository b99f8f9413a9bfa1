import type { ChannelContext, Json } from '../adapter.ts';
import type { PresenceArrival, TypingArrival } from '../arrival.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { grantLease, type LeaseGrant } from './grant-lease.ts';
import { type MemoryConversations, memoryConversations } from './memory-conversations.ts';
import { type MemoryBlobs, type MemoryStore, memoryBlobs, memoryStore } from './memory-store.ts';
import { mountRoutes, type RouteMount } from './mount-routes.ts';
import { type LogLine, recordLog } from './record-log.ts';
import { type ReceiveRecorder, recordReceive } from './record-receive.ts';

export type Harness = {
  channelId: string;
  /** Origin of the server, without a slash at the end. */
  publicUrl: string;
  /** Where a route of the channel is reached from outside. `path` begins with a slash. */
  routeUrl(path: string): string;
  clock: FakeClock;
  log: { lines: LogLine[] };
  store: MemoryStore;
  /** Secrets by name, as they are stored; set one to have another node replace it. */
  secrets: Map<string, string>;
  blobs: MemoryBlobs;
  routes: RouteMount;
  leases: LeaseGrant;
  receiving: ReceiveRecorder;
  conversations: MemoryConversations;
  /** Typing and presence, in order: they are never stored. */
  moments: (TypingArrival | PresenceArrival)[];
  /** Reply tokens that `knowsReplyToken` says yes to. */
  replyTokens: Set<string>;
  /**
   * What `open` is given. A second call is a restart: routes and signal are new; store, files, log and what was
   * received stay.
   */
  context<Settings>(settings: Settings, options?: Record<string, Json>): ChannelContext<Settings>;
  /** The server is stopping: the channel's signal aborts and its routes go. */
  abort(): void;
  /** Ends the harness itself. The channel is closed by whoever opened it. */
  close(): Promise<void>;
};

/** Everything an adapter is given, in memory, with a real HTTP server on 127.0.0.1 for its routes. */
export const harness = async (
  options: { channelId?: string; acknowledge?: 'placed' | 'stored'; startsAt?: string } = {},
): Promise<Harness> => {
  const channelId = options.channelId ?? '01890000-0000-7000-8000-000000000001';
  const clock = fakeClock(options.startsAt);
  const log = recordLog();
  const store = memoryStore();
  const secrets = new Map<string, string>();
  let renewing: Promise<unknown> = Promise.resolve();
  const blobs = memoryBlobs();
  const routes = await mountRoutes(channelId);
  const replyTokens = new Set<string>();
  let ending = new AbortController();
  const receiving = recordReceive(store, () => ending.signal, options.acknowledge ?? 'placed');
  const leases = grantLease(() => ending.signal);
  const moments: Harness['moments'] = [];
  const conversations = memoryConversations(() => clock.now());
  const publicUrl = routes.server.url;
  const abort = () => {
    ending.abort();
    routes.unmount();
  };
  return {
    channelId,
    publicUrl,
    routeUrl: (path) => `${publicUrl}/channels/${channelId}${path}`,
    clock,
    log,
    store,
    secrets,
    blobs,
    routes,
    leases,
    receiving,
    conversations,
    moments,
    replyTokens,
    context: (settings, started = {}) => {
      abort();
      ending = new AbortController();
      return {
        channelId,
        settings,
        clock,
        log,
        store: { get: store.get, set: store.set, setOnce: store.setOnce },
        secrets: {
          read: async (name) => secrets.get(name),
          renew: (name, _signal, work) => {
            const turn = renewing.then(() =>
              work(
                secrets.get(name),
                async (value) => void secrets.set(name, value),
                new AbortController().signal,
              ),
            );
            renewing = turn.catch(() => {});
            return turn;
          },
        },
        blobs: {
          put: blobs.put,
          begin: blobs.begin,
          get: blobs.get,
          putStream: blobs.putStream,
          stream: blobs.stream,
        },
        http: routes.http,
        publicUrl,
        options: started,
        knowsReplyToken: async (token) => replyTokens.has(token),
        lease: leases.lease,
        receive: async (arrival, more) => {
          // They are told on and forgotten.
          if (arrival.type === 'typing' || arrival.type === 'presence') {
            moments.push(arrival);
            return { outcome: 'placed' };
          }
          const received = await receiving.receive(arrival, more);
          if (received.outcome !== 'duplicate') conversations.note(arrival);
          return received;
        },
        conversations,
        signal: ending.signal,
      };
    },
    abort,
    close: async () => {
      abort();
      await routes.server.close();
    },
  };
};
