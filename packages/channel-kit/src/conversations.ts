import type { Party } from './arrival.ts';

/** One message as the person it is shown to may see it: what she wrote, or what was written to her. */
export type ShownMessage = {
  id: string;
  ticketId: string;
  /** Where it stands in the order of what happened; the same for everybody who sees it. */
  position: number;
  direction: 'in' | 'out';
  /** Written by the person herself, under whatever identity. */
  isOwn: boolean;
  name: string | null;
  photoUrl: string | null;
  text: string;
  occurredAt: string;
  /** By another channel than the one that asks: what that is called in the middle of a sentence. */
  by: { es: string; en: string } | null;
  files: { name: string; type: string; size: number; url: string }[];
  isRedacted: boolean;
  /** It only confirms that another came: no answer, and nothing to be told of. */
  isReceipt?: boolean;
  /** The name this channel gave it when it arrived; null for what others wrote. */
  externalId: string | null;
  /** The names of a message of ours, for receipts; empty otherwise. */
  refs: string[];
};

/** What a channel says of itself to whoever is about to write. */
export type SaidPromise = {
  /** Of a channel that is open while nobody is there: how long an answer takes, in a few words. */
  standing: string | null;
  /** What it is for, when it is open, and how well it keeps its word. */
  text: string;
};

export type OwnTicket = {
  id: string;
  trackingKey: string;
  subject: string | null;
  status: 'open' | 'waiting' | 'resolved';
  /** Whether the reader has spoken in it, or was written to, by the channel that asks. */
  isHere: boolean;
  /** When the last message of it was written, ISO 8601. */
  lastMessageAt: string;
  /** How far one of ours has read it, as a position; 0 where nobody has. */
  seenUpTo: number;
};

/**
 * Who asks. `proved`: the person is who she says, so she sees the tickets of her customer; otherwise only what this one
 * identity wrote or was written on this channel.
 */
export type Reader = { party: Party; alsoProved: Party[]; isProved: boolean };

/** Something changed that people who read here may have to see. */
export type ConversationNews =
  /** `position`: who has been shown that already has nothing to ask for. */
  | { type: 'messages'; ticketId: string; position: number }
  | { type: 'redacted'; ticketId: string; messageId: string }
  | { type: 'ticket'; ticketId: string }
  /** Somebody of ours is writing an answer. */
  | { type: 'typing'; ticketId: string; name: string; photoUrl: string | null }
  /** Somebody of ours opened the ticket: what was written up to now is read. */
  | { type: 'seen'; ticketId: string }
  | { type: 'staff' };

/** The customer's own side of the threads. Every call asks anew what the reader may see. */
export type Conversations = {
  /** Newest first, at most 10. */
  tickets(reader: Reader): Promise<OwnTicket[]>;
  /** Of the tickets that are `isHere`, in order. `after`: what came since that position; `before`: the page before it; neither: the newest page. */
  read(
    reader: Reader,
    page: { after?: number; before?: number; limit: number },
  ): Promise<{ messages: ShownMessage[]; hasMore: boolean }>;
  /** Null for a channel that is not shown to customers. */
  promise(): Promise<{ isOpen: boolean; es: SaidPromise; en: SaidPromise } | null>;
  /** How readers are addressed where their language tells the two apart: tú or usted. */
  formality(): Promise<'familiar' | 'formal'>;
  /** Whether somebody who can answer is at a desk now. */
  isStaffed(): boolean;
  /** Tells of changes, on every node. The answer ends it. */
  follow(listener: (news: ConversationNews) => void): () => void;
};
