import type { TicketDto } from '@hilo/api';
import { expect, it } from 'vitest';
import { holdChange, inTurn, withChanges } from './changes-on-the-way.ts';

it('keeps what is on its way over what is read, until it has arrived', () => {
  const read = { id: 't', status: 'open', tags: [] as string[] } as TicketDto;
  const resolved = holdChange('t', { status: 'resolved' });
  const tagged = holdChange('t', { tags: ['a'] });
  expect(withChanges(read)).toMatchObject({ status: 'resolved', tags: ['a'] });
  expect(withChanges({ ...read, id: 'u' })).toMatchObject({ status: 'open' });
  resolved();
  expect(withChanges(read)).toMatchObject({ status: 'open', tags: ['a'] });
  tagged();
  expect(withChanges(read)).toBe(read);
});

it('writes to one ticket one after the other, to two side by side, and goes on after a failure', async () => {
  const log: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = inTurn('t', async (hadToWait) => {
    log.push(`first ${hadToWait}`);
    await gate.promise;
    throw new Error('refused');
  });
  const second = inTurn('t', async (hadToWait) => void log.push(`second ${hadToWait}`));
  await inTurn('u', async (hadToWait) => void log.push(`elsewhere ${hadToWait}`));
  expect(log).toEqual(['first false', 'elsewhere false']);
  gate.resolve();
  await expect(first).rejects.toThrow('refused');
  await second;
  expect(log.at(-1)).toBe('second true');
  await inTurn('t', async (hadToWait) => void log.push(`later ${hadToWait}`));
  expect(log.at(-1)).toBe('later false');
});
