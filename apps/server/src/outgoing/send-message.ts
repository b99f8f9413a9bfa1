import { HiloError, type SendMessageBody } from '@hilo/api';
import type { Capabilities, Party } from '@hilo/channel-kit';
import { type Actor, changeTicket, normaliseIdentity } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { storeMessage } from '../tickets/store-message.ts';
import { answerTarget } from './answer-target.ts';
import { takeFiles } from './take-files.ts';

export type SendResult = { messageId: string; ticketId: string };

/**
 * Adds an answer, a note or a forward to a ticket. The answer and its outbox row commit together; sending comes
 * after. Where the channel is deferred it may be called back for `undoSeconds`.
 */
export const sendMessage = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  ticketId: string,
  body: SendMessageBody,
  options: { ifVersion?: number } = {},
): Promise<SendResult> => {
  authorise(actor, body.kind === 'note' ? 'tickets.write' : 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    const ticket = await lockTicket(unit, ticketId, options.ifVersion);
    const files = await takeFiles(unit, ticketId, body.uploadIds, body.attachmentIds);
    if (body.text.trim() === '' && files.length === 0)
      throw new HiloError('message.empty', 'Write something, or attach a file.');
    const author = await authorOf(unit, actor);
    if (body.kind === 'note') {
      const messageId = await storeMessage(unit, {
        ticketId,
        channelId: null,
        kind: 'note',
        direction: 'internal',
        author,
        arrival: {
          ...plainContent(unit, body),
          files,
          to: [],
          cc: [],
          thread: { ownRef: null, nativeThread: null, refs: [] },
        },
        move: null,
      });
      unit.emit({ type: 'note.added', ticketId, facts: { messageId } });
      return { messageId, ticketId };
    }
    const target = await answerTarget(unit, ticketId, body, hub);
    const { capabilities } = target.entry.adapter;
    checkLimits(capabilities, body, files, target.lastInboundAt, unit.now);
    const messageId = unit.newId();
    await storeMessage(unit, {
      id: messageId,
      ticketId,
      channelId: target.channelId,
      kind: 'message',
      direction: 'out',
      author,
      delivery: 'queued',
      arrival: {
        ...plainContent(unit, body),
        subject: body.subject === undefined ? target.subject : body.subject,
        files,
        to: target.to,
        cc: target.cc,
        bcc: body.bcc.map(normaliseParty),
        thread: { ownRef: `hilo.${messageId}`, nativeThread: target.nativeThread, refs: target.refs },
      },
      ownParties: target.ownParties,
      move: (state) => {
        // A forward asks somebody else: the customer still waits.
        const answered =
          body.kind === 'answer'
            ? changeTicket(state, { type: 'answered', at: unit.now.toISOString() })
            : state;
        if (body.thenStatus === 'resolved') return changeTicket(answered, { type: 'resolve' });
        if (body.thenStatus === 'open') return changeTicket(answered, { type: 'reopen' });
        if (body.thenStatus !== 'waiting') return answered;
        if (body.followUpAt === undefined)
          throw new HiloError(
            'ticket.followUpNeeded',
            'A waiting ticket needs the day on which it comes back (followUpAt).',
          );
        return changeTicket(answered, { type: 'wait', on: 'customer', followUpAt: body.followUpAt });
      },
    });
    const undoSeconds = capabilities.liveness === 'deferred' ? body.undoSeconds : 0;
    await unit.trx
      .insertInto('outbox')
      .values({
        id: unit.newId(),
        messageId,
        channelId: target.channelId,
        state: 'queued',
        dueAt: new Date(unit.now.getTime() + undoSeconds * 1000),
        createdAt: unit.now,
      })
      .execute();
    if (ticket.ownerId === null && author.agentId) await takeOver(unit, ticketId, author.agentId);
    unit.emit({
      type: 'message.sent',
      ticketId,
      customerId: ticket.customerId,
      facts: { messageId, channelId: target.channelId },
    });
    return { messageId, ticketId };
  });
};

export const lockTicket = async (unit: Unit, ticketId: string, ifVersion?: number) => {
  const ticket = await unit.trx
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select([
      'ticket.id',
      'ticket.version',
      'ticket.ownerId',
      'ticket.customerId',
      'ticket.queueId',
      'ticket.status',
      'customer.restrictedAt',
    ])
    .where('ticket.id', '=', ticketId)
    .forUpdate('ticket')
    .executeTakeFirst();
  if (!ticket) throw new HiloError('resource.notFound', 'There is no such ticket.');
  if (ticket.restrictedAt !== null)
    throw new HiloError(
      'customer.restricted',
      'The data of this customer are blocked; nothing can be added.',
    );
  if (ifVersion !== undefined && ticket.version !== ifVersion)
    throw new HiloError('resource.changed', 'Somebody changed this ticket meanwhile. Read it again.', {
      version: ticket.version,
    });
  return ticket;
};

/** Who answers an unowned ticket has it from then on. */
const takeOver = async (unit: Unit, ticketId: string, agentId: string): Promise<void> => {
  await unit.trx.updateTable('ticket').set({ ownerId: agentId }).where('id', '=', ticketId).execute();
  unit.emit({ type: 'ticket.assigned', ticketId, facts: { from: null, to: agentId } });
};

const authorOf = async (unit: Unit, actor: Actor): Promise<{ agentId?: string; name: string | null }> => {
  if (actor.type !== 'agent') return { name: null };
  const agent = await unit.trx
    .selectFrom('agent')
    .select((row) => [row.fn.coalesce('alias', 'name').as('name')])
    .where('id', '=', actor.agentId)
    .executeTakeFirstOrThrow();
  return { agentId: actor.agentId, name: agent.name };
};

const plainContent = (unit: Unit, body: SendMessageBody) => ({
  subject: null,
  text: body.text,
  quotedText: null,
  signature: null,
  html: body.html,
  occurredAt: unit.now.toISOString(),
  warnings: [],
});

export const normaliseParty = (party: Party): Party => ({
  ...party,
  value: normaliseIdentity(party.kind, party.value),
});

const checkLimits = (
  capabilities: Capabilities,
  body: SendMessageBody,
  files: { blob: { size: number } }[],
  lastInboundAt: Date | null,
  now: Date,
): void => {
  const over = (what: string, limit: number, actual: number): never => {
    throw new HiloError(
      'message.overLimit',
      `Too large for this channel: ${what} ${actual}, at most ${limit}.`,
      { what, limit, actual },
    );
  };
  const { maxBody, attachments, replyWindow } = capabilities;
  if (maxBody !== null && body.text.length > maxBody) over('characters', maxBody, body.text.length);
  if (files.length > 0) {
    const limits = attachments ?? { maxFiles: 0, maxFileBytes: 0, maxTotalBytes: 0 };
    if (files.length > limits.maxFiles) over('files', limits.maxFiles, files.length);
    let total = 0;
    for (const { blob } of files) {
      if (blob.size > limits.maxFileBytes) over('bytes in one file', limits.maxFileBytes, blob.size);
      total += blob.size;
    }
    if (total > limits.maxTotalBytes) over('bytes in all', limits.maxTotalBytes, total);
  }
  if (replyWindow !== null) {
    const closesAt = (lastInboundAt?.getTime() ?? 0) + replyWindow.hours * 3_600_000;
    if (closesAt < now.getTime())
      throw new HiloError(
        'message.windowClosed',
        'This channel takes no answer so long after the last message.',
        { hours: replyWindow.hours },
      );
  }
};
