import type { MessageDto } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { hearThread } from './hear-thread.ts';
import { sampleMessage } from './message/sample-message.fixture.ts';

const mine = { type: 'agent', customerId: null, agentId: 'me', name: null, address: null } as const;
const hers = { ...mine, agentId: 'lucia', name: 'Lucía' } as const;
const heard = (before: MessageDto[], after: MessageDto[]) => {
  const found = hearThread(before, after, 'me');
  return found && [found.what, found.message.id];
};

describe('what is to be heard of a thread', () => {
  const old = [sampleMessage(1), sampleMessage(2)];

  it('is what somebody else has written since', () => {
    expect(heard(old, [...old, sampleMessage(3)])).toEqual(['message', 'm0003']);
    expect(heard(old, [...old, sampleMessage(3, { kind: 'note', author: hers })])).toEqual(['note', 'm0003']);
  });
  it('is nothing at the start, of older pages, of receipts and of what one wrote oneself', () => {
    expect(heard([], old)).toBeNull();
    expect(heard(old, [sampleMessage(0), ...old])).toBeNull();
    expect(heard(old, [...old, sampleMessage(3, { kind: 'receipt', direction: 'out' })])).toBeNull();
    expect(heard(old, [...old, sampleMessage(3, { author: mine, direction: 'out' })])).toBeNull();
  });
  it('is what became of what one sent, once', () => {
    const own = (delivery: MessageDto['delivery']) => [
      ...old,
      sampleMessage(3, { author: mine, direction: 'out', delivery }),
    ];
    expect(heard(own('sending'), own('sent'))).toEqual(['sent', 'm0003']);
    expect(heard(own('sent'), own('read'))).toBeNull();
    expect(heard(own('sending'), own('failed'))).toEqual(['failed', 'm0003']);
    expect(heard(own('sending'), own('unknown'))).toEqual(['unknown', 'm0003']);
    expect(heard(own('queued'), own('queued'))).toBeNull();
  });
});
