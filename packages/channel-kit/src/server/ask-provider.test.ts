import { afterEach, describe, expect, it } from 'vitest';
import { openWork } from '../open-work.ts';
import { type HttpAnswer, type LoopbackServer, listenHttp } from '../testing/listen-http.ts';
import { askProvider } from './ask-provider.ts';

let server: LoopbackServer | undefined;
afterEach(() => server?.close());

const serving = async (answer: HttpAnswer): Promise<string> => {
  server = await listenHttp(async () => answer);
  return server.url;
};
const get = { method: 'GET', signal: new AbortController().signal };

describe('askProvider', () => {
  it('returns any answer as it is, and follows no redirect', async () => {
    const url = await serving({ status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: 'ñ' });
    const answer = await askProvider(url, get);
    expect([answer.status, answer.text, answer.header('Location')]).toEqual([
      302,
      'ñ',
      'http://127.0.0.1:1/',
    ]);
  });

  it('is transient when nothing listens, ambiguous when the connection is cut', async () => {
    const url = await serving('cut');
    await expect(askProvider(url, get)).rejects.toMatchObject({ name: 'ChannelError', code: 'ambiguous' });
    await server?.goAway();
    await expect(askProvider(url, get)).rejects.toMatchObject({ name: 'ChannelError', code: 'transient' });
  });

  it('asks at the address that was checked, whatever the name would lead to', async () => {
    const { port } = new URL(await serving({ status: 200, body: 'here' }));
    const answer = await askProvider(`http://rebound.invalid:${port}/`, { ...get, address: '127.0.0.1' });
    expect(answer.text).toBe('here');
  });

  it('is transient for a name that is not found', async () => {
    await expect(askProvider('http://no-such-host.invalid/', get)).rejects.toMatchObject({
      code: 'transient',
    });
  });

  it('is ambiguous where the provider would speak another protocol', async () => {
    const url = await serving({ status: 101, headers: { connection: 'upgrade', upgrade: 'other' } });
    await expect(askProvider(url, get)).rejects.toMatchObject({ code: 'ambiguous' });
  });

  it('is ambiguous for an answer without end', async () => {
    const url = await serving({ status: 200, body: 'x'.repeat(5 * 1024 * 1024) });
    await expect(askProvider(url, get)).rejects.toMatchObject({ code: 'ambiguous' });
  });
});

describe('openWork', () => {
  it('ends what is running on close, and runs nothing after it', async () => {
    const work = openWork(new AbortController().signal);
    let hasEnded = false;
    const running = work.run(
      (signal) =>
        new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => {
            hasEnded = true;
            resolve();
          });
        }),
    );
    await work.close();
    await work.close();
    expect(hasEnded).toBe(true);
    await running;
    await expect(work.run(async () => 1)).rejects.toMatchObject({ code: 'transient' });
  });
});
