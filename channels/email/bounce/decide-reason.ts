import type { Reason, ReportedFailure } from './bounce-input.ts';
import { saysReason, wordsOf } from './phrase-table.ts';
import { refusesAddress } from './refuses-address.ts';
import { reasonOfStatus, replyCodeIn } from './status-table.ts';

/** A reason found outside the words of the failure; only these are looked at again. */
const openToSecondLook: readonly Reason[] = [
  'unknown',
  'systemError',
  'security',
  'expired',
  'suspended',
  'networkError',
  'hostUnknown',
  'userUnknown',
];

/** Phrases that outweigh a status that says "no such user". */
const beforeUserUnknown: readonly Reason[] = [
  'noRelaying',
  'blocked',
  'mailboxFull',
  'hasMoved',
  'rejected',
  'notAccept',
];

/** A callout to the sender's server quotes what that server says of the sender. */
const quotesSendersServer =
  /\b(?:sender verif(?:y|ication)|verif(?:y|ication) (?:of )?(?:the )?sender|verification failed for) /;

/** The order in which words decide when neither status nor command did. */
const lastWords: readonly Reason[] = [
  'mailboxFull',
  'spam',
  'policy',
  'virus',
  'noRelaying',
  'authFailure',
  'security',
  'systemError',
  'networkError',
  'rateLimited',
  'suspended',
  'expired',
  'content',
  'systemFull',
  'notAccept',
  'mailerError',
];

/**
 * Why one delivery failed. `given` is what the reporting or the refusing server is known to mean.
 * The order of the questions is the one the Sisimai project settled on: full mailbox and size before
 * "unknown user", a refusal at RCPT before one after DATA, words after codes.
 */
export function decideReason(failure: ReportedFailure, given: Reason | null): Reason {
  if (given && !openToSecondLook.includes(given)) return given;
  const ofStatus = reasonOfStatus(failure.status);
  if (ofStatus === 'delivered') return 'delivered';
  const text = wordsOf(failure.diagnostic);
  const bySmtp =
    !failure.diagnosticType || ['smtp', 'x-postfix', 'x-notes', 'x-local'].includes(failure.diagnosticType);
  const first = bySmtp ? firstWords(failure, text, ofStatus, given) : null;
  if (first) return first;

  const known = given ?? ofStatus;
  const certain = known !== null && !openToSecondLook.includes(known);
  if (!certain || !bySmtp) {
    const said = lastWords.find((reason) => saysReason(text, reason));
    // qmail gives up on every server that refuses.
    if (said && !(said === 'expired' && refusesAddress(failure, text))) return said;
  }
  // A status of the address beside words of another cause: the words stand ('5.1.0 sender rejected').
  const outweighed =
    known === 'userUnknown' ? beforeUserUnknown.find((reason) => saysReason(text, reason)) : undefined;
  if (outweighed ?? known) return outweighed ?? known ?? 'unknown';
  // A domain that takes no mail at all (RFC 7504); 521 is said of senders too.
  if (replyCodeIn(text) === '556') return 'notAccept';
  if (failure.diagnosticType === 'x-unix') return 'mailerError';
  if (failure.action === 'delayed') return 'expired';
  if (refusesAddress(failure, text)) return 'userUnknown';
  return failure.command === 'EHLO' || failure.command === 'HELO' ? 'blocked' : 'unknown';
}

function firstWords(
  failure: ReportedFailure,
  text: string,
  ofStatus: Reason | null,
  given: Reason | null,
): Reason | null {
  const { command } = failure;
  const is = (reason: Reason) => ofStatus === reason || saysReason(text, reason);
  const greeting = command === 'EHLO' || command === 'HELO' || command === 'CONN';
  if (is('mailboxFull')) return 'mailboxFull';
  if (is('tooBig')) return 'tooBig';
  if (given === 'suspended' || saysReason(text, 'suspended')) return 'suspended';
  if (saysReason(text, 'hasMoved')) return 'hasMoved';
  if (!greeting && saysReason(text, 'noRelaying')) return 'noRelaying';
  if (is('authFailure')) return 'authFailure';
  if (quotesSendersServer.test(text)) return 'rejected';
  if (isUserUnknown(failure, text, ofStatus, given)) return 'userUnknown';
  if (isFiltered(command, text, ofStatus)) return 'filtered';
  if (isRejected(command, text, ofStatus)) return 'rejected';
  if (given === 'hostUnknown') return 'hostUnknown';
  // 'host not found, try again': a name server did not answer, which says nothing of the name.
  if (!greeting && is('hostUnknown') && !saysReason(text, 'networkError')) return 'hostUnknown';
  if (!greeting && command !== 'MAIL' && command !== 'RCPT' && saysReason(text, 'spam')) return 'spam';
  if (is('rateLimited')) return 'rateLimited';
  if (is('blocked')) return 'blocked';
  return null;
}

function isUserUnknown(
  { command, status }: ReportedFailure,
  text: string,
  ofStatus: Reason | null,
  given: Reason | null,
): boolean {
  if (given === 'userUnknown') return true;
  if (ofStatus === 'suspended') return false;
  // 4.7.z: who asks is put off, and 'unknown' is what he is to them.
  const isPolicyForNow = /^4\.7\./.test(status ?? '');
  if (ofStatus === 'userUnknown') return !beforeUserUnknown.some((reason) => saysReason(text, reason));
  return command === 'RCPT' && !isPolicyForNow && saysReason(text, 'userUnknown');
}

/** "Unknown user" said after the content was sent is mostly the recipient's own filter speaking. */
function isFiltered(command: string | null, text: string, ofStatus: Reason | null): boolean {
  // '5.1.10 recipient not found' says of the address what no filter says.
  if (ofStatus === 'suspended' || ofStatus === 'notAccept') return false;
  const said = saysReason(text, 'filtered') || saysReason(text, 'userUnknown');
  if (ofStatus === 'filtered') return said;
  return command !== 'RCPT' && command !== 'MAIL' && said;
}

function isRejected(command: string | null, text: string, ofStatus: Reason | null): boolean {
  if (ofStatus === 'rejected') return true;
  if (ofStatus === 'userUnknown' || !saysReason(text, 'rejected')) return false;
  if (command === 'MAIL' || command === 'DATA') return true;
  return ofStatus === null || ofStatus === 'security' || ofStatus === 'systemError';
}

/**
 * Hard means: do not try this address again. A report that the server still tries (`Action: delayed`) is
 * never hard; one that gave up after `4xx unknown user` is. A temporary "takes no mail" is not.
 */
export function isHard(reason: Reason, failure: ReportedFailure): boolean {
  if (failure.action === 'delayed') return false;
  if (reason === 'userUnknown' || reason === 'hostUnknown' || reason === 'hasMoved') return true;
  if (reason !== 'notAccept') return false;
  const code = failure.status?.[0] ?? failure.diagnostic.match(/(?<![\d.])([45])\d\d(?![\d.])/)?.[1];
  return code === '5' || (code === undefined && !failure.diagnostic.toLowerCase().includes(' temporar'));
}
