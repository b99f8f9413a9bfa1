import { isOutOfOffice } from '../read/recognise-automatic.ts';
import type { BounceInput, ReportedFailure } from './bounce-input.ts';
import { readFailures } from './read-failures.ts';
import { saysUndelivered } from './says-undelivered.ts';

/** Local parts and display names of programs that report on deliveries. */
const daemonAddress =
  /^["']?(?:mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|mmdf|maildaemon|bounces?[-_]?daemon)\b/i;
const daemonName =
  /\b(?:mailer[- ]?daemon|mail deliver(?:y|) (?:sub)?system|mail delivery service|mail delivery agent|mmsc ndr administrator|courier mail server|internet mail delivery|content-filter at|interscan (?:mss|notification))\b/i;
const postmaster = /^["']?(?:post_?master|postoffice)\b/i;
/** Programs and people write from these alike; a parcel service too says 'delivery failed' from its noreply@. */
const anyProgram =
  /^["']?(?:sysadmin|system|administrator|root|ndr|noreply|no-reply|do-?not-?reply|.{1,60}-admin|apps|.{0,60}(?:smtp|anti_?virus|mail_?gateway|mail_?service))@?/i;
/** What only a mail server says: a reply code with words, an enhanced status, a command of the session. */
const serverSpeech =
  /(?<![\d.])[45]\d\d[- ]#?(?:[45]\.\d\.\d|[<"(]?[a-z])|(?<![\d.])[45]\.\d\.\d{1,3}(?![\d.])|\b(?:smtp|rcpt to|mailbox|user unknown|unknown user|mail server|e-?mail address)\b/i;

const failureSubjects: readonly RegExp[] = [
  /^\[?bounce\]?$/i,
  /^delivery[ _](?:failure|status notification|notification|status|report|has failed|problem|delayed|to .{1,200} failed)/i,
  /^delivery failure report/i,
  /^(?:mail|message) (?:delivery|system error|could not be|not delivered|delivery has|frozen|failure|undeliverable|rejected|status|bounce)/i,
  /^(?:undelivered|undeliverable|undeliverable:|non.?delivery|nondeliverable|non remis|non recapitabile|unzustellbar|onbestelbaar|no se puede entregar|no entregado|não é possível|nicht zustellbar|impossible de remettre)/i,
  /^(?:returned|returning|rejected) (?:mail|message|to sender)/i,
  /^(?:failure notice|failure delivery|failed delivery|failed mail|failed:|fail(?:ure|ed) )/i,
  /^(?:permanent delivery failure|temporary delivery|warning: (?:message|could not send|mail|e-?mail)|notice: mail delivery|warning: delayed mail|error\(s\) in forwarding)/i,
  /^(?:there was an error sending your mail|sorry, your message could not be delivered|your message .{1,80} (?:could not|was not|has not) )/i,
  /^(?:mail system error|mail could not be delivered|could not deliver|unable to deliver|problem delivering)/i,
  /^(?:メールエラー通知|メッセージを配信できません|メール配信に失敗しました|配信不能|未配信|送信エラー|配信エラー|不達通知|エラーメール)/,
  /^(?:退信|系统退信|недоставлен|не доставлено|сообщение не доставлено|не удается доставить|onbezorgbaar|bezorging mislukt)/i,
  /^(?:(?:correo |mensaje )?(?:devuelto|no entregado)|error (?:de|en la|al) entreg|fallo (?:de|en la) entrega|no se ha podido entregar|notificación de estado|notificação (?:de|do) (?:status|estado)|notifica (?:sullo|dello) stato|mensagem (?:não entregue|devolvida)|falha na entrega|não entregue)/i,
  /^(?:(?:message|courriel|mail) (?:non (?:distribué|délivré|remis)|refusé)|échec de (?:la )?(?:remise|distribution)|mancata consegna|messaggio non (?:recapitato|consegnato)|(?:nachricht|mail|e-mail) (?:nicht zugestellt|konnte nicht)|zustellung fehlgeschlagen)/i,
  /^(?:nie dostarczono|niedostarczona|nie można dostarczyć|nedoručiteln|doručení se nezdařilo|kan inte levereras|ej levererat|kan ikke leveres|ikke levert|ei voi toimittaa|toimitus epäonnistui|teslim edilemedi)/i,
  /(?:see transcript for details|our bulk email filter|mail delivery subsystem)/i,
  /^(?:returned mail|undeliverable mail|message delivery)/i,
];

/** How reports begin. In lower case, looked for in the first lines only. */
const openings: readonly string[] = [
  'a message that you sent ',
  'an error occurred while trying to deliver',
  'could not be delivered',
  "couldn't be delivered",
  'could not deliver',
  'delivery has failed',
  'delivery of this message',
  'delivery to the following recipient',
  'did not reach the following recipient',
  'failed to deliver',
  'had permanent fatal errors',
  'had delivery errors',
  'had delivery problems',
  'had transient non-fatal errors',
  "have been blocked and wasn't",
  'i was unable to deliver',
  "i wasn't able to deliver",
  'mail could not be',
  'message was created automatically by',
  'not be able to deliver',
  'no se ha podido entregar',
  'no pudo ser entregado',
  'no ha podido ser entregado',
  'no se pudo entregar',
  'non è stato possibile consegnare',
  'non è stato recapitato',
  'não foi possível entregar',
  'não pôde ser entregue',
  'kon niet worden',
  'nie mogła zostać dostarczona',
  'kunde inte levereras',
  'kunne ikke leveres',
  'не было доставлено',
  'не удалось доставить',
  'nicht zugestellt werden',
  "n'a pas pu être",
  'recipient was rejected',
  'recipients was rejected',
  'recipients were undeliverable',
  'rejected by a remote mail server',
  'there was an error delivering',
  'this is an automatically generated delivery status notification',
  'this report relates to',
  'transcript of session follows',
  'unable to deliver',
  'undeliverable to',
  'unknown user:',
  'was automatically rejected',
  'was not delivered',
  'will be retried',
  'you do not need to resend',
  '送信できませんでした',
  '送信に失敗しました',
  '配信できません',
  '配信に失敗',
  '存在しないか',
];

/** "Write to the following address while I am away" begins so too: these need a word of delivery beside them. */
const addressOpenings: readonly string[] = ['following address', 'following recipient'];
const deliveryWord = /fail|deliver|reject|unknown|returned|bounce|could not be sent/;

/** Headers only a reporting program sets. */
const reportHeaders: readonly string[] = [
  'x-failed-recipients',
  'x-ms-exchange-message-is-ndr',
  'x-ms-embedded-report',
  'x-mx-bounce',
  'x-mxl-notehash',
  'x-ahmailid',
  'x-bounce-original-message-id',
];

/** A subject a person answered or passed on: then it is that person's mail about a bounce. */
const personalSubject =
  /^\s*(?:re|fwd?|fw|aw|wg|tr|rv|enc|res|sv|vs|antw|doorst|odp|pd|i|r)\s*(?:\[\d+\])?\s*[:：]|^(?:auto:|abwesenheit)/i;

const maxOpeningLines = 40;

/**
 * Whether a mail is a delivery report (RFC 3464) or what older servers send instead. Two things are
 * asked for: a program wrote it, and it speaks of a delivery. A person's mail that quotes or forwards a
 * bounce has the second and not the first.
 */
export function recogniseBounce(
  input: BounceInput,
  notice: string,
  reported: readonly ReportedFailure[],
): boolean {
  const contentType = headerOf(input, 'content-type').toLowerCase();
  if (contentType.includes('feedback-report')) return false;
  // Dovecot refuses in the form of a receipt.
  if (contentType.includes('disposition-notification') && !/\bwas automatically rejected\b/.test(notice))
    return false;
  const subject = (input.subject ?? '').trim();
  const personal = personalSubject.test(subject) || isOutOfOffice(subject);
  const reportPart = reported.some(({ action, status }) => action !== null || status !== null);
  if (contentType.includes('multipart/report') && !personal) {
    if (reportPart || contentType.includes('delivery-status')) return true;
  }
  const written = writer(input);
  if (written === 'daemon') return !personal || isNullSender(input);
  if (personal || written === 'person') return false;
  if (reportPart || written === 'report') return true;
  if (written === 'unsure' && !speaksOfMail(notice)) return false;
  if (failureSubjects.some((pattern) => pattern.test(subject))) return true;
  return saysUndelivered(subject) || opensLikeReport(notice);
}

/** Whether the words are a mail server's: its codes, or a line for a failing address. */
function speaksOfMail(notice: string): boolean {
  const head = notice.slice(0, 6_000);
  return serverSpeech.test(head) || readFailures(head, new Set()).length > 0;
}

/** Who wrote the mail, from the headers alone. */
function writer(input: BounceInput): 'daemon' | 'report' | 'program' | 'unsure' | 'person' {
  const address = input.from?.address ?? '';
  const name = input.from?.name ?? '';
  const raw = headerOf(input, 'from');
  const local = address.split('@')[0] ?? '';
  if (daemonAddress.test(local) || daemonAddress.test(raw.replace(/^.{0,200}</, ''))) return 'daemon';
  if (daemonName.test(name) || daemonName.test(raw) || daemonAddress.test(raw)) return 'daemon';
  if (input.headers.some(({ name }) => reportHeaders.includes(name))) return 'report';
  // The list server fml refuses a post under its own message-id; what it distributes keeps the author's.
  if (headerOf(input, 'x-mlserver') && /^<?\d{1,20}\.FML/i.test(headerOf(input, 'message-id')))
    return 'report';
  if (headerOf(input, 'x-mailer').toLowerCase().startsWith('<smtp32')) return 'report';
  const isNobody = /<\s{0,9}>/.test(raw);
  if (
    postmaster.test(local) &&
    isPerson(name) &&
    !isNullSender(input) &&
    headerOf(input, 'return-path') !== ''
  )
    return 'person';
  if (isNobody || postmaster.test(local) || /postmaster|system administrator/i.test(raw)) return 'program';
  // No envelope sender: a robot, that of a parcel service or of somebody who has left as well as a mail server.
  if (isNullSender(input) || anyProgram.test(local)) return 'unsure';
  const submitted = headerOf(input, 'auto-submitted').toLowerCase();
  return submitted && submitted !== 'no' ? 'unsure' : 'person';
}

/** 'Luis Gil <postmaster@…>': the keeper of a server writes from there as well. */
const isPerson = (name: string): boolean =>
  /^\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(name) &&
  !/mail|post|e-?mail|correo|courriel|system|sistema|server|deliver|subsystem|admin|agent|daemon|gateway|notif|security|secur|virus|microsoft|outlook|exchange|internet|support|team|service|report|robot|filter|firewall|barracuda|network|spam|relay|queue|program|software|webmaster|host|domain|domino|lotus|helpdesk/i.test(
    name,
  );

/** A report has no envelope sender (RFC 5321 §4.5.5), or a daemon's. */
function isNullSender(input: BounceInput): boolean {
  const path = input.headers.find(({ name }) => name === 'return-path')?.value.trim();
  return path !== undefined && (path === '' || path === '<>' || /^<?mailer-daemon/i.test(path));
}

export function headerOf(input: BounceInput, name: string): string {
  return input.headers.find((header) => header.name === name)?.value ?? '';
}

function opensLikeReport(notice: string): boolean {
  const head = notice.split('\n').slice(0, maxOpeningLines).join(' ').slice(0, 6_000).toLowerCase();
  if (openings.some((opening) => head.includes(opening))) return true;
  if (addressOpenings.some((opening) => head.includes(opening)) && deliveryWord.test(head)) return true;
  return saysUndelivered(head);
}
