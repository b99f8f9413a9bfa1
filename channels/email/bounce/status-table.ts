import type { Reason } from './bounce-input.ts';

/**
 * Enhanced status codes and what they mean for an address. Meanings: IANA registry of SMTP enhanced
 * status codes (RFC 3463, 4954, 5248, 6710, 7293, 7372, 7505). A code that is missing here says too
 * little by itself (x.0.0, 5.5.0…): then the words decide.
 */
const byDetail: Record<string, Reason> = {
  '1.0': 'userUnknown',
  '1.1': 'userUnknown',
  '1.2': 'hostUnknown',
  '1.3': 'userUnknown',
  '1.4': 'filtered',
  '1.6': 'hasMoved',
  '1.7': 'rejected',
  '1.8': 'rejected',
  '1.9': 'systemError',
  '1.10': 'notAccept',
  '2.0': 'filtered',
  '2.1': 'filtered',
  '2.2': 'mailboxFull',
  '2.3': 'tooBig',
  '2.4': 'filtered',
  '3.0': 'systemError',
  '3.1': 'systemFull',
  '3.2': 'notAccept',
  '3.3': 'systemError',
  '3.4': 'tooBig',
  '3.5': 'systemError',
  '4.0': 'networkError',
  '4.3': 'systemError',
  '4.4': 'hostUnknown',
  '5.3': 'rateLimited',
  '5.4': 'systemError',
  '5.5': 'systemError',
  '5.6': 'security',
  '6.0': 'content',
  '6.1': 'content',
  '6.2': 'content',
  '6.3': 'content',
  '6.5': 'content',
  '6.6': 'content',
  '6.7': 'content',
  '6.8': 'content',
  '6.9': 'content',
  '7.13': 'suspended',
  '7.16': 'tooBig',
  '7.17': 'hasMoved',
  '7.18': 'hasMoved',
  '7.20': 'authFailure',
  '7.21': 'authFailure',
  '7.22': 'authFailure',
  '7.23': 'authFailure',
  '7.24': 'authFailure',
  '7.25': 'blocked',
  '7.26': 'authFailure',
  '7.27': 'rejected',
};

/** Class 4 differs where the same detail only says "not now". */
const transient: Record<string, Reason | null> = {
  '1.0': null,
  '1.1': null,
  '1.2': null,
  '1.3': null,
  '1.4': null,
  '1.10': null,
  '2.0': null,
  '2.1': 'suspended',
  '3.0': null,
  '3.4': null,
  '4.0': null,
  '4.1': 'expired',
  '4.2': 'networkError',
  '4.3': null,
  '4.4': 'networkError',
  '4.5': 'rateLimited',
  '4.6': 'networkError',
  '4.7': 'expired',
  '7.1': 'blocked',
  '7.2': 'blocked',
};

/** Reason behind an enhanced status such as `5.1.1`; null when the code alone does not tell. */
export function reasonOfStatus(status: string | null): Reason | null {
  const parts = status?.match(/^([245])\.(\d{1,3})\.(\d{1,3})$/);
  if (!parts) return null;
  if (parts[1] === '2') return 'delivered';
  const detail = `${Number(parts[2])}.${Number(parts[3])}`;
  if (parts[1] === '4' && detail in transient) return transient[detail] ?? null;
  return byDetail[detail] ?? null;
}

/** How much a code tells: `x.0.0` nothing, `x.y.0` the subject, `x.y.z` the detail. */
function weight(status: string): number {
  const [, subject, detail] = status.split('.');
  if (subject === '0') return 0;
  return detail === '0' ? 1 : 2;
}

/** Whether a status tells nothing: none, or `x.0.0`. */
export const isVague = (status: string | null): boolean => status === null || weight(status) === 0;

const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/g;

/** Enhanced codes in a text, in order; addresses of hosts (four groups) are not codes. */
function statusesIn(text: string): string[] {
  return [...text.matchAll(enhanced)].map((match) => match[1] ?? '');
}

/** The most telling of the field `Status:` and the codes quoted from the other server. */
export function preferredStatus(field: string | null, diagnostic: string): string | null {
  // A code right behind a reply code ("550 5.1.1", "550-5.7.1", "(#5.1.1)") is the server's own word.
  const quoted =
    diagnostic.match(/\(#([45]\.\d{1,3}\.\d{1,3})/)?.[1] ??
    diagnostic.match(/(?<!\d)[45]\d\d[- ]#?'?([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\.\d)/)?.[1] ??
    statusesIn(diagnostic).find((status) => status[0] !== '2') ??
    null;
  if (!field) return quoted;
  if (!quoted || weight(quoted) === 0) return field;
  return weight(quoted) > weight(field) || weight(quoted) === 2 ? quoted : field;
}

/** First SMTP reply code (4yz or 5yz) in a text; octets of host addresses are passed over. */
export function replyCodeIn(text: string): string | null {
  return text.match(/(?<![\d.])([45][0-5]\d)(?![\d]|\.\d)/)?.[1] ?? null;
}
