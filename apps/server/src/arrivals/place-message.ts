import type { MessageArrival, Party, Received } from '@hilo/channel-kit';
import { changeTicket, countsAsAnswer, type Placement, placeArrival, type TicketState } from '@hilo/core';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import { suggestByTag, suggestSamePerson } from '../customers/suggest-same-person.ts';
import { askReceipt } from '../receipts/ask-receipt.ts';
import { directMessage } from '../rules/direct-message.ts';
import { directNewTicket } from '../rules/direct-new-ticket.ts';
import { draftTicket } from '../tickets/create-ticket.ts';
import { lockTicket, storeMessage, type TicketRow } from '../tickets/store-message.ts';
import { type Ahead, holdTo } from './ask-ahead.ts';
import { findSender, type Sender } from './find-sender.ts';
import { loadPlacingFacts } from './load-placing-facts.ts';
import { proveSender } from './prove-sender.ts';
import type { ArrivalChannel } from './receive.ts';
import { recordArrival } from './record-arrival.ts';

/**
 * Places a message that came, by the core's decision, and moves its ticket on: `placed`; `duplicate` where it is here
 * already, by this way or another; `ignored` where it is listed with its reason and makes no message.
 *
 * @param ahead what was gathered after the message before, in a live conversation; null where it is to be gathered now
 */
export const placeMessage = async (
  app: App,
  unit: Unit,
  channel: ArrivalChannel,
  arrival: MessageArrival,
  ahead: Ahead | null,
): Promise<Received['outcome']> => {
  await proveSender(unit, arrival);
  if (ahead) await holdTo(unit, channel.id, arrival, ahead);
  const facts = await loadPlacingFacts(unit, channel.id, arrival, channel, ahead?.row);
  if (facts.isKnown) return 'duplicate';
  if (facts.sameMessageId !== null) {
    // The same message by a second address of ours, or our own answer seen again in a Sent folder.
    await recordArrival(unit, channel.id, arrival, {
      outcome: 'placed',
      why: 'sameMessage',
      messageId: facts.sameMessageId,
    });
    return 'duplicate';
  }
  const placement = placeArrival(facts);
  const why = whyIgnored(arrival, placement, facts);
  if (why !== null) {
    await recordArrival(unit, channel.id, arrival, {
      outcome: 'ignored',
      why,
      senderIdentityId: facts.identityId,
    });
    return 'ignored';
  }
  // The customer waits since it arrived, also where we come to it late.
  const since = arrival.occurredAt;
  const isAutomatic = arrival.automatic.kind === 'auto';
  const found = arrival.direction === 'in' ? await findSender(unit, arrival, facts.sender) : null;
  const sender = found?.sender ?? null;
  const directed =
    placement.ticketId === null && sender
      ? await directNewTicket(app, unit, channel, arrival, sender.customerId)
      : null;
  const opens =
    directed && sender
      ? {
          ...draftTicket(app, unit, {
            customerId: sender.customerId,
            channelId: channel.id,
            ...directed.fields,
            subject: arrival.subject,
            direction: 'in',
            rule: placement.rule,
            isSpam: arrival.isSpam,
            occurredAt: arrival.occurredAt,
          }),
          about: facts.about,
        }
      : null;
  const home =
    placement.ticketId === null ? null : await lockHome(unit, placement.ticketId, channel.id, facts.home);
  const ticketId = opens?.id ?? home?.ticketId;
  // What we wrote ourselves begins no ticket: it was passed over above.
  if (ticketId === undefined) throw new Error('nobody to begin a ticket for');
  const directedOn =
    arrival.direction === 'in' && !opens && !isAutomatic
      ? await directMessage(app, unit, channel, arrival, ticketId)
      : null;
  // Whoever is not the customer: a participant who joined by one of his claims.
  const isGuest =
    placement.decision === 'joined' &&
    facts.claims.some((claim) => claim.ticketId === placement.ticketId && claim.standing === 'participant');
  const isPartner = isGuest && (await hasPartnerRole(unit, ticketId, arrival.from));
  const answer = arrival.direction === 'out' ? judgeElsewhere(arrival) : null;
  const messageId = await storeMessage(unit, {
    ticketId,
    channelId: channel.id,
    kind: 'message',
    direction: arrival.direction,
    author: sender
      ? { identityId: sender.identityId, name: arrival.from.name }
      : { name: arrival.from.name ?? arrival.from.value },
    arrival,
    placement,
    ownParties: [...channel.ownParties, ...(arrival.ownParties ?? [])],
    ...(opens ? { opens } : {}),
    // Called something else by a rule, it has other clocks by now.
    locked: directedOn?.isRelabelled ? null : (home?.ticket ?? null),
    isPartner,
    isHistory: channel.isHistory ?? false,
    ...(answer ? { answer } : {}),
    ...(found?.introduces ? { introduces: found.introduces } : {}),
    record: { id: unit.newId(), externalId: arrival.externalId, why: placement.rule },
    asksReceipt: sender && !isGuest ? askReceipt(unit, channel, arrival, sender, home?.ticket ?? null) : null,
    move: isAutomatic
      ? null
      : (state: TicketState) => {
          // What answers nothing changes nothing.
          if (arrival.direction === 'out')
            return answer?.counts ? changeTicket(state, { type: 'answered', at: since }) : state;
          const next = changeTicket(
            state,
            // A partner's word brings the ticket back, but it is not the customer who waits.
            isPartner ? { type: 'wake' } : { type: 'inbound', at: since, isAutomatic },
          );
          const staysResolved = channel.isSettled && (opens !== null || state.status === 'resolved');
          return staysResolved ? changeTicket(next, { type: 'resolve' }) : next;
        },
  });
  await directed?.tell(ticketId);
  await keepSuggestions(unit, ticketId, placement);
  if (sender && facts.hasKin) await suggestByTag(unit, sender.customerId, arrival.from);
  if (sender && isGuest) await suggestWithin(unit, ticketId, sender);
  unit.emit(
    sender
      ? {
          type: 'message.received',
          ticketId,
          customerId: sender.customerId,
          facts: { messageId, channelId: channel.id, rule: placement.rule, isAutomatic },
        }
      : { type: 'message.recorded', ticketId, facts: { messageId, channelId: channel.id } },
  );
  return 'placed';
};

