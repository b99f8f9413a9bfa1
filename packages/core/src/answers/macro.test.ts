import { expect, test } from 'vitest';
import { morningIn, planMacro } from './macro.ts';

const at = {
  agentId: 'ana',
  tags: ['old', 'kept'],
  now: '2026-03-02T20:00:00.000Z',
  timeZone: 'Europe/Madrid',
};

test('a macro becomes one change', () => {
  expect(
    planMacro(
      {
        owner: { type: 'me' },
        queueId: 'q',
        kind: 'complaint',
        priority: 'high',
        addTags: ['new', 'kept'],
        removeTags: ['old'],
        waitDays: 3,
      },
      at,
    ),
  ).toEqual({
    ownerId: 'ana',
    queueId: 'q',
    kind: 'complaint',
    priority: 'high',
    tags: ['kept', 'new'],
    status: 'waiting',
    waitingOn: 'customer',
    followUpAt: '2026-03-05T08:00:00.000Z',
  });
  expect(planMacro({ owner: { type: 'nobody' }, status: 'resolved' }, at)).toEqual({
    ownerId: null,
    status: 'resolved',
  });
  expect(planMacro({ addTags: ['kept'], note: 'x' }, at)).toEqual({});
});

test('"me" means nothing to a program', () => {
  expect(planMacro({ owner: { type: 'me' } }, { ...at, agentId: null })).toEqual({});
});

test('nine is nine on both sides of a change of clocks', () => {
  // Europe/Madrid leaves winter time on 29 March 2026.
  expect(morningIn(1, '2026-03-28T12:00:00Z', 'Europe/Madrid')).toBe('2026-03-29T07:00:00.000Z');
  expect(morningIn(1, '2026-03-27T12:00:00Z', 'Europe/Madrid')).toBe('2026-03-28T08:00:00.000Z');
});
