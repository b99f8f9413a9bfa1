import type { Received, TranscriptArrival } from '@hilo/channel-kit';
import { normaliseIdentity, type TranscriptFacts, whyNoTranscript } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import { ownTicket } from '../arrivals/place-contact.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import { recordArrival } from '../arrivals/record-arrival.ts';
import { type Kinds, mailTicket } from './mail-ticket.ts';
import { readConversation } from './read-conversation.ts';
import { wordsFor } from './words-for.ts';
import { wordsAndFiles, writeConversation } from './write-conversation.ts';

const mostMessages = 500;
const dayMs = 24 * 3_600_000;

/**
 * Mails what somebody sees of a conversation on this channel: to an address that is proved, or that she left in the
 * ticket.
 */
export const sendTranscript = async (
  app: App,
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
  const why = whyNoTranscript(await readFacts(unit, channel.id, ticketId, arrival));
  if (why !== null) return refuse(why);
  // As one who proved nothing, and so what was said here alone.
  const reader = { party: arrival.from, alsoProved: [], isProved: false };
  const { messages } = await readConversation(
    { ...app, db: unit.trx },
    channel.id,
    reader,
    { limit: mostMessages },
    () => ({ es: '', en: '' }),
  );
  const spoken = await wordsFor(unit, ticketId);
  const { words, locale } = spoken;
  const { timeZone } = spoken.organisation;
  const clock = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  });
  const said = messages
    .filter((shown) => shown.ticketId === ticketId && !shown.isRedacted && !shown.isReceipt)
    .map(({ occurredAt, direction, name, isOwn, text, files }) => {
      const who = isOwn ? words.you : (name ?? (direction === 'out' ? words.us : words.you));
      return {
        head: `${clock.format(new Date(occurredAt))} · ${who}`,
        text: wordsAndFiles(
          spoken,
          text,
          files.map((file) => file.name),
        ),
      };
    });
  const letter = writeConversation(spoken, {
    lead: words.transcript,
    said,
    trackingKey: arrival.trackingKey,
    publicUrl: channel.publicUrl ?? '',
  });
  const sent = await mailTicket(unit, kinds, ticketId, arrival.to, letter);
  if (sent === null) return refuse('noChannel');
  await recordArrival(unit, channel.id, arrival, { outcome: 'placed', why: 'transcript', messageId: sent });
  return 'placed';
};

/** Those that go to one address, and those of one ticket, are counted one after the other. */
const readFacts = async (
  unit: Unit,
  channelId: string,
  ticketId: string,
  { from, to }: TranscriptArrival,
): Promise<TranscriptFacts> => {
  const value = normaliseIdentity(to.kind, to.value);
  const locks = [`transcript to:${to.kind}:${value}`, `transcript of:${ticketId}`];
  await sql`select ${sql.join(locks.map((name) => sql`pg_advisory_xact_lock(hashtextextended(${name}, 0))`))}`.execute(
    unit.trx,
  );
  const since = new Date(unit.now.getTime() - dayMs);
  const { rows } = await sql<TranscriptFacts>`
    with sent as materialized (
      select message.ticket_id, message.parties from arrival join message on message.id = arrival.message_id
      where arrival.channel_id = ${channelId} and outcome = 'placed' and arrival.received_at > ${since}
        and arrival.type = 'transcript')
    select customer.restricted_at is not null as is_blocked,
      exists (select from participant where participant.ticket_id = ticket.id and kind = ${to.kind}
        and value = ${value} and role = 'customer') as is_left,
      exists (select from identity join identity as own on own.customer_id = identity.customer_id
        where identity.kind = ${to.kind} and identity.value = ${value} and identity.verified_at is not null
          and own.kind = ${from.kind} and own.value = ${from.value}) as is_proved,
      exists (select from message where message.ticket_id = ticket.id and direction = 'out'
        and message.kind = 'message') as is_answered,
      (select count(*) from sent
        where parties->'to' @> ${JSON.stringify([{ kind: to.kind, value }])}::jsonb) as sent_to_address,
      (select count(*) from sent where sent.ticket_id = ticket.id) as sent_of_ticket
    from ticket join customer on customer.id = ticket.customer_id where ticket.id = ${ticketId}`.execute(
    unit.trx,
  );
  return rows[0]!;
};
