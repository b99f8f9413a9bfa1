import { HiloError, type SendMessageBody } from '@hilo/api';
import type { Party } from '@hilo/channel-kit';
import type { Unit } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import type { KindEntry } from '../channels/open-channel.ts';
import { presentSettings } from '../channels/settings.ts';
import { wordsFor } from '../conversations/words-for.ts';
import { normaliseParty } from './normalise-party.ts';
import { asForward, asReply } from './subjects.ts';

type AnswerTarget = {
  channelId: string;
  entry: KindEntry;
  to: Party[];
  cc: Party[];
  subject: string | null;
  refs: string[];
  nativeThread: string | null;
  lastInboundAt: Date | null;
  ownParties: Party[];
};

/**
 * Where an answer goes: by the channel the question came from, to who wrote it, unless the agent said otherwise.
 * @throws ticket.noChannel, ticket.noRecipient
 */
export const answerTarget = async (
  unit: Unit,
  ticketId: string,
  body: SendMessageBody,
  hub: Pick<ChannelHub, 'kinds'>,
): Promise<AnswerTarget> => {
  const asked = await lastInbound(unit, ticketId, body.inReplyTo);
  // What we wrote ourselves is answered by nobody here, but can be sent on.
  if (
    !asked &&
    body.inReplyTo &&
    !(body.kind === 'forward' && (await isOurs(unit, ticketId, body.inReplyTo)))
  )
    throw new HiloError('resource.notFound', 'The message to be answered is not in this ticket.');
  const channelId = body.channelId ?? asked?.channelId ?? (await lastChannel(unit, ticketId));
  const channel = channelId
    ? await unit.trx
        .selectFrom('channel')
        .select(['id', 'kind', 'settings'])
        .where('id', '=', channelId)
        .where('archivedAt', 'is', null)
        .executeTakeFirst()
    : undefined;
  const entry = channel && hub.kinds.get(channel.kind);
  if (!channel || !entry?.adapter.capabilities.outbound)
    throw new HiloError('ticket.noChannel', 'No channel of this ticket can carry an answer. Choose one.');
  // Own identities never need a secret, so the sealed ones stay sealed.
  const ownParties = entry.adapter.ownParties(presentSettings(entry.adapter, channel.settings).settings);
  const isOwnParty = (party: Party): boolean =>
    ownParties.some((own) => own.kind === party.kind && own.value === party.value);
  if (body.kind === 'forward' && (body.to ?? []).length === 0)
    throw new HiloError('ticket.noRecipient', 'Say to whom this is sent on.');
  const to = (body.to ?? (asked ? [asked.sender] : await lastRecipients(unit, ticketId))).map(normaliseParty);
  const cc = (body.cc ?? []).map(normaliseParty).filter((party) => !isOwnParty(party));
  if (to.length === 0) throw new HiloError('ticket.noRecipient', 'Say to whom this goes.');
  const last = await lastOnChannel(unit, ticketId, channel.id, body.inReplyTo ?? null);
  const subject = asked?.subject ?? last?.subject ?? null;
  const { threading } = entry.adapter.capabilities;
  const refs = last ? [...(last.ownRef ? [last.ownRef] : []), ...last.refs] : [];
  return {
    channelId: channel.id,
    entry,
    to,
    cc,
    subject:
      subject !== null
        ? (body.kind === 'forward' ? asForward : asReply)(subject)
        : threading === 'reference'
          ? await nameTicket(unit, ticketId)
          : null,
    refs: body.kind === 'forward' ? [] : [...new Set(refs)].slice(0, 30),
    nativeThread: body.kind === 'forward' ? null : (last?.nativeThread ?? null),
    lastInboundAt: asked?.occurredAt ?? null,
    ownParties,
  };
};

/** What was begun where nothing has a subject still needs one where everything has: its key, in the customer's words. */
const nameTicket = async (unit: Unit, ticketId: string): Promise<string> => {
  const { trackingKey } = await unit.trx
    .selectFrom('ticket')
    .select('trackingKey')
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const { words } = await wordsFor(unit, ticketId);
  return words.subject(trackingKey);
};

const lastInbound = async (unit: Unit, ticketId: string, messageId?: string) => {
  let query = unit.trx
    .selectFrom('message')
    .innerJoin('identity', 'identity.id', 'message.authorIdentityId')
    .select([
      'message.channelId',
      'message.subject',
      'message.occurredAt',
      'identity.kind',
      'identity.value',
      'identity.displayName',
    ])
    .where('message.ticketId', '=', ticketId)
    .where('message.direction', '=', 'in')
    .orderBy('message.occurredAt', 'desc')
    .limit(1);
  if (messageId) query = query.where('message.id', '=', messageId);
  else query = query.where('message.automatic', 'is distinct from', 'auto');
  const row = await query.executeTakeFirst();
  return (
    row && {
      channelId: row.channelId,
      subject: row.subject,
      occurredAt: row.occurredAt,
      sender: { kind: row.kind, value: row.value, name: row.displayName },
    }
  );
};

const isOurs = async (unit: Unit, ticketId: string, messageId: string): Promise<boolean> =>
  (await unit.trx
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('ticketId', '=', ticketId)
    .where('direction', '=', 'out')
    .executeTakeFirst()) !== undefined;

const lastOnChannel = (unit: Unit, ticketId: string, channelId: string, messageId: string | null) =>
  unit.trx
    .selectFrom('message')
    .select(['ownRef', 'refs', 'nativeThread', 'subject'])
    .where('ticketId', '=', ticketId)
    .where('channelId', '=', channelId)
    .where('kind', '=', 'message')
    // Nobody has seen yet what leaves later.
    .where('delivery', 'is distinct from', 'scheduled')
    .$if(messageId !== null, (query) => query.where('id', '=', messageId))
    .orderBy('occurredAt', 'desc')
    .limit(1)
    .executeTakeFirst();

const lastChannel = async (unit: Unit, ticketId: string): Promise<string | null> => {
  const row = await unit.trx
    .selectFrom('ticket')
    .select('channelId')
    .where('id', '=', ticketId)
    .executeTakeFirst();
  return row?.channelId ?? null;
};

const lastRecipients = async (unit: Unit, ticketId: string): Promise<Party[]> => {
  const row = await unit.trx
    .selectFrom('message')
    .select('parties')
    .where('ticketId', '=', ticketId)
    .where('direction', '=', 'out')
    .orderBy('occurredAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.parties.to ?? [];
};
