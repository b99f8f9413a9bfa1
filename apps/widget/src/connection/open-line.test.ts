import type { ClientFrame, ServerFrame } from '@hilo/channel-chat/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Line, openLine, type Socket } from './open-line.ts';

/** The other end of one connection. */
class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: ClientFrame[] = [];
  isClosed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientFrame);
  }
  close(): void {
    this.isClosed = true;
  }
  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  welcome(): void {
    this.onopen?.();
    this.say({ type: 'welcome' });
  }
}

let sockets: FakeSocket[];
let frames: ServerFrame['type'][];
let isOpen: boolean[];
let line: Line;
const last = (): FakeSocket => sockets.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  frames = [];
  isOpen = [];
  line = openLine({
    makeSocket: () => {
      sockets.push(new FakeSocket());
      return last();
    },
    hello: () => ({ type: 'ping' }),
    onFrame: (frame) => frames.push(frame.type),
    onOpen: (is) => isOpen.push(is),
    onUnknown: () => frames.push('refused'),
    chance: () => 1,
  });
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

it('says hello, and sends nothing before the welcome', () => {
  expect(line.send({ type: 'typing' })).toBe(false);
  last().onopen?.();
  expect(last().sent).toEqual([{ type: 'ping' }]);
  last().say({ type: 'typing', name: 'too early', photoUrl: null });
  expect(frames).toEqual([]);
  last().say({ type: 'welcome' });
  expect(line.send({ type: 'typing' })).toBe(true);
  expect([frames, isOpen]).toEqual([['welcome'], [true]]);
});

it('comes back later and later, and at once again after a good connection', () => {
  for (const wait of [500, 1_000, 2_000]) {
    last().onclose?.({ code: 1006, reason: '' });
    const count = sockets.length;
    vi.advanceTimersByTime(wait - 1);
    expect(sockets).toHaveLength(count);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(count + 1);
  }
  last().welcome();
  last().onclose?.({ code: 1006, reason: '' });
  vi.advanceTimersByTime(500);
  expect(sockets).toHaveLength(5);
  expect(isOpen).toEqual([true, false]);
});

it('lets a silence last as long as pings are answered', () => {
  last().welcome();
  for (let minutes = 0; minutes < 120; minutes += 1) {
    vi.advanceTimersByTime(25_000);
    expect(last().sent.at(-1)).toEqual({ type: 'ping' });
    last().say({ type: 'pong' });
  }
  expect(sockets).toHaveLength(1);
});

it('gives up a line whose ping nobody answers, and hears nothing late from it', () => {
  last().welcome();
  const dead = last();
  vi.advanceTimersByTime(25_000 + 8_000);
  expect([dead.isClosed, isOpen]).toEqual([true, [true, false]]);
  vi.advanceTimersByTime(500);
  expect(sockets).toHaveLength(2);
  expect(dead.onmessage).toBeNull();
});

it('gives up a connection that is never welcomed', () => {
  last().onopen?.();
  vi.advanceTimersByTime(15_000 + 500);
  expect([sockets.length, sockets[0]?.isClosed]).toEqual([2, true]);
});

it('connects at once when the network is back, and asks a line that stands whether it lives', () => {
  last().onclose?.({ code: 1006, reason: '' });
  line.wake();
  expect(sockets).toHaveLength(2);
  // One that is on its way is left to arrive.
  line.wake();
  expect(sockets).toHaveLength(2);
  last().welcome();
  line.wake();
  expect(last().sent.at(-1)).toEqual({ type: 'ping' });
  vi.advanceTimersByTime(4_000);
  expect(last().isClosed).toBe(true);
});

it('ignores what is no frame', () => {
  last().welcome();
  for (const data of ['', 'null', '[1', '"x"', '7', '{}']) last().onmessage?.({ data });
  expect(frames).toEqual(['welcome']);
});
