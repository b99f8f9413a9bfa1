import { type ClockRules, followTicket, type TicketMoved } from '@hilo/core';
import type { Promises } from '../promise-book.ts';
import type { ClockWork } from './clock-work.ts';

/** A ticket moves: by itself where nothing else is said, without a message and without an answer. */
export type Move = Pick<TicketMoved, 'before' | 'after' | 'at'> & Partial<Omit<TicketMoved, 'zone'>>;

const byItself = { channelId: null, messageId: null, answer: null, givesUp: null };

/** Takes the clocks at work along with their ticket. */
export const followMove = (work: ClockWork, move: Move, rules: ClockRules, promises: Promises): void => {
  const moved = { ...byItself, ...move, zone: promises.organisation.zone };
  const { changes, starts } = followTicket(work.living(), moved, rules, promises.wakePolicy);
  work.change(changes);
  work.start(starts);
};
