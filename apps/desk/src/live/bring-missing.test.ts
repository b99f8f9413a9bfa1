import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { bringMissing } from './bring-missing.ts';

test('what failed, and what was never answered, comes once the connection is back; what is there is not asked for again', async () => {
  const client = new QueryClient();
  const asked: string[] = [];
  let isAway = true;
  const watch = (name: string, whileAway: () => Promise<string>) => {
    const observer = new QueryObserver(client, {
      queryKey: [name],
      retry: false,
      queryFn: () => {
        asked.push(name);
        return isAway ? whileAway() : Promise.resolve('here');
      },
    });
    return { observer, end: observer.subscribe(() => undefined) };
  };
  client.setQueryData(['known'], 'known');
  client.setQueryDefaults(['known'], { staleTime: Infinity });
  const known = watch('known', () => Promise.resolve('never'));
  const failed = watch('failed', () => Promise.reject(new Error('no network')));
  const silent = watch('silent', () => new Promise(() => undefined));
  await expect.poll(() => failed.observer.getCurrentResult().status).toBe('error');
  isAway = false;
  await bringMissing(client);
  expect(asked).toEqual(['failed', 'silent', 'failed', 'silent']);
  expect([known, failed, silent].map(({ observer }) => observer.getCurrentResult().data)).toEqual([
    'known',
    'here',
    'here',
  ]);
  for (const { end } of [known, failed, silent]) end();
  client.clear();
});
