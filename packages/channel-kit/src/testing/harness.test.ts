import { describe, expect, it } from 'vitest';
import type { Arrival } from '../arrival.ts';
import { ChannelError } from '../channel-error.ts';
import { fakeClock } from './fake-clock.ts';
import { harness } from './harness.ts';
import { NotStored } from './record-receive.ts';

const deletion = (externalId: string): Arrival => ({
  type: 'deletion',
  externalId,
  occurredAt: '2026-03-02T09:00:00.000Z',
  aboutRef: 'm-1',
});

describe('fake clock', () => {
  it('wakes sleepers in the order they are due, at their own time', async () => {
    const clock = fakeClock();
    const woken: string[] = [];
    const note = (name: string) => () => woken.push(`${name} ${clock.now().toISOString().slice(17, 19)}`);
    void clock.sleep(3000).then(note('late'));
    void clock.sleep(1000).then(note('early'));
    await clock.advance(2999);
    expect(woken).toEqual(['early 01']);
    await clock.advance(1);
    expect(woken).toEqual(['early 01', 'late 03']);
    expect(clock.pending()).toBe(0);
  });

  it('ends a sleep when its signal aborts', async () => {
    const clock = fakeClock();
    const stop = new AbortController();
    const sleeping = clock.sleep(1000, stop.signal);
    stop.abort();
    await sleeping;
    expect(clock.pending()).toBe(0);
  });
});

describe('harness', () => {
  it('commits arrival and store entries together, each externalId once', async () => {
    const stage = await harness();
    const { receive } = stage.context({});
    expect(await receive(deletion('a'), { set: { cursor: 1 } })).toEqual({ outcome: 'placed' });
    expect(await receive(deletion('a'), { set: { cursor: 2 } })).toEqual({ outcome: 'duplicate' });
    stage.receiving.reject();
    await expect(receive(deletion('b'), { set: { cursor: 3 } })).rejects.toBeInstanceOf(NotStored);
    expect(stage.store.entries()).toEqual({ cursor: 2 });
    expect(stage.receiving.committed.map(({ outcome }) => outcome)).toEqual(['placed', 'duplicate']);
    await stage.close();
  });

  it('gives up what it holds back when the channel ends', async () => {
    const stage = await harness();
    const { receive } = stage.context({});
    stage.receiving.hold();
    const receiving = receive(deletion('a'));
    stage.abort();
    await expect(receiving).rejects.toBeInstanceOf(NotStored);
    expect(stage.receiving.committed).toEqual([]);
    await stage.close();
  });

  it('answers a handler that throws by the code of its error, and takes routes down on abort', async () => {
    const stage = await harness();
    const { http } = stage.context({});
    const post = async (path: string) =>
      (await fetch(stage.routeUrl(path), { method: 'POST', body: 'ñ' })).status;
    const thrown = { malformed: 400, auth: 401, 'over-limit': 413, transient: 503 } as const;
    for (const code of Object.keys(thrown) as (keyof typeof thrown)[]) {
      http.route('POST', `/${code}`, async () => {
        throw new ChannelError(code, code);
      });
      expect(await post(`/${code}`)).toBe(thrown[code]);
    }
    http.route('POST', '/echo', async ({ body, path }) => {
      expect(path).toBe('/echo');
      return { status: body.byteLength === 2 ? 200 : 500 };
    });
    expect(await post('/echo')).toBe(200);
    expect(await post('/none')).toBe(404);
    stage.abort();
    expect(await post('/echo')).toBe(404);
    await stage.close();
  });

  it('runs work under a lease until it is lost, and again when it is back', async () => {
    const stage = await harness();
    const { lease } = stage.context({});
    let runs = 0;
    const leasing = lease('poll', async (signal) => {
      runs += 1;
      await stage.clock.sleep(60_000, signal);
    });
    await stage.clock.advance(1);
    expect([runs, stage.leases.running()]).toEqual([1, 1]);
    stage.leases.lose();
    await stage.clock.advance(1);
    expect(stage.leases.running()).toBe(0);
    stage.leases.grant();
    await stage.clock.advance(1);
    expect([runs, stage.leases.running()]).toEqual([2, 1]);
    stage.abort();
    await leasing;
    expect(stage.leases.running()).toBe(0);
    await stage.close();
  });
});
