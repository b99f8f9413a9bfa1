import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { api } from '../api.ts';
import { noticeCountQuery } from './notice-queries.ts';
import { whenMoreComes } from './when-more-comes.ts';

test('what joins an unread notification is news, too; what was there, and what was read, is none', async () => {
  vi.useFakeTimers({ now: 1_000 });
  const client = new QueryClient();
  const count = vi.spyOn(api, 'notificationCount');
  let told = 0;
  const end = whenMoreComes(client, () => told++);
  const read = async (unread: number) => {
    vi.advanceTimersByTime(1_000);
    count.mockResolvedValue({ unread });
    await client.fetchQuery({ ...noticeCountQuery, staleTime: 0 });
    return told;
  };
  expect(await read(1)).toBe(0);
  expect(await read(1)).toBe(1);
  expect(await read(2)).toBe(2);
  expect(await read(0)).toBe(2);
  end();
  expect(await read(1)).toBe(2);
  vi.useRealTimers();
  vi.restoreAllMocks();
});
