import { expect, it, vi } from 'vitest';
import { loadOnce } from './loadOnce.ts';

it('is fetched once however many ask, and is here from then on', async () => {
  const fetch = vi.fn(async () => 'code');
  const part = loadOnce(fetch);
  expect(part.here).toBeNull();
  expect(await Promise.all([part.load(), part.load()])).toEqual(['code', 'code']);
  expect(part.here).toBe('code');
  await part.load();
  expect(fetch).toHaveBeenCalledOnce();
});

it('is asked for again after it failed to come', async () => {
  const fetch = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new TypeError('offline'));
  fetch.mockResolvedValue('code');
  const part = loadOnce(fetch);
  await expect(part.load()).rejects.toThrow('offline');
  expect(part.here).toBeNull();
  expect(await part.load()).toBe('code');
});
