import type { MessageDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { afterEach, expect, it, vi } from 'vitest';
import { api } from '../api.ts';
import { dropPending, sendPending, whenSent } from './pending.ts';

afterEach(() => vi.restoreAllMocks());
const body = { kind: 'answer', text: 'Hola' } as const;
/** Whether a promise has settled by now. */
const isSettled = async (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<false>((resolve) => setTimeout(resolve, 0, false))]);

it('lets what comes after a message wait for it, on its ticket alone', async () => {
  const sent = Promise.withResolvers<MessageDto>();
  vi.spyOn(api, 'sendMessage').mockReturnValue(sent.promise);
  const told: string[] = [];
  sendPending('t', body, () => told.push('confirmed'));
  expect(await whenSent('another')).toBe(false);
  const waiting = whenSent('t').then((wasSending) => told.push(`after ${wasSending}`));
  expect(await isSettled(waiting)).toBe(false);
  sent.resolve({} as MessageDto);
  await waiting;
  expect(told).toEqual(['confirmed', 'after true']);
  expect(await whenSent('t')).toBe(false);
});

it('waits for none that failed', async () => {
  const offline = new ApiError({ code: 'client.offline', detail: 'No answer came back.', retryable: true });
  const send = vi.spyOn(api, 'sendMessage').mockRejectedValue(offline);
  sendPending('t', body, () => undefined);
  expect(await whenSent('t')).toBe(true);
  expect(await whenSent('t')).toBe(false);
  dropPending(send.mock.calls[0]?.[2] ?? '');
});
