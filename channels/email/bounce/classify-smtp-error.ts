import type { ChannelErrorCode } from '@hilo/channel-kit';
import { explainTls } from '../explain-tls.ts';
import type { Reason } from './bounce-input.ts';
import { blamesSender, codeOfReason } from './code-of-reason.ts';
import { decideReason } from './decide-reason.ts';
import { empty } from './read-failures.ts';
import { preferredStatus } from './status-table.ts';

export type SmtpFailure = {
  code: ChannelErrorCode;
  retryAfterSeconds?: number;
  /** For the log and the screen: codes and the server's words, mail addresses removed, one line. */
  detail: string;
};

/** How far the content of a mail got. `ended` means: all of it went to the socket, the final dot may be out. */
export type SendProgress = { ended: boolean };

/** Greylisting servers ask for five minutes and more (RFC 6647 §5). */
const greylistSeconds = 300;
const rateLimitSeconds = 900;

/**
 * A logger for nodemailer that keeps nothing and notes one thing: that the content and the final dot were
 * handed to the socket. The library calls every lost connection `CONN`, so its own log line of a sent
 * content (`tnx: 'message'`) is the only sign. One transport, one delivery, one watch; not for a pool.
 */
export function watchSending(): { logger: SendLogger; progress: SendProgress } {
  const progress: SendProgress = { ended: false };
  const note = (entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'message') {
      progress.ended = true;
    }
  };
  const logger = {
    level: () => {},
    trace: note,
    debug: note,
    info: note,
    warn: note,
    error: note,
    fatal: note,
  };
  return { logger, progress };
}

type Note = (...entry: unknown[]) => void;
export type SendLogger = Record<'level' | 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', Note>;

/**
 * What a failed SMTP delivery means for the message. Never throws, takes anything.
 *
 * A connection lost after the final dot is `ambiguous`: the server may have accepted the mail (RFC 1047,
 * RFC 5321 §4.5.3.2.6); before it, `transient`. Without `progress` a loss counts as ambiguous unless the
 * error itself shows that the session had not begun: rather ask a person than deliver twice.
 */
export function classifySmtpError(error: unknown, progress?: SendProgress): SmtpFailure {
  const fault = read(error);
  const detail = describe(fault);
  const answer = (code: SmtpFailure['code'], retryAfterSeconds?: number): SmtpFailure =>
    retryAfterSeconds === undefined ? { code, detail } : { code, retryAfterSeconds, detail };

  if (fault.replyCode !== null) {
    const code = fault.replyCode < 500 ? ofTransient(fault) : ofPermanent(fault);
    // 421 announces that the server hangs up; to the dot itself it is still a refusal (RFC 5321 §3.8).
    if (code === 'transient') return answer(code, greylistSeconds);
    return code === 'rate-limited' ? answer(code, rateLimitSeconds) : answer(code);
  }
  // The handshake comes before anything else.
  if (tlsRemedy(fault) !== null) return answer('transient', greylistSeconds);
  if (authCodes.includes(fault.code) || fault.command.startsWith('AUTH')) return answer('auth');
  if (beforeSession.includes(fault.code) || beforeSession.includes(fault.cause)) {
    return answer('transient', greylistSeconds);
  }
  if (connectionCodes.includes(fault.code)) {
    const sent = progress ? progress.ended : fault.command === 'CONN' || fault.command === 'DATA';
    return sent ? answer('ambiguous') : answer('transient', greylistSeconds);
  }
  if (fault.code === 'EMESSAGE') return answer('content-rejected');
  return answer('permanent');
}

const authCodes = ['EAUTH', 'ENOAUTH', 'EOAUTH2'];
const connectionCodes = [
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EPROTOCOL',
  'ECONNRESET',
  'EPIPE',
  'ESTREAM',
  'EABORT',
];
const beforeSession = [
  'EDNS',
  'ETLS',
  'EPROXY',
  'EMAXLIMIT',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
];

