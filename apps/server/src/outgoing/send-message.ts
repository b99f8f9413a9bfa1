import { HiloError, type SendMessageBody } from '@hilo/api';
import type { Party } from '@hilo/channel-kit';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { requireVersion } from '../app/require-version.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { endDraft } from '../drafts/end-draft.ts';
import { requireFilledFields } from '../fields/require-fields.ts';
import { writeMentions } from '../notifications/write-mentions.ts';
import { passUnanswered } from '../promises/clocks/clocks-of-change.ts';
import { startFollowUp } from '../promises/clocks/start-follow-up.ts';
import { storeMessage } from '../tickets/store-message.ts';
import { answerTarget } from './answer-target.ts';
import { departureOf, moveOn } from './departure.ts';
import { judgeAnswer } from './judge-answer.ts';
import { normaliseParty } from './normalise-party.ts';
import { placePictures } from './place-pictures.ts';
import { queueOutgoing, type WrittenFrom } from './queue-outgoing.ts';
import { takeFiles } from './take-files.ts';
import { withForwarded } from './with-forwarded.ts';

type SendResult = { messageId: string; ticketId: string };

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
    return { messageId: await addMessage(unit, hub, actor, ticket, body), ticketId };
  });
};

/** The same in the caller's transaction, which has locked the ticket. @returns the message's id */
export const addMessage = async (
  unit: Unit,
  hub: ChannelHub,
  actor: Actor,
  ticket: LockedTicket,
  body: SendMessageBody,
  /**
   * What the law lets us say instead of an answer: it asks for what is missing, says that more time is taken, or that the
   * matter was handed to whose it is.
   */
  { instead = null }: { instead?: 'cure' | 'extension' | 'transfer' | null } = {},
): Promise<string> => {
  const ticketId = ticket.id;
  if (body.kind !== 'note' && body.thenStatus === 'resolved') await requireFilledFields(unit, ticketId);
  const files = await takeFiles(unit, ticketId, body.uploadIds, body.attachmentIds);
  if (body.text.trim() === '' && files.length === 0)
    throw new HiloError('message.empty', 'Write something, or attach a file.');
  const author = await authorOf(unit, actor);
  await endDraft(unit, actor, ticketId, body);
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
    await writeMentions(unit, messageId, body.mentions ?? []);
    unit.emit({ type: 'note.added', ticketId, facts: { messageId } });
    return messageId;
  }
  const target = await answerTarget(unit, ticketId, body, hub);
  const isForward = body.kind === 'forward' || (await isAmongPartners(unit, ticketId, target.to));
  const { capabilities } = target.entry.adapter;
  const answer = instead
    ? ({ counts: false, why: instead, reason: null } as const)
    : judgeAnswer(body, { actor, isForward, medium: capabilities.medium, fileCount: files.length });
  const givesUp =
    instead === 'transfer'
      ? 'transferred'
      : body.thenStatus === 'resolved' && !answer.counts
        ? await passUnanswered(unit, ticketId, body.why)
        : null;
  const html = await withForwarded(unit, ticketId, body, files);
  const messageId = await queueOutgoing(unit, {
    ticket,
    channelId: target.channelId,
    capabilities,
    author,
    to: target.to,
    cc: target.cc,
    bcc: body.bcc.map(normaliseParty),
    subject: body.subject === undefined ? target.subject : body.subject,
    text: body.text,
    html,
    files: capabilities.html ? placePictures(html, body.uploadIds, files) : files,
    refs: target.refs,
    nativeThread: target.nativeThread,
    lastInboundAt: target.lastInboundAt,
    ownParties: target.ownParties,
    isForward,
    answer,
    givesUp,
    undoSeconds: body.undoSeconds,
    writtenFrom: writtenFrom(body),
    departure: departureOf(body, { isForward, counts: answer.counts, givesUp }, capabilities, unit.now),
    move: (state) =>
      moveOn(
        state,
        { isForward, counts: answer.counts, thenStatus: body.thenStatus, followUpAt: body.followUpAt },
        unit.now,
      ),
  });
  if (body.followUp) await startFollowUp(unit, ticketId, { ...body.followUp, messageId });
  if (body.channelReason !== undefined)
    await unit.trx
      .updateTable('message')
      .set({ channelReason: body.channelReason })
      .where('id', '=', messageId)
      .execute();
  return messageId;
};

/** A side conversation: everybody it goes to was brought in by us, and is not the customer. */
const isAmongPartners = async (unit: Unit, ticketId: string, to: Party[]): Promise<boolean> => {
  const partners = await unit.trx
    .selectFrom('participant')
    .select(['kind', 'value'])
    .where('ticketId', '=', ticketId)
    .where('role', '=', 'partner')
    .execute();
  return to.every((party) =>
    partners.some((partner) => partner.kind === party.kind && partner.value === party.value),
  );
};

const writtenFrom = ({ inReplyTo, forwards, attachmentIds }: SendMessageBody): WrittenFrom | null => {
  const from = inReplyTo ?? forwards ?? null;
  return from === null && attachmentIds.length === 0
    ? null
    : { inReplyTo: from, attachmentIds: [...new Set(attachmentIds)] };
};

type LockedTicket = Awaited<ReturnType<typeof lockTicket>>;

export const lockTicket = async (unit: Unit, ticketId: string, ifVersion?: number) => {
  const ticket = await unit.trx
    .selectFrom('ticket')
    .select([
      'ticket.id',
      'ticket.version',
      'ticket.ownerId',
      'ticket.customerId',
      'ticket.queueId',
      'ticket.status',
      'ticket.mergedInto',
    ])
    // Read by itself: another customer may have it by the time it is locked, and a join would then find neither.
    .select(({ selectFrom }) =>
      selectFrom('customer')
        .select('restrictedAt')
        .whereRef('customer.id', '=', 'ticket.customerId')
        .as('restrictedAt'),
    )
    .where('ticket.id', '=', ticketId)
    .forNoKeyUpdate('ticket')
    .executeTakeFirst();
  if (!ticket) throw new HiloError('resource.notFound', 'There is no such ticket.');
  if (ticket.restrictedAt !== null)
    throw new HiloError(
      'customer.restricted',
      'The data of this customer are blocked; nothing can be added.',
    );
  if (ticket.mergedInto !== null)
    throw new HiloError('resource.conflict', 'This ticket was merged into another one. Write there.', {
      mergedInto: ticket.mergedInto,
    });
  requireVersion(ticket, ifVersion, 'this ticket');
  return ticket;
};

export const authorOf = async (
  unit: Unit,
  actor: Actor,
): Promise<{ agentId?: string; name: string | null }> => {
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
