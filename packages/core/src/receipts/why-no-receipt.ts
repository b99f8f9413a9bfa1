import type { AssuranceLevel } from '../customers/identity.ts';

/** Why somebody who wrote gets no confirmation that it came. Each is kept beside the message, for whoever asks. */
export const noReceiptReasons = [
  /** A machine, a list, or a sender who says that nobody reads there. */
  'automatic',
  /** The proof of the sender was wrong: it would go to somebody who did not write. */
  'notProved',
  'spam',
  /** The sender is not to be heard, or the customer's data are blocked. */
  'blocked',
  /** One of our own addresses. */
  'ownAddress',
  /** The channel is set to confirm nothing. */
  'channelOff',
  'channelPaused',
  /** The channel cannot carry a message of ours. */
  'noWay',
  /** Anybody could read it. */
  'publicAudience',
  /** This sender was sent so many today that the other end may be a machine that does not say so. */
  'tooMany',
] as const;
export type NoReceiptReason = (typeof noReceiptReasons)[number];

/** Two machines that confirm each other's confirmations come to an end here; no person opens as many matters a day. */
export const mostReceiptsADay = 10;

export type ReceiptFacts = {
  automatic: 'auto' | 'bulk' | null;
  assurance: AssuranceLevel | null;
  isSpam: boolean;
  isBlocked: boolean;
  isOwnAddress: boolean;
  channel: {
    sendsReceipts: boolean;
    isOpen: boolean;
    isOutbound: boolean;
    isPublic: boolean;
  };
  /** Sent to this sender within the last day. */
  sentToday: number;
};

/** Null where it may be confirmed. What protects somebody comes before what was only set so. */
export const whyNoReceipt = (facts: ReceiptFacts): NoReceiptReason | null => {
  const { channel } = facts;
  if (facts.automatic !== null) return 'automatic';
  if (facts.assurance === 'failed') return 'notProved';
  if (facts.isSpam) return 'spam';
  if (facts.isBlocked) return 'blocked';
  if (facts.isOwnAddress) return 'ownAddress';
  if (channel.isPublic) return 'publicAudience';
  if (!channel.isOutbound) return 'noWay';
  if (!channel.sendsReceipts) return 'channelOff';
  if (!channel.isOpen) return 'channelPaused';
  return facts.sentToday >= mostReceiptsADay ? 'tooMany' : null;
};
