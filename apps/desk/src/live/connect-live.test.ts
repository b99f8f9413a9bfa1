import type { EventDto } from '@hilo/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backOff, connectLive } from './connect-live.ts';

class FakeSocket {
  static opened: FakeSocket[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeSocket.opened.push(this);
  }
  close() {}
  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}
const event = (position: number) => ({ type: 'event', event: { position, type: 'note.added' } });

describe('the live socket', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    FakeSocket.opened = [];
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const start = (isSignedIn = false, from: number | null = null) => {
    const heard: number[] = [];
    const states: string[] = [];
    const signedOut = vi.fn();
    const reset = vi.fn();
    const live = connectLive({
      url: (after) => `live?after=${after}`,
      from,
      onEvent: ({ position }: EventDto) => heard.push(position),
      onReset: reset,
      onState: (state) => states.push(state),
      isSignedIn: async () => isSignedIn,
      onSignedOut: signedOut,
      open: (url) => new FakeSocket(url) as unknown as WebSocket,
      random: () => 1,
    });
    return { heard, states, signedOut, reset, end: live.end };
  };

  it('gives its last position when it comes back, and hears nothing twice', () => {
    const { heard, states, end } = start();
    const [first] = FakeSocket.opened;
    first?.says({ type: 'welcome', position: 40 });
    first?.says(event(41));
    first?.onclose?.({ code: 1006 });
    vi.advanceTimersByTime(500);
    const second = FakeSocket.opened[1];
    expect(second?.url).toBe('live?after=41');
    second?.says({ type: 'welcome', position: 41 });
    second?.says(event(41));
    second?.says(event(42));
    expect(heard).toEqual([41, 42]);
    expect(states).toEqual(['connecting', 'live', 'lost', 'live']);
    end();
  });

  it('begins where what is shown was read, so that nothing falls between', () => {
    const { heard, end } = start(false, 38);
    const [first] = FakeSocket.opened;
    expect(first?.url).toBe('live?after=38');
    first?.says({ type: 'welcome', position: 38 });
    first?.says(event(39));
    expect(heard).toEqual([39]);
    end();
  });

  it('reads everything anew after a reset, and does not come back once the session is over', async () => {
    const { reset, signedOut, end } = start();
    FakeSocket.opened[0]?.says({ type: 'reset', position: 9_000 });
    expect(reset).toHaveBeenCalledOnce();
    FakeSocket.opened[0]?.onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(signedOut).toHaveBeenCalledOnce();
    expect(FakeSocket.opened).toHaveLength(1);
    end();
  });

  it('goes on where another session took the place of its own', async () => {
    const { heard, signedOut, end } = start(true);
    FakeSocket.opened[0]?.says({ type: 'welcome', position: 40 });
    FakeSocket.opened[0]?.says(event(41));
    FakeSocket.opened[0]?.onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeSocket.opened[1]?.url).toBe('live?after=41');
    FakeSocket.opened[1]?.says(event(42));
    expect(heard).toEqual([41, 42]);
    expect(signedOut).not.toHaveBeenCalled();
    end();
  });

  it('waits longer each time, ten seconds at most', () => {
    expect([0, 1, 4, 20].map((attempt) => backOff(attempt, () => 1))).toEqual([500, 1_000, 8_000, 10_000]);
    expect(backOff(5, () => 0)).toBe(5_000);
  });
});
