import type { AnswerDto, WriteAnswerBody } from '@hilo/api';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../admin/request.ts';

const path = '/api/v1';

/** All answers that one may use, most used first. */
export const answersQuery = queryOptions({
  queryKey: ['answers'],
  queryFn: async () => (await request<{ items: AnswerDto[] }>('GET', `${path}/answers`)).items,
  staleTime: 60_000,
});
/** What the organisation is called. */
export const houseQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => request<{ name: string }>('GET', `${path}/settings`),
  staleTime: 300_000,
});

export const createAnswer = (body: WriteAnswerBody) => request<AnswerDto>('POST', `${path}/answers`, body);
export const changeAnswer = (id: string, body: WriteAnswerBody) =>
  request<AnswerDto>('PUT', `${path}/answers/${id}`, body);
export const archiveAnswer = (id: string) => request<unknown>('DELETE', `${path}/answers/${id}`);
/** A hint for the order; nobody waits for it. */
export const countUse = (id: string): void =>
  void request<unknown>('POST', `${path}/answers/${id}/uses`).catch(() => undefined);
