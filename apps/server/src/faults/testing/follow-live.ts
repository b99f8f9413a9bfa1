import type { EventDto, LiveServerMessage } from '@hilo/api';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';

/** A client of `/live` that keeps what it was told. */
export type Follower = {
  events: EventDto[];
  welcomed: Promise<number>;
  isOpen(): boolean;
  close(): Promise<void>;
};

/** Opens the live socket, after a position where one is given. */
export const followLive = (url: string, authorization: string, after?: number): Follower => {
  const socket = new WebSocket(
    `${url.replace('http', 'ws')}/live${after === undefined ? '' : `?after=${after}`}`,
    { headers: { authorization } },
  );
  const events: EventDto[] = [];
  const welcomed = Promise.withResolvers<number>();
  welcomed.promise.catch(() => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', (error) => welcomed.reject(error));
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as LiveServerMessage;
    if (message.type === 'event') events.push(message.event);
    if (message.type === 'welcome') welcomed.resolve(message.position);
  });
  const follower = {
    events,
    welcomed: welcomed.promise,
    isOpen: () => socket.readyState === socket.OPEN,
    close: () => {
      socket.terminate();
      return closed;
    },
  };
  onTestFinished(follower.close);
  return follower;
};

/** A desk that comes back by itself, again and again, to where it was. */
export type PatientFollower = {
  /** Positions of what it was told, as it was told. */
  positions: number[];
  /** How often it had to come back. */
  returns(): number;
  /** How often it was told to read anew. */
  resets(): number;
};

/** `url` is asked anew for each connection: a restarted server has another port. */
export const followPatiently = async (url: () => string, authorization: string): Promise<PatientFollower> => {
  const positions: number[] = [];
  let last: number | null = null;
  let connections = 0;
  let resets = 0;
  let isOver = false;
  let socket: WebSocket | null = null;
  const begun = Promise.withResolvers<void>();
  const connect = (): void => {
    if (isOver) return;
    const after = last === null ? '' : `?after=${last}`;
    socket = new WebSocket(`${url().replace('http', 'ws')}/live${after}`, { headers: { authorization } });
    socket.on('error', () => {});
    socket.on('close', () => setTimeout(connect, 100));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as LiveServerMessage;
      if (message.type === 'event') {
        last = message.event.position;
        positions.push(last);
      } else if (message.type !== 'moments') {
        connections += 1;
        if (message.type === 'reset') resets += 1;
        if (last === null || message.type === 'reset') last = message.position;
        begun.resolve();
      }
    });
  };
  connect();
  onTestFinished(() => {
    isOver = true;
    socket?.terminate();
  });
  await begun.promise;
  return { positions, returns: () => connections - 1, resets: () => resets };
};
