import type { ChatMessage, ChatTicket, DeskState, ServerFrame } from '@hilo/channel-chat/protocol';
import { mergeMessages, redactMessage } from './merge-messages.ts';
import type { Pending } from './outbox.ts';

export type Visitor = Extract<ServerFrame, { type: 'welcome' }>['visitor'];

/** To which matter the next message belongs, where the visitor said so. */
export type Aim = { about: ChatTicket | null; isNew: boolean };

/** Something to say once, where the conversation itself does not show it. */
export type Notice = 'transcriptSent' | 'addressKept' | 'addressGone' | 'noAddress' | 'notNow' | 'badAddress';

export type ChatState = {
  /** Rises when the visitor is forgotten: nothing of what was being written may stay on the screen. */
  person: number;
  isConnected: boolean;
  /** Why the server takes nobody here, in her language; empty where it is only the line. */
  why: string;
  /** Null until the first welcome. */
  desk: DeskState | null;
  visitor: Visitor | null;
  ticket: ChatTicket | null;
  offers: readonly ChatTicket[];
  messages: readonly ChatMessage[];
  hasOlder: boolean;
  readUpTo: number;
  pending: readonly Pending[];
  /** Who of ours is writing. */
  typing: (Pick<ChatMessage, 'photoUrl'> & { name: string }) | null;
  /** Highest position that the visitor has seen. */
  seenUpTo: number;
  aim: Aim;
  notice: Notice | null;
};

export const noAim: Aim = { about: null, isNew: false };

export const emptyState: ChatState = {
  person: 0,
  isConnected: false,
  why: '',
  desk: null,
  visitor: null,
  ticket: null,
  offers: [],
  messages: [],
  hasOlder: false,
  readUpTo: 0,
  pending: [],
  typing: null,
  seenUpTo: 0,
  aim: noAim,
  notice: null,
};

/** What a frame changes of what is shown; what it means for outbox and storage is not decided here. */
export const applyFrame = (state: ChatState, frame: ServerFrame): ChatState => {
  switch (frame.type) {
    case 'welcome': {
      const { desk, visitor, ticket, offers, readUpTo } = frame;
      const { messages, pending, readUpTo: before } = frame.isAnew ? emptyState : state;
      return {
        ...state,
        desk,
        visitor,
        ticket,
        offers,
        // What was seen as it was written down a moment ago, and what was said to be seen.
        readUpTo: Math.max(before, readUpTo),
        messages: mergeMessages(messages, frame.messages),
        pending,
        // What was missed says nothing about what lies before all that is here.
        hasOlder: messages.length === 0 ? frame.hasOlder : state.hasOlder,
        typing: null,
      };
    }
    case 'message':
    case 'accepted':
      return {
        ...state,
        ticket: frame.ticket,
        offers: state.offers.filter(({ trackingKey }) => trackingKey !== frame.ticket.trackingKey),
        messages: mergeMessages(state.messages, [frame.message]),
        typing: frame.message.from === 'visitor' ? state.typing : null,
      };
    case 'older':
      return {
        ...state,
        messages: mergeMessages(state.messages, frame.messages),
        hasOlder: frame.hasOlder,
      };
    case 'redacted':
      return { ...state, messages: redactMessage(state.messages, frame.id) };
    case 'typing':
      return { ...state, typing: frame };
    case 'seen':
      return { ...state, readUpTo: Math.max(state.readUpTo, frame.position) };
    case 'desk':
      return { ...state, desk: frame.desk };
    case 'ticket':
      return { ...state, ticket: frame.ticket };
    default:
      return state;
  }
};

export const lastPosition = ({ messages }: ChatState): number | null => messages.at(-1)?.position ?? null;

/** How many messages of others the visitor has not seen, and who wrote the last of them. */
export const countUnread = ({ messages, seenUpTo }: ChatState): { count: number; name: string | null } => {
  const unread = messages.filter(({ from, position }) => from !== 'visitor' && position > seenUpTo);
  return { count: unread.length, name: unread.at(-1)?.name ?? null };
};
