import { HiloError, type OpenTicketBody } from '@hilo/api';
import type { Party } from '@hilo/channel-kit';
import { type Actor, changeTicket } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { presentSettings } from '../channels/settings.ts';
import { createIdentity } from '../customers/create-identity.ts';
import { lockHomeOf } from '../customers/lock-customer.ts';
import { normaliseParty } from '../outgoing/normalise-party.ts';
import { queueOutgoing } from '../outgoing/queue-outgoing.ts';
import { authorOf } from '../outgoing/send-message.ts';
import { takeFiles } from '../outgoing/take-files.ts';
import { createTicket } from './create-ticket.ts';

/**
 * Begins a ticket with a message of ours: the first recipient is its customer, made where nobody is known by that
 * address. @throws ticket.noChannel, ticket.noRecipient, message.empty, message.overLimit, message.windowClosed
 */
export const openTicket = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  body: OpenTicketBody,
): Promise<{ ticketId: string; messageId: string }> => {
  authorise(actor, 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    const channel = await unit.trx
      .selectFrom('channel')
      .select(['id', 'kind', 'settings', 'queueId'])
      .where('id', '=', body.channelId)
      .where('archivedAt', 'is', null)
      .executeTakeFirst();
    const entry = channel && hub.kinds.get(channel.kind);
    if (!channel || !entry?.adapter.capabilities.outbound)
      throw new HiloError('ticket.noChannel', 'This channel cannot carry a message. Choose another.');
    const ownParties = entry.adapter.ownParties(presentSettings(entry.adapter, channel.settings).settings);
    const to = body.to.map(normaliseParty);
    const [first] = to;
    if (!first || ownParties.some((own) => own.kind === first.kind && own.value === first.value))
      throw new HiloError('ticket.noRecipient', 'Say to whom this goes; it cannot be this channel itself.');
    const files = await takeFiles(unit, '', body.uploadIds, []);
    if (body.text.trim() === '' && files.length === 0)
      throw new HiloError('message.empty', 'Write something, or attach a file.');
    const author = await authorOf(unit, actor);
    const customerId = await lockHomeOf(unit, await customerOf(unit, first));
    const ticketId = await createTicket(app, unit, {
      customerId,
      channelId: channel.id,
      queueId: body.queueId ?? channel.queueId,
      subject: body.subject,
      direction: 'out',
      rule: 'outbound',
      kind: body.kind,
      ownerId: author.agentId ?? null,
      occurredAt: unit.now.toISOString(),
    });
    const messageId = await queueOutgoing(unit, {
      ticket: { id: ticketId, ownerId: author.agentId ?? null, customerId },
      channelId: channel.id,
      capabilities: entry.adapter.capabilities,
      author,
      to,
      cc: body.cc.map(normaliseParty),
      bcc: body.bcc.map(normaliseParty),
      subject: body.subject,
      text: body.text,
      html: body.html,
      files,
      refs: [],
      nativeThread: null,
      lastInboundAt: null,
      ownParties,
      isForward: false,
      undoSeconds: 0,
      move: (state) => changeTicket(state, { type: 'answered', at: unit.now.toISOString() }),
    });
    return { ticketId, messageId };
  });
};

const customerOf = async (unit: Unit, party: Party): Promise<string> => {
  const known = await unit.trx
    .selectFrom('identity')
    .select('customerId')
    .where('kind', '=', party.kind)
    .where('value', '=', party.value)
    .executeTakeFirst();
  if (known) return known.customerId;
  return (await createIdentity(unit, party)).customerId;
};
