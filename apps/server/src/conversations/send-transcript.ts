import type { Received, TranscriptArrival } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { mayBeSentTo, ownTicket } from '../arrivals/place-contact.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import { recordArrival } from '../arrivals/record-arrival.ts';
import { type Kinds, mailTicket } from './mail-ticket.ts';
import { wordsFor } from './words-for.ts';

const mostMessages = 500;

type Line = {
  at: Date;
  direction: 'in' | 'out';
  authorName: string | null;
  text: string;
  isRedacted: boolean;
};

/** Mails what was said on this channel to who said it: to an address that is proved, or that she left in the ticket. */
export const sendTranscript = async (
  unit: Unit,
  channel: ArrivalChannel,
  kinds: Kinds,
  arrival: TranscriptArrival,
): Promise<Received['outcome']> => {
  const refuse = async (why: string): Promise<Received['outcome']> => {
    await recordArrival(unit, channel.id, arrival, { outcome: 'ignored', why });
    return 'ignored';
  };
  const ticketId = await ownTicket(unit, arrival.from, arrival.trackingKey);
  if (ticketId === null) return refuse('notHerTicket');
  if (!(await mayBeSentTo(unit, ticketId, arrival))) return refuse('notHerAddress');
  const { rows } = await sql<Line>`
    select message.occurred_at as at, direction, author_name, text, redacted_at is not null as is_redacted
    from message where message.ticket_id = ${ticketId} and message.channel_id = ${channel.id} and message.kind = 'message'
    order by message.occurred_at, message.id limit ${mostMessages}`.execute(unit.trx);
  const { words, locale, timeZone } = await wordsFor(unit, ticketId);
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone });
  const said = rows
    .filter(({ isRedacted }) => !isRedacted)
    .map(({ at, direction, authorName, text }) => {
      const who = direction === 'out' ? (authorName ?? words.us) : (authorName ?? words.you);
      return `${clock.format(at)} · ${who}\n${text}`;
    })
    .join('\n\n');
  const sent = await mailTicket(unit, kinds, ticketId, arrival.to, {
    subject: words.subject(arrival.trackingKey),
    text: words.transcript(said, arrival.trackingKey),
  });
  if (sent === null) return refuse('noChannel');
  await recordArrival(unit, channel.id, arrival, { outcome: 'placed', why: 'transcript', messageId: sent });
  return 'placed';
};
