import type { ReceiptDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { mustBeThere } from '../tickets/see-ticket.ts';

type Row = {
  id: string;
  messageId: string;
  channelId: string;
  identityId: string;
  kind: string;
  address: string;
  state: ReceiptDto['state'];
  why: ReceiptDto['why'];
  createdAt: Date;
  finishedAt: Date | null;
  sentId: string | null;
  delivery: NonNullable<ReceiptDto['sent']>['delivery'];
  deliveryCode: string | null;
  deliveryDetail: string | null;
  rawBlob: string | null;
  steps: NonNullable<ReceiptDto['sent']>['steps'];
};

/** Who was told what on arrival, and the proof of it; also of the tickets that were merged into this one. @throws resource.notFound */
export const listReceipts = async (app: App, actor: Actor, ticketId: string): Promise<ReceiptDto[]> => {
  authorise(actor, 'tickets.read');
  await mustBeThere(app.db, ticketId);
  const { rows } = await sql<Row>`
    select receipt.id, receipt.message_id, receipt.channel_id, receipt.identity_id, identity.kind,
      identity.value as address, receipt.state, receipt.why, receipt.created_at, receipt.finished_at,
      sent.id as sent_id, sent.delivery, sent.delivery_code, sent.delivery_detail, sent.raw_blob,
      coalesce((select jsonb_agg(jsonb_build_object('at', event.at, 'status',
          case event.type when 'message.sent' then 'made' else event.facts->>'status' end,
          'code', event.facts->>'code') order by event.position)
        from event where event.ticket_id = sent.ticket_id and event.facts->>'messageId' = sent.id::text
          and event.type in ('message.sent', 'message.deliveryChanged')), '[]') as steps
    from receipt join identity on identity.id = receipt.identity_id
      left join message as sent on sent.id = receipt.receipt_message_id
    where receipt.ticket_id in (select id from ticket where id = ${ticketId} or merged_into = ${ticketId})
    order by receipt.created_at, receipt.id`.execute(app.db);
  return rows.map(present);
};

const present = (row: Row): ReceiptDto => ({
  id: row.id,
  messageId: row.messageId,
  channelId: row.channelId,
  sender: { identityId: row.identityId, kind: row.kind, address: row.address },
  state: row.state,
  why: row.why,
  askedAt: row.createdAt.toISOString(),
  settledAt: row.finishedAt?.toISOString() ?? null,
  sent:
    row.sentId === null
      ? null
      : {
          messageId: row.sentId,
          delivery: row.delivery,
          deliveryCode: row.deliveryCode,
          deliveryDetail: row.deliveryDetail,
          hasOriginal: row.rawBlob !== null,
          steps: row.steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
        },
});
