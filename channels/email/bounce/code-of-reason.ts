import type { ChannelErrorCode } from '@hilo/channel-kit';
import type { Reason } from './bounce-input.ts';

/** Why a mail did not arrive, in the words that all channels share; what is missing says too little by itself. */
export const codeOfReason: Partial<Record<Reason, ChannelErrorCode>> = {
  userUnknown: 'recipient-unreachable',
  hostUnknown: 'recipient-unreachable',
  hasMoved: 'recipient-unreachable',
  notAccept: 'recipient-unreachable',
  mailboxFull: 'recipient-unreachable',
  suspended: 'recipient-unreachable',
  rateLimited: 'rate-limited',
  // Who sends, or from where: every other mail of ours meets the same.
  rejected: 'sender-refused',
  noRelaying: 'sender-refused',
  authFailure: 'sender-refused',
  blocked: 'sender-refused',
  tooBig: 'content-rejected',
  spam: 'content-rejected',
  virus: 'content-rejected',
  policy: 'content-rejected',
  content: 'content-rejected',
};

/**
 * What outgoing servers say of a sender they will not send for, beside what delivery reports say of it: the login does
 * not own the address, the address is not verified there, nobody is relayed from where we are.
 */
const sendersFault = new RegExp(
  [
    String.raw`\b(?:sender|from address|from field|from domain)\b.{0,40}\bnot (?:\w+ )?(?:allowed|authori[sz]ed|permitted|verified|owned)\b(?! to send to)`,
    String.raw`\bnot (?:allowed|authori[sz]ed|permitted) to (?:send (?:as|from|mail|on behalf|with)|relay|use this)\b`,
    String.raw`\bpermissions? to send (?:as|on behalf)\b`,
    String.raw`\bsend ?as ?denied\b`,
    String.raw`\bverified sender\b`,
    String.raw`\brelay(?:ing)? (?:access )?(?:is )?(?:denied|disallowed|prohibited|not (?:allowed|permitted))\b`,
    String.raw`\bunauthori[sz]ed (?:sender|relay|ip)\b`,
    String.raw`\bunauthenticated (?:e-?mail|sender)\b`,
  ].join('|'),
  'i',
);

/** Whether a refusal speaks of who sends, in the words of outgoing servers. */
export const blamesSender = (said: string): boolean => sendersFault.test(said.slice(0, 1_000));
