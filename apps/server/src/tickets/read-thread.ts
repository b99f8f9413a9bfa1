import type { AttachmentDto, MentionDto, MessageDto, ThreadPage } from '@hilo/api';
import type { Placement } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { pageFrom, readCursor } from '../app/cursor.ts';
import { signFile } from '../files/sign-file.ts';
import type { Mark } from '../promises/answered/mark-answer.ts';
import { readTicketEvents } from './read-ticket-events.ts';

/** A page of a ticket's thread, from the newest backwards; within the page oldest first, as it is read. */
export const readThread = async (
  app: App,
  ticket: { id: string; customerId: string },
  query: { cursor?: string | undefined; limit: number },
): Promise<ThreadPage> => {
  const cursor = readCursor(query.cursor);
  let rows = selectMessages(app).where('message.ticketId', '=', ticket.id);
  if (cursor)
    rows = rows.where(
      sql<boolean>`(message.occurred_at, message.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    );
  const found = await rows
    .orderBy('message.occurredAt', 'desc')
    .orderBy('message.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = pageFrom(found, query.limit, (row) => ({ at: row.occurredAt, id: row.id }));
  const oldest = page.items.at(-1)?.occurredAt ?? null;
  const [items, events] = await Promise.all([
    presentMessages(app, page.items, ticket.customerId),
    // What happened before the first message is told with it.
    readTicketEvents(app, ticket.id, {
      from: page.nextCursor === null ? null : oldest,
      until: cursor?.at ?? null,
    }),
  ]);
  return { items: items.reverse(), events, nextCursor: page.nextCursor };
};

/** One message, presented as in its thread. Null where there is none. */
export const readMessage = async (app: App, messageId: string): Promise<MessageDto | null> => {
  const row = await selectMessages(app)
    .innerJoin('ticket', 'ticket.id', 'message.ticketId')
    .select('ticket.customerId as ticketCustomerId')
    .where('message.id', '=', messageId)
    .executeTakeFirst();
  if (!row) return null;
  const [message] = await presentMessages(app, [row], row.ticketCustomerId);
  return message ?? null;
};

const selectMessages = (app: App) =>
  app.db
    .selectFrom('message')
    .leftJoin('identity', 'identity.id', 'message.authorIdentityId')
    .leftJoin('outbox', 'outbox.messageId', 'message.id')
    .select([
      'message.id',
      'message.ticketId',
      'message.interactionId',
      'message.channelId',
      'message.kind',
      'message.direction',
      'message.authorAgentId',
      'message.authorName',
      'message.subject',
      'message.text',
      'message.quotedText',
      'message.signature',
      'message.parties',
      'message.automatic',
      'message.assurance',
      'message.placement',
      'message.warnings',
      'message.rawBlob',
      'message.delivery',
      'message.deliveryCode',
      'message.deliveryDetail',
      'message.countsAsAnswer',
      'message.notCountedWhy',
      'message.countsReason',
      'message.mark',
      'message.channelReason',
      'message.occurredAt',
      'message.createdAt',
      'message.redactedAt',
      'identity.customerId',
      'identity.value as address',
      'outbox.dueAt',
      'outbox.state as outboxState',
      'outbox.attempt',
    ])
    .select(sql<boolean>`message.html is not null`.as('hasHtml'))
    .select(
      sql<MentionDto[] | null>`case when message.kind = 'note' then (
        select jsonb_agg(jsonb_build_object('type', case when agent_id is null then 'team' else 'agent' end,
          'id', coalesce(agent_id, team_id), 'name', name))
        from message_mention where message_id = message.id) end`.as('mentions'),
    );

type Row = Awaited<ReturnType<ReturnType<typeof selectMessages>['execute']>>[number];

const presentMessages = async (app: App, rows: Row[], ticketCustomerId: string): Promise<MessageDto[]> => {
  const attachments = await loadAttachments(
    app,
    rows.map((row) => row.id),
  );
  return rows.map((row) => presentMessage(row, ticketCustomerId, attachments.get(row.id) ?? []));
};

const presentMessage = (row: Row, ticketCustomerId: string, attachments: AttachmentDto[]): MessageDto => {
  const { to = [], cc = [], bcc = [], replyTo = [] } = row.parties;
  const placement = row.placement as
    | (Pick<Placement, 'ticketId' | 'rule' | 'newSubject'> & Partial<Pick<Placement, 'refused'>>)
    | null;
  const canUndo = row.outboxState === 'queued' && row.attempt === 0 && row.delivery !== 'scheduled';
  return {
    id: row.id,
    ticketId: row.ticketId,
    interactionId: row.interactionId,
    channelId: row.channelId,
    kind: row.kind,
    direction: row.direction,
    author: {
      type: authorType(row, ticketCustomerId),
      customerId: row.customerId,
      agentId: row.authorAgentId,
      name: row.authorName,
      address: row.address,
    },
    subject: row.subject,
    text: row.text,
    quotedText: row.quotedText,
    signature: row.signature,
    hasHtml: row.hasHtml,
    hasOriginal: row.rawBlob !== null,
    to,
    cc,
    bcc,
    replyTo,
    automatic: row.automatic,
    assurance: row.assurance as MessageDto['assurance'],
    placement: placement && {
      rule: placement.rule,
      refused: placement.refused ?? [],
      // Where it was moved, somebody has decided.
      hasNewSubject: placement.newSubject === 'asked' && placement.ticketId === row.ticketId,
    },
    warnings: row.warnings,
    delivery: row.delivery,
    deliveryCode: row.deliveryCode,
    deliveryDetail: row.deliveryDetail,
    countsAsAnswer: row.countsAsAnswer,
    notCountedWhy: row.notCountedWhy,
    countsReason: row.countsReason,
    mark: presentMark(row.mark as Mark | null),
    channelReason: row.channelReason,
    sendAt: row.delivery === 'scheduled' ? (row.dueAt?.toISOString() ?? null) : null,
    undoUntil: canUndo ? (row.dueAt?.toISOString() ?? null) : null,
    attachments,
    mentions: row.mentions ?? [],
    occurredAt: row.occurredAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    redactedAt: row.redactedAt?.toISOString() ?? null,
  };
};

const presentMark = (mark: Mark | null): MessageDto['mark'] =>
  mark && {
    byId: mark.byId,
    at: mark.at,
    reason: mark.reason,
    wasAnswer: mark.before.countsAsAnswer ?? true,
  };

const authorType = (row: Row, ticketCustomerId: string): MessageDto['author']['type'] => {
  if (row.authorAgentId) return 'agent';
  if (row.direction === 'in') return row.customerId === ticketCustomerId ? 'customer' : 'participant';
  return row.kind === 'message' && row.authorName !== null ? 'elsewhere' : 'system';
};

const loadAttachments = async (app: App, messageIds: string[]): Promise<Map<string, AttachmentDto[]>> => {
  const byMessage = new Map<string, AttachmentDto[]>();
  if (messageIds.length === 0) return byMessage;
  const rows = await app.db
    .selectFrom('attachment')
    .selectAll()
    .where('messageId', 'in', messageIds)
    .orderBy('position')
    .execute();
  for (const row of rows) {
    const list = byMessage.get(row.messageId) ?? [];
    list.push({
      id: row.id,
      name: row.name,
      type: row.type,
      size: row.size,
      isInline: row.isInline,
      contentId: row.contentId,
      url: row.blob === null ? null : signFile(app, row.id),
      redactedAt: row.redactedAt?.toISOString() ?? null,
    });
    byMessage.set(row.messageId, list);
  }
  return byMessage;
};
