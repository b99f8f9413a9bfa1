import { HiloError, type SendMessageBody } from '@hilo/api';
import type { Capabilities } from '@hilo/channel-kit';
import { type Actor, countsAsAnswer } from '@hilo/core';
import type { NewMessage } from '../tickets/store-message.ts';

/**
 * Whether what is sent answers the customer. Its words decide; an agent may say that it only tells of an answer to come,
 * and, with a reason that is kept, that it is the answer whatever its words are. @throws message.reasonNeeded
 */
export const judgeAnswer = (
  { text, countsAsAnswer: said, countsReason }: SendMessageBody,
  {
    actor,
    isForward,
    medium,
    fileCount,
  }: { actor: Actor; isForward: boolean; medium: Capabilities['medium']; fileCount: number },
): NonNullable<NewMessage['answer']> => {
  const verdict = countsAsAnswer({
    byPerson: actor.type === 'agent',
    isReceipt: false,
    isForward,
    isHolding: said === false ? true : null,
    text,
    attachmentCount: fileCount,
    isSpoken: medium === 'voice' || medium === 'video' || medium === 'face',
  });
  if (said !== true || verdict.counts) return { ...verdict, reason: null };
  if (isForward) return { ...verdict, reason: null };
  if (countsReason === undefined)
    throw new HiloError(
      'message.reasonNeeded',
      'These words are no answer. Say why they are (countsReason), or leave the question open.',
      { why: verdict.why },
    );
  return { counts: true, why: null, reason: countsReason };
};
