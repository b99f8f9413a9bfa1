import type { EventDto, LiveClientMessage, LiveServerMessage } from '@hilo/api';

export type LiveState = 'connecting' | 'live' | 'lost';

export type MomentChanges = Extract<LiveServerMessage, { type: 'moments' }>['changes'];

export type Live = {
  /** What is said while nobody hears is not said later: it was of that moment. */
  say(message: LiveClientMessage): void;
  end(): void;
};

type LiveOptions = {
  /** Where the log stood before anything that is shown was read: what happened since then is told. */
  from?: number | null;
  /** The address of the socket for a position; `null` where nothing was seen yet. */
  url: (after: number | null) => string;
  onEvent: (event: EventDto) => void;
  onMoments?: (changes: MomentChanges) => void;
  /** Too much was missed to be told one by one: read everything anew. */
  onReset: () => void;
  onState: (state: LiveState) => void;
  /** Asked when the server says that the session has ended: another may have taken its place. */
  isSignedIn: () => Promise<boolean>;
  /** The session has ended. */
  onSignedOut: () => void;
  open?: (url: string) => WebSocket;
  random?: () => number;
};

const firstDelayMs = 500;
/** While no desk is back, customers read that nobody is there. */
const longestDelayMs = 10_000;
/** The server's own code for a session that has ended. */
const signedOutCode = 4401;
/** A new password or a second factor replaces the session, and the cookie of the new one is on its way by then. */
const newSessionMs = 1_000;

/**
 * Milliseconds until the next try: doubling from half a second to ten, "full jitter" over the upper half,
 * so that a restarted server is not met by every desk at once.
 */
export function backOff(attempt: number, random: () => number): number {
  const most = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);
  return Math.round(most / 2 + (random() * most) / 2);
}

/**
 * One socket that resumes: it gives the last position it saw and gets what it missed. Comes back by itself when it
 * breaks, when the machine is online again, and when the page is looked at again.
 */
export function connectLive(options: LiveOptions): Live {
  const { url, onEvent, onReset, onState, isSignedIn, onSignedOut } = options;
  const open = options.open ?? ((address: string) => new WebSocket(address));
  const random = options.random ?? Math.random;
  let position: number | null = options.from ?? null;
  let attempt = 0;
  let isEnded = false;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hear = (message: LiveServerMessage): void => {
    if (message.type === 'moments') {
      options.onMoments?.(message.changes);
      return;
    }
    if (message.type === 'event') {
      if (position !== null && message.event.position <= position) return;
      position = message.event.position;
      onEvent(message.event);
      return;
    }
    // A first welcome tells where we are; a later one only confirms, and its position may lie before ours.
    if (message.type === 'reset') {
      position = message.position;
      onReset();
    } else if (position === null || message.position < position) position = message.position;
    attempt = 0;
    onState('live');
  };

  const connect = (): void => {
    clearTimeout(timer);
    if (isEnded || socket) return;
    const next = open(url(position));
    socket = next;
    next.onmessage = (event) => hear(JSON.parse(String(event.data)) as LiveServerMessage);
    next.onclose = (event) => {
      if (socket !== next) return;
      socket = null;
      if (isEnded) return;
      onState('lost');
      if (event.code === signedOutCode) {
        timer = setTimeout(() => {
          isSignedIn().then((isIn) => {
            if (isIn) connect();
            else if (!isEnded) onSignedOut();
          }, connect);
        }, newSessionMs);
        return;
      }
      timer = setTimeout(connect, backOff(attempt, random));
      attempt += 1;
    };
  };
  const comeBack = (): void => {
    if (socket || isEnded) return;
    attempt = 0;
    connect();
  };
  const goOffline = (): void => {
    // A dead network leaves a socket "open" for minutes; the machine knows sooner.
    socket?.close();
    onState('lost');
  };
  const look = (): void => {
    if (document.visibilityState === 'visible') comeBack();
  };
  window.addEventListener('online', comeBack);
  window.addEventListener('offline', goOffline);
  document.addEventListener('visibilitychange', look);
  onState('connecting');
  connect();
  return {
    say: (message) => {
      if (socket?.readyState === 1) socket.send(JSON.stringify(message));
    },
    end: () => {
      isEnded = true;
      clearTimeout(timer);
      socket?.close();
      socket = null;
      window.removeEventListener('online', comeBack);
      window.removeEventListener('offline', goOffline);
      document.removeEventListener('visibilitychange', look);
    },
  };
}
