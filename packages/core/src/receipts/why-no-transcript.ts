/** Why the copy of a conversation that somebody asked for on a page of ours is not mailed. */
const noTranscriptReasons = [
  /** The customer's data are only kept. */
  'blocked',
  /** The address is neither proved to be hers nor the one she left in this ticket. */
  'notHerAddress',
  /** Nobody of ours has said anything: it would carry a stranger's words alone, in our name, to whomever he names. */
  'notAnswered',
  'tooMany',
] as const;
export type NoTranscriptReason = (typeof noTranscriptReasons)[number];

/** Whoever wants to read one again has it in the mailbox; more is somebody who fills a mailbox, or many. */
export const mostTranscriptsADay = { toAddress: 3, ofTicket: 5 } as const;

export type TranscriptFacts = {
  isBlocked: boolean;
  isProved: boolean;
  /** By whoever asks, or by somebody else who takes part in the ticket as its customer. */
  isLeft: boolean;
  /** By one of ours; what a machine confirmed does not count. */
  isAnswered: boolean;
  /** Within the last day, whoever asked. */
  sentToAddress: number;
  sentOfTicket: number;
};

/** Null where it may be sent. */
export const whyNoTranscript = (facts: TranscriptFacts): NoTranscriptReason | null => {
  if (facts.isBlocked) return 'blocked';
  if (!facts.isProved && !facts.isLeft) return 'notHerAddress';
  if (!facts.isProved && !facts.isAnswered) return 'notAnswered';
  const { toAddress, ofTicket } = mostTranscriptsADay;
  return facts.sentToAddress >= toAddress || facts.sentOfTicket >= ofTicket ? 'tooMany' : null;
};
