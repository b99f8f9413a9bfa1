import { HiloError, type SendMessageBody } from '@hilo/api';
import type { Capabilities } from '@hilo/channel-kit';
import { changeTicket, type TicketState } from '@hilo/core';

/** What becomes of a ticket with a message of ours. */
export type Then = {
  isForward: boolean;
  /** It answers the customer. Of what was put off before that was known: whatever is no forward does. */
  counts?: boolean | undefined;
  /** Why what the law waits for is given up with it. */
  givesUp?: string | null | undefined;
  thenStatus?: 'open' | 'waiting' | 'resolved' | undefined;
  followUpAt?: string | undefined;
};
/** The same for a message that leaves later, with the moment. */
export type Departure = Then & { sendAt: string };

/** How far ahead something may be put off: who remembers it after a year? */
const longestMs = 366 * 24 * 3_600_000;

/** @throws ticket.followUpNeeded for a waiting ticket without the day on which it comes back */
export const moveOn = (
  state: TicketState,
  { isForward, counts = !isForward, thenStatus, followUpAt }: Then,
  now: Date,
): TicketState => {
  // What goes to somebody else, or only says that an answer will come, answers nothing: the customer still waits.
  const answered = !counts ? state : changeTicket(state, { type: 'answered', at: now.toISOString() });
  if (thenStatus === 'resolved') return changeTicket(answered, { type: 'resolve' });
  if (thenStatus === 'open') return changeTicket(answered, { type: 'reopen', waitingSince: null });
  if (thenStatus !== 'waiting') return answered;
  if (followUpAt === undefined)
    throw new HiloError(
      'ticket.followUpNeeded',
      'A waiting ticket needs the day on which it comes back (followUpAt).',
    );
  return changeTicket(answered, { type: 'wait', on: isForward ? 'partner' : 'customer', followUpAt });
};

/** @throws request.invalid where it cannot leave then */
export const departureOf = (
  { sendAt, thenStatus, followUpAt }: SendMessageBody,
  { isForward, counts, givesUp }: Pick<Departure, 'isForward' | 'counts' | 'givesUp'>,
  capabilities: Capabilities,
  now: Date,
): Departure | null => {
  if (sendAt === undefined) return null;
  const at = Date.parse(sendAt);
  const problem =
    capabilities.liveness === 'live' || capabilities.carrier === 'own'
      ? 'live'
      : at <= now.getTime()
        ? 'past'
        : at > now.getTime() + longestMs
          ? 'tooLate'
          : thenStatus === 'waiting' && followUpAt !== undefined && Date.parse(followUpAt) <= at
            ? 'followUpBefore'
            : null;
  if (problem)
    throw new HiloError('request.invalid', `This message cannot leave then (${problem}).`, {
      fields: [{ field: 'sendAt', problem }],
    });
  if (thenStatus === 'waiting' && followUpAt === undefined)
    throw new HiloError(
      'ticket.followUpNeeded',
      'A waiting ticket needs the day on which it comes back (followUpAt).',
    );
  return { sendAt: new Date(at).toISOString(), isForward, counts, givesUp, thenStatus, followUpAt };
};
