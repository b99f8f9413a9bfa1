import type { ChatMessage } from '@hilo/channel-chat/protocol';
import { expect, it } from 'vitest';
import { listRows, type Row } from './list-rows.ts';
import type { Pending } from './outbox.ts';

const message = (position: number, at: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `m${position}`,
  position,
  from: 'agent',
  name: 'Marta',
  photoUrl: null,
  text: '',
  at: `2026-11-23T${at}:00.000Z`,
  by: null,
  files: [],
  isRedacted: false,
  clientId: null,
  ...more,
});
const mine = (position: number, at: string, more: Partial<ChatMessage> = {}): ChatMessage =>
  message(position, at, { from: 'visitor', name: null, ...more });
const pending = (clientId: string, refusal: Pending['refusal'] = null): Pending => ({
  type: 'message',
  clientId,
  order: 1,
  tab: 'a',
  refusal,
  text: 'still here',
  files: [],
  about: null,
  isNew: false,
  at: '2026-11-23T10:05:00.000Z',
});
const rows = (messages: ChatMessage[], waiting: Pending[] = [], readUpTo = 0): Row[] =>
  listRows({ messages, pending: waiting, readUpTo });
const shape = (list: Row[]): string[] =>
  list.map((row) =>
    row.kind === 'message' ? `${row.isFirst ? 'first' : 'then'} ${row.shown.key}` : row.kind,
  );

it('gathers by hand, and begins anew after a silence, another channel or another name', () => {
  const list = rows([
    mine(1, '10:00'),
    mine(2, '10:01'),
    message(3, '10:02'),
    message(4, '10:03', { name: 'Luis' }),
    message(5, '10:04', { name: 'Luis', by: 'correo' }),
    message(6, '10:20', { name: 'Luis', by: 'correo' }),
  ]);
  expect(shape(list)).toEqual([
    'day',
    'first m1',
    'then m2',
    'first m3',
    'first m4',
    'first m5',
    'silence',
    'first m6',
  ]);
});

it('says who waited: the visitor for us, or nobody', () => {
  const list = rows([mine(1, '10:00'), message(2, '11:30'), mine(3, '12:00')]);
  expect(list.filter(({ kind }) => kind === 'silence')).toMatchObject([
    { seconds: 5_400, hasWaited: true },
    { seconds: 1_800, hasWaited: false },
  ]);
});

it('marks how far a message has come, and where it stopped', () => {
  const list = rows([mine(3, '10:00'), mine(6, '10:01')], [pending('x'), pending('y', 'tooFast')], 3);
  expect(list.flatMap((row) => (row.kind === 'message' ? [row.shown.mark] : []))).toEqual([
    'read',
    'sent',
    'sending',
    'refused',
  ]);
});

it('takes what was answered for read, though nobody opened it here', () => {
  const list = rows([mine(1, '10:00'), mine(2, '10:01'), message(3, '10:02'), mine(4, '10:03')]);
  expect(list.flatMap((row) => (row.kind === 'message' ? [row.shown.mark] : []))).toEqual([
    'read',
    'read',
    null,
    'sent',
  ]);
});

it('shows once what is kept and still waits for its confirmation, under the same key', () => {
  const waiting = rows([], [pending('x')]);
  const kept = rows([mine(3, '10:05', { clientId: 'x' })], [pending('x')]);
  expect([shape(waiting), shape(kept)]).toEqual([
    ['day', 'first x'],
    ['day', 'first x'],
  ]);
});
