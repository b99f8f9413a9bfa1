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
