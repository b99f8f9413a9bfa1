import type { BounceInput, ReportedFailure } from './bounce-input.ts';
import { addressesIn, firstAddress } from './find-addresses.ts';
import { readDeliveryStatus } from './read-delivery-status.ts';
import { commandIn, empty, readFailures } from './read-failures.ts';
import { headerIn } from './read-returned-id.ts';
import { readSns } from './read-sns.ts';
import { headerOf } from './recognise-bounce.ts';

const decoder = new TextDecoder('utf-8');
const maxReport = 200_000;
/** Words of a server about one address, and around it: more is never said, and each is searched for phrases. */
const maxDiagnostic = 6_000;
export const maxAround = 20_000;

/** Sentences of a report that the server still tries. */
const stillTrying =
  /(?:se seguirá intentando|se volverá a intentar|todavía no se ha|aún no se ha|no es necesario (?:que lo |volver a )?(?:reenv|env)|nouvelles tentatives|n.a pas encore|noch nicht zugestellt|weitere zustellversuche|weiterhin versucht|não foi ainda|ainda não foi|novas tentativas|non è ancora|ulteriori tentativi|opnieuw geprobeerd|will continue to be|still being|no action is required|do not need to resend|will be retried|will keep trying|warning message only|has been delayed|delays in delivering|not yet been delivered|reported as delayed)/i;

/** The fields of a report (RFC 3464), from its own part, from its words, or from the report that it wraps. */
export function reportFields(input: BounceInput, notice: string): ReportedFailure[] {
  const part =
    input.parts.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type)) ??
    input.parts.find(isFieldsAsText);
  const text = part ? decoder.decode(part.content.subarray(0, maxReport)) : '';
  const fields = readDeliveryStatus(text);
  if (fields.length > 0) return fields;
  const written = readDeliveryStatus(notice);
  if (written.length > 0) return written;
  const wrapped = wrappedFields(input);
  return wrapped.length > 0 ? wrapped : readSns(input);
}

/** The fields as a file of text: 'details.txt'. */
const isFieldsAsText = ({ type, content }: BounceInput['parts'][number]): boolean =>
  type === 'text/plain' &&
  /^\s*(?:reporting-mta|final-recipient|original-recipient)\s*:/i.test(
    decoder.decode(content.subarray(0, 200)),
  );

/** A gateway that adds its own words hands a whole report on as a file. */
function wrappedFields(input: BounceInput): ReportedFailure[] {
  const part = input.parts.find(({ type }) => type === 'message/rfc822');
  const text = part ? decoder.decode(part.content.subarray(0, maxReport)) : '';
  const head = text.slice(0, 20_000).split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^content-type:\s{0,9}multipart\/report\b[\s\S]{0,200}delivery-status/im.test(head)
    ? readDeliveryStatus(text)
    : [];
}

/** Whom the report was sent to: those who sent what it returns. */
export const ownAddresses = (input: BounceInput): ReadonlySet<string> =>
  new Set(
    [headerOf(input, 'to'), headerOf(input, 'delivered-to'), input.from?.address ?? '']
      .flatMap((value) => addressesIn(value))
      .map((address) => address.toLowerCase()),
  );

/** Failures from the report fields, completed with the server's words; else from the words alone. */
export function allFailures(
  input: BounceInput,
  notice: string,
  fields: ReportedFailure[],
  head: string,
  own: ReadonlySet<string>,
): ReportedFailure[] {
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
    diagnostic: withoutOwn(failure.diagnostic.slice(0, maxDiagnostic), failure.recipient, own),
    action: failure.action ?? (delayed ? 'delayed' : null),
    command: failure.command ?? commandIn(failure.diagnostic),
  }));
}

/** What is said of our own address is said of who sends: 'the address soporte@empresa.example is not valid'. */
export function withoutOwn(said: string, recipient: string | null, own: ReadonlySet<string>): string {
  const ours = addressesIn(said).filter(
    (address) => own.has(address.toLowerCase()) && address.toLowerCase() !== recipient?.toLowerCase(),
  );
  return ours.reduce((text, address) => text.split(address).join('sender'), said);
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
