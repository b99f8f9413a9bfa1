import type { SendBody } from './send/pending.ts';

/** What the agent says of a message before it goes. */
export type AnswerState = {
  /** Of words that are no answer: that they only announce one, or why they are one. */
  claim: { type: 'holding' } | { type: 'answers'; reason: string } | null;
  /** Why it goes by another channel than the question came by. */
  channelReason: string | null;
  /** What was promised in it and becomes a clock once it is sent. */
  followUp: { dueAt: string; note: string } | null;
  /** A promise that was found in the words and is none. */
  notPromised: string | null;
  /** Sending was tried without a choice: what is missing is pointed at. */
  isAsked: boolean;
};

export const nothingSaid: AnswerState = {
  claim: null,
  channelReason: null,
  followUp: null,
  notPromised: null,
  isAsked: false,
};

/** What of it goes with the message. */
export const sentWith = ({ claim, channelReason, followUp }: AnswerState): Partial<SendBody> => ({
  ...(claim?.type === 'holding' ? { countsAsAnswer: false } : {}),
  ...(claim?.type === 'answers' ? { countsAsAnswer: true, countsReason: claim.reason } : {}),
  ...(channelReason === null ? {} : { channelReason }),
  ...(followUp === null ? {} : { followUp }),
});
