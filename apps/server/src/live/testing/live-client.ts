import type { LiveServerMessage } from '@hilo/api';
import { WebSocket } from 'ws';

/** A client of `/live` that writes down what it hears. */
export const openLive = (url: string, headers: Record<string, string> = {}) => {
  const socket = new WebSocket(url, { headers });
  const heard: LiveServerMessage[] = [];
  const waiting = new Set<() => void>();
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  /** The HTTP status of a refused upgrade, or 101. */
  const answer = new Promise<number>((resolve) => {
    socket.on('upgrade', () => resolve(101));
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
  socket.on('error', () => {});
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)) as LiveServerMessage);
    for (const check of waiting) check();
  });
  return {
    socket,
    heard,
    closed,
    answer,
    positions: (): number[] =>
      heard.flatMap((message) => (message.type === 'event' ? [message.event.position] : [])),
    types: (): string[] => heard.flatMap((message) => (message.type === 'event' ? [message.event.type] : [])),
    /** Resolves once it heard what is asked for; a closed socket never will. */
    until: (isThere: (heard: LiveServerMessage[]) => boolean): Promise<void> =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (!isThere(heard)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        void closed.then((code) => reject(new Error(`closed with ${code}`)));
        check();
      }),
  };
};
