import { HiloError } from '@hilo/api';
import type { MessageArrival } from '@hilo/channel-kit';
import { type Actor, changeTicket } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { createIdentity } from '../customers/create-identity.ts';
import { lockCustomer, lockHomeOf } from '../customers/lock-customer.ts';
import { createTicket } from '../tickets/create-ticket.ts';
import { type StoredContent, storeMessage } from '../tickets/store-message.ts';

type Release = {
  /** For what could not be read: whose it is. Where omitted, of a customer nobody knows yet. */
  customerId?: string | undefined;
  subject?: string | null | undefined;
};

/**
 * Opens a ticket for what was left out, from what was kept of it; what could not be read is filed by hand, as a file
 * of the ticket. @throws resource.notFound; resource.conflict when somebody decided already
 */
export const releaseArrival = async (
  app: App,
  actor: Actor,
  arrivalId: string,
  release: Release = {},
): Promise<{ ticketId: string; messageId: string }> => {
  authorise(actor, 'quarantine.write');
  return inTransaction(app, actor, async (unit) => {
    const arrival = await lockUndecided(unit, arrivalId);
    const channel = await unit.trx
      .selectFrom('channel')
      .select(['id', 'queueId'])
      .where('id', '=', arrival.channelId)
      .executeTakeFirstOrThrow();
    const mail = arrival.payload as MessageArrival | null;
    const sender = mail ? await senderOf(unit, mail) : null;
    const meant = sender?.customerId ?? (await customerOf(unit, release.customerId));
    const customerId = await lockHomeOf(unit, meant);
    const subject = mail ? mail.subject : (release.subject ?? null);
    const at = arrival.occurredAt.toISOString();
    const ticketId = await createTicket(app, unit, {
      customerId,
      channelId: channel.id,
      queueId: channel.queueId,
      subject,
      direction: mail?.direction ?? 'in',
      rule: 'released',
      occurredAt: at,
    });
    const isIn = mail?.direction !== 'out';
    const messageId = await storeMessage(unit, {
      ticketId,
      channelId: channel.id,
      kind: 'message',
      direction: isIn ? 'in' : 'out',
      author: {
        ...(isIn && sender ? { identityId: sender.identityId } : {}),
        name: mail ? (mail.from.name ?? (isIn ? null : mail.from.value)) : null,
      },
      arrival: mail ?? (await unread(app, arrival, subject)),
      ownParties: [],
      move: (state) => changeTicket(state, { type: isIn ? 'inbound' : 'answered', at, isAutomatic: false }),
    });
    await unit.trx
      .updateTable('arrival')
      .set({
        outcome: 'placed',
        messageId,
        senderIdentityId: sender?.identityId ?? arrival.senderIdentityId,
        payload: null,
        ...decided(unit, actor),
      })
      .where('id', '=', arrivalId)
      .execute();
    unit.emit({
      type: 'arrival.released',
      ticketId,
      customerId,
      facts: { arrivalId, channelId: channel.id },
    });
    return { ticketId, messageId };
  });
};

/** "Nothing to do": it leaves the list and is kept. @throws resource.notFound, resource.conflict */
export const dismissArrival = async (app: App, actor: Actor, arrivalId: string): Promise<void> => {
  authorise(actor, 'quarantine.write');
  await inTransaction(app, actor, async (unit) => {
    await lockUndecided(unit, arrivalId);
    await unit.trx.updateTable('arrival').set(decided(unit, actor)).where('id', '=', arrivalId).execute();
  });
};

const decided = (unit: Unit, actor: Actor) => ({
  decidedAt: unit.now,
  decidedBy: actor.type === 'agent' ? actor.agentId : null,
});

const lockUndecided = async (unit: Unit, arrivalId: string) => {
  const row = await unit.trx
    .selectFrom('arrival')
    .selectAll()
    .where('id', '=', arrivalId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such arrival.');
  if (row.decidedAt !== null || !['ignored', 'quarantined'].includes(row.outcome))
    throw new HiloError('resource.conflict', 'This arrival is in a ticket, or was decided on already.');
  if (row.senderIdentityId !== null) {
    const { customerId } = await unit.trx
      .selectFrom('identity')
      .select('customerId')
      .where('id', '=', row.senderIdentityId)
      .executeTakeFirstOrThrow();
    await lockCustomer(unit, customerId);
  }
  return row;
};

/** Who is served by it: who wrote, or, where somebody of ours wrote elsewhere, whom he wrote to. */
const senderOf = async (unit: Unit, mail: MessageArrival) => {
  const party = mail.direction === 'in' ? mail.from : (mail.to[0] ?? mail.from);
  const known = await unit.trx
    .selectFrom('identity')
    .select(['id as identityId', 'customerId'])
    .where('kind', '=', party.kind)
    .where('value', '=', party.value)
    .executeTakeFirst();
  return known ?? createIdentity(unit, party);
};

const customerOf = async (unit: Unit, given: string | undefined): Promise<string> => {
  if (given !== undefined) return (await lockCustomer(unit, given)).id;
  const customerId = unit.newId();
  await sql`insert into customer (id, created_at, updated_at)
    values (${customerId}, ${unit.now}, ${unit.now})`.execute(unit.trx);
  unit.emit({ type: 'customer.created', customerId, facts: {} });
  return customerId;
};

type Unread = { rawBlob: string | null; occurredAt: Date; why: string | null; type: string };

const unread = async (app: App, arrival: Unread, subject: string | null): Promise<StoredContent> => {
  if (arrival.rawBlob === null)
    throw new HiloError('resource.conflict', 'Nothing of this arrival was kept that could be filed.');
  const size = (await app.blobs.get(arrival.rawBlob)).length;
  return {
    subject,
    text: '',
    quotedText: null,
    signature: null,
    html: null,
    occurredAt: arrival.occurredAt.toISOString(),
    warnings: ['unreadable'],
    files: [
      {
        name: 'original.txt',
        type: 'text/plain',
        blob: { id: arrival.rawBlob, size },
        inline: false,
        contentId: null,
      },
    ],
    to: [],
    cc: [],
    thread: { ownRef: null, nativeThread: null, refs: [] },
    raw: { id: arrival.rawBlob, size },
  };
};
