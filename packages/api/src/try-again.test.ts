import { describe, expect, test, vi } from 'vitest';
import { ApiError, type ClientCode } from './api-error.ts';
import { createHiloClient } from './hilo-client.ts';
import { waitBefore } from './try-again.ts';

const refused = (code: ClientCode, more: { retryable?: boolean; retryAfterSeconds?: number } = {}) =>
  new ApiError({ code, detail: '', retryable: true, ...more });

describe('another try', () => {
  test.each<[string, unknown, number | null]>([
    ['nothing came back', refused('client.offline'), 375],
    ['the pace, as the server wishes', refused('request.tooMany', { retryAfterSeconds: 3 }), 3_000],
    ['the pace, in an hour', refused('request.tooMany', { retryAfterSeconds: 3_600 }), null],
    ['somebody was faster: what was read is old', refused('resource.changed'), null],
    ['what is wrong stays wrong', refused('request.invalid', { retryable: false }), null],
    ['an abort', new DOMException('stop', 'AbortError'), null],
  ])('%s', (_what, error, wait) => {
    expect(waitBefore(1, error, 0.5)).toBe(wait);
  });
  test('waits longer each time', () => {
    const waits = [1, 2, 3, 20].map((attempt) => waitBefore(attempt, refused('client.offline'), 1));
    expect(waits).toEqual([500, 1_000, 2_000, 60_000]);
  });
});

const clientOf = (fetch: typeof globalThis.fetch, retries?: number) =>
  createHiloClient({
    origin: 'https://hilo.example',
    apiKey: 'k',
    fetch,
    ...(retries === undefined ? {} : { retries }),
  });
const problem = (code: string, status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ code, detail: 'x', retryable: true, requestId: 'r' }), { status, headers });

describe('the client', () => {
  test('tries a write again under the same key, and gives the answer', async () => {
    const keys: (string | null)[] = [];
    const answers = [
      () => Promise.reject(new TypeError('cut')),
      () => Promise.resolve(problem('request.tooMany', 429, { 'retry-after': '0' })),
      () => Promise.resolve(new Response('{"id":"1"}', { status: 201 })),
    ];
    const fetch: typeof globalThis.fetch = (_url, init) => {
      keys.push(new Headers(init?.headers).get('idempotency-key'));
      return answers.shift()!();
    };
    expect(await clientOf(fetch).postTeams({ body: { name: 'A' } })).toEqual({ id: '1' });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  test('tries as often as it is told, and not what a try cannot mend', async () => {
    const offline = vi.fn<typeof globalThis.fetch>().mockRejectedValue(new TypeError('cut'));
    await expect(clientOf(offline, 0).getQueues()).rejects.toMatchObject({ code: 'client.offline' });
    expect(offline).toHaveBeenCalledTimes(1);
    const changed = vi.fn<typeof globalThis.fetch>(async () => problem('resource.changed', 412));
    await expect(clientOf(changed).getQueues()).rejects.toMatchObject({ status: 412 });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('an abort ends the wait at once', async () => {
    const stop = new AbortController();
    const fetch: typeof globalThis.fetch = async () => {
      setTimeout(() => stop.abort(), 5);
      return problem('request.tooMany', 429, { 'retry-after': '50' });
    };
    await expect(clientOf(fetch).getQueues({ signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
