import type { ChannelErrorCode } from './channel-error.ts';

/** A file in the blob store: `id` is opaque to adapters and never shown outside the server. */
export type BlobRef = { id: string; size: number };

/**
 * Somebody at the other end. `kind` names the sort of identity (`mailAddress`, `phone`, `visitor`…), `value` is
 * already in its normal form, as the adapter knows it.
 */
export type Party = { kind: string; value: string; name: string | null };

export type ArrivedFile = {
  name: string | null;
  /** Media type as declared by the sender, lower case; the server sniffs before it shows anything. */
  type: string;
  blob: BlobRef;
  inline: boolean;
  contentId: string | null;
};

/**
 * How sure the channel is that `from` is who it says. `verified`: proved by the channel (aligned DMARC, signed
 * visitor, one-time code). `failed`: the proof was wrong. It gates what is disclosed and what may be joined.
 */
export type Assurance = {
  level: 'verified' | 'unverified' | 'failed';
  method: string | null;
  detail: string | null;
};

/** What the message says of its place. All of it is a claim of the sender; the core decides what it is worth. */
export type ThreadClaim = {
  /** The name that this message itself has at the provider, so that later ones can refer to it. */
  ownRef: string | null;
  /** A thread the provider itself keeps (`threading: native`). */
  nativeThread: string | null;
  /** Messages it refers to, nearest first. */
  refs: string[];
  /** Reply tokens that came with the address or a header. */
  replyTokens: string[];
  /** Tracking keys that the sender chose outside the text: the ticket the page went on with. */
  trackingKeys?: string[] | undefined;
};

/**
 * `auto`: a machine answered (opens no ticket). `bulk`: a list or a no-reply sender (opens one, gets no receipt).
 * `why` is a stable code.
 */
export type Automatic = { kind: 'none' | 'auto' | 'bulk'; why: string | null };

export type MessageArrival = {
  type: 'message';
  externalId: string;
  /** `out`: somebody of ours answered elsewhere (a Sent folder, the provider's own app). */
  direction: 'in' | 'out';
  /** When it reached the channel, ISO 8601: not the sender's word for it, and never in the future. */
  occurredAt: string;
  from: Party;
  /** Other identities of the sender that were proved in the same breath, by whatever `assurance` names. */
  alsoProved?: Party[] | undefined;
  to: Party[];
  cc: Party[];
  /** Identities of ours that it came to, where the channel knows more of them than its settings say. */
  ownParties?: Party[] | undefined;
  /** Where the sender would like the answer; answers go to `from` unless an agent says otherwise. */
  replyTo: Party[];
  /** In which language the sender reads us, where the channel is a page of ours that he has before him. */
  locale?: string | undefined;
  subject: string | null;
  /** What is new in it: shown and searched. */
  text: string;
  quotedText: string | null;
  signature: string | null;
  html: string | null;
  files: ArrivedFile[];
  thread: ThreadClaim;
  automatic: Automatic;
  assurance: Assurance;
  /** True when the channel's own filter calls it spam: shown in a view of its own, never deleted. */
  isSpam: boolean;
  raw: BlobRef | null;
  warnings: string[];
};

export type EditArrival = {
  type: 'edit';
  externalId: string;
  occurredAt: string;
  aboutRef: string;
  text: string;
};
export type DeletionArrival = { type: 'deletion'; externalId: string; occurredAt: string; aboutRef: string };
/** Gone after some seconds, and never stored. */
export type TypingArrival = { type: 'typing'; externalId: string; occurredAt: string; from: Party };
/** Whether somebody is there to read now. Said anew at least every half minute, and never stored. */
export type PresenceArrival = {
  type: 'presence';
  externalId: string;
  occurredAt: string;
  from: Party;
  isPresent: boolean;
};

/**
 * Where the sender may also be answered in a ticket, by his own word: it proves nothing and joins nobody. It takes the
 * place of what he said before; null takes that back.
 */
export type ContactArrival = {
  type: 'contact';
  externalId: string;
  occurredAt: string;
  from: Party;
  trackingKey: string;
  reachableAt: Party | null;
};

/** The sender asks for the conversation in writing, at an address that is his by `contact` or by proof. */
export type TranscriptArrival = {
  type: 'transcript';
  externalId: string;
  occurredAt: string;
  from: Party;
  trackingKey: string;
  to: Party;
};

/** News of a message of ours, a bounce included. `aboutRefs` are names of ours that it speaks of. */
export type ReceiptArrival = {
  type: 'receipt';
  externalId: string;
  occurredAt: string;
  aboutRefs: string[];
  status: 'sent' | 'delivered' | 'read' | 'delayed' | 'failed';
  /** A failure that trying again will not mend. */
  isHard: boolean;
  /** Why it failed, where the report says more than that the address does or does not work. */
  code?: ChannelErrorCode | undefined;
  recipients: Party[];
  detail: string | null;
  raw: BlobRef | null;
};

/** What could not be read: kept whole, in sight of the desk. */
export type UnreadableArrival = {
  type: 'unreadable';
  externalId: string;
  occurredAt: string;
  raw: BlobRef;
  code: string;
  detail: string;
};

export type Arrival =
  | MessageArrival
  | EditArrival
  | DeletionArrival
  | TypingArrival
  | PresenceArrival
  | ContactArrival
  | TranscriptArrival
  | ReceiptArrival
  | UnreadableArrival;

/** What became of an arrival, known only after the commit. */
export type Received = { outcome: 'placed' | 'duplicate' | 'ignored' | 'quarantined' | 'stored' };
