import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ChannelAdapter,
  ChannelRequest,
  ChannelResponse,
  ChannelSocket,
  Conversations,
  Json,
  OpenChannel,
  Party,
} from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import { hashToken } from '../arrivals/named-tickets.ts';
import { type ArrivalChannel, receive } from '../arrivals/receive.ts';
import {
  type ConversationSource,
  conversationsOn,
  type tellMoments,
} from '../conversations/conversations.ts';
import { streamBlobs } from '../files/stream-blobs.ts';
import { awayAsTransient } from './away-as-transient.ts';
import { channelSecrets } from './channel-secrets.ts';
import { channelStore } from './channel-store.ts';
import { holdLease } from './lease.ts';
import { unsealSettings } from './settings.ts';

type Handler = (request: ChannelRequest) => Promise<ChannelResponse>;
type Greeter = (socket: ChannelSocket, request: ChannelRequest) => void;
export type RunningChannel = {
  id: string;
  kind: string;
  adapter: ChannelAdapter;
  open: OpenChannel;
  routes: Map<string, Handler>;
  sockets: Map<string, Greeter>;
  abort: AbortController;
  /** As placing knows it. */
  channel: ArrivalChannel;
};

export type KindEntry = {
  adapter: ChannelAdapter;
  options: Record<string, Json>;
  /** The sorts of identity it can write to. */
  identityKinds: string[];
};

export type ChannelRow = { id: string; kind: string; settings: unknown; queueId: string; updatedAt: Date };

/** What all channels of a process share. */
type Surroundings = {
  kinds: ReadonlyMap<string, KindEntry>;
  publicUrl: string;
  /** Null where nobody is served. */
  source: ConversationSource | null;
  present: ReturnType<typeof tellMoments> | null;
  /** The identities under which each channel itself appears; an opened one puts down its own. */
  ownParties: Map<string, Party[]>;
};

/**
 * Opens the adapter of a stored channel, with the real server around it.
 * @throws ChannelError, or whatever the adapter throws
 */
export const openChannel = async (
  app: App,
  row: ChannelRow,
  entry: KindEntry,
  { kinds, publicUrl, source, present, ownParties }: Surroundings,
): Promise<RunningChannel> => {
  const { adapter } = entry;
  const settings = adapter.settings.parse(unsealSettings(app, adapter, row.settings));
  const abort = new AbortController();
  const routes = new Map<string, Handler>();
  const sockets = new Map<string, Greeter>();
  const log = app.log.child({ channel: row.id, kind: row.kind });
  const channel: ArrivalChannel = {
    id: row.id,
    queueId: row.queueId,
    kinds,
    publicUrl,
    keepsThread: adapter.capabilities.threading === 'native',
    capabilities: adapter.capabilities,
    ...(source && adapter.capabilities.liveness === 'live'
      ? { whoIsHere: () => new Set(source.moments.of('agent').map(({ agentId }) => agentId)) }
      : {}),
    // Those of every channel: a mail to two of our addresses makes none of them a stranger who takes part.
    get ownParties() {
      return [...ownParties.values()].flat();
    },
  };
  ownParties.set(row.id, adapter.ownParties(settings));
  const open = await adapter.open({
    channelId: row.id,
    settings,
    clock: {
      now: app.now,
      sleep: (ms, signal) => sleep(ms, undefined, { signal: signal ?? abort.signal }).catch(() => {}),
    },
    log: {
      info: (event, facts) => log.info(facts ?? {}, event),
      warn: (event, facts) => log.warn(facts ?? {}, event),
      error: (event, facts) => log.error(facts ?? {}, event),
    },
    store: channelStore(app, row.id),
    secrets: channelSecrets(app, adapter, row.id),
    blobs: { ...app.blobs, ...streamBlobs(app) },
    http: {
      route: (method, path, handler) => void routes.set(`${method} ${path}`, handler),
      socket: (path, onOpen) => void sockets.set(path, onOpen),
    },
    publicUrl,
    options: entry.options,
    knowsReplyToken: (token) => awayAsTransient(knowsReplyToken(app, token)),
    lease: (name, work) => holdLease(app, `${row.id}:${name}`, abort.signal, work),
    receive: async (arrival, options) => {
      if (arrival.type !== 'typing' && arrival.type !== 'presence')
        return awayAsTransient(receive(app, channel, arrival, options));
      await present?.tell(row.id, arrival);
      return { outcome: 'placed' };
    },
    conversations: source ? conversationsOn(app, row.id, source) : nobodyReads,
    signal: abort.signal,
  });
  return { id: row.id, kind: row.kind, adapter, open, routes, sockets, abort, channel };
};

/** Where no event is followed. */
export const nobodyReads: Conversations = {
  tickets: async () => [],
  read: async () => ({ messages: [], hasMore: false }),
  promise: async () => null,
  formality: async () => 'familiar',
  isStaffed: () => false,
  follow: () => () => {},
};

const knowsReplyToken = async (app: App, token: string): Promise<boolean> => {
  const row = await app.db
    .selectFrom('ticketToken')
    .select('ticketId')
    .where('tokenHash', '=', hashToken(token))
    .where((where) => where.or([where('expiresAt', 'is', null), where('expiresAt', '>', app.now())]))
    .executeTakeFirst();
  return row !== undefined;
};
