import { describe, expect, it, vi } from 'vitest';
import { ApiError, createClient } from './client.ts';

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    calls.push({ url: String(url), init: init ?? {} });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
  };
  return { fetch, calls };
};
const caught = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('the client', () => {
  it('asks with query and position, and sends a write with its key and version', async () => {
    const { fetch, calls } = answering(200, { items: [], nextCursor: null });
    const client = createClient({ fetch });
    await client.tickets({ view: 'mine', cursor: 'a b' });
    await client.changeTicket('t/1', { ownerId: null }, 7);
    expect(calls[0]?.url).toBe('/api/v1/tickets?view=mine&cursor=a+b');
    const { url, init } = calls[1]!;
    expect([url, init.method, init.body]).toEqual(['/api/v1/tickets/t%2F1', 'PATCH', '{"ownerId":null}']);
    const headers = init.headers as Record<string, string>;
    expect(headers['if-match']).toBe('"7"');
    expect(headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('makes a typed error of a problem, and says when the session is over', async () => {
    const problem = {
      code: 'auth.required',
      detail: 'Sign in.',
      status: 401,
      retryable: false,
      requestId: 'r1',
    };
    const onSignedOut = vi.fn();
    const error = await caught(createClient({ ...answering(401, problem), onSignedOut }).me());
    expect(error).toMatchObject({ code: 'auth.required', status: 401, reference: 'r1' });
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  it('tells nothing came back from what is not ours', async () => {
    const offline = await caught(createClient({ fetch: () => Promise.reject(new TypeError('no')) }).me());
    const proxy = await caught(createClient(answering(502, '<h1>Bad gateway</h1>')).me());
    expect(offline).toBeInstanceOf(ApiError);
    expect(offline).toMatchObject({ code: 'client.offline', isRetryable: true });
    expect(proxy).toMatchObject({ code: 'client.unreadable', status: 502, isRetryable: true });
  });
});
