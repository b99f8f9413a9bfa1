import { expect, test } from 'vitest';
import { eachItem } from './each-item.ts';

const listOf = (pages: string[][]) => {
  const asked: object[] = [];
  const list = async (input: { query?: { view?: string; cursor?: string } }) => {
    asked.push(input.query ?? {});
    const at = Number(input.query?.cursor ?? 0);
    return { items: pages[at]!, nextCursor: at + 1 < pages.length ? String(at + 1) : null };
  };
  return { list, asked };
};

test('gives everything in order, and keeps the filter from page to page', async () => {
  const { list, asked } = listOf([['a', 'b'], [], ['c']]);
  const found: string[] = [];
  for await (const item of eachItem(list, { query: { view: 'open' } })) found.push(item);
  expect(found).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual([{ view: 'open' }, { view: 'open', cursor: '1' }, { view: 'open', cursor: '2' }]);
});

test('whoever stops early asks for no more', async () => {
  const { list, asked } = listOf([['a', 'b'], ['c']]);
  for await (const item of eachItem(list, {})) if (item === 'a') break;
  expect(asked).toHaveLength(1);
});