type Fault = {
  code: string;
  cause: string;
  command: string;
  replyCode: number | null;
  status: string | null;
  said: string;
};

function read(error: unknown): Fault {
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (name: string) => (typeof fields[name] === 'string' ? String(fields[name]) : '');
  const response = text('response');
  const message = error instanceof Error ? error.message : String(error);
  const code = Number(fields.responseCode ?? response.match(/^[245]\d\d/)?.[0]);
  const isReply = Number.isInteger(code) && code >= 400 && code < 600;
  return {
    code: text('code'),
    cause: text('originalCode') || text('timeoutType'),
    command: text('command').toUpperCase(),
    replyCode: isReply ? code : null,
    status: isReply ? preferredStatus(null, response || message) : null,
    said: response || message,
  };
}

function ofTransient(fault: Fault): SmtpFailure['code'] {
  if (fault.command.startsWith('AUTH') && fault.replyCode !== 454 && fault.replyCode !== 421) return 'auth';
  return fault.status === '4.7.28' || reasonOf(fault) === 'rateLimited' ? 'rate-limited' : 'transient';
}

/** Replies to AUTH and "authenticate first" (RFC 4954 §6). */
const authReplies = [530, 534, 535, 538];
/** Before a recipient is named. */
const atTheDoor = /^(?:CONN|EHLO|HELO|LHLO|MAIL FROM)/;
const authStatuses = ['5.7.8', '5.7.9', '5.7.11', '5.7.13', '5.7.14', '5.7.30'];

function ofPermanent(fault: Fault): SmtpFailure['code'] {
  const { replyCode, status, command } = fault;
  if (command.startsWith('AUTH') || authReplies.includes(replyCode ?? 0)) return 'auth';
  if (status && authStatuses.includes(status)) return 'auth';
  // "Bad sequence" speaks of the session, not of the mail: a new session may do.
  if (replyCode === 503) return 'transient';
  const reason = reasonOf(fault);
  // Nothing was said yet of who is written to and what: it is we who are not wanted, the size apart (RFC 1870 §6).
  if (atTheDoor.test(command))
    return reason === 'tooBig' || replyCode === 552
      ? 'content-rejected'
      : reason === 'rateLimited'
        ? 'rate-limited'
        : 'sender-refused';
  const byReason = codeOfReason[reason];
  if (byReason === 'recipient-unreachable') return byReason;
  if (blamesSender(fault.said)) return 'sender-refused';
  if (byReason) return byReason;
  const subject = status?.split('.')[1];
  if (subject === '1' || subject === '2' || subject === '4') return 'recipient-unreachable';
  if (subject === '6' || subject === '7') return 'content-rejected';
  if (replyCode === 552 || command === 'DATA') return 'content-rejected';
  return command === 'RCPT TO' && [550, 551, 553, 556].includes(replyCode ?? 0)
    ? 'recipient-unreachable'
    : 'permanent';
}

function reasonOf(fault: Fault): Reason {
  const command = fault.command.split(' ')[0] ?? '';
  return decideReason(
    { ...empty, status: fault.status, command, diagnostic: fault.said.slice(0, 4_000) },
    null,
  );
}

const tlsRemedy = (fault: Fault): string | null => {
  if (fault.command === 'STARTTLS' && fault.replyCode !== null)
    return `no secure connection (${fault.replyCode}): it does not offer STARTTLS; choose TLS and its port, if it has one`;
  return explainTls(fault.cause) ?? explainTls(fault.code);
};

/** What the server said, without anybody's address and without more than one line. */
function describe(fault: Fault): string {
  const remedy = tlsRemedy(fault);
  if (remedy !== null) return remedy;
  const words = fault.said
    .slice(0, 2_000)
    .replace(/[^\s<>"'()]{1,64}@[^\s<>"'()]{1,255}/g, '…')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a server's words must not steer a terminal.
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
    .slice(0, 200);
  return [fault.code, fault.cause, fault.command && `at ${fault.command}`, words].filter(Boolean).join(' ');
}
