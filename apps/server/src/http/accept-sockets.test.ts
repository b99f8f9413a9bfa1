import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { keepAlive } from './accept-sockets.ts';

const peer = () => Object.assign(new EventEmitter(), { ping: vi.fn(), terminate: vi.fn() });
const keep = (socket: ReturnType<typeof peer>) => keepAlive(socket as unknown as WebSocket, 25_000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('drops a peer that went without a word', () => {
  const socket = peer();
  const stop = keep(socket);
  vi.advanceTimersByTime(25_000);
  expect(socket.ping).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(26_000);
  expect(socket.terminate).toHaveBeenCalledOnce();
  stop();
});

test('keeps one whose answer lay unread while this process stood still', () => {
  const socket = peer();
  const stop = keep(socket);
  vi.advanceTimersByTime(50_000);
  // The timer came first; what had come is read in the same turn.
  socket.emit('pong');
  vi.advanceTimersByTime(10_000);
  expect(socket.terminate).not.toHaveBeenCalled();
  vi.advanceTimersByTime(15_000);
  expect(socket.ping).toHaveBeenCalledTimes(2);
  stop();
  vi.advanceTimersByTime(100_000);
  expect(socket.terminate).not.toHaveBeenCalled();
});