/** Why it is listed among what was ignored, and no message is made of it; null where one is. */
const whyIgnored = (
  { direction, automatic }: MessageArrival,
  { decision }: Placement,
  { isBlocked }: { isBlocked: boolean },
): string | null => {
  if (isBlocked && direction === 'in') return 'blocked';
  if (decision === 'ignored') return automatic.why ?? 'automatic';
  return direction === 'out' && decision === 'opened' ? 'sentElsewhere' : null;
};

/** Somebody of ours wrote it in another program: what it says decides. */
const judgeElsewhere = (arrival: MessageArrival) => ({
  ...countsAsAnswer({
    byPerson: arrival.automatic.kind === 'none',
    isReceipt: false,
    isForward: false,
    isHolding: null,
    text: arrival.text,
    attachmentCount: arrival.files.length,
    isSpoken: false,
  }),
  reason: null,
});

const hasPartnerRole = async (unit: Unit, ticketId: string, party: Party): Promise<boolean> => {
  const row = await unit.trx
    .selectFrom('participant')
    .select('role')
    .where('ticketId', '=', ticketId)
    .where('kind', '=', party.kind)
    .where('value', '=', party.value)
    .executeTakeFirst();
  return row?.role === 'partner';
};

/** Somebody who writes in another's ticket may be that same person: an agent is asked. */
const suggestWithin = async (unit: Unit, ticketId: string, sender: Sender): Promise<void> => {
  const ticket = await unit.trx
    .selectFrom('ticket')
    .select('customerId')
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  await suggestSamePerson(unit, sender.customerId, ticket.customerId, true);
};

type Home = { ticketId: string; ticket: TicketRow };

/** The ticket itself, locked; where it was merged while this waited, the one its messages are in now. */
const lockHome = async (
  unit: Unit,
  ticketId: string,
  channelId: string,
  locked: Home | null,
): Promise<Home> => {
  const ticket = locked?.ticketId === ticketId ? locked.ticket : await lockTicket(unit, ticketId, channelId);
  if (ticket.mergedInto === null) return { ticketId, ticket };
  return lockHome(unit, ticket.mergedInto, channelId, null);
};

const keepSuggestions = async (unit: Unit, ticketId: string, placement: Placement): Promise<void> => {
  if (placement.suggestions.length === 0) return;
  await unit.trx
    .insertInto('ticketSuggestion')
    .values(
      placement.suggestions.map(({ ticketId: other, rule }) => ({
        ticketId,
        otherTicketId: other,
        rule,
        createdAt: unit.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
