import { readClauses } from './read-clauses.ts';

/** Why something that was sent does not answer the customer. */
export const notCountedReasons = ['receipt', 'automatic', 'forward', 'holding', 'redirect', 'empty'] as const;
export type NotCountedReason = (typeof notCountedReasons)[number];

export type SentFacts = {
  /** A person wrote or chose the words. */
  byPerson: boolean;
  isReceipt: boolean;
  /** It went to somebody else than the customer. */
  isForward: boolean;
  /** What the person who sent it says of it: true, it only says that an answer will come; false, it answers; null, nothing. */
  isHolding: boolean | null;
  /** What is new in it, without what it quotes. */
  text: string;
  attachmentCount: number;
  /** The answer was given by word of mouth: the text is what somebody noted of it. */
  isSpoken: boolean;
};

export type AnswerVerdict = { counts: true; why: null } | { counts: false; why: NotCountedReason };

/**
 * Does what was sent answer the customer? Only a person's words with substance do. "Phone us" and "we are looking into
 * it" are no answers however politely they are said; with an explanation beside them they are.
 */
export const countsAsAnswer = (sent: SentFacts): AnswerVerdict => {
  if (sent.isReceipt) return not('receipt');
  if (!sent.byPerson) return not('automatic');
  if (sent.isForward) return not('forward');
  if (sent.isHolding !== null) return sent.isHolding ? not('holding') : counts;
  if (sent.isSpoken) return counts;
  const found = new Set(readClauses(sent.text));
  if (found.has('substance')) return counts;
  if (found.has('redirect')) return not('redirect');
  if (found.has('holding')) return not('holding');
  // Nothing puts her off: then the opening hours, or "as soon as possible", are what she asked for.
  if (found.has('beside')) return counts;
  // A file without a word may be the very thing that was asked for.
  return sent.attachmentCount > 0 ? counts : not('empty');
};

const counts: AnswerVerdict = { counts: true, why: null };
const not = (why: NotCountedReason): AnswerVerdict => ({ counts: false, why });
