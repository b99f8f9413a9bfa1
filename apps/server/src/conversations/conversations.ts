import type { EventDto } from '@hilo/api';
import type { ConversationNews, Conversations, PresenceArrival, TypingArrival } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';
import type { EventFeed } from '../live/event-feed.ts';
import type { Moment, MomentChange, Moments } from '../live/moments.ts';
import { readConversation } from './read-conversation.ts';
import { readOwnTickets } from './read-tickets.ts';

/** How a kind of channel is called in the middle of a sentence. */
type ChannelWords = (kind: string) => { es: string; en: string };

export type ConversationSource = {
  feed: EventFeed;
  moments: Moments;
  wordsOf: ChannelWords;
  /** What a channel promises, in words that fit whether somebody is there. */
  promiseOf(channelId: string, isStaffed: boolean): ReturnType<Conversations['promise']>;
  formality(): Promise<'familiar' | 'formal'>;
};

/** What channels whose page is our own may show their customers, and how they learn of changes. */
export const conversationsOn = (app: App, channelId: string, source: ConversationSource): Conversations => {
  const { feed, moments, wordsOf, promiseOf, formality } = source;
  return {
    tickets: (reader) => readOwnTickets(app, channelId, reader),
    read: (reader, page) => readConversation(app, channelId, reader, page, wordsOf),
    promise: () => promiseOf(channelId, isStaffed(moments)),
    formality,
    isStaffed: () => isStaffed(moments),
    follow: (listener) => {
      let wasStaffed = isStaffed(moments);
      const stop = [
        feed.subscribe((events) => {
          for (const event of events) for (const news of newsOf(event, moments)) listener(news);
        }),
        moments.follow((changes) => {
          for (const change of changes) for (const news of newsOfMoment(change)) listener(news);
          if (isStaffed(moments) === wasStaffed) return;
          wasStaffed = !wasStaffed;
          listener({ type: 'staff' });
        }),
      ];
      return () => {
        for (const end of stop) end();
      };
    },
  };
};

const isStaffed = (moments: Moments): boolean => moments.of('agent').some(({ canAnswer }) => canAnswer);

const isLookedAt = (moments: Moments, ticketId: string): boolean =>
  moments.of('looking').some((looking) => looking.ticketId === ticketId);

const newsOf = ({ type, ticketId, position, facts }: EventDto, moments: Moments): ConversationNews[] => {
  if (ticketId === null) return [];
  switch (type) {
    case 'message.received':
      // Read at once, where somebody has it in front of her.
      return isLookedAt(moments, ticketId)
        ? [
            { type: 'messages', ticketId, position },
            { type: 'seen', ticketId },
          ]
        : [{ type: 'messages', ticketId, position }];
    case 'message.sent':
    case 'message.recorded':
    case 'message.moved':
      return [{ type: 'messages', ticketId, position }];
    case 'message.deliveryChanged':
      return facts.status === 'sent' ? [{ type: 'messages', ticketId, position }] : [];
    case 'message.redacted':
      return [{ type: 'redacted', ticketId, messageId: String(facts.messageId) }];
    case 'ticket.statusChanged':
    case 'ticket.reopened':
    case 'ticket.resolved':
      return [{ type: 'ticket', ticketId }];
    default:
      return [];
  }
};

/** Whoever opens a ticket has read it; whoever writes an answer is seen writing. */
const newsOfMoment = ({ moment, before }: MomentChange): ConversationNews[] => {
  if (moment?.type !== 'looking') return [];
  const { ticketId, name, writes } = moment;
  // A node of another version tells no face.
  const { photoUrl = null } = moment;
  const isNew = before?.type !== 'looking' || before.ticketId !== ticketId;
  return [
    ...(isNew ? [{ type: 'seen', ticketId } as const] : []),
    ...(writes === 'answer' ? [{ type: 'typing', ticketId, name, photoUrl } as const] : []),
  ];
};

/** Whose a known identity is, and whether it is heard, changes with these alone. */
const movesCustomers = /^(?:identity\.(?:moved|blocked|unblocked)|customer\.erased)$/;
const mostKnown = 20_000;

/** Tells desks that somebody at the other end is there or writes; nothing of it is stored. */
export const tellMoments = (app: App, { feed, moments }: ConversationSource) => {
  // Asked once: a thousand visitors who say every 20 seconds that they are there are not looked for each time.
  const customers = new Map<string, string>();
  let edition = 0;
  const unfollow = feed.subscribe((events) => {
    if (!events.some(({ type }) => movesCustomers.test(type))) return;
    edition++;
    customers.clear();
  });

  const customerOf = async (kind: string, value: string): Promise<string | null> => {
    const name = `${kind}\n${value}`;
    const known = customers.get(name);
    if (known !== undefined) return known;
    const asked = edition;
    const row = await app.db
      .selectFrom('identity')
      .select('customerId')
      .where('kind', '=', kind)
      .where('value', '=', value)
      .where('blockedAt', 'is', null)
      .executeTakeFirst();
    // Who is nobody yet may be somebody with her next message.
    if (!row) return null;
    if (customers.size >= mostKnown) customers.clear();
    // Not what may have changed while it was being read.
    if (edition === asked) customers.set(name, row.customerId);
    return row.customerId;
  };

  const tell = async (channelId: string, arrival: TypingArrival | PresenceArrival): Promise<void> => {
    const { kind, value } = arrival.from;
    const customerId = await customerOf(kind, value);
    if (customerId === null) return;
    const isTyping = arrival.type === 'typing';
    const isPresent = isTyping || arrival.isPresent;
    const moment: Moment | null = isPresent ? { type: 'customer', customerId, channelId, isTyping } : null;
    moments.say(`customer:${channelId}:${kind}:${value}`, moment);
  };
  return { tell, close: unfollow };
};
