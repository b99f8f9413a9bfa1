import type { ClientFrame, ServerFrame } from '@hilo/channel-chat/protocol';
import { backoffMs } from './backoff.ts';

/** What of a WebSocket is used, so that a test can hold the other end. */
export type Socket = {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(text: string): void;
  close(): void;
};

type LineOptions = {
  makeSocket: () => Socket;
  /** Made anew for each connection: the token and the last position change. */
  hello: () => ClientFrame;
  onFrame: (frame: ServerFrame) => void;
  onOpen: (isOpen: boolean) => void;
  /** The server does not take whom the hello named (close code 4401), and may say in her language what to do. */
  onUnknown: (why: string) => void;
  chance?: () => number;
};

export type Line = {
  /** @returns whether it went to a connection that has been welcomed; false means: say it again after the next welcome */
  send(frame: ClientFrame): boolean;
  /** The network is back, or somebody looks again: connects at once, or finds out now whether the line is dead. */
  wake(): void;
  /** Hangs up and says hello again. */
  restart(): void;
};

const connectMs = 15_000;
const quietMs = 25_000;
const pongMs = 8_000;

/**
 * A connection that comes back by itself. Silence never ends it: it is only given up when a ping stays unanswered.
 * Frames that came before the welcome of their own connection, or late from an older one, are not passed on.
 */
export const openLine = (options: LineOptions): Line => {
  const { makeSocket, hello, onFrame, onOpen, onUnknown, chance = Math.random } = options;
  let socket: Socket | null = null;
  let isWelcome = false;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const after = (ms: number, act: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };

  const hangUp = (): void => {
    clearTimeout(timer);
    const old = socket;
    socket = null;
    if (old) {
      old.onopen = old.onmessage = old.onclose = null;
      old.close();
    }
    if (isWelcome) {
      isWelcome = false;
      onOpen(false);
    }
  };

  const lost = (): void => {
    hangUp();
    after(backoffMs(attempt, chance()), connect);
    attempt += 1;
  };

  const ping = (waitMs: number): void => {
    socket?.send(JSON.stringify({ type: 'ping' } satisfies ClientFrame));
    after(waitMs, lost);
  };

  const connect = (): void => {
    hangUp();
    const mine = makeSocket();
    socket = mine;
    after(connectMs, lost);
    mine.onopen = () => mine.send(JSON.stringify(hello()));
    mine.onclose = ({ code, reason }) => {
      lost();
      if (code === 4401) onUnknown(reason);
    };
    mine.onmessage = ({ data }) => {
      const frame = parse(data);
      if (!frame || (!isWelcome && frame.type !== 'welcome')) return;
      after(quietMs, () => ping(pongMs));
      if (frame.type === 'welcome' && !isWelcome) {
        isWelcome = true;
        attempt = 0;
        onFrame(frame);
        if (socket === mine) onOpen(true);
      } else onFrame(frame);
    };
  };

  connect();
  return {
    send: (frame) => {
      if (!isWelcome || !socket) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    wake: () => {
      if (isWelcome) ping(pongMs / 2);
      else if (!socket) {
        attempt = 0;
        connect();
      }
    },
    restart: connect,
  };
};

const parse = (data: unknown): ServerFrame | null => {
  try {
    const frame: unknown = JSON.parse(String(data));
    return frame !== null && typeof frame === 'object' && 'type' in frame ? (frame as ServerFrame) : null;
  } catch {
    return null;
  }
};
