import type { MessageDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { api } from '../../api.ts';
import { connection } from '../../live/connection.ts';
import { guarded } from '../../promises/guarded.ts';
import { dropPending, sendPending, tryPending, whenSent } from './pending.ts';

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

const problem = (code: ApiError['code'], isRetryable: boolean): ApiError =>
  new ApiError({ code, detail: 'x', retryable: isRetryable });
const texts = (send: { mock: { calls: unknown[][] } }): unknown[] =>
  send.mock.calls.map((call) => (call[1] as { text: string }).text);
const answer = (text: string) => ({ kind: 'answer', text }) as const;

it('brings the messages of a ticket one after the other, in the order they were written', async () => {
  const first = Promise.withResolvers<MessageDto>();
  const send = vi
    .spyOn(api, 'sendMessage')
    .mockReturnValueOnce(first.promise)
    .mockResolvedValue({} as MessageDto);
  sendPending('t', answer('one'), () => undefined);
  sendPending('t', answer('two'), () => undefined);
  sendPending('other', answer('three'), () => undefined);
  await whenSent('other');
  expect(texts(send)).toEqual(['one', 'three']);
  first.resolve({} as MessageDto);
  await whenSent('t');
  expect(texts(send)).toEqual(['one', 'three', 'two']);
});

it('tries again by itself, under the same key, what a dead database or network has hindered, and nothing overtakes it', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const send = vi
    .spyOn(api, 'sendMessage')
    .mockRejectedValueOnce(problem('database.unavailable', true))
    .mockRejectedValueOnce(problem('idempotency.running', true))
    .mockResolvedValue({} as MessageDto);
  const kept: string[] = [];
  sendPending('t', answer('one'), () => kept.push('one'));
  await vi.advanceTimersByTimeAsync(0);
  sendPending('t', answer('two'), () => kept.push('two'));
  await vi.advanceTimersByTimeAsync(900);
  expect(texts(send)).toEqual(['one']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(texts(send)).toEqual(['one', 'one', 'one', 'two']);
  expect(new Set(send.mock.calls.map((call) => call[2])).size).toBe(2);
  expect(kept).toEqual(['one', 'two']);
});

it('goes on as soon as the desk is heard again', async () => {
  const send = vi
    .spyOn(api, 'sendMessage')
    .mockRejectedValueOnce(problem('client.offline', true))
    .mockResolvedValue({} as MessageDto);
  sendPending('t', answer('one'), () => undefined);
  await whenSent('t');
  connection.set('lost');
  connection.set('live');
  await whenSent('t');
  expect(send).toHaveBeenCalledTimes(2);
});

it('takes for kept what was kept before its answer was lost', async () => {
  vi.spyOn(api, 'sendMessage').mockRejectedValue(problem('idempotency.answerLost', false));
  const items = ['one', 'one', 'two'].map((text, id) => ({ id, text, direction: id === 0 ? 'in' : 'out' }));
  vi.spyOn(api, 'messages').mockResolvedValue({ items, nextCursor: null } as never);
  const told: unknown[] = [];
  sendPending('t', answer('one'), (_pending, message) => told.push(message?.id));
  await whenSent('t');
  expect(told).toEqual([1]);
});

it('lets what was refused wait for the agent, and the next one leave', async () => {
  const send = vi
    .spyOn(api, 'sendMessage')
    .mockRejectedValueOnce(problem('message.empty', false))
    .mockResolvedValue({} as MessageDto);
  const kept: string[] = [];
  sendPending('t', answer('one'), () => kept.push('one'));
  sendPending('t', answer('two'), () => kept.push('two'));
  await whenSent('t');
  await whenSent('t');
  expect(kept).toEqual(['two']);
  expect(texts(send)).toEqual(['one', 'two']);
  dropPending(String(send.mock.calls[0]?.[2]));
});

it('asks for the fields that are still to be filled in before a ticket is resolved, and sends the words then', async () => {
  const facts = { fields: [{ field: 'orderNumber', name: 'Order number' }] };
  const send = vi
    .spyOn(api, 'sendMessage')
    .mockRejectedValueOnce(new ApiError({ code: 'field.required', detail: 'x', facts }))
    .mockResolvedValue({} as MessageDto);
  sendPending('t', { ...answer('one'), thenStatus: 'resolved' }, () => undefined);
  await whenSent('t');
  expect(guarded.get()).toMatchObject({ ticketId: 't', guard: 'fields', keys: ['orderNumber'] });
  await guarded.get()?.again();
  await whenSent('t');
  guarded.set(null);
  expect(send.mock.calls[1]?.[1]).toMatchObject({ text: 'one', thenStatus: 'resolved' });
  expect(send.mock.calls[1]?.[1]).not.toHaveProperty('why');
  send.mockRestore();
});

it('asks for what a regime wants before what goes with a message, keeps the words, and sends them with it', async () => {
  const facts = { action: 'close', guard: 'reason', article: 'TRLGDCU, art. 21.3' };
  const send = vi
    .spyOn(api, 'sendMessage')
    .mockRejectedValueOnce(new ApiError({ code: 'ticket.guarded', detail: 'x', facts }))
    .mockRejectedValueOnce(new ApiError({ code: 'ticket.guarded', detail: 'x', facts }))
    .mockResolvedValue({} as MessageDto);
  sendPending('t', { ...answer('one'), thenStatus: 'resolved' }, () => undefined);
  await whenSent('t');
  expect(guarded.get()).toMatchObject({ ticketId: 't', change: { status: 'resolved' }, ...facts });
  await guarded.get()?.again('She knows already');
  await whenSent('t');
  expect(send.mock.calls[1]?.[1]).toMatchObject({ text: 'one', why: 'She knows already' });
  guarded.set(null);
  const key = send.mock.calls[0]?.[2] ?? '';
  tryPending(key, { thenStatus: undefined, why: undefined });
  await whenSent('t');
  expect(send.mock.calls[2]?.[1]).toMatchObject({ text: 'one', thenStatus: undefined });
  expect(send.mock.calls[2]?.[2]).toBe(key);
});
