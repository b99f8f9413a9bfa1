import { expect, test } from 'vitest';
import { listAddress } from './download-list.ts';

test('asks for the list as it is narrowed, each value of a name once', () => {
  expect(
    listAddress('tickets', { view: 'open', tag: ['a & b', 'c'], isUnread: true, q: undefined }, 'es'),
  ).toBe('/api/v1/tickets.csv?locale=es&view=open&tag=a+%26+b&tag=c&isUnread=true');
});
