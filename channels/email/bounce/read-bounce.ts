import type { Bounce, BouncedRecipient, BounceInput, Reason, ReportedFailure } from './bounce-input.ts';
import { decideReason, isHard } from './decide-reason.ts';
import { addressesIn, firstAddress } from './find-addresses.ts';
import { holds, wordsOf } from './phrase-table.ts';
import { readDeliveryStatus } from './read-delivery-status.ts';
import { commandIn, empty, readFailures } from './read-failures.ts';
import { readNotice } from './read-notice.ts';
import { headerIn, originalMessageId, returnedHead } from './read-returned-id.ts';
import { receivers } from './receiver-table.ts';
import { headerOf, recogniseBounce } from './recognise-bounce.ts';
import { powerMtaCategories, type Reporter, reporters } from './reporter-table.ts';
import { saysUnknownInTongue } from './says-unknown.ts';
import { isVague, preferredStatus } from './status-table.ts';

export type { Bounce, BouncedRecipient, BounceInput } from './bounce-input.ts';

const decoder = new TextDecoder('utf-8');
const maxReport = 200_000;
/** Words of a server about one address, and around it: more is never said, and each is searched for phrases. */
const maxDiagnostic = 6_000;
const maxAround = 20_000;

/** Sentences of a report that the server still tries. */
const stillTrying =
  /(?:se seguirá intentando|se volverá a intentar|todavía no se ha|aún no se ha|no es necesario (?:que lo |volver a )?(?:reenv|env)|nouvelles tentatives|n.a pas encore|noch nicht zugestellt|weitere zustellversuche|weiterhin versucht|não foi ainda|ainda não foi|novas tentativas|non è ancora|ulteriori tentativi|opnieuw geprobeerd|will continue to be|still being|no action is required|do not need to resend|will be retried|will keep trying|warning message only|has been delayed|delays in delivering|not yet been delivered|reported as delayed)/i;

/**
 * Reads a delivery report of any kind: RFC 3464, or the free text of older servers.
 * Pure and bounded: looks at 60 kB of words, 200 kB of report fields and 100 addresses; patterns are linear.
 * For a mail that is no delivery report, `is` is false and all else is empty.
 */
export function readBounce(input: BounceInput): Bounce {
  const { notice, returned } = readNotice(input);
  const fields = reportFields(input, notice);
  if (!recogniseBounce(input, notice, fields)) {
    return { is: false, hard: false, recipients: [], status: null, originalMessageId: null, failures: [] };
  }
  const head = returnedHead(input, returned);
  const found = allFailures(input, notice, fields, head);
  // Words outside the block of one address tell about it only if it is the only one.
  const around = found.length === 1 ? notice.slice(0, maxAround) : '';
  const reporter = reporters.find((candidate) => isReporter(candidate, input, notice));
  const failures = found
    .map((failure) => judge(failure, reporter, around, fields.length === 0))
    .filter(({ reason }) => reason !== 'delivered');
  return {
    is: true,
    hard: failures.some(({ hard }) => hard),
    recipients: [...new Set(failures.map(({ recipient }) => recipient).filter((value) => value !== ''))],
    status: (failures.find(({ hard }) => hard) ?? failures.find(({ status }) => status))?.status ?? null,
    originalMessageId: originalMessageId(input, head, notice),
    failures,
  };
}

function reportFields(input: BounceInput, notice: string): ReportedFailure[] {
  const part = input.parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type));
  const text = part ? decoder.decode(part.content.subarray(0, maxReport)) : '';
  const fields = readDeliveryStatus(text);
  if (fields.length > 0) return fields;
  const written = readDeliveryStatus(notice);
  return written.length > 0 ? written : wrappedFields(input);
}

/** A gateway that adds its own words hands a whole report on as a file. */
function wrappedFields(input: BounceInput): ReportedFailure[] {
  const part = input.parts.find(({ type }) => type === 'message/rfc822');
  const text = part ? decoder.decode(part.content.subarray(0, maxReport)) : '';
  const head = text.slice(0, 20_000).split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^content-type:\s{0,9}multipart\/report\b[\s\S]{0,200}delivery-status/im.test(head)
    ? readDeliveryStatus(text)
    : [];
}

/** Failures from the report fields, completed with the server's words; else from the words alone. */
function allFailures(
  input: BounceInput,
  notice: string,
  fields: ReportedFailure[],
  head: string,
): ReportedFailure[] {
  const own = new Set(
    [headerOf(input, 'to'), headerOf(input, 'delivered-to'), input.from?.address ?? '']
      .flatMap((value) => addressesIn(value))
      .map((address) => address.toLowerCase()),
  );
  const said = readFailures(notice, own);
  const delayed =
    stillTrying.test(`${input.subject ?? ''}\n${notice}`) ||
    /^warning: (?!.{0,300}\b(?:user unknown|unknown user|no such user))/i.test(input.subject ?? '');
  const named = addressesIn(headerOf(input, 'x-failed-recipients'));
  const found =
    fields.length > 0
      ? fields.map((field) => complete(field, said, notice))
      : named.length > 0
        ? named.map(
            (recipient) => sameRecipient(said, recipient) ?? { ...empty, recipient, diagnostic: notice },
          )
        : said;
  if (found.length === 0) {
    const recipient =
      firstAddress(headerIn(head, 'to') ?? '') ??
      firstAddress(input.subject ?? '') ??
      onlyAddress(notice.slice(0, maxAround), own);
    found.push({ ...empty, recipient, diagnostic: notice });
  }
  return found.map((failure) => ({
    ...failure,
    diagnostic: failure.diagnostic.slice(0, maxDiagnostic),
    action: failure.action ?? (delayed ? 'delayed' : null),
    command: failure.command ?? commandIn(failure.diagnostic),
  }));
}

