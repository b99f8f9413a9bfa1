import { randomBytes } from 'node:crypto';
import {
  type ChannelAdapter,
  type ChannelContext,
  ChannelError,
  type ChannelRequest,
  probeSteps,
} from '@hilo/channel-kit';
import { isThisMachine, networkOf } from '@hilo/channel-kit/server';
import { takeFile } from './files.ts';
import { framePage, localeOf } from './frame-page.ts';
import { createLimit, createSeats } from './limits.ts';
import { chatManifest } from './manifest.ts';
import { openRoom } from './room.ts';
import { Session } from './session.ts';
import { type ChatSettings, chatSettings } from './settings.ts';
import { readToken, sessionKey } from './visitor.ts';

/** Connections and files one network may open in a minute; a whole office may share one. */
const connectionsPerMinute = 240;
const filesPerMinute = 60;
/** Open connections of one network: more than a large office has, and too few to fill the memory. */
const connectionsAtOnce = 1_000;

/** Chat on a site: the far end is our own page, so an answer is there with its commit. */
export const chatAdapter: ChannelAdapter<typeof chatSettings> = {
  kind: chatManifest.kind,
  capabilities: chatManifest.capabilities,
  settings: chatSettings,
  // Nobody writes to a chat in its own name.
  ownParties: () => [],
  // The frame is a page of its own where nobody frames it; who must be vouched for comes by the site.
  entrance: ({ requiresIdentity }, base) => (requiresIdentity ? null : { href: `${base}/frame`, text: null }),
  open: async (context) => {
    const key = sessionKey(await channelKey(context), context.settings);
    const room = openRoom(context, key);
    const connectionLimit = createLimit(connectionsPerMinute);
    const fileLimit = createLimit(filesPerMinute);
    const seats = createSeats(connectionsAtOnce);
    const now = (): number => context.clock.now().getTime();
    /** A proxy on this machine speaks for everybody, where it does not say for whom. */
    const takeOne = (limit: ReturnType<typeof createLimit>, { remoteAddress }: ChannelRequest) =>
      isThisMachine(remoteAddress) ? null : limit.takeOne(networkOf(remoteAddress), now());

    context.http.route('GET', '/frame', async (request) =>
      framePage(context.settings, localeOf(request), await context.conversations.formality()),
    );
    context.http.route('POST', '/files', (request) =>
      room.work.run(async () => {
        checkOrigin(request);
        fileLimit.forget(now());
        const waitSeconds = takeOne(fileLimit, request);
        if (waitSeconds !== null) return { status: 429, headers: { 'retry-after': String(waitSeconds) } };
        const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
        const visitor = readToken(token, key, context.channelId, context.clock.now());
        if (!visitor) throw new ChannelError('auth', 'an upload without the token of a visitor');
        return takeFile(request, context, visitor, key);
      }),
    );
    context.http.socket('/socket', (socket, request) => {
      connectionLimit.forget(now());
      if (!isOurPage(request)) return socket.close(4403, 'not from this page');
      if (takeOne(connectionLimit, request) !== null) return socket.close(4429, 'too fast');
      const network = isThisMachine(request.remoteAddress) ? null : networkOf(request.remoteAddress);
      if (network !== null && !seats.take(network)) return socket.close(4429, 'too many');
      const session = new Session(room, socket);
      socket.onText((text) => session.hear(text));
      socket.onClose(() => {
        if (network !== null) seats.leave(network);
        session.end();
      });
    });

    return {
      probe: (signal) =>
        probeSteps({
          sites: async () => {
            if (signal.aborted) throw new ChannelError('transient', 'told to stop');
            return { sites: context.settings.allowedOrigins.length };
          },
        }),
      close: room.close,
    };
  },
};

/** The key under which this channel signs what browsers keep: made once, and the same on every node. */
const channelKey = async (context: ChannelContext<ChatSettings>): Promise<string> => {
  const key = await context.store.setOnce('key', randomBytes(32).toString('hex'));
  if (typeof key !== 'string') throw new ChannelError('malformed', 'the key of this chat cannot be read');
  return key;
};

/** A browser names the page that asks; the frame is served from where the socket is. Programs name none. */
const isOurPage = ({ headers }: ChannelRequest): boolean => {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
};

const checkOrigin = (request: ChannelRequest): void => {
  if (!isOurPage(request)) throw new ChannelError('auth', 'an upload from another page');
};
