import { type MailSink, startMailSink } from '@hilo/channel-email/testing';
import { onTestFinished } from 'vitest';
import { makeMails } from './make-mails.ts';
import { postMails } from './post-mails.ts';
import { type Hilo, startHilo } from './start-server.ts';

export type OutgoingWorld = {
  hilo: Hilo;
  sink: MailSink;
  ticketIds: string[];
  /** Queues an answer in a ticket; its message's id. */
  answer(ticketId: string, text: string, more?: Record<string, unknown>): Promise<string>;
  /** How a message stands: on itself, in the outbox and at its ticket. */
  standing(messageId: string): Promise<Standing>;
  /** How often a text has reached the provider. */
  sent(text: string): number;
};

export type Standing = {
  delivery: string;
  deliveryDetail: string | null;
  state: string;
  attempt: number;
  lastCode: string | null;
  waitSeconds: number;
  ticketStatus: string;
};

/** A server whose outgoing mail goes to a sink, with `tickets` tickets to answer in. */
export const startOutgoingWorld = async (tickets: number): Promise<OutgoingWorld> => {
  const sink = await startMailSink();
  onTestFinished(() => sink.close());
  const hilo = await startHilo({ HILO_SMTP_RELAY: sink.url, HILO_MAIL_FROM: 'hola@empresa.example' });
  // Nothing but answers goes out.
  await hilo.pool.query('update channel set sends_receipts = false');
  await postMails(hilo.smtpPort, makeMails(tickets, 'out'), 4);
  const { rows } = await hilo.pool.query<{ id: string }>('select id from ticket order by id');
  return {
    hilo,
    sink,
    ticketIds: rows.map(({ id }) => id),
    async answer(ticketId, text, more = {}) {
      const { status, body } = await hilo.ask('POST', `/api/v1/tickets/${ticketId}/messages`, {
        text,
        ...more,
      });
      if (status !== 201) throw new Error(`answering gave ${status}: ${JSON.stringify(body)}`);
      return (body as { id: string }).id;
    },
    async standing(messageId) {
      const found = await hilo.pool.query<Standing>(
        `select delivery, delivery_detail as "deliveryDetail", state, attempt, last_code as "lastCode",
          extract(epoch from outbox.due_at - outbox.created_at)::float8 as "waitSeconds", ticket.status as "ticketStatus"
        from message join outbox on outbox.message_id = message.id join ticket on ticket.id = message.ticket_id
        where message.id = $1`,
        [messageId],
      );
      return found.rows[0]!;
    },
    sent: (text) => sink.mails.filter(({ raw }) => raw.toString().includes(text)).length,
  };
};