/** The one address that a notice in whatever words names, beside our own and the server's; null where there are more. */
function onlyAddress(notice: string, own: ReadonlySet<string>): string | null {
  const named = addressesIn(notice).filter(
    (address) => !own.has(address.toLowerCase()) && !/^(?:post_?master|mailer-daemon|abuse)@/i.test(address),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

function complete(field: ReportedFailure, said: ReportedFailure[], notice: string): ReportedFailure {
  const words =
    sameRecipient(said, field.recipient)?.diagnostic ??
    (said.length < 2 ? notice : said[0]?.diagnostic) ??
    '';
  const tooShort = field.diagnostic.trim().length < 8;
  return {
    ...field,
    recipient: field.recipient ?? said[0]?.recipient ?? null,
    diagnostic: tooShort ? `${field.diagnostic} ${words}`.trim() : field.diagnostic,
    command: commandIn(field.diagnostic) ?? commandIn(words) ?? commandIn(notice),
  };
}

function sameRecipient(
  list: readonly ReportedFailure[],
  recipient: string | null,
): ReportedFailure | undefined {
  return list.find((item) => item.recipient?.toLowerCase() === recipient?.toLowerCase());
}

function judge(
  reported: ReportedFailure,
  reporter: Reporter | undefined,
  around: string,
  isPlain: boolean,
): BouncedRecipient {
  const status = preferredStatus(reported.status, reported.diagnostic);
  const failure = { ...reported, status };
  if (failure.action && /^(?:delivered|relayed|expanded)/.test(failure.action)) {
    return { recipient: failure.recipient ?? '', hard: false, status, reason: 'delivered' };
  }
  const command = failure.command ?? reporter?.command ?? null;
  const given =
    meantBy(failure, reporter, wordsOf(failure.diagnostic)) ?? meantBy(failure, reporter, wordsOf(around));
  const verdict = (said: ReportedFailure, reason: Reason): BouncedRecipient => ({
    recipient: said.recipient ?? '',
    hard: isHard(reason, said),
    status: said.status,
    reason,
  });
  // A plain notice that puts 'no such user' beside an address speaks of that address.
  // So does a server that looked into its own directory.
  const speaksOfIt = (isPlain && !reporter?.reportsLater) || failure.diagnosticType === 'x-notes';
  // So does a report whose fields tell nothing while its words tell the reader in his own language what is wrong.
  const tellsInWords = isVague(status) && saysUnknownInTongue(wordsOf(around));
  const asked = command ?? (speaksOfIt || tellsInWords ? 'RCPT' : null);
  const reason = decideReason({ ...failure, command: asked }, given);
  if (reason !== 'unknown' || around === '') return verdict(failure, reason);
  // Some name the address last: then the cause stands before it.
  const whole = { ...failure, diagnostic: around, status: status ?? preferredStatus(null, around), command };
  return verdict(
    whole,
    decideReason(
      { ...whole, command: command ?? commandIn(around) ?? (tellsInWords ? 'RCPT' : null) },
      given,
    ),
  );
}

/** What the refusing or the reporting server is known to mean by these words. */
function meantBy(failure: ReportedFailure, reporter: Reporter | undefined, text: string): Reason | null {
  const category = failure.category ? powerMtaCategories[failure.category] : undefined;
  if (category) return category;
  const host = failure.remoteHost ?? text.match(/host ([a-z0-9.-]{4,253})\[/)?.[1] ?? '';
  const domain = failure.recipient?.split('@')[1] ?? '';
  const receiver = receivers.find(({ host: names }) =>
    names.some((name) => host.endsWith(name) || (domain !== '' && domain.endsWith(name))),
  );
  const said = [...(receiver?.says ?? []), ...(reporter?.says ?? [])].find(([phrase]) => holds(text, phrase));
  return said?.[1] ?? reporter?.otherwise ?? null;
}

function isReporter(reporter: Reporter, input: BounceInput, notice: string): boolean {
  const from =
    `${input.from?.name ?? ''} ${input.from?.address ?? ''} ${headerOf(input, 'from')}`.toLowerCase();
  if (reporter.from && !from.includes(reporter.from)) return false;
  if (reporter.subject && !(input.subject ?? '').trim().toLowerCase().startsWith(reporter.subject))
    return false;
  if (reporter.text && !notice.toLowerCase().includes(reporter.text)) return false;
  return (reporter.header ?? []).every(([name, part]) =>
    input.headers.some((header) => header.name === name && header.value.toLowerCase().includes(part)),
  );
}
