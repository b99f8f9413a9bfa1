import type { LegalTopic, SentAnswer, TicketKind } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';
import type { TicketRow } from '../../tickets/store-message.ts';
import { isAnswer } from '../answered/last-answer.ts';
import type { Facts } from './clocks-of-message.ts';

/** What of a ticket a clock is computed by. */
export const factsOf = (
  row: Pick<TicketRow, 'kind' | 'topic' | 'segment' | 'locale'>,
  given: { at: string; channelId: string | null; messageId: string | null },
  label: { kind?: TicketKind; topic?: LegalTopic | null } = {},
): Facts => ({
  ...given,
  ticketKind: label.kind ?? row.kind,
  topic: label.topic === undefined ? row.topic : label.topic,
  segment: row.segment,
  locale: row.locale,
});

type Asked = { at: string; messageId: string; channelId: string | null };
export type ThreadFacts = {
  /** The customer's first message: when the matter was presented. */
  first: Asked | null;
  /** Her first that nobody has answered since. */
  unanswered: Asked | null;
  /** The last that counts. */
  answer: SentAnswer | null;
  /** What the law asked was given, or given up: it is not asked again. */
  isLawDone: boolean;
};

type Row = { at: Date; messageId: string; channelId: string | null };

/** Who asked what, and whether anybody answered, by the messages themselves. Partners ask for nothing. */
export const readThreadFacts = async (unit: Unit, ticketId: string): Promise<ThreadFacts> => {
  const asks = sql`message.direction = 'in' and message.kind = 'message' and automatic is distinct from 'auto'
    and not exists (select from identity join participant on participant.kind = identity.kind
        and participant.value = identity.value
      where identity.id = author_identity_id and participant.ticket_id = ${ticketId} and participant.role = 'partner')`;
  const columns = sql`occurred_at as at, id as message_id, channel_id`;
  const { rows } = await sql<Row & { place: 'first' | 'answer' | 'unanswered' | 'law' }>`
    with answer as materialized (select ${columns} from message where ticket_id = ${ticketId} and ${isAnswer}
      order by occurred_at desc, id desc limit 1)
    select 'answer' as place, * from answer
    union all (select 'first', ${columns} from message where ticket_id = ${ticketId} and ${asks}
      order by occurred_at, id limit 1)
    union all (select 'unanswered', ${columns} from message where ticket_id = ${ticketId} and ${asks}
      and occurred_at > coalesce((select at from answer), '-infinity') order by occurred_at, id limit 1)
    union all (select 'law', ended_at, id, channel_id from clock where ticket_id = ${ticketId} and kind = 'legal'
      and end_reason in ('answered', 'resolved', 'approved', 'givenUp', 'transferred') limit 1)`.execute(
    unit.trx,
  );
  const of = (place: string): Asked | null => {
    const row = rows.find((one) => one.place === place);
    return row ? { at: row.at.toISOString(), messageId: row.messageId, channelId: row.channelId } : null;
  };
  return {
    first: of('first'),
    unanswered: of('unanswered'),
    answer: of('answer'),
    isLawDone: of('law') !== null,
  };
};
